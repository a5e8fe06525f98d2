package io.billfold.billing.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.account.PartyKind;
import io.billfold.billing.tax.SellerSales.Sold;
import io.billfold.billing.tax.Thresholds.Sale;
import io.billfold.billing.tax.Thresholds.Standing;
import io.billfold.billing.tax.Thresholds.Status;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Worked out by hand from {@code us-nexus.csv}, {@code regimes.csv} and art. 59c. */
class ThresholdsTest {
    private static final Thresholds THRESHOLDS = Thresholds.bundled();
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

    /** Units for one euro; of the baht no rate is known. */
    private static final Map<String, String> RATES =
            Map.of("EUR", "1", "USD", "1.25", "CAD", "2", "CHF", "0.5", "AUD", "1.6");

    /** Sales are parted by plus signs: place, customer, amount, currency, number of invoices. */
    @ParameterizedTest(name = "{0}: {1} / {2} -> {3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            # home | this year                    | last year | place | sold          | status
            # by amount: Texas, more than 500000
            DE | US-TX business 399999.99 USD 10  |           | US-TX | 399999.99 10  | below
            DE | US-TX business 400000 USD 10     |           | US-TX | 400000 10     | near
            DE | US-TX business 500000 USD 10     |           | US-TX | 500000 10     | near
            DE | US-TX business 500000.01 USD 10  |           | US-TX | 500000.01 10  | reached
            DE | US-TX business 1000 USD 10000    |           | US-TX | 1000 10000    | below
            DE | US-TX business 320000 EUR 1      |           | US-TX | 400000.00 1   | near
            DE | US-TX consumer 300000 USD 3 + US-TX business 200001 USD 2 || US-TX | 500001 5 | reached
            DE | US-TX business 600000 USD 1      |           | US-CA | -             | none
            # by amount or number: New Jersey, more than 100000 or at least 200
            DE | US-NJ consumer 79999.99 USD 159  |           | US-NJ | 79999.99 159  | below
            DE | US-NJ consumer 80000 USD 1       |           | US-NJ | 80000 1       | near
            DE | US-NJ consumer 10 USD 160        |           | US-NJ | 10 160        | near
            DE | US-NJ consumer 10 USD 199        |           | US-NJ | 10 199        | near
            DE | US-NJ consumer 10 USD 200        |           | US-NJ | 10 200        | reached
            DE | US-NJ consumer 100000.01 USD 1   |           | US-NJ | 100000.01 1   | reached
            # by amount and number: New York, more than 500000 and at least 100
            DE | US-NY business 600000 USD 79     |           | US-NY | 600000 79     | below
            DE | US-NY business 600000 USD 80     |           | US-NY | 600000 80     | near
            DE | US-NY business 600000 USD 99     |           | US-NY | 600000 99     | near
            DE | US-NY business 600000 USD 100    |           | US-NY | 600000 100    | reached
            DE | US-NY business 400000 USD 100    |           | US-NY | 400000 100    | near
            DE | US-NY business 399999 USD 1000   |           | US-NY | 399999 1000   | below
            # Oregon has no sales tax, and at home there is nexus from the first sale
            DE | US-OR business 900000 USD 900    |           | US-OR | -             | none
            US-CA | US-CA business 900000 USD 9   |           | US-CA | -             | none
            US-CA | US-TX business 900000 USD 9   |           | US-TX | 900000 9      | reached
            # art. 59c: more than 10000 to consumers in other member states together
            DE | FR consumer 5000 EUR 1 + IT consumer 2999.99 EUR 1 | | EU | 7999.99 2  | below
            DE | FR consumer 5000 EUR 1 + IT consumer 3000 EUR 1    | | EU | 8000 2     | near
            DE | FR consumer 5000 EUR 1 + IT consumer 5000 EUR 1    | | EU | 10000 2    | near
            DE | FR consumer 5000 EUR 1 + IT consumer 5000.01 EUR 1 | | EU | 10000.01 2 | reached
            DE | FR business 90000 EUR 1          |           | EU    | 0 0           | below
            DE | DE consumer 90000 EUR 1          |           | EU    | 0 0           | below
            DE | CH consumer 90000 EUR 1 + GB consumer 90000 EUR 1  | | EU | 0 0       | below
            DE | FR consumer 10000 USD 1          |           | EU    | 8000.00 1     | near
            US-CA | FR consumer 90000 EUR 1       |           | EU    | -             | none
            GB | FR consumer 90000 EUR 1          |           | EU    | -             | none
            # Madeira and Jungholz are of the VAT territory; these others are not
            DE | PT-30 consumer 9000 EUR 1 + AT-JM consumer 1001 EUR 1 | | EU | 10001 2 | reached
            PT | PT-30 consumer 90000 EUR 1       |           | EU    | 0 0           | below
            DE | ES-CN consumer 90000 EUR 1 + FI-01 consumer 90000 EUR 1 | | EU | 0 0   | below
            DE | IT-LIV consumer 90000 EUR 1 + DE-HEL consumer 9 EUR 1   | | EU | 0 0   | below
            DE | FR-GP consumer 90000 EUR 1 + GR-69 consumer 90000 EUR 1 | | EU | 0 0   | below
            ES-CN | FR consumer 90000 EUR 1       |           | EU    | -             | none
            # Canada: more than 30000 to consumers in all provinces; Quebec and BC for themselves
            DE | CA-ON consumer 15000 CAD 1 + CA-QC consumer 15000.01 CAD 1 || CA | 30000.01 2 | reached
            DE | CA-ON consumer 15000 CAD 1 + CA-QC consumer 15000.01 CAD 1 || CA-QC | 15000.01 1 | below
            DE | CA-ON consumer 15000 CAD 1 + CA-QC consumer 15000.01 CAD 1 | | CA-ON | - | none
            DE | CA-ON business 90000 CAD 1       |           | CA    | 0 0           | below
            DE | CA-BC business 6000 CAD 1 + CA-BC consumer 4000.01 CAD 1 || CA-BC | 10000.01 2 | reached
            DE | CA-BC business 6000 CAD 1 + CA-BC consumer 4000.01 CAD 1 | | CA | 4000.01 1 | below
            DE | CA-ON consumer 90000 CAD 1 + CA-BC consumer 8000 CAD 1   | | CA-BC | 8000 1 | near
            CA-ON | CA-BC consumer 10001 CAD 1    |           | CA    | -             | none
            CA-ON | CA-BC consumer 10001 CAD 1    |           | CA-BC | 10001 1       | reached
            # Switzerland: more than 100000 worldwide, once there is a consumer in it
            DE | DE business 300000 EUR 3         |           | CH    | 150000.00 3   | below
            DE | DE business 300000 EUR 3 + CH business 2 EUR 1 | | CH | 150001.00 4   | below
            DE | DE business 300000 EUR 3 + CH consumer 2 EUR 1 | | CH | 150001.00 4   | reached
            DE | DE business 199998 EUR 3 + CH consumer 2 EUR 1 | | CH | 100000.00 4   | near
            DE | DE business 159998 EUR 3 + CH consumer 2 EUR 1 | | CH | 80000.00 4    | near
            DE | DE business 159996 EUR 3 + CH consumer 2 EUR 1 | | CH | 79999.00 4    | below
            DE | DE business 300000 EUR 3 + CH consumer 2 EUR 1 | | LI | 150001.00 4   | below
            CH | DE business 300000 EUR 3 + CH consumer 2 EUR 1 | | CH | -             | none
            # Australia: to all customers; no threshold where tax is due from the first sale
            DE | AU business 40000 AUD 1 + AU consumer 35001 AUD 1 | | AU | 75001 2     | reached
            DE | NO business 90000 EUR 1          |           | NO    | 0 0           | below
            DE | MX consumer 90000 EUR 1          |           | MX    | -             | none
            # no rate of the baht: what is known may be enough, but not if the rest takes off from it
            DE | US-TX business 1 THB 1           |           | US-TX | -             | unknown
            DE | US-TX business 0 THB 0           |           | US-TX | 0 0           | below
            DE | US-TX business 450000 USD 1 + US-TX business 1 THB 1  | | US-TX | -    | unknown
            DE | US-TX business 500001 USD 1 + US-TX business 1 THB 1 || US-TX | 500001 2 | reached
            DE | US-TX business 500001 USD 1 + US-TX business -1 THB 1 | | US-TX | -    | unknown
            DE | US-NJ business 1 THB 200         |           | US-NJ | 0 200         | reached
            DE | US-TX business 450000 USD 1 + US-NJ business 1 THB 1  | | US-TX | 450000 1 | near
            DE | DE business 1 THB 1              |           | CH    | -             | below
            DE | DE business 1 THB 1 + CH consumer 1 CHF 1 |  | CH    | -             | unknown
            # the higher of two years
            DE | US-TX business 9 USD 1 | US-TX business 500001 USD 7 | US-TX | 500001 7 | reached
            DE | US-TX business 500001 USD 7 | US-TX business 9 USD 1 | US-TX | 500001 7 | reached
            DE | US-TX business 9 USD 1 | US-TX business 400000 USD 7 | US-TX | 400000 7 | near
            DE | US-TX business 9 USD 1 | US-TX business 10 USD 1     | US-TX | 10 1     | below
            DE |                        | US-TX business 400000 USD 7 | US-TX | 400000 7 | near
            DE | US-TX business 300000 USD 7 | US-TX business 300000 USD 8 | US-TX | 300000 7 | below
            DE | US-NJ business 90000 USD 7 | US-NJ business 9 USD 200 | US-NJ | 9 200   | reached
            DE | US-TX business 1 THB 1 | US-TX business 500001 USD 7 | US-TX | 500001 7 | reached
            DE | US-TX business 500001 USD 7 | US-TX business 1 THB 1 | US-TX | 500001 7 | reached
            DE | US-TX business 1 THB 1 | US-TX business 400000 USD 7 | US-TX | -        | unknown
            # credit notes come off
            DE | US-TX business 600000 USD 6 + US-TX business -200000 USD 1 || US-TX | 400000 7 | near
            DE | US-TX business -50 USD 1         |           | US-TX | -50 1         | below
            DE | US-TX business -50 USD 1 | US-TX business 10 USD 1 | US-TX | 10 1       | below
            DE | FR consumer 20000 EUR 2 + IT consumer -12001 EUR 1 | | EU | 7999 3      | below
            """)
    void aSellerStandsWhereItsSalesPutIt(
            String home,
            @Nullable String thisYear,
            @Nullable String lastYear,
            String place,
            String sold,
            String status) {
        Standing standing = standing(place, TODAY, home, thisYear, lastYear);

        assertThat(standing == null ? "none" : standing.status().name().toLowerCase(Locale.ROOT))
                .isEqualTo(status);
        Sold counted = standing == null ? null : standing.sold();
        if (sold.equals("-")) {
            assertThat(counted).isNull();
        } else {
            assertThat(counted).isNotNull();
            assertThat(counted.amount()).isEqualByComparingTo(sold.split(" ")[0]);
            assertThat(counted.count()).isEqualTo(Integer.parseInt(sold.split(" ")[1]));
        }
    }

    @Test
    void aThresholdIsTheOneOfTheDay() {
        String sales = "US-KY consumer 10 USD 200";
        assertThat(standing("US-KY", LocalDate.of(2026, 7, 31), "DE", sales, null))
                .isEqualTo(
                        new Standing(
                                "US-KY",
                                CurrencyUnit.USD,
                                new Sold(new BigDecimal("10.00"), 200),
                                "USD 100000 or 200 sales",
                                Status.REACHED));
        assertThat(standing("US-KY", LocalDate.of(2026, 8, 1), "DE", sales, null))
                .isEqualTo(
                        new Standing(
                                "US-KY",
                                CurrencyUnit.USD,
                                new Sold(new BigDecimal("10.00"), 200),
                                "USD 100000",
                                Status.BELOW));
    }

    @Test
    void whoSoldNothingStandsNowhere() {
        assertThat(THRESHOLDS.standings("DE", TODAY, List.of(List.of(), List.of()), this::convert))
                .isEmpty();
    }

    @Test
    void rulesCompareWhatIsKnown() {
        List<Standing> standings =
                THRESHOLDS.standings(
                        "DE",
                        TODAY,
                        List.of(sales("US-TX business 12.50 USD 2 + US-NY business 1 THB 1")),
                        this::convert);

        SellerSales sales = Thresholds.sales(TODAY, standings);

        assertThat(sales.asOf()).isEqualTo(TODAY);
        assertThat(sales.into("US-TX")).isEqualTo(new Sold(new BigDecimal("12.50"), 2));
        assertThat(sales.places()).doesNotContainKey("US-NY");
        assertThat(sales.into("FR")).isEqualTo(Sold.NOTHING);
    }

    private @Nullable Standing standing(
            String place,
            LocalDate asOf,
            String home,
            @Nullable String thisYear,
            @Nullable String lastYear) {
        return THRESHOLDS
                .standings(home, asOf, List.of(sales(thisYear), sales(lastYear)), this::convert)
                .stream()
                .filter(it -> it.place().equals(place))
                .findFirst()
                .orElse(null);
    }

    private static List<Sale> sales(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(" \\+ ")).map(ThresholdsTest::sale).toList();
    }

    private static Sale sale(String text) {
        String[] words = text.split(" ");
        return new Sale(
                words[0],
                PartyKind.valueOf(words[1].toUpperCase(Locale.ROOT)),
                Money.of(CurrencyUnit.of(words[3]), new BigDecimal(words[2])),
                Long.parseLong(words[4]));
    }

    private @Nullable Money convert(Money amount, CurrencyUnit to) {
        String from = RATES.get(amount.getCurrencyUnit().getCode());
        if (amount.getCurrencyUnit().equals(to)) {
            return amount;
        }
        String wanted = RATES.get(to.getCode());
        if (from == null || wanted == null) {
            return null;
        }
        BigDecimal euros = amount.getAmount().divide(new BigDecimal(from), 6, RoundingMode.HALF_UP);
        return Money.of(to, euros.multiply(new BigDecimal(wanted)), RoundingMode.HALF_UP);
    }
}
