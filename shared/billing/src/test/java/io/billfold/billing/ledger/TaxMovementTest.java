package io.billfold.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.Examples;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.TaxRegistration.Scheme;
import io.billfold.billing.exchange.Conversion;
import io.billfold.billing.exchange.ExchangeRule;
import io.billfold.billing.exchange.RateSource;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceTax;
import io.billfold.billing.invoice.Issuing;
import io.billfold.billing.invoice.Preceding;
import io.billfold.billing.tax.Confidence;
import io.billfold.billing.tax.TaxAnswer;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.billing.tax.TaxComponent;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.billing.tax.TaxablePortion;
import io.billfold.money.RoundingPolicy;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.List;

/** What documents do to the totals of tax returns. All amounts are worked out by hand. */
class TaxMovementTest {
    private static final PartyKind BUSINESS = PartyKind.BUSINESS;
    private static final CurrencyUnit ZLOTY = CurrencyUnit.of("PLN");
    private static final Conversion ZLOTY_RATE =
            new Conversion(
                    CurrencyUnit.EUR,
                    ZLOTY,
                    BigDecimal.ONE,
                    new BigDecimal("4.20"),
                    RateSource.ECB,
                    Examples.ISSUED_ON,
                    ExchangeRule.DAY);

    @Test
    void eachRateHasItsOwnTotal() {
        Draft draft = Examples.draft(Examples.flat("PRO", "100"), Examples.flat("BOOK", "50"));

        List<TaxMovement> movements =
                of(
                        InvoiceTax.apply(
                                draft,
                                List.of(Examples.standard("19"), Examples.standard("7.00"))));

        // 19 % of 100.00, 7 % of 50.00
        assertThat(movements)
                .containsExactly(
                        movement(german("19"), "100", "19", "100"),
                        movement(german("7"), "50", "3.50", "50"));
    }

    @Test
    void linesOfOneRateAreOneMovement() {
        Draft draft = Examples.draft(Examples.flat("A", "1.65"), Examples.flat("B", "1.65"));

        // 19 % of 3.30 are 0.627
        assertThat(of(Examples.taxed(draft, Examples.standard("19"))))
                .containsExactly(movement(german("19"), "3.30", "0.63", "3.30"));
    }

    /** British Columbia: 5 % GST and 7 % PST on 49.90 are 2.495 and 3.493. */
    @Test
    void twoTaxesOnOnePriceCountItAsSoldOnce() {
        TaxTreatment treatment =
                Examples.taxed(
                        "CA-BC",
                        RoundingPolicy.EN_16931,
                        Examples.component("GST", "CA", "5"),
                        Examples.component("PST", "CA-BC", "7"));

        assertThat(sold("49.90", treatment, "CA", "BC", null))
                .containsExactly(
                        movement(
                                taxed("CA", "GST", "5", BUSINESS, "CA-BC"),
                                "49.90",
                                "2.50",
                                "49.90"),
                        movement(
                                taxed("CA-BC", "PST", "7", BUSINESS, "CA-BC"),
                                "49.90",
                                "3.49",
                                "0"));
    }

    /** Texas: 6.25 % on 80 % of 100.00 (34 TAC 3.330). */
    @Test
    void aBaseIsThePortionThatIsTaxed() {
        TaxComponent sales =
                new TaxComponent(
                        "sales tax",
                        "US-TX",
                        new BigDecimal("6.25"),
                        TaxablePortion.parse("80/100"),
                        null);
        TaxTreatment treatment = Examples.taxed("US-TX", RoundingPolicy.US_SALES_TAX, sales);

        assertThat(sold("100", treatment, "US", "TX", null))
                .containsExactly(
                        movement(
                                taxed("US-TX", "sales tax", "6.25", BUSINESS, "US-TX"),
                                "80",
                                "5",
                                "100"));
    }

    @Test
    void aCreditNoteTakesOff() {
        Draft draft =
                Examples.taxed(
                        Examples.draft(Examples.flat("PRO", "100")), Examples.standard("19"));

        assertThat(of(creditNote(draft)))
                .containsExactly(movement(german("19"), "-100", "-19", "-100"));
    }

