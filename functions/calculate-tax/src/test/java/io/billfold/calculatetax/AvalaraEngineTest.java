package io.billfold.calculatetax;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.Problem;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.TaxBreakdown;
import io.billfold.billing.tax.Confidence;
import io.billfold.billing.tax.SellerSales;
import io.billfold.billing.tax.TaxAnswer;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.billing.tax.TaxRules;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.money.RoundingPolicy;
import io.micronaut.json.tree.JsonNode;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Against answers in the shapes that developer.avalara.com documents. */
class AvalaraEngineTest {
    private static final String AUTHORIZATION = "Basic MjAwMDA6a2V5";

    private final AvaTaxStub avatax = new AvaTaxStub();
    private final Account account = new Account();
    private final AvalaraEngine engine = engine(avatax.address(), AvalaraClient.TIME_MAX);

    @AfterEach
    void stop() {
        engine.close();
        avatax.close();
    }

    @Test
    void takesTheTaxOfStateCityAndTransitAuthority() {
        avatax.answer(201, "texas.json");

        Draft taxed = taxed(Sales.toTexas("100.00", "33.33"));

        TaxBreakdown tax = only(taxed);
        assertThat(tax.tax()).isEqualTo(Money.parse("USD 8.81"));
        assertThat(tax.parts())
                .extracting(Money::toString)
                .containsExactly("USD 6.67", "USD 1.07", "USD 1.07");
        TaxTreatment treatment = tax.treatment();
        assertThat(treatment.category()).isEqualTo(TaxCategory.STANDARD);
        assertThat(treatment.tax()).isEqualTo("sales tax");
        assertThat(treatment.place()).isEqualTo("US-TX");
        assertThat(treatment.sellerTaxId()).isEqualTo("3-00000-0001-1");
        assertThat(treatment.ratePercent()).isEqualByComparingTo("6.6");
        assertThat(treatment.components())
                .extracting(it -> it.tax() + " " + it.ratePercent() + " " + it.portion())
                .containsExactly(
                        "TX STATE TAX 6.25 4/5",
                        "TX CITY TAX (AUSTIN) 1 4/5",
                        "TX SPECIAL TAX (AUSTIN MTA TRANSIT) 1 4/5");
    }

    @Test
    void theChainNamesEngineTransactionAndJurisdictions() {
        avatax.answer(201, "texas.json");

        List<TaxAnswer> because =
                only(taxed(Sales.toTexas("100.00", "33.33"))).treatment().because();

        assertThat(because)
                .extracting(TaxAnswer::text)
                .containsExactly(
                        "customer is in US-TX by its billing address, which AvaTax was given",
                        "Avalara AvaTax was asked, transaction o-1_2026-02-01",
                        "TEXAS (State): TX STATE TAX 6.25 % of 4/5",
                        "AUSTIN (City): TX CITY TAX 1 % of 4/5",
                        "AUSTIN MTA TRANSIT (Special): TX SPECIAL TAX 1 % of 4/5");
        assertThat(because)
                .allSatisfy(it -> assertThat(it.confidence()).isEqualTo(Confidence.MEDIUM));
    }

    @Test
    void asksForAnOrderThatAvaTaxForgets() {
        avatax.answer(201, "texas.json");

        taxed(Sales.toTexas("100.00", "33.33"));

        assertThat(avatax.head())
                .isEqualTo(
                        "POST /api/v2/transactions/create?$include=Summary,Lines,Details "
                                + AUTHORIZATION);
        JsonNode asked = avatax.asked();
        assertThat(text(asked, "type")).isEqualTo("SalesOrder");
        assertThat(text(asked, "code")).isEqualTo("o-1_2026-02-01");
        assertThat(text(asked, "companyCode")).isEqualTo("DEFAULT");
        assertThat(text(asked, "customerCode")).isEqualTo("acme");
        assertThat(text(asked, "currencyCode")).isEqualTo("USD");
        assertThat(text(asked, "date")).isEqualTo("2026-02-01");
        assertThat(asked.get("commit")).isNull();
        assertThat(text(asked.get("addresses").get("shipTo"), "postalCode")).isEqualTo("78701");
        assertThat(text(asked.get("addresses").get("shipFrom"), "region")).isEqualTo("WA");
        JsonNode second = asked.get("lines").get(1);
        assertThat(text(second, "number")).isEqualTo("2");
        assertThat(text(second, "taxCode")).isEqualTo("SW054000");
        assertThat(second.get("amount").coerceStringValue()).isEqualTo("33.33");
        assertThat(second.get("quantity").coerceStringValue()).isEqualTo("1");
        assertThat(second.get("taxIncluded").getBooleanValue()).isFalse();
    }

