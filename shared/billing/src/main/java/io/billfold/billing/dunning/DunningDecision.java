package io.billfold.billing.dunning;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** What to do about an open receivable today. */
public sealed interface DunningDecision {
    /**
     * Send a reminder.
     *
     * @param level which one, from 1
     * @param after the receivable once the reminder is on its way
     */
    record Remind(int level, Receivable after) implements DunningDecision {}

    /**
     * Send nothing today.
     *
     * @param reason why, for example "paused by dispute dp_1"
     * @param nextOn when to look again, or null when nothing but a change can bring a reminder
     */
    record Wait(String reason, @Nullable LocalDate nextOn) implements DunningDecision {}
}
