package io.billfold.billing.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.billfold.billing.Problem;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.account.TaxRegistration.Scheme;
import io.billfold.billing.exchange.Conversion;
import io.billfold.billing.exchange.ExchangeDecision;
import io.billfold.billing.exchange.ExchangeRule;
import io.billfold.billing.exchange.RateSource;
import io.billfold.billing.ledger.RecapitulativeTotal;
import io.billfold.billing.ledger.TaxMovement;
import io.billfold.billing.ledger.TaxTotal;
import io.billfold.billing.tax.SellerSales;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.billing.tax.Thresholds;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Returns from totals that are written down here. All amounts are worked out by hand. */
class TaxReportsTest {
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 3, 31);

    @Test
    void vatIsSortedByPlaceTaxCategoryAndRate() {
        List<TaxTotal> totals =
                totals(
                        """
                        FR    | VAT | S  | 20  | oss      | consumer | FR    | EUR | 50    | 10   | 50
                        DE    | VAT | S  | 19  | domestic | business | DE    | EUR | 100   | 19   | 100
                        DE    | VAT | S  | 7   | domestic | consumer | DE    | EUR | 10    | 0.70 | 10
                        DE    | VAT | S  | 19  | domestic | business | DE    | CHF | 20    | 3.80 | 20
                        CA-BC | PST | S  | 7   | domestic | consumer | CA-BC | CAD | 49.90 | 3.49 | 0
                        CA    | GST | S  | 5   | domestic | consumer | CA-BC | CAD | 49.90 | 2.50 | 49.90
                        CH    | VAT | O  | 0   | -        | business | CH    | EUR | 30    | 0    | 30
                        DE    | VAT | S  | 19  | domestic | consumer | DE    | EUR | -10   | -1.90 | -10
                        """);

        assertThat(TaxReports.vat(totals).toCsv().lines())
                .containsExactly(
                        "place,tax,category,ratePercent,scheme,customer,soldTo,currency,taxable,"
                                + "taxAmount,owedIn,taxableOwed,taxOwed,documents",
                        "CA,GST,S,5,domestic,consumer,CA-BC,CAD,49.90,2.50,,,,3",
                        "CA-BC,PST,S,7,domestic,consumer,CA-BC,CAD,49.90,3.49,,,,3",
                        "CH,VAT,O,0,,business,CH,EUR,30.00,0.00,,,,3",
                        "DE,VAT,S,7,domestic,consumer,DE,EUR,10.00,0.70,,,,3",
                        "DE,VAT,S,19,domestic,business,DE,CHF,20.00,3.80,,,,3",
                        "DE,VAT,S,19,domestic,business,DE,EUR,100.00,19.00,,,,3",
                        "DE,VAT,S,19,domestic,consumer,DE,EUR,-10.00,-1.90,,,,3",
                        "FR,VAT,S,20,oss,consumer,FR,EUR,50.00,10.00,,,,3");
    }

    @Test
    void vatThatIsOwedInAnotherCurrencyIsToldInIt() {
        TaxMovement.Key key =
                new TaxMovement.Key(
                        "PL",
                        "VAT",
                        TaxCategory.STANDARD,
                        new BigDecimal("23"),
                        Scheme.DOMESTIC,
                        PartyKind.BUSINESS,
                        "PL");
        TaxMovement.Owed owed =
                new TaxMovement.Owed(Money.parse("PLN 425.98"), Money.parse("PLN 97.98"));
        TaxTotal total =
                new TaxTotal(
                        key,
                        Money.parse("EUR 100.00"),
                        Money.parse("EUR 23.00"),
                        owed,
                        Money.parse("EUR 100.00"),
                        1);

        assertThat(TaxReports.vat(List.of(total)).toCsv().lines().skip(1))
                .containsExactly(
                        "PL,VAT,S,23,domestic,business,PL,EUR,100.00,23.00,PLN,425.98,97.98,1");
    }

    /** Of two documents one said what is owed in zloty, of two others both. */
    @Test
    void whatIsOwedInAnotherCurrencyIsToldWhereItIsWhole() {
        TaxTotal unsaid = total("PL|VAT|S|23|domestic|consumer|PL|EUR|9.90|2.28|9.90");
        TaxTotal said = owed(unsaid, "PLN 41.58", "PLN 9.58");

        assertThat(TaxReports.vat(List.of(said.plus(said))).rows().getFirst())
                .endsWith("EUR", "19.80", "4.56", "PLN", "83.16", "19.16", "6");
        assertThat(TaxReports.vat(List.of(said.plus(unsaid))).rows().getFirst())
                .endsWith("EUR", "19.80", "4.56", "", "", "", "6");
    }

    /** Bulgaria was owed lev until 2025 and is owed euros since. */
    @Test
    void acrossAChangeOfCurrencyNothingIsOwedInOne() {
        TaxTotal bulgarian = total("BG|VAT|S|20|domestic|consumer|BG|USD|10|2|10");

        TaxTotal both =
                owed(bulgarian, "BGN 16.60", "BGN 3.32")
                        .plus(owed(bulgarian, "EUR 8.50", "EUR 1.70"));

        assertThat(both.owed()).isNull();
        assertThat(both.tax()).hasToString("USD 4.00");
    }

    private static TaxTotal owed(TaxTotal total, String base, String tax) {
        return new TaxTotal(
                total.key(),
                total.base(),
                total.tax(),
                new TaxMovement.Owed(Money.parse(base), Money.parse(tax)),
                total.sold(),
                total.documents());
    }

    @Test
    void theTaxOfAllRowsIsTheTaxOfAllTotals() {
        List<TaxTotal> totals =
                totals(
                        """
                        DE | VAT | S | 19 | domestic | business | DE | EUR | 100 | 19 | 100
                        FR | VAT | S | 20 | oss      | consumer | FR | EUR | 50  | 10 | 50
                        """);

        assertThat(
                        TaxReports.vat(totals).toObjects().stream()
                                .map(row -> new BigDecimal(row.getOrDefault("taxAmount", "")))
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("29");
    }

    /**
     * One euro is 4.20 zloty and 1.05 dollars. 100.80 zloty with 23.18 of tax are 24.00 and 5.519
     * euros; 21.00 dollars with 4.20 are 20.00 and 4.00.
     */
    @Test
    void theOneStopShopIsDeclaredInEuros() {
        List<TaxTotal> totals =
                totals(
                        """
                        PL    | VAT | S | 23  | oss      | consumer | PL    | PLN | 100.80 | 23.18 | 100.80
                        FR    | VAT | S | 20  | oss      | consumer | FR    | USD | 21     | 4.20  | 21
                        FR    | VAT | S | 20  | oss      | consumer | FR    | EUR | 50     | 10    | 50
                        FR    | VAT | S | 20  | oss      | business | FR    | EUR | 5      | 1     | 5
                        FR    | VAT | S | 20  | oss      | consumer | MC    | EUR | 10     | 2     | 10
                        FR    | VAT | S | 5.5 | oss      | consumer | FR    | EUR | 10     | 0.55  | 10
                        PT-30 | VAT | S | 22  | oss      | consumer | PT-30 | EUR | 10     | 2.20  | 10
                        DE    | VAT | S | 19  | domestic | consumer | DE    | EUR | 100    | 19    | 100
                        """);

        assertThat(shop(totals).toCsv().lines())
                .containsExactly(
                        "memberState,ratePercent,currency,taxable,taxAmount,rate,taxableEur,taxEur",
                        "FR,5.5,EUR,10.00,0.55,\"1 EUR = 1 EUR (ECB, 2026-03-31)\",10.00,0.55",
                        // consumers in France and Monaco, and a business without a number
                        "FR,20,EUR,65.00,13.00,\"1 EUR = 1 EUR (ECB, 2026-03-31)\",65.00,13.00",
                        "FR,20,USD,21.00,4.20,\"1 EUR = 1.05 USD (ECB, 2026-03-31)\",20.00,4.00",
                        "PL,23,PLN,100.80,23.18,\"1 EUR = 4.20 PLN (ECB, 2026-03-31)\",24.00,5.52",
                        "PT,22,EUR,10.00,2.20,\"1 EUR = 1 EUR (ECB, 2026-03-31)\",10.00,2.20");
    }

    @Test
    void theSchemeOfSellersFromOutsideIsDeclaredAlike() {
        assertThat(shop(totals("FR|VAT|S|20|oss_non_union|consumer|FR|EUR|50|10|50")).toObjects())
                .extracting(
                        row -> row.getOrDefault("memberState", ""),
                        row -> row.getOrDefault("taxEur", ""))
                .containsExactly(tuple("FR", "10.00"));
    }

    @Test
    void withoutARateNothingIsDeclaredAndEachMissingOneIsSaidOnce() {
        List<TaxTotal> totals =
                totals(
                        """
                        FR | VAT | S | 20 | oss | consumer | FR | SEK | 50 | 10 | 50
                        IT | VAT | S | 22 | oss | consumer | IT | SEK | 50 | 11 | 50
                        FR | VAT | S | 20 | oss | consumer | FR | EUR | 50 | 10 | 50
                        """);

        assertThat(TaxReports.oneStopShop(totals, TaxReportsTest::rate))
                .isEqualTo(
                        new TaxReports.Result.Refused(
                                List.of(new Problem("from", "no rate of SEK"))));
    }

    @Test
    void aRateThatIsNotNeededIsNotAskedFor() {
        List<TaxTotal> totals = totals("SE|VAT|S|25|domestic|consumer|SE|SEK|50|12.50|50");

        assertThat(shop(totals).rows()).isEmpty();
    }

    @Test
    void theSalesListNamesBusinessesByTheirNumber() {
        Report report =
                TaxReports.salesList(
                        List.of(
                                listed("FR40303265045", TaxCategory.REVERSE_CHARGE, "EUR 100.00"),
                                listed("EL094259216", TaxCategory.REVERSE_CHARGE, "EUR 20.00"),
                                listed("FR40303265045", TaxCategory.INTRA_COMMUNITY, "EUR 7.00"),
                                listed("FR40303265045", TaxCategory.REVERSE_CHARGE, "CHF -5.00")));

        assertThat(report.toCsv().lines())
                .containsExactly(
                        "country,taxId,supply,currency,value",
                        "EL,EL094259216,services,EUR,20.00",
                        "FR,FR40303265045,services,CHF,-5.00",
                        "FR,FR40303265045,services,EUR,100.00",
                        "FR,FR40303265045,goods,EUR,7.00");
    }

    private static RecapitulativeTotal listed(String number, TaxCategory category, String base) {
        return new RecapitulativeTotal(number, category, Money.parse(base));
    }

    @Test
    void eachStateIsShownWithItsThreshold() {
        List<TaxTotal> totals =
                totals(
                        """
                        US-TX | sales tax | S | 6.25 | domestic | business | US-TX | USD | 80  | 5    | 100
                        US-TX | sales tax | E | 0    | domestic | business | US-TX | USD | 40  | 0    | 40
                        US-NY | VAT       | O | 0    | -        | business | US-NY | USD | 30  | 0    | 30
                        US-NY | VAT       | O | 0    | -        | business | US-NY | EUR | 10  | 0    | 10
                        DE    | VAT       | S | 19   | domestic | business | DE    | EUR | 100 | 19   | 100
                        """);

        Report report =
                TaxReports.unitedStates(
                        totals,
                        List.of(
                                standing("US-TX", "600000", 300, Thresholds.Status.REACHED),
                                standing("US-NY", "40", 2, Thresholds.Status.BELOW)),
                        List.of(
                                new TaxRegistration("US", "TX", Scheme.DOMESTIC, "US-1", null),
                                new TaxRegistration("DE", Scheme.DOMESTIC, "DE-1")));

        assertThat(report.toCsv().lines())
                .containsExactly(
                        "state,currency,sold,taxable,taxAmount,registered,threshold,soldInYear,"
                                + "sales,nexus",
                        "US-NY,EUR,10.00,0.00,0.00,no,USD 500000,40,2,below",
                        "US-NY,USD,30.00,0.00,0.00,no,USD 500000,40,2,below",
                        "US-TX,USD,140.00,80.00,5.00,yes,USD 500000,600000,300,reached");
    }

    @Test
    void aStateWithoutAThresholdHasNone() {
        Report report =
                TaxReports.unitedStates(
                        totals("US-OR|sales tax|O|0|-|business|US-OR|USD|30|0|30"),
                        List.of(),
                        List.of());

        assertThat(report.rows())
                .containsExactly(
                        List.of(
                                "US-OR", "USD", "30.00", "0.00", "0.00", "no", "none", "", "",
                                "none"));
    }

    /** State, county and city tax one sale each: 6.25, 0.5 and 1 % of 80.00. */
    @Test
    void severalTaxesOfOneSaleAreTaxableOnce() {
        List<TaxTotal> totals =
                totals(
                        """
                        US-TX | TX STATE TAX         | S | 6.25 | domestic | business | US-TX | USD | 80 | 5    | 100
                        US-TX | COUNTY TAX (TRAVIS)  | S | 0.5  | domestic | business | US-TX | USD | 80 | 0.40 | 0
                        US-TX | CITY TAX (AUSTIN)    | S | 1    | domestic | business | US-TX | USD | 80 | 0.80 | 0
                        """);

        assertThat(TaxReports.unitedStates(totals, List.of(), List.of()).toObjects())
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row).containsEntry("sold", "100.00");
                            assertThat(row).containsEntry("taxable", "80.00");
                            assertThat(row).containsEntry("taxAmount", "6.20");
                        });
    }

    @Test
    void thresholdsCountEachSaleOnce() {
        List<TaxTotal> totals =
                totals(
                        """
                        CA    | GST | S | 5 | domestic | consumer | CA-BC | CAD | 49.90 | 2.50 | 49.90
                        CA-BC | PST | S | 7 | domestic | consumer | CA-BC | CAD | 49.90 | 3.49 | 0
                        """);

        assertThat(TaxReports.sales(totals))
                .containsExactly(
                        new Thresholds.Sale(
                                "CA-BC", PartyKind.CONSUMER, Money.parse("CAD 49.90"), 3),
                        new Thresholds.Sale("CA-BC", PartyKind.CONSUMER, Money.parse("CAD 0"), 0));
    }

    private static Thresholds.Standing standing(
            String place, String sold, int count, Thresholds.Status status) {
        return new Thresholds.Standing(
                place,
                CurrencyUnit.USD,
                new SellerSales.Sold(new BigDecimal(sold), count),
                "USD 500000",
                status);
    }

    private static Report shop(List<TaxTotal> totals) {
        TaxReports.Result result = TaxReports.oneStopShop(totals, TaxReportsTest::rate);
        assertThat(result).isInstanceOf(TaxReports.Result.Made.class);
        return ((TaxReports.Result.Made) result).report();
    }

    private static ExchangeDecision rate(CurrencyUnit from) {
        return switch (from.getCode()) {
            case "EUR" -> found(from, "1");
            case "USD" -> found(from, "1.05");
            case "PLN" -> found(from, "4.20");
            default -> new ExchangeDecision.Refused(new Problem("from", "no rate of " + from));
        };
    }

    private static ExchangeDecision found(CurrencyUnit from, String perEuro) {
        return new ExchangeDecision.Found(
                new Conversion(
                        from,
                        CurrencyUnit.EUR,
                        new BigDecimal(perEuro),
                        BigDecimal.ONE,
                        RateSource.ECB,
                        LAST_DAY,
                        ExchangeRule.LAST_OF_PERIOD));
    }

    /** Place, tax, category, rate, scheme, customer, sold to, currency, base, tax and sold. */
    private static List<TaxTotal> totals(String table) {
        return table.lines().map(TaxReportsTest::total).toList();
    }

    private static TaxTotal total(String row) {
        List<String> cells = List.of(row.split(" *\\| *"));
        CurrencyUnit currency = CurrencyUnit.of(cells.get(7));
        return new TaxTotal(
                new TaxMovement.Key(
                        cells.get(0),
                        cells.get(1),
                        category(cells.get(2)),
                        new BigDecimal(cells.get(3)),
                        cells.get(4).equals("-")
                                ? null
                                : Scheme.valueOf(cells.get(4).toUpperCase(Locale.ROOT)),
                        PartyKind.valueOf(cells.get(5).toUpperCase(Locale.ROOT)),
                        cells.get(6)),
                Money.of(currency, new BigDecimal(cells.get(8))),
                Money.of(currency, new BigDecimal(cells.get(9))),
                null,
                Money.of(currency, new BigDecimal(cells.get(10).strip())),
                3);
    }

    private static TaxCategory category(String code) {
        for (TaxCategory category : TaxCategory.values()) {
            if (category.code().equals(code)) {
                return category;
            }
        }
        throw new AssertionError(code);
    }
}
