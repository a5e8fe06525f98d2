package io.billfold.billing.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.billfold.billing.Examples;
import io.billfold.billing.tax.TaxAnswer.Question;
import io.billfold.money.RoundingPolicy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.List;

/** EN 16931: S has a rate above zero, L and M may have one (BR-AF-5, BR-AG-5), others have none. */
class TaxTreatmentTest {
    @ParameterizedTest
    @CsvSource({
        "STANDARD,19,true",
        "STANDARD,,false",
        "CANARY_ISLANDS,7,true",
        "CANARY_ISLANDS,,true",
        "CEUTA_MELILLA,4,true",
        "CEUTA_MELILLA,,true",
        "ZERO,,true",
        "ZERO,19,false",
        "EXEMPT,,true",
        "EXEMPT,19,false",
        "REVERSE_CHARGE,,true",
        "REVERSE_CHARGE,19,false",
        "INTRA_COMMUNITY,,true",
        "INTRA_COMMUNITY,19,false",
        "EXPORT,,true",
        "EXPORT,19,false",
        "OUTSIDE_SCOPE,,true",
        "OUTSIDE_SCOPE,5,false"
    })
    void aCategoryHasTheRateThatBelongsToIt(TaxCategory category, String rate, boolean valid) {
        List<TaxComponent> components =
                rate == null ? List.of() : List.of(Examples.component("VAT", "DE", rate));
        if (valid) {
            assertThatNoException().isThrownBy(() -> treatment(category, components));
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> treatment(category, components))
                    .withMessageContaining("category " + category.code());
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "-5"})
    void aComponentHasARateAboveZero(String percent) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Examples.component("PST", "CA-BC", percent))
                .withMessageContaining("PST of CA-BC");
    }

    @ParameterizedTest
    @CsvSource({
        "6.25,80/100,5,data processing in Texas",
        "12,11/12,11,services in Indonesia",
        "10,2/3,6.666667,does not end",
        "25.5,1/1,25.5,all of it"
    })
    void theRateOfAPortionIsThatOnTheWholePrice(
            BigDecimal percent, String portion, BigDecimal effective, String why) {
        TaxComponent component =
                new TaxComponent("tax", "XX", percent, TaxablePortion.parse(portion), null);

        assertThat(component.effectivePercent()).isEqualByComparingTo(effective);
    }

    @Test
    void theRateIsThatOfAllComponents() {
        TaxTreatment treatment =
                Examples.taxed(
                        "CA-BC",
                        RoundingPolicy.EN_16931,
                        Examples.component("GST", "CA", "5"),
                        Examples.component("PST", "CA-BC", "7"));

        assertThat(treatment.ratePercent()).isEqualByComparingTo("12");
        assertThat(treatment.country()).isEqualTo("CA");
        assertThat(treatment(TaxCategory.EXEMPT, List.of()).ratePercent())
                .isEqualByComparingTo("0");
    }

    @Test
    void itIsAsSureAsTheLeastSureOfItsAnswers() {
        TaxTreatment high = Examples.standard("19");
        TaxTreatment low =
                because(
                        new TaxAnswer(Question.PLACE, "customer is in DE", "", Confidence.HIGH),
                        new TaxAnswer(Question.RATE, "19 percent", "LAW", Confidence.LOW),
                        new TaxAnswer(Question.STATUS, "a business", "", Confidence.MEDIUM));

        assertThat(high.confidence()).isEqualTo(Confidence.HIGH);
        assertThat(low.confidence()).isEqualTo(Confidence.LOW);
    }

    @Test
    void reasonsDoNotMakeItAnother() {
        TaxAnswer other = new TaxAnswer(Question.RATE, "as agreed", "LAW", Confidence.LOW);

        assertThat(because(other).isAlike(Examples.standard("19"))).isTrue();
        assertThat(because(other).isAlike(Examples.standard("7"))).isFalse();
    }

    private static TaxTreatment because(TaxAnswer... answers) {
        TaxTreatment of = Examples.standard("19");
        return new TaxTreatment(
                of.category(),
                of.tax(),
                of.place(),
                of.components(),
                null,
                null,
                of.sellerTaxId(),
                of.scheme(),
                of.rounding(),
                List.of(answers));
    }

    private static TaxTreatment treatment(TaxCategory category, List<TaxComponent> components) {
        return new TaxTreatment(
                category,
                "VAT",
                "DE",
                components,
                null,
                null,
                null,
                null,
                RoundingPolicy.EN_16931,
                List.of());
    }
}
