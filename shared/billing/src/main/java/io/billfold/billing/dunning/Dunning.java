package io.billfold.billing.dunning;

import io.billfold.billing.dunning.DunningDecision.Remind;
import io.billfold.billing.dunning.DunningDecision.Wait;
import io.billfold.billing.dunning.DunningPolicy.Level;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * Decides which reminder an invoice is due. Levels are sent one by one: a level that was missed,
 * because of a pause or an outage, comes first, and the next one not before the policy's gap.
 */
public final class Dunning {
    private Dunning() {}

    /**
     * Reminds or waits.
     *
     * @param today the date in the account's zone
     */
    public static DunningDecision decide(
            Receivable receivable, LocalDate today, DunningPolicy policy) {
        String obstacle = obstacle(receivable, policy);
        if (obstacle != null) {
            return new Wait(obstacle, null);
        }
        Level next = policy.levels().get(receivable.level());
        LocalDate on = reminderOn(receivable, next, policy);
        if (today.isBefore(on)) {
            return new Wait("level " + next.level() + " is due on " + on, on);
        }
        return new Remind(next.level(), receivable.withReminder(next.level(), today));
    }

    /**
     * The first day on which the next reminder may be sent: the key of the due index. Null when the
     * invoice is paid or paused or has had every reminder.
     */
    public static @Nullable LocalDate nextReminderOn(Receivable receivable, DunningPolicy policy) {
        if (obstacle(receivable, policy) != null) {
            return null;
        }
        return reminderOn(receivable, policy.levels().get(receivable.level()), policy);
    }

    /**
     * Whether every reminder was sent and it is still open: the customer may lose what it paid for.
     */
    public static boolean isGivenUp(Receivable receivable, DunningPolicy policy) {
        return receivable.level() >= policy.levels().size() && receivable.open().isPositive();
    }

    private static @Nullable String obstacle(Receivable receivable, DunningPolicy policy) {
        if (receivable.open().isZero()) {
            return "nothing is open";
        }
        if (receivable.pausedBy() != null) {
            return "paused by " + receivable.pausedBy();
        }
        return receivable.level() >= policy.levels().size() ? "every reminder was sent" : null;
    }

    private static LocalDate reminderOn(Receivable receivable, Level next, DunningPolicy policy) {
        LocalDate planned = receivable.dueOn().plusDays(next.daysAfterDue());
        LocalDate last = receivable.remindedOn();
        if (last == null) {
            return planned;
        }
        LocalDate allowed = last.plusDays(policy.gapDays());
        return allowed.isAfter(planned) ? allowed : planned;
    }
}
