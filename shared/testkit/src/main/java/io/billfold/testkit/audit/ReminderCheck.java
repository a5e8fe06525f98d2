package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.REMINDER_JUSTIFIED;
import static io.billfold.testkit.audit.Invariant.REMINDER_SENT;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reminders come step by step, for what is overdue, and stop when it is paid or argued about. The
 * steps are the customary ones: 7 and 14 days after the last day to pay, a week apart at least.
 */
final class ReminderCheck implements Subject {
    private static final List<Integer> DAYS_AFTER_DUE = List.of(7, 14);
    private static final int GAP_DAYS = 7;

    /** When reminders are decided, every day. */
    private static final LocalTime RUN_AT = LocalTime.of(6, 0);

    /** What changed shortly before a run may not be in its index yet. */
    private static final Duration NOTICE = Duration.ofHours(1);

    private final Seen seen;
    private final Findings findings;
    private final Clocks clocks;
    private final Customers customers;

    /** The write that last left an invoice without anything to remind of. */
    private final Map<String, Long> notOwedAt = new HashMap<>();

    private final Map<String, Long> raisedAt = new HashMap<>();
    private final Map<String, Instant> changedAt = new HashMap<>();

    ReminderCheck(Seen seen, Findings findings, Clocks clocks, Customers customers) {
        this.seen = seen;
        this.findings = findings;
        this.clocks = clocks;
        this.customers = customers;
    }

    /** Whether there is something to remind of: open, and no reason to wait. */
    private static boolean isOwed(Row receivable) {
        return receivable.number("open") > 0 && !receivable.has("pausedBy");
    }

    /** Whether an invoice was owed at some moment since a mark. */
    boolean wasOwed(String number, long mark) {
        return isOwed(seen.find(Kind.RECEIVABLE, number))
                || notOwedAt.getOrDefault(number, Long.MAX_VALUE) > mark;
    }

    /** Whether an invoice has been owed ever since a reminder was decided. */
    boolean isOwedSince(String number, long level) {
        long raised = raisedAt.getOrDefault(number + "." + level, Long.MAX_VALUE);
        return isOwed(seen.find(Kind.RECEIVABLE, number))
                && notOwedAt.getOrDefault(number, Long.MIN_VALUE) < raised;
    }

    @Override
    public void look(Write write) {
        for (Change change : write.of(Kind.RECEIVABLE)) {
            note(change);
            if (!change.isNew() && change.growth("level") != 0) {
                raisedAt.put(change.id() + "." + change.after().number("level"), seen.writes());
                checkStep(change);
                checkDate(change);
            }
        }
    }

    private void note(Change change) {
        boolean isOwed = isOwed(change.after());
        if (!isOwed && (isOwed(change.before()) || !notOwedAt.containsKey(change.id()))) {
            notOwedAt.put(change.id(), seen.writes());
        }
        Instant now = clocks.now();
        if (now != null) {
            changedAt.put(change.id(), now);
        }
    }

    private void checkStep(Change change) {
        findings.require(
                change.growth("level") == 1 && change.after().number("level") <= 2,
                REMINDER_JUSTIFIED,
                "%s went from level %d to %d",
                change,
                change.before().number("level"),
                change.after().number("level"));
        findings.require(
                isOwed(change.before()) && change.growth("open") == 0,
                REMINDER_JUSTIFIED,
                "%s is reminded of %d, paused by '%s'",
                change,
                change.before().number("open"),
                change.before().text("pausedBy"));
    }

    private void checkDate(Change change) {
        Row after = change.after();
        LocalDate on = LocalDate.parse(after.text("remindedOn"));
        LocalDate first = nextOn(change.before());
        findings.require(
                first != null && !on.isBefore(first),
                REMINDER_JUSTIFIED,
                "%s is reminded on %s instead of %s",
                change,
                on,
                first);
        Instant latest = decidedAt(change).plus(clocks.skew());
        findings.require(
                customers.hadCome(after.text("accountId"), on, latest),
                REMINDER_JUSTIFIED,
                "%s is reminded on %s, which had not come by %s",
                change,
                on,
                latest);
    }

    /** By the true time where it is told, or else by the event's. */
    private Instant decidedAt(Change change) {
        Instant now = clocks.now();
        if (now != null) {
            return now;
        }
        String event = "ReminderDue:" + change.id() + "." + change.after().number("level");
        String occurredAt = seen.find(Kind.OUTBOX, event).text("occurredAt");
        return occurredAt.isEmpty() ? Instant.EPOCH : Instant.parse(occurredAt);
    }

    /** The first day of the next reminder; null when there is none after the last. */
    private static @Nullable LocalDate nextOn(Row receivable) {
        int level = Math.toIntExact(receivable.number("level"));
        if (level >= DAYS_AFTER_DUE.size()) {
            return null;
        }
        LocalDate planned =
                LocalDate.parse(receivable.text("dueOn")).plusDays(DAYS_AFTER_DUE.get(level));
        if (!receivable.has("remindedOn")) {
            return planned;
        }
        LocalDate allowed = LocalDate.parse(receivable.text("remindedOn")).plusDays(GAP_DAYS);
        return allowed.isAfter(planned) ? allowed : planned;
    }

    /**
     * Reminders are decided at 06:00 UTC. What was due for one then, and had not changed for an
     * hour, has it. Only where the true time of changes was told.
     */
    @Override
    public void settled(Instant now) {
        ZonedDateTime today = now.atZone(ZoneOffset.UTC).with(RUN_AT);
        Instant run = (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
        seen.of(Kind.RECEIVABLE).forEach((number, row) -> checkReminded(number, row, run));
    }

    private void checkReminded(String number, Row receivable, Instant run) {
        Instant changed = changedAt.getOrDefault(number, Instant.MAX);
        LocalDate next = nextOn(receivable);
        if (isOwed(receivable) && next != null && changed.isBefore(run.minus(NOTICE))) {
            findings.require(
                    !customers.hadCome(
                            receivable.text("accountId"), next, run.minus(clocks.skew())),
                    REMINDER_SENT,
                    "%s: the reminder of %s was not decided by %s",
                    number,
                    next,
                    run);
        }
    }
}
