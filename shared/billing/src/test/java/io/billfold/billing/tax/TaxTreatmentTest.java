package io.billfold.billing.tax;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.billfold.money.RoundingPolicy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.List;

/** EN 16931: S has a rate above zero, AE and O have none. */
class TaxTreatmentTest {
    @ParameterizedTest
    @CsvSource({
        "STANDARD,19,true",
        "STANDARD,0,false",
        "REVERSE_CHARGE,0,true",
        "REVERSE_CHARGE,19,false",
        "OUTSIDE_SCOPE,0,true",
        "OUTSIDE_SCOPE,5,false"
    })
    void aCategoryHasTheRateThatBelongsToIt(TaxCategory category, BigDecimal rate, boolean valid) {
        if (valid) {
            assertThatNoException().isThrownBy(() -> treatment(category, rate));
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> treatment(category, rate))
                    .withMessageContaining("category " + category.code());
        }
    }

    private static TaxTreatment treatment(TaxCategory category, BigDecimal rate) {
        return new TaxTreatment(
                category, "VAT", "DE", rate, null, null, null, RoundingPolicy.EN_16931, List.of());
    }
}
