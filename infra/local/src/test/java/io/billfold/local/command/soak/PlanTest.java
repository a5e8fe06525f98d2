package io.billfold.local.command.soak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Comparator;
import java.util.List;
import java.util.Random;

class PlanTest {
    private static final int ORDERS = 1_000;

    private final Plan plan = Plan.of(ORDERS, 20, new Random(1));

    @Test
    void killsAsOftenAsAskedFor() {
        int kills =
                kills().stream()
                        .map(it -> (Deed.Kill) it.deed())
                        .mapToInt(kill -> kill.againWhileStarting() ? 2 : 1)
                        .sum();
        assertThat(kills).isEqualTo(20);
    }

    @Test
    void leavesTheLastLifeAloneForTwoFifthsOfAMonth() {
        assertThat(kills()).allMatch(it -> it.progress() < 2.6 * ORDERS);
    }

    @Test
    void isInTheOrderOfProgressAndEndsWithTheWork() {
        assertThat(plan.moments())
                .isSortedAccordingTo(Comparator.comparingLong(Moment::progress))
                .allMatch(it -> it.progress() < 3L * ORDERS);
    }

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(Plan.of(ORDERS, 20, new Random(1))).isEqualTo(plan);
        assertThat(Plan.of(ORDERS, 20, new Random(2))).isNotEqualTo(plan);
    }

    private List<Moment> kills() {
        return plan.moments().stream().filter(it -> it.deed() instanceof Deed.Kill).toList();
    }
}
