package io.billfold.billing.payout;

import io.billfold.billing.Problem;
import io.billfold.billing.cash.Cash.Step;
import io.billfold.billing.ledger.LedgerEntry;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether what a person decides about a line of a payout can be carried out, and what it books. */
public final class LineRules {
    private static final String LINE = "line";
    private static final String AS = "as";

    private LineRules() {}

    /**
     * Carries a decision out: the line's net leaves provider clearing, at the date of the payout.
     *
     * @param step who decides, why and when
     */
    public static PayoutOutcome decide(Payout payout, PayoutDecision decision, Step step) {
        if (payout.decisions().size() >= LineDecision.DECISIONS_MAX) {
            return PayoutOutcome.Refused.of(
                    LINE,
                    "was decided %d times: book by hand".formatted(LineDecision.DECISIONS_MAX));
        }
        return switch (decision) {
            case PayoutDecision.Book book -> book(payout, book, step);
            case PayoutDecision.Undo(String line) -> undo(payout, line, step);
        };
    }

    private static PayoutOutcome book(Payout payout, PayoutDecision.Book book, Step step) {
        Optional<PayoutLine> found =
                payout.open().stream().filter(it -> it.where().equals(book.line())).findFirst();
        if (found.isEmpty()) {
            return PayoutOutcome.Refused.of(LINE, absent(payout, book.line()));
        }
        PayoutLine line = found.get();
        String obstacle = obstacle(payout, line);
        Problem wrong =
                obstacle == null ? problem(line, book.parts()) : new Problem(LINE, obstacle);
        return wrong == null
                ? changed(payout, new LineDecision(step, line, parts(line, book.parts()), false))
                : new PayoutOutcome.Refused(List.of(wrong));
    }

    private static String absent(Payout payout, String line) {
        return booked(payout, line)
                .map(LineDecision::step)
                .map(it -> "%s was booked by %s with decision %s".formatted(line, it.by(), it.id()))
                .orElseGet(() -> "'" + line + "' is none of the differences" + beyond(payout));
    }

    private static String beyond(Payout payout) {
        return payout.more() == 0
                ? ": nothing is missing"
                : " that are kept: %d more were, book them in your own ledger"
                        .formatted(payout.more());
    }

    /** What a line is booked as now: its last decision, unless that took it back. */
    private static Optional<LineDecision> booked(Payout payout, String line) {
        return payout.decisions().stream()
                .filter(it -> it.isOf(line))
                .reduce((_, later) -> later)
                .filter(it -> !it.isUndone());
    }

    private static @Nullable String obstacle(Payout payout, PayoutLine line) {
        if (line.isBookedByItself()) {
            String kind = line.type().kind().name().toLowerCase(Locale.ROOT);
            return "%s is a %s: it is explained when that is recorded, not by hand"
                    .formatted(line.where(), kind);
        }
        return payout.isAwaited() && !payout.announcement().isProven()
                ? "nothing of a report without its total is booked before the bank's entry came"
                : null;
    }

    private static @Nullable Problem problem(PayoutLine line, List<PayoutDecision.Wanted> wanted) {
        Set<LineMeaning> meanings = new HashSet<>();
        Money sum = line.net().multipliedBy(0);
        for (PayoutDecision.Wanted part : wanted) {
            Money amount = amount(line, part);
            boolean isKnown = part.amount() != null || wanted.size() == 1;
            if (!isKnown || !isOf(line, amount) || !meanings.add(part.meaning())) {
                return new Problem(
                        AS,
                        "of several parts each is there once, with its amount and %s's sign"
                                .formatted(line.net()));
            }
            sum = sum.plus(amount);
        }
        return sum.isEqual(line.net())
                ? null
                : new Problem(AS, "comes to %s, but the line is %s".formatted(sum, line.net()));
    }

    /** What has the line's sign can't be more than the line unseen. */
    private static boolean isOf(PayoutLine line, Money part) {
        return part.isZero() ? line.net().isZero() : part.isNegative() == line.net().isNegative();
    }

    private static List<LineDecision.Part> parts(
            PayoutLine line, List<PayoutDecision.Wanted> wanted) {
        return wanted.stream()
                .map(it -> new LineDecision.Part(it.meaning(), amount(line, it)))
                .toList();
    }

    private static Money amount(PayoutLine line, PayoutDecision.Wanted part) {
        return part.amount() == null ? line.net() : part.amount();
    }

    private static PayoutOutcome changed(Payout payout, LineDecision decision) {
        List<LedgerEntry> entries = new PayoutBookings(payout).decided(decision).entries();
        return new PayoutOutcome.Changed(new PayoutChange(payout.decided(decision), null, entries));
    }

    private static PayoutOutcome undo(Payout payout, String line, Step step) {
        return booked(payout, line)
                .map(it -> changed(payout, new LineDecision(step, it.line(), it.parts(), true)))
                .orElseGet(
                        () -> PayoutOutcome.Refused.of(LINE, "'" + line + "' is booked by nobody"));
    }
}
