package io.billfold.billing.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.Law;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

class UsageHistoryTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void aLevelHoldsIntoTheNextPeriod() {
        UsageHistory history = history("2026-01-10T00:00Z 4, 2026-02-15T00:00Z 6");
        // 4 from day 10 of 31: 4 x 22 / 31; then 4 x 14 / 28 + 6 x 14 / 28
        assertThat(total(history, Aggregation.TIME_WEIGHTED, "2026-01-01"))
                .isEqualTo("2.838709677419");
        assertThat(total(history, Aggregation.TIME_WEIGHTED, "2026-02-01")).isEqualTo("5");
        assertThat(total(history, Aggregation.TIME_WEIGHTED, "2026-03-01")).isEqualTo("6");
        assertThat(total(history, Aggregation.LAST, "2026-03-01")).isEqualTo("6");
        // 4 + 6 seats are there in March
        assertThat(total(history, Aggregation.PRORATED_RECURRING, "2026-03-01")).isEqualTo("10");
        assertThat(total(history, Aggregation.SUM, "2026-03-01")).isEqualTo("0");
    }

    @Test
    void lateUsageMakesAClosedPeriodsTotalAnew() {
        UsageEvent inTime = Usages.event("a", "2026-01-10T00:00Z 100");
        UsageEvent late = Usages.event("b", "2026-01-20T00:00Z 40");
        Instant billed = Instant.parse("2026-02-01T02:00:00Z");
        UsageWindow january = Usages.month("2026-01-01", "UTC");
        UsageHistory history =
                UsageHistory.of(
                        List.of(
                                new RecordedUsage(inTime, inTime.at()),
                                new RecordedUsage(late, billed.plusSeconds(1))));

        assertThat(history.total(Aggregation.SUM, january, UsagePolicy.USUAL)).isEqualTo("140");
        assertThat(history.receivedAfter(billed, january)).containsExactly(late);
    }

    @Test
    void aHistoryDoesNotTellOfTheTimeBeforeIt() {
        UsageHistory history = history("2026-01-10T00:00Z 4").since(BEGIN);
        assertThatThrownBy(() -> total(history, Aggregation.LAST, "2025-12-01"))
                .hasMessageContaining("the history begins at 2026-01-01T00:00:00Z");
    }

    /** What is carried over stands for all that was before: reading can begin there. */
    @Test
    void aHistoryMayBeginAnywhereWithWhatIsCarried() {
        Law.holds(
                500,
                random -> {
                    UsageHistory whole = UsageHistory.of(some(random));
                    Instant cut = BEGIN.plus(Duration.ofDays(random.nextInt(59)));
                    UsageHistory later = whole.since(cut);
                    UsageWindow march = Usages.month("2026-03-01", "UTC");
                    for (Aggregation aggregation : Aggregation.values()) {
                        assertThat(later.total(aggregation, march, UsagePolicy.USUAL))
                                .isEqualTo(whole.total(aggregation, march, UsagePolicy.USUAL));
                    }
                });
    }

    private static List<RecordedUsage> some(RandomGenerator random) {
        List<RecordedUsage> some = new ArrayList<>();
        Instant at = BEGIN;
        for (int i = 0; i < random.nextInt(30); i++) {
            at = at.plus(Duration.ofMinutes(random.nextInt(7_000)));
            String unique = random.nextBoolean() ? "u" + random.nextInt(4) : null;
            String quantity = BigDecimal.valueOf(random.nextInt(2_000) - 500, 2).toPlainString();
            String id = "e-%02d".formatted(i);
            some.add(new RecordedUsage(Usages.event(id, at, quantity, unique), at));
        }
        return some;
    }

    private static UsageHistory history(String events) {
        return UsageHistory.of(
                Usages.events(events).stream().map(it -> new RecordedUsage(it, it.at())).toList());
    }

    private static BigDecimal total(UsageHistory history, Aggregation aggregation, String month) {
        return history.total(aggregation, Usages.month(month, "UTC"), UsagePolicy.USUAL);
    }
}
