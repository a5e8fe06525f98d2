package io.billfold.billing.ledger;

import io.billfold.billing.Checks;
import io.billfold.billing.Problem;
import io.billfold.billing.account.SellerId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Up to which month a seller's books are closed. An entry of a closed month is booked on the first
 * day of the first open one, with its own date beside it: totals of a closed month never change.
 *
 * @param seller whose books
 * @param through the last closed month; null where all were opened again
 * @param steps who closed and opened what, and why, in order; at least one
 */
public record ClosedPeriod(SellerId seller, @Nullable YearMonth through, List<Step> steps) {
    /** The latest steps that are kept: thirty years of months. */
    public static final int STEPS_MAX = 360;

    /** A month is over in every zone of the earth, and its last transactions are, on this day. */
    private static final int DAY_OVER_EVERYWHERE = 2;

    public ClosedPeriod {
        steps = List.copyOf(steps);
    }

    /**
     * Something that was done.
     *
     * @param through the last closed month after it; null for none
     * @param by who
     * @param why in words
     */
    public record Step(@Nullable YearMonth through, String by, String why, Instant at) {
        public Step {
            Checks.text("by", by, 100);
            Checks.text("reason", why, 500);
        }
    }

    /**
     * Whether entries of a date need no look at what is closed: months can't be closed before the
     * second day after them, so the current one, and on its first day the one before, are open.
     */
    public static boolean isCertainlyOpen(LocalDate bookedOn, Instant now) {
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(DAY_OVER_EVERYWHERE - 1);
        return !YearMonth.from(bookedOn).isBefore(YearMonth.from(day));
    }

    /** What forbids to close a month, or to open those after it again; empty where nothing does. */
    public static Optional<Problem> problem(YearMonth month, Instant now) {
        return isCertainlyOpen(month.atEndOfMonth(), now)
                ? Optional.of(
                        new Problem(
                                "through",
                                "%s can be closed from %s on"
                                        .formatted(
                                                month,
                                                month.plusMonths(1).atDay(DAY_OVER_EVERYWHERE))))
                : Optional.empty();
    }

    /** Closed up to another month. */
    public ClosedPeriod with(Step step) {
        List<Step> done = new ArrayList<>(steps);
        done.add(step);
        int from = Math.max(0, done.size() - STEPS_MAX);
        return new ClosedPeriod(seller, step.through(), done.subList(from, done.size()));
    }

    /** The entry where it may be booked. */
    public LedgerEntry open(LedgerEntry entry) {
        YearMonth last = through;
        return last == null || YearMonth.from(entry.bookedOn()).isAfter(last)
                ? entry
                : entry.postponedTo(last.plusMonths(1).atDay(1));
    }
}
