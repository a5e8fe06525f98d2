package io.billfold.billing.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;

class UsageEventTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    12.50                 | 12.5
                    100                   | 100
                    1E+3                  | 1000
                    -0.000                | 0
                    -1000000000000        | -1000000000000
                    0.000000000001        | 0.000000000001
                    """)
    void aQuantityHasOneForm(String sent, String kept) {
        assertThat(Usages.event("a", "2026-01-20T00:00Z " + sent).quantity())
                .isEqualTo(new BigDecimal(kept));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1000000000000.1  | is beyond 1000000000000 either way
                    -1000000000001   | is beyond 1000000000000 either way
                    0.0000000000001  | has more than 12 decimals
                    """)
    void aQuantityIsWithinBounds(String sent, String reason) {
        assertThatThrownBy(() -> Usages.event("a", "2026-01-20T00:00Z " + sent))
                .hasMessageContaining(reason);
    }

    @Test
    void anIdIsSafeInKeys() {
        for (String wrong : new String[] {"", "a#b", "a b", "x".repeat(65)}) {
            assertThatThrownBy(() -> Usages.event(wrong, "2026-01-20T00:00Z 1"))
                    .hasMessageContaining("eventId");
        }
    }
}