    @Test
    void tellsWhyACustomerIsExempt() {
        avatax.answer(201, "exempt.json");

        TaxTreatment treatment = only(taxed(Sales.toReseller("100.00"))).treatment();

        assertThat(text(avatax.asked(), "exemptionNo")).isEqualTo("R-77");
        assertThat(text(avatax.asked(), "entityUseCode")).isEqualTo("G");
        assertThat(treatment.category()).isEqualTo(TaxCategory.EXEMPT);
        assertThat(treatment.wording()).isEqualTo("Exempt from sales tax in TEXAS");
    }

    @ParameterizedTest
    @CsvSource({
        "no-nexus.json,     CA, OUTSIDE_SCOPE, No sales tax collected in CALIFORNIA",
        "not-taxable.json,  CA, EXEMPT,        Not taxable in CALIFORNIA",
        "no-sales-tax.json, OR, OUTSIDE_SCOPE, No sales tax in OREGON"
    })
    void saysWhyThereIsNoSalesTax(String file, String state, TaxCategory category, String wording) {
        avatax.answer(201, file);

        TaxBreakdown tax = only(taxed(Sales.toState(state, "100.00")));

        assertThat(tax.tax()).isEqualTo(Money.parse("USD 0.00"));
        assertThat(tax.treatment().category()).isEqualTo(category);
        assertThat(tax.treatment().wording()).isEqualTo(wording);
        assertThat(tax.treatment().sellerTaxId()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "rounded-by-line.json,     5.19, 3.75, PER_LINE",
        "rounded-by-document.json, 5.20, 3.76, US_SALES_TAX",
        "rounded-otherwise.json,   5.19, 3.76, PER_LINE"
    })
    void takesTheAmountsHoweverTheyAreRounded(
            String file, String total, String state, RoundingPolicy rounding) {
        avatax.answer(201, file);

        TaxBreakdown tax = only(taxed(Sales.toState("WA", "40.80", "1.98", "14.99")));

        assertThat(tax.tax()).isEqualTo(Money.parse("USD " + total));
        assertThat(tax.parts().getFirst()).isEqualTo(Money.parse("USD " + state));
        assertThat(tax.treatment().rounding()).isEqualTo(rounding);
    }

    @Test
    void partsAPriceWithTax() {
        avatax.answer(201, "tax-included.json");

        Draft taxed = taxed(Sales.withTaxIncluded("100.00"));

        assertThat(avatax.asked().get("lines").get(0).get("taxIncluded").getBooleanValue())
                .isTrue();
        assertThat(taxed.lines())
                .extracting(InvoiceLine::net)
                .containsExactly(Money.parse("USD 92.81"));
        assertThat(only(taxed).tax()).isEqualTo(Money.parse("USD 7.19"));
    }

    @Test
    void asksAboutACreditNoteInNegativeAmounts() {
        avatax.answer(201, "texas-return.json");

        Draft taxed = taxed(Sales.givenBackInTexas("100.00", "33.33"));

        assertThat(text(avatax.asked(), "type")).isEqualTo("ReturnOrder");
        assertThat(avatax.asked().get("lines").get(1).get("amount").coerceStringValue())
                .isEqualTo("-33.33");
        assertThat(avatax.asked().get("lines").get(1).get("quantity").coerceStringValue())
                .isEqualTo("1");
        assertThat(only(taxed).tax()).isEqualTo(Money.parse("USD 8.81"));
    }

    @Test
    void chargesTaxAbroadUnderARegistrationThere() {
        avatax.answer(201, "germany.json");

        TaxBreakdown tax = only(taxed(Sales.abroad("DE", "100.00")));

        assertThat(tax.tax()).isEqualTo(Money.parse("EUR 19.00"));
        assertThat(tax.treatment().place()).isEqualTo("DE");
        assertThat(tax.treatment().sellerTaxId()).isEqualTo("DE811907980");
    }

    @Test
    void chargesNoTaxAbroadWithoutARegistration() {
        avatax.answer(201, "germany.json");

        assertThat(refused(Sales.abroad("FR", "100.00")))
                .singleElement()
                .satisfies(it -> assertThat(it.field()).isEqualTo("seller.registrations"));
    }