    /** A rate of 20 is one key, whether it was written 20, 20.0 or 2E+1. */
    @ParameterizedTest
    @CsvSource({"20", "20.0", "20.00", "2E+1"})
    void aRateIsOneKeyHoweverItIsWritten(String rate) {
        assertThat(german(rate)).isEqualTo(german("20"));
        assertThat(german(rate).ratePercent()).hasToString("20");
    }

    /** Directive 2006/112/EC art. 262: services by art. 196, and goods. */
    @ParameterizedTest
    @CsvSource({
        "REVERSE_CHARGE, FR, FR40303265045, FR40303265045",
        "INTRA_COMMUNITY, FR, FR40303265045, FR40303265045",
        // as it is listed: with the prefix, without what parts it
        "REVERSE_CHARGE, FR, 40 303 265 045, FR40303265045",
        "REVERSE_CHARGE, ES, B64717838, ESB64717838",
        // Greece is EL in numbers
        "REVERSE_CHARGE, GR, EL094259216, EL094259216"
    })
    void aBusinessThatAccountsForTheTaxIsListedByItsNumber(
            TaxCategory category, String country, String taxId, String listed) {
        List<TaxMovement> movements = sold("100", untaxed(category, country), country, null, taxId);

        assertThat(movements)
                .containsExactly(
                        new TaxMovement(
                                new TaxMovement.Key(
                                        country,
                                        "VAT",
                                        category,
                                        BigDecimal.ZERO,
                                        Scheme.DOMESTIC,
                                        BUSINESS,
                                        country),
                                listed,
                                Examples.eur("100"),
                                Examples.eur("0"),
                                null,
                                Examples.eur("100")));
    }

    @ParameterizedTest
    @CsvSource({
        "OUTSIDE_SCOPE, CH, CHE-107.787.577MWST",
        "EXPORT, CH, CHE-107.787.577MWST",
        "EXEMPT, DE, DE136695976",
        "ZERO, DE, DE136695976"
    })
    void nobodyElseIsListed(TaxCategory category, String country, String taxId) {
        assertThat(sold("100", untaxed(category, country), country, null, taxId))
                .extracting(TaxMovement::customerTaxId)
                .containsOnlyNulls();
    }

    @Test
    void taxedSalesAreNotListedThoughTheCustomerHasANumber() {
        assertThat(sold("100", Examples.standard("19"), "DE", null, "DE136695976"))
                .extracting(TaxMovement::customerTaxId)
                .containsOnlyNulls();
    }

    /** A seller outside the Union hands in no recapitulative statement. */
    @Test
    void aSellerFromOutsideListsNobody() {
        Draft draft = Examples.draft(Examples.flat("PRO", "100"));
        Draft american =
                draft.withParties(
                        Examples.seller("US", null),
                        Examples.account(
                                BUSINESS, "FR40303265045", Examples.address("FR", null, "75001")),
                        null);

        assertThat(of(Examples.taxed(american, untaxed(TaxCategory.REVERSE_CHARGE, "FR"))))
                .extracting(TaxMovement::customerTaxId)
                .containsOnlyNulls();
    }

    /** At 4.20 zloty for a euro, 9.90 with 2.28 are 41.58 with 9.576. */
    @ParameterizedTest
    @CsvSource({"INVOICE, 41.58, 9.58", "CREDIT_NOTE, -41.58, -9.58"})
    void whatIsOwedInAnotherCurrencyIsAtTheRateOfTheDocument(
            Draft.Kind kind, BigDecimal base, BigDecimal tax) {
        Draft draft =
                Examples.taxed(
                        Examples.draft(Examples.flat("PRO", "9.90")),
                        Examples.taxed(
                                "PL",
                                RoundingPolicy.EN_16931,
                                Examples.component("VAT", "PL", "23")));
        Draft shown = draft.withSettlement(draft.settlement().withTaxConversion(ZLOTY_RATE));

        assertThat(of(kind == Draft.Kind.INVOICE ? shown : creditNote(shown)))
                .extracting(TaxMovement::owed)
                .containsExactly(new TaxMovement.Owed(Money.of(ZLOTY, base), Money.of(ZLOTY, tax)));
    }

