package io.billfold.billing.withholding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;

class TaxYearsTest {
    @ParameterizedTest
    @CsvSource({
        "IN, 2026-03-31, 2025",
        "IN, 2026-04-01, 2026",
        "GB, 2026-04-05, 2025",
        "GB, 2026-04-06, 2026",
        "PK, 2026-06-30, 2025",
        "BR, 2026-01-01, 2026",
        "BR, 2026-12-31, 2026"
    })
    void aDayIsInTheTaxYearOfItsCountry(String country, LocalDate day, int year) {
        assertThat(TaxYears.bundled().of(country, day)).isEqualTo(new TaxYear(country, year));
    }

    @Test
    void aYearOfTwoDigitsIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TaxYear("IN", 26));
    }
}
