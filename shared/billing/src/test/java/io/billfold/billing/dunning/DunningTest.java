package io.billfold.billing.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.billfold.billing.Examples;
import io.billfold.billing.Law;
import io.billfold.billing.dunning.DunningDecision.Remind;
import io.billfold.billing.dunning.DunningDecision.Wait;
import io.billfold.billing.dunning.DunningPolicy.Level;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

class DunningTest {
    /** Level 1 after 7 days, level 2 after 14, 7 days apart. */
    private static final DunningPolicy POLICY = DunningPolicy.bundled();

    /** Due 2026-02-14, so reminders are planned for 02-21 and 02-28. */
    private static final Receivable DUE = Examples.receivable();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    sent | sentOn     | today      | level | nextOn     | why
                    0    |            | 2026-02-14 |       | 2026-02-21 | due today is not overdue
                    0    |            | 2026-02-20 |       | 2026-02-21 | a day too early
                    0    |            | 2026-02-21 | 1     |            | seven days after
                    1    | 2026-02-21 | 2026-02-21 |       | 2026-02-28 | never two on one day
                    1    | 2026-02-21 | 2026-02-27 |       | 2026-02-28 | a day too early
                    1    | 2026-02-21 | 2026-02-28 | 2     |            | fourteen days after
                    0    |            | 2026-04-01 | 1     |            | a missed level comes first
                    1    | 2026-04-01 | 2026-04-01 |       | 2026-04-08 | the next not before the gap
                    1    | 2026-04-01 | 2026-04-07 |       | 2026-04-08 | still within the gap
                    1    | 2026-04-01 | 2026-04-08 | 2     |            | after the gap
                    2    | 2026-02-28 | 2026-12-31 |       |            | the ladder has ended
                    """)
    void remindsLevelByLevel(
            int sent,
            @Nullable LocalDate sentOn,
            LocalDate today,
            @Nullable Integer level,
            @Nullable LocalDate nextOn,
            String why) {
        Receivable receivable = sentOn == null ? DUE : DUE.withReminder(sent, sentOn);

        DunningDecision decision = Dunning.decide(receivable, today, POLICY);

        switch (decision) {
            case Remind remind -> {
                assertThat(remind.level()).isEqualTo(level);
                assertThat(remind.after())
                        .isEqualTo(receivable.withReminder(remind.level(), today));
            }
            case Wait wait -> {
                assertThat(level).isNull();
                assertThat(wait.nextOn()).isEqualTo(nextOn);
            }
        }
    }

    @Test
    void aPausedInvoiceWaitsAndSaysWhy() {
        Receivable paused = DUE.withPause("dispute dp_1");

        assertThat(Dunning.decide(paused, LocalDate.of(2026, 3, 1), POLICY))
                .isEqualTo(new Wait("paused by dispute dp_1", null));
        assertThat(Dunning.nextReminderOn(paused, POLICY)).isNull();
        assertThat(Dunning.nextReminderOn(paused.withoutPause("dispute dp_1"), POLICY))
                .isEqualTo("2026-02-21");
    }

    @Test
    void aPaidInvoiceWaitsForEver() {
        Receivable paid = DUE.withApplied(DUE.open());

        assertThat(Dunning.decide(paid, LocalDate.of(2026, 3, 1), POLICY))
                .isEqualTo(new Wait("nothing is open", null));
    }

    @Test
    void twoPausesEndOneByOneWhateverTheirOrder() {
        Receivable one = DUE.withPause("dispute dp_2").withPause("dispute dp_1");

        assertThat(one).isEqualTo(DUE.withPause("dispute dp_1").withPause("dispute dp_2"));
        assertThat(one.withPause("dispute dp_1")).isEqualTo(one);
        assertThat(one.withoutPause("dispute dp_2").pausedBy()).isEqualTo("dispute dp_1");
        assertThat(one.withoutPause("dispute dp_2").withoutPause("dispute dp_1")).isEqualTo(DUE);
    }

    @Test
    void howeverOftenItRunsLevelsRiseByOneAndKeepTheGap() {
        Law.holds(
                300,
                random -> {
                    Receivable receivable = DUE;
                    LocalDate today = DUE.dueOn();
                    List<LocalDate> reminders = new ArrayList<>();
                    for (int run = 0; run < 60; run++) {
                        today = today.plusDays(random.nextInt(4));
                        LocalDate announced = Dunning.nextReminderOn(receivable, POLICY);
                        if (Dunning.decide(receivable, today, POLICY) instanceof Remind remind) {
                            assertThat(remind.level()).isEqualTo(reminders.size() + 1);
                            assertThat(announced).isBeforeOrEqualTo(today);
                            reminders.add(today);
                            receivable = remind.after();
                        } else {
                            assertThat(announced == null || announced.isAfter(today)).isTrue();
                        }
                    }
                    assertThat(reminders.getLast())
                            .isAfterOrEqualTo(reminders.getFirst().plusDays(POLICY.gapDays()));
                });
    }

    @Test
    void aLadderRises() {
        Level first = new Level(1, 7, "first-reminder", "custom");
        Level early = new Level(2, 7, "second-reminder", "custom");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DunningPolicy(List.of(first, early), 7))
                .withMessageContaining("level 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DunningPolicy(List.of(early), 7))
                .withMessageContaining("place 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DunningPolicy(List.of(first), 0))
                .withMessageContaining("two reminders on one day");
    }

    @Test
    void aLevelNeverGoesDown() {
        Receivable second = DUE.withReminder(2, LocalDate.of(2026, 3, 1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> second.withReminder(1, LocalDate.of(2026, 3, 2)));
    }
}