    @Test
    void whatIsNotTaxedIsOwedInNoCurrency() {
        Draft draft = Examples.draft(Examples.flat("PRO", "100"));
        Draft shown = draft.withSettlement(draft.settlement().withTaxConversion(ZLOTY_RATE));

        assertThat(of(Examples.taxed(shown, untaxed(TaxCategory.REVERSE_CHARGE, "PL"))))
                .extracting(TaxMovement::owed)
                .containsOnlyNulls();
    }

    /** What is declared is what is booked, whatever was rounded on the way. */
    @Test
    void theTaxesOfAnEntryAreItsPostingToTaxPayable() {
        TaxTreatment treatment =
                Examples.taxed(
                        "CA-QC",
                        RoundingPolicy.EN_16931,
                        Examples.component("GST", "CA", "5"),
                        Examples.component("QST", "CA-QC", "9.975"));
        Draft draft = Examples.draft(Examples.flat("PRO", "99.99"));
        Invoice invoice = issued(Examples.taxed(draft, treatment));

        LedgerEntry entry = Bookings.invoiceIssued(invoice).orElseThrow();

        // 4.9995 and 9.974
        assertThat(entry.taxes())
                .extracting(TaxMovement::tax)
                .containsExactly(Examples.eur("5.00"), Examples.eur("9.97"));
        assertThat(entry.postings())
                .contains(Posting.credit(LedgerAccount.TAX_PAYABLE, Examples.eur("14.97")));
    }

    /** Sold from Berlin to a business. */
    private static List<TaxMovement> sold(
            String net,
            TaxTreatment treatment,
            String country,
            @Nullable String region,
            @Nullable String taxId) {
        Draft draft = Examples.draft(Examples.flat("PRO", net));
        return of(
                Examples.taxed(
                        draft.withAccount(
                                Examples.account(
                                        BUSINESS, taxId, Examples.address(country, region, null))),
                        treatment));
    }

    private static TaxTreatment untaxed(TaxCategory category, String place) {
        return new TaxTreatment(
                category,
                "VAT",
                place,
                List.of(),
                null,
                "as the law says",
                "DE811907980",
                Scheme.DOMESTIC,
                RoundingPolicy.EN_16931,
                List.of(
                        new TaxAnswer(
                                TaxAnswer.Question.WORDING, "an example", "", Confidence.HIGH)));
    }

    private static Draft creditNote(Draft of) {
        return new Draft(
                of.id(),
                Draft.Kind.CREDIT_NOTE,
                new Preceding(Examples.NUMBER, Examples.ISSUED_ON),
                of.subscription(),
                of.seller(),
                of.account(),
                of.currency(),
                of.billedOn(),
                of.period(),
                of.paymentTermsDays(),
                of.purchaseOrder(),
                of.lines(),
                of.taxes(),
                null,
                of.settlement());
    }

    private static List<TaxMovement> of(Draft taxed) {
        return TaxMovement.of(issued(taxed));
    }

    private static Invoice issued(Draft taxed) {
        return Issuing.issue(taxed, Examples.NUMBER, Examples.ISSUED_ON, 1);
    }

    private static TaxMovement.Key german(String rate) {
        return taxed("DE", "VAT", rate, BUSINESS, "DE");
    }

    private static TaxMovement.Key taxed(
            String place, String tax, String rate, PartyKind customer, String soldTo) {
        return new TaxMovement.Key(
                place,
                tax,
                TaxCategory.STANDARD,
                new BigDecimal(rate),
                Scheme.DOMESTIC,
                customer,
                soldTo);
    }

    private static TaxMovement movement(TaxMovement.Key key, String base, String tax, String sold) {
        Money none = Examples.eur("0");
        return new TaxMovement(
                key,
                null,
                none.plus(new BigDecimal(base)),
                none.plus(new BigDecimal(tax)),
                null,
                none.plus(new BigDecimal(sold)));
    }
}
