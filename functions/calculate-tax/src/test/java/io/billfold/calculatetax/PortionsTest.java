package io.billfold.calculatetax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;

class PortionsTest {
    @ParameterizedTest
    @CsvSource({
        "80.00, 100.00, 4/5",
        "26.66, 33.33, 4/5",
        "91.67, 100.00, 11/12",
        "100, 100.0, 1/1",
        "-26.66, -33.33, 4/5",
        "1600, 5000, 8/25",
        "0.01, 1000000.00, 1/66666667"
    })
    void findsTheSimplestFraction(BigDecimal taxable, BigDecimal amount, String portion) {
        assertThat(Portions.of(taxable, amount, 2)).hasToString(portion);
    }

    @Test
    void whatItFindsAlwaysGivesTheTaxableAmount() {
        long seed = 20_260_201L;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            BigDecimal amount = BigDecimal.valueOf(random.nextLong(1, 100_000_000), 2);
            BigDecimal taxable =
                    BigDecimal.valueOf(
                            random.nextLong(1, amount.movePointRight(2).longValue() + 1), 2);
            var portion = Portions.of(taxable, amount, 2);
            BigDecimal exact =
                    amount.multiply(BigDecimal.valueOf(portion.numerator()))
                            .divide(
                                    BigDecimal.valueOf(portion.denominator()),
                                    12,
                                    RoundingMode.HALF_UP);
            assertThat(exact.subtract(taxable).abs())
                    .as("seed %d, case %d: %s of %s", seed, i, taxable, amount)
                    .isLessThanOrEqualTo(new BigDecimal("0.005000000001"));
        }
    }

    @ParameterizedTest
    @CsvSource({"100.01, 100.00", "-1, 100", "1, -100"})
    void whatIsNoPartIsNoPortion(BigDecimal taxable, BigDecimal amount) {
        assertThatIllegalArgumentException().isThrownBy(() -> Portions.of(taxable, amount, 2));
    }
}
