package io.billfold.billing.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Location;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.TaxProfile;
import io.billfold.billing.account.TaxProfile.PlaceEvidence;
import io.billfold.billing.account.TaxProfile.TaxIdLookup;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.account.TaxRegistration.Scheme;
import io.billfold.billing.tax.TaxAnswer.Question;
import io.billfold.money.RoundingPolicy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What the golden cases don't look at: the chain of answers, numbers, schemes, evidence. */
class TaxRulesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    private static final Supplier MUSTER =
            new Supplier(
                    "muster",
                    new Location("DE", null, "10115"),
                    List.of(
                            new TaxRegistration("DE", Scheme.DOMESTIC, "DE136695976"),
                            new TaxRegistration("DE", Scheme.OSS, "DE136695976")));

    private final TaxRules rules = TaxRules.bundled();

    @Test
    void asksInTheOrderOfTheLaw() {
        TaxTreatment treatment = decided(consumer("FR", TaxProfile.NONE), SellerSales.NONE);

        assertThat(treatment.because())
                .extracting(TaxAnswer::question)
                .containsExactly(
                        Question.SELLER,
                        Question.PRODUCT,
                        Question.PLACE,
                        Question.STATUS,
                        Question.PLACE_OF_SUPPLY,
                        Question.RATE);
        assertThat(treatment.because().getLast())
                .isEqualTo(
                        new TaxAnswer(
                                Question.RATE,
                                "standard rate of VAT in FR on 2026-03-10 is 20 percent, since"
                                        + " 2014-01-01",
                                "TEDB-H",
                                Confidence.HIGH));
    }

    @Test
    void theOneStopShopDeclaresUnderTheHomeNumber() {
        TaxTreatment treatment = decided(consumer("FR", TaxProfile.NONE), SellerSales.NONE);

        assertThat(treatment.scheme()).isEqualTo(Scheme.OSS);
        assertThat(treatment.sellerTaxId()).isEqualTo("DE136695976");
        assertThat(treatment.place()).isEqualTo("FR");
    }

    @Test
    void reverseChargeCarriesItsCode() {
        TaxTreatment treatment =
                decided(business("FR", "FR40303265045", TaxProfile.NONE), SellerSales.NONE);

        assertThat(treatment.exemptionCode()).isEqualTo("VATEX-EU-AE");
        assertThat(treatment.wording()).isEqualTo("Reverse charge");
        assertThat(treatment.sellerTaxId()).isEqualTo("DE136695976");
        assertThat(answers(treatment))
                .contains(
                        "customer is a business with VAT number FR40303265045, well formed but not"
                                + " looked up");
    }

    @Test
    void whatARegisterSaidIsToldWithItsConsultationNumber() {
        TaxProfile valid =
                TaxProfile.NONE.withLookup(
                        new TaxIdLookup(TaxIdLookup.Status.VALID, DAY, "VIES", "WAPIAAAA1"));

        assertThat(answers(decided(business("FR", "FR40303265045", valid), SellerSales.NONE)))
                .contains(
                        "customer is a business with VAT number FR40303265045, confirmed by VIES on"
                                + " 2026-03-10, consultation WAPIAAAA1");
    }

    @Test
    void aRegisterThatHasNotAnsweredIsPendingAndNeverInvalid() {
        TaxProfile pending =
                TaxProfile.NONE.withLookup(
                        new TaxIdLookup(TaxIdLookup.Status.PENDING, DAY, "VIES", null));

        assertThat(decided(business("FR", "FR40303265045", pending), SellerSales.NONE).category())
                .isEqualTo(TaxCategory.REVERSE_CHARGE);
    }

    @Test
    void anInvalidNumberMakesAConsumer() {
        TaxProfile invalid =
                TaxProfile.NONE.withLookup(
                        new TaxIdLookup(TaxIdLookup.Status.INVALID, DAY, "VIES", null));
        TaxTreatment treatment =
                decided(business("FR", "FR40303265045", invalid), SellerSales.NONE);

        assertThat(treatment.category()).isEqualTo(TaxCategory.STANDARD);
        assertThat(treatment.ratePercent()).isEqualByComparingTo("20");
    }

    @Test
    void aLargeSellerNeedsASecondItemOfEvidence() {
        SellerSales large = sold("EU", "100000.01");
        TaxProfile shown =
                new TaxProfile(
                        List.of(new PlaceEvidence(PlaceEvidence.Kind.BANK, "FR")),
                        false,
                        null,
                        List.of(),
                        null);

        assertThat(refused(consumer("FR", TaxProfile.NONE), large)).isEqualTo("account.evidence");
        assertThat(decided(consumer("FR", shown), large).place()).isEqualTo("FR");
        assertThat(decided(consumer("FR", TaxProfile.NONE), sold("EU", "100000.00")).place())
                .isEqualTo("FR");
    }

    @Test
    void theLeastSureAnswerMarksTheWhole() {
        Supplier texan =
                new Supplier(
                        "texan",
                        new Location("US", "CA", null),
                        List.of(new TaxRegistration("US", "TX", Scheme.DOMESTIC, "TX-1", null)));
        TaxQuestion question =
                new TaxQuestion(
                        texan,
                        new Customer(
                                PartyKind.BUSINESS,
                                null,
                                new Location("US", "TX", null),
                                TaxProfile.NONE),
                        "saas",
                        DAY,
                        SellerSales.NONE);

        assertThat(decided(question).confidence()).isEqualTo(Confidence.LOW);
        assertThat(answers(decided(question)))
                .anyMatch(answer -> answer.contains("counties, cities and districts"));
    }

    @Test
    void aSellerChoosesAmongTheRoundingsThatItsCountryAllows() {
        assertThat(rounding("GB", RoundingPolicy.GB_ROUND_DOWN))
                .isEqualTo(RoundingPolicy.GB_ROUND_DOWN);
        assertThat(rounding("GB", RoundingPolicy.IN_WHOLE_RUPEE))
                .isEqualTo(RoundingPolicy.EN_16931);
        assertThat(rounding("JP", null)).isEqualTo(RoundingPolicy.JP_QUALIFIED_INVOICE);
    }

    private RoundingPolicy rounding(String country, @Nullable RoundingPolicy chosen) {
        Supplier supplier =
                new Supplier(
                        "seller",
                        new Location(country, null, null),
                        List.of(new TaxRegistration(country, null, Scheme.DOMESTIC, "1", chosen)));
        return decided(
                        new TaxQuestion(
                                supplier,
                                consumer(country, TaxProfile.NONE),
                                "saas",
                                DAY,
                                SellerSales.NONE))
                .rounding();
    }

    private static SellerSales sold(String place, String amount) {
        return new SellerSales(DAY, Map.of(place, new SellerSales.Sold(new BigDecimal(amount), 1)));
    }

    private static Customer consumer(String country, TaxProfile profile) {
        return new Customer(PartyKind.CONSUMER, null, new Location(country, null, null), profile);
    }

    private static Customer business(String country, String taxId, TaxProfile profile) {
        return new Customer(PartyKind.BUSINESS, taxId, new Location(country, null, null), profile);
    }

    private TaxTreatment decided(Customer customer, SellerSales sales) {
        return decided(new TaxQuestion(MUSTER, customer, "saas", DAY, sales));
    }

    private TaxTreatment decided(TaxQuestion question) {
        TaxDecision decision = rules.decide(question);
        assertThat(decision).isInstanceOf(TaxDecision.Decided.class);
        return ((TaxDecision.Decided) decision).treatment();
    }

    private String refused(Customer customer, SellerSales sales) {
        TaxDecision decision = rules.decide(new TaxQuestion(MUSTER, customer, "saas", DAY, sales));
        assertThat(decision).isInstanceOf(TaxDecision.Refused.class);
        List<Problem> problems = ((TaxDecision.Refused) decision).problems();
        return problems.getFirst().field();
    }

    private static List<String> answers(TaxTreatment treatment) {
        return treatment.because().stream().map(TaxAnswer::text).toList();
    }
}