    @Test
    void doesNotTakeNothingWhereTheRulesChargeSomething() {
        avatax.answer(201, "germany-nothing.json");

        assertThat(unavailable(Sales.abroad("DE", "100.00")))
                .isEqualTo("AvaTax: charges nothing in DE, where the bundled rules charge 19 %");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "totalTax": 8.81       | "totalTax": 8.82     | tax of the lines is 8.81, in total 8.82
                    "currencyCode": "USD"  | "currencyCode": "CAD" | answered in CAD, asked in USD
                    "lineAmount": 33.33    | "lineAmount": 33.34  | line 2: its amount came back as 33.34, sent was USD 33.33
                    "tax": 1.67,           | "tax": 1.66,         | line 2: its taxes add up to 2.20, not to 2.21
                    "tax": 0.27,           | "tax": 0.5,          | line 2: TX CITY TAX of AUSTIN: 1 % of 26.66 is not 0.5
                    "tax": 1.67,           | "tax": 1.668,        | line 2: TX STATE TAX of TEXAS: 1.668 is not in whole minor units
                    "lineNumber": "2"      | "lineNumber": "3"    | line 2: is numbered 3
                    "isFee": false         | "isFee": true        | line 1: TX STATE TAX of TEXAS: is a fee for each piece, which an invoice here can't show
                    "tax": 1.07,           | "tax": 1.06,         | tax of the lines is 8.81, in the summary 8.79
                    """)
    void anAnswerWhoseSumsDoNotMatchIsNone(String from, String to, String reason) {
        avatax.answer(201, "texas.json");
        avatax.answerText(201, replaced(from, to));

        assertThat(unavailable(Sales.toTexas("100.00", "33.33"))).isEqualTo("AvaTax: " + reason);
    }

    private static String replaced(String from, String to) {
        String text = AvaTaxStub.text("texas.json");
        assertThat(text).contains(from);
        return text.replace(from, to);
    }

    @Test
    void anAnswerWithTooFewLinesIsNone() {
        avatax.answer(201, "texas.json");

        assertThat(unavailable(Sales.toTexas("100.00")))
                .isEqualTo("AvaTax: 2 lines came back of 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {                      | AvaTax: an answer that is not JSON
                    <html>                 | AvaTax: an answer that is not JSON
                    []                     | AvaTax: an answer that can't be read:  is not an object
                    {}                     | AvaTax: an answer that can't be read: summary is missing
                    {"summary":[],"code":5} | AvaTax: an answer that can't be read: code is missing
                    {"summary":[{"tax":"1"}]} | AvaTax: an answer that can't be read: summary[0].tax is missing or not a number
                    """)
    void anAnswerThatCannotBeReadIsNone(String body, String reason) {
        avatax.answerText(201, body);

        assertThat(unavailable(Sales.toTexas("100.00"))).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "400, error-address.json,   account.address.postcode",
        "400, error-tax-code.json,  lines[0].product",
        "404, error-document-code.json, taxEngine"
    })
    void whatIsWrongWithTheDraftIsRefusedByItsField(int status, String file, String field) {
        avatax.answer(status, file);

        assertThat(refused(Sales.toTexas("100.00")))
                .singleElement()
                .satisfies(it -> assertThat(it.field()).isEqualTo(field))
                .satisfies(it -> assertThat(it.reason()).startsWith("AvaTax: "));
    }

    @ParameterizedTest
    @CsvSource({
        "401, error-authentication.json, Authentication Incomplete.",
        "429, error-server.json, Internal Server Error",
        "500, error-server.json, Internal Server Error",
        "503, error-server.json, Internal Server Error"
    })
    void whatIsNotAboutTheDraftIsUnavailable(int status, String file, String word) {
        avatax.answer(status, file);

        assertThat(unavailable(Sales.toTexas("100.00")))
                .startsWith("AvaTax: HTTP status " + status + ": AvaTax: " + word);
    }

    @Test
    void anErrorWithoutAMessageIsUnavailable() {
        avatax.answerText(400, "<html>bad gateway</html>");

        assertThat(unavailable(Sales.toTexas("100.00"))).isEqualTo("AvaTax: HTTP status 400");
    }

    @Test
    void readsTheCredentialsAnewOnceTheyWereRefused() {
        avatax.answer(401, "error-authentication.json");

        unavailable(Sales.toTexas("100.00"));

        assertThat(account.forgotten).isEqualTo(1);
    }

    @Test
    void waitsForABoundedTimeAndAsksOnce() {
        avatax.beSilent();
        AvalaraEngine hasty = engine(avatax.address(), Duration.ofMillis(200));

        assertThat(hasty.quote(Sales.toTexas("100.00"), SellerSales.NONE))
                .isEqualTo(new Quote.Unavailable("AvaTax: no answer within 200 ms"));
        assertThat(avatax.askedTimes()).isEqualTo(1);
        hasty.close();
    }

    @Test
    void nobodyThereIsUnavailable() {
        URI address = avatax.address();
        avatax.close();

        assertThat(
                        engine(address, AvalaraClient.TIME_MAX)
                                .quote(Sales.toTexas("1.00"), SellerSales.NONE))
                .isEqualTo(new Quote.Unavailable("AvaTax: not reached: ConnectException"));
    }

    @Test
    void recordsAnInvoiceWithTheTaxThatWasInvoiced() {
        avatax.answer(201, "texas.json");
        Draft taxed = taxed(Sales.toTexas("100.00", "33.33"));
        avatax.answer(201, "committed.json");

        assertThat(engine.commit(Sales.issued(taxed))).isEqualTo(new Commitment.Done());

        JsonNode asked = avatax.asked();
        assertThat(text(asked, "type")).isEqualTo("SalesInvoice");
        assertThat(text(asked, "code")).isEqualTo("US-2026-000001");
        assertThat(text(asked, "date")).isEqualTo("2026-02-03");
        assertThat(asked.get("commit").getBooleanValue()).isTrue();
        assertThat(text(asked.get("taxOverride"), "type")).isEqualTo("TaxAmount");
        assertThat(asked.get("taxOverride").get("taxAmount").coerceStringValue()).isEqualTo("8.81");
        assertThat(asked.get("referenceCode")).isNull();
    }

    @Test
    void recordsACreditNoteInNegativeAmounts() {
        avatax.answer(201, "texas-return.json");
        Draft taxed = taxed(Sales.givenBackInTexas("100.00", "33.33"));
        avatax.answer(201, "committed-return.json");

        assertThat(engine.commit(Sales.issued(taxed))).isEqualTo(new Commitment.Done());

        JsonNode asked = avatax.asked();
        assertThat(text(asked, "type")).isEqualTo("ReturnInvoice");
        assertThat(text(asked, "code")).isEqualTo("US-2026-000002");
        assertThat(text(asked, "referenceCode")).isEqualTo("US-2026-000001");
        assertThat(asked.get("taxOverride").get("taxAmount").coerceStringValue())
                .isEqualTo("-8.81");
        assertThat(asked.get("lines").get(0).get("amount").coerceStringValue()).startsWith("-100");
    }

    @ParameterizedTest
    @CsvSource({"error-already-exists.json", "error-document-code.json", "error-doc-status.json"})
    void aSecondCommitOfTheSameCodeIsNoFault(String file) {
        avatax.answer(201, "texas.json");
        Draft taxed = taxed(Sales.toTexas("100.00", "33.33"));
        avatax.answer(400, file);

        assertThat(engine.commit(Sales.issued(taxed))).isEqualTo(new Commitment.AlreadyThere());
    }

    @Test
    void aCommitThatIsNotAsInvoicedIsNone() {
        avatax.answer(201, "texas.json");
        Draft taxed = taxed(Sales.toTexas("100.00", "33.33"));

        avatax.answer(201, "committed-otherwise.json");
        assertThat(engine.commit(Sales.issued(taxed)))
                .isEqualTo(
                        new Commitment.Unavailable("AvaTax recorded 8.8 where 8.81 was invoiced"));
        avatax.answer(400, "error-address.json");
        assertThat(engine.commit(Sales.issued(taxed))).isInstanceOf(Commitment.Refused.class);
        avatax.answer(500, "error-server.json");
        assertThat(engine.commit(Sales.issued(taxed))).isInstanceOf(Commitment.Unavailable.class);
    }

    @Test
    void aCodeThatIsTooLongIsShortenedAlwaysAlike() {
        String longer = "x".repeat(60);

        assertThat(AvalaraRequest.code("x".repeat(50))).isEqualTo("x".repeat(50));
        assertThat(AvalaraRequest.code(longer))
                .hasSize(AvalaraRequest.CODE_LENGTH_MAX)
                .isEqualTo(AvalaraRequest.code(longer))
                .isNotEqualTo(AvalaraRequest.code(longer + "x"));
    }

    private AvalaraEngine engine(URI address, Duration timeMax) {
        return new AvalaraEngine(
                new AvalaraClient(address, account, AvaTaxStub.JSON, timeMax),
                new AvalaraRequest("DEFAULT", AvalaraCodes.bundled()),
                new AvalaraTreatments(TaxRules.bundled()),
                AvaTaxStub.JSON);
    }

    private Draft taxed(Draft draft) {
        Quote quote = engine.quote(draft, SellerSales.NONE);
        assertThat(quote).isInstanceOf(Quote.Taxed.class);
        return ((Quote.Taxed) quote).draft();
    }

    private List<Problem> refused(Draft draft) {
        Quote quote = engine.quote(draft, SellerSales.NONE);
        assertThat(quote).isInstanceOf(Quote.Refused.class);
        return ((Quote.Refused) quote).problems();
    }

    private String unavailable(Draft draft) {
        Quote quote = engine.quote(draft, SellerSales.NONE);
        assertThat(quote).isInstanceOf(Quote.Unavailable.class);
        return ((Quote.Unavailable) quote).reason();
    }

    private static TaxBreakdown only(Draft taxed) {
        assertThat(taxed.taxes()).hasSize(1);
        return taxed.taxes().getFirst();
    }

    private static String text(JsonNode object, String field) {
        return object.get(field).getStringValue();
    }

    private static final class Account implements AvalaraAccount {
        private int forgotten;

        @Override
        public String authorization() {
            return AUTHORIZATION;
        }

        @Override
        public void forget() {
            forgotten++;
        }
    }
}
