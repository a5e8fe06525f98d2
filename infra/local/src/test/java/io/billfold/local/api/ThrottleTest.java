package io.billfold.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThrottleTest {
    private long now = -7;
    private final Throttle throttle = new Throttle(10, 3, () -> now);

    @Test
    void letsABurstPassAndThenItsRate() {
        assertThat(admitted(5)).isEqualTo(3);
        now += 250_000_000;
        assertThat(admitted(5)).isEqualTo(2);
        now += 50_000_000;
        assertThat(admitted(5)).isEqualTo(1);
        now += 99_999_999;
        assertThat(admitted(5)).isZero();
    }

    @Test
    void holdsNoMoreThanABurst() {
        assertThat(admitted(3)).isEqualTo(3);
        now += 3_600_000_000_000L;
        assertThat(admitted(9)).isEqualTo(3);
    }

    private int admitted(int calls) {
        int admitted = 0;
        for (int i = 0; i < calls; i++) {
            admitted += throttle.admits() ? 1 : 0;
        }
        return admitted;
    }
}
