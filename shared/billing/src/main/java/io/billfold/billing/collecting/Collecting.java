package io.billfold.billing.collecting;

import io.billfold.billing.collecting.Attempt.Outcome;
import io.billfold.billing.collecting.DeclineRules.Delay;
import io.billfold.billing.collecting.DeclineRules.Limit;
import io.billfold.billing.dunning.Receivable;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides how an invoice is collected from what its account pays with. The rules, in their order:
 *
 * <ol>
 *   <li>a try whose outcome is unknown is looked up, and nothing is charged before it is known;
 *   <li>what is paid, disputed or paused is not collected;
 *   <li>nothing is charged before the last day to pay, nor before a debit's payer was told in time;
 *   <li>the default instrument comes first; the next one when it is refused for good, expired, or
 *       was refused as often as the policy says;
 *   <li>a refusal for good is never tried again with the same instrument, nor one that asks for the
 *       payer, who is asked when no other instrument is left; one that was our fault waits for a
 *       person;
 *   <li>tries follow the policy's days, a refusal's own advice, and the limits of networks,
 *       whichever is later.
 * </ol>
 */
public final class Collecting {
    /** After a late try the next of the policy's days may be near: not as near as this. */
    private static final Duration REST = Duration.ofDays(1);

    private final CollectionPolicy policy;
    private final DeclineRules rules;

    public Collecting(CollectionPolicy policy, DeclineRules rules) {
        this.policy = policy;
        this.rules = rules;
    }

    /**
     * The next step.
     *
     * @param methods of the account, the default one first
     * @param attempts that were made for this invoice
     * @param zone of the account
     */
    public NextStep next(
            Receivable owed,
            List<PaymentMethod> methods,
            Attempts attempts,
            Instant now,
            ZoneId zone) {
        for (Attempt attempt : attempts.made()) {
            if (attempt.isOpen()) {
                return lookUp(attempt, now);
            }
        }
        LocalDate today = LocalDate.ofInstant(now, zone);
        NextStep obstacle = obstacle(owed, today, zone);
        return obstacle == null
                ? charge(owed, methods, new History(attempts, today, zone), now)
                : obstacle;
    }

    private NextStep lookUp(Attempt attempt, Instant now) {
        List<Duration> times =
                attempt.outcome() instanceof Outcome.Pending
                        ? policy.pendingLookups()
                        : policy.lookups();
        if (attempt.lookups() >= times.size()) {
            return new NextStep.AskPerson(nobodyKnows(attempt));
        }
        Instant at = attempt.startedAt().plus(times.get(attempt.lookups()));
        return now.isBefore(at)
                ? new NextStep.Wait(at, "the outcome of try " + attempt.number() + " is unknown")
                : new NextStep.LookUp(attempt);
    }

    private static String nobodyKnows(Attempt attempt) {
        return "nobody knows what became of "
                + attempt.idempotencyKey()
                + " after "
                + attempt.lookups()
                + " lookups";
    }

    private static @Nullable NextStep obstacle(Receivable owed, LocalDate today, ZoneId zone) {
        if (owed.open().isZero()) {
            return new NextStep.Nothing("nothing is open");
        }
        if (owed.pausedBy() != null) {
            return new NextStep.Nothing("paused by " + owed.pausedBy());
        }
        if (today.isBefore(owed.dueOn())) {
            return new NextStep.Wait(
                    owed.dueOn().atStartOfDay(zone).toInstant(), "due on " + owed.dueOn());
        }
        return null;
    }

    /** The tries that were made or refused; one that never reached the provider does not count. */
    private record History(Attempts attempts, LocalDate today, ZoneId zone) {
        List<Attempt> refused() {
            return attempts.made().stream()
                    .filter(it -> it.outcome() instanceof Outcome.Declined)
                    .toList();
        }

        List<Attempt> refusedOf(PaymentMethod method) {
            return refused().stream().filter(it -> it.method().isSameAs(method)).toList();
        }

        /** From when an instrument may be charged, so that its payer was told in time. */
        Instant told(PaymentMethod method) {
            return method.chargeableFrom(attempts.toldOn()).atStartOfDay(zone).toInstant();
        }
    }

    private static Decline decline(Attempt refused) {
        return ((Outcome.Declined) refused.outcome()).decline();
    }

    private static Instant at(Attempt refused) {
        return ((Outcome.Declined) refused.outcome()).at();
    }

    private NextStep charge(
            Receivable owed, List<PaymentMethod> methods, History history, Instant now) {
        List<PaymentMethod> charged = methods.stream().filter(it -> it.kind().isCharged()).toList();
        if (charged.isEmpty()) {
            return new NextStep.Nothing("the account pays by bank transfer");
        }
        List<Attempt> refused = history.refused();
        if (history.attempts().made().size() >= policy.attemptsMax()) {
            return new NextStep.AskPerson("it was tried " + policy.attemptsMax() + " times");
        }
        if (!refused.isEmpty() && kind(refused.getLast(), history) == Decline.Kind.FAULT) {
            return new NextStep.AskPerson(
                    "the request was at fault: " + decline(refused.getLast()).text());
        }
        List<PaymentMethod> usable = charged.stream().filter(it -> isUsable(it, history)).toList();
        if (usable.isEmpty()) {
            return new NextStep.AskPayer(whatThePayerCanDo(charged, history));
        }
        return charge(turn(usable, history), owed, history, now);
    }

    private NextStep charge(PaymentMethod method, Receivable owed, History history, Instant now) {
        Instant planned = planned(method, history);
        if (planned == null) {
            return new NextStep.GiveUp("refused " + history.refused().size() + " times");
        }
        Instant earliest =
                later(
                        later(planned, advised(method, history)),
                        later(allowed(method, history), history.told(method)));
        return now.isBefore(earliest)
                ? new NextStep.Wait(earliest, waiting(history))
                : new NextStep.Charge(method, owed.open(), history.attempts().nextNumber());
    }

    private boolean isUsable(PaymentMethod method, History history) {
        return method.isUsable(history.today())
                && !isRefused(method, history, Decline.Kind.HARD)
                && !isRefused(method, history, Decline.Kind.AUTHENTICATION);
    }

    private boolean isRefused(PaymentMethod method, History history, Decline.Kind kind) {
        return history.refusedOf(method).stream().anyMatch(it -> kind(it, history) == kind);
    }

    private Decline.Kind kind(Attempt refused, History history) {
        return rules.kind(decline(refused), history.today());
    }

    private String whatThePayerCanDo(List<PaymentMethod> charged, History history) {
        for (PaymentMethod method : charged) {
            if (method.isUsable(history.today())
                    && isRefused(method, history, Decline.Kind.AUTHENTICATION)) {
                return "the payer must authenticate " + method.id();
            }
        }
        return "every instrument is expired or refused for good";
    }

    /** The first instrument that was not refused too often yet; the default where all were. */
    private PaymentMethod turn(List<PaymentMethod> usable, History history) {
        for (PaymentMethod method : usable) {
            if (history.refusedOf(method).size() < policy.declinesBeforeFallback()) {
                return method;
            }
        }
        return usable.getFirst();
    }

    private static String waiting(History history) {
        return history.refused().isEmpty()
                ? "the payer must be told of a debit in time"
                : "try "
                        + history.attempts().nextNumber()
                        + " after "
                        + decline(history.refused().getLast()).text();
    }

    /**
     * The next of the policy's days; null when they are over. An instrument that was never refused
     * need not wait for what another was refused for.
     */
    private @Nullable Instant planned(PaymentMethod method, History history) {
        if (history.refusedOf(method).isEmpty()) {
            return Instant.MIN;
        }
        Instant first = history.refused().getFirst().startedAt();
        Instant latest = history.refused().getLast().startedAt();
        for (int days : policy.retryDays()) {
            Instant day = first.plus(Duration.ofDays(days));
            if (!day.isBefore(latest.plus(REST))) {
                return day;
            }
        }
        return null;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Instant advised(PaymentMethod method, History history) {
        List<Attempt> refused = history.refusedOf(method);
        return !refused.isEmpty()
                        && rules.delay(decline(refused.getLast()), history.today())
                                instanceof Delay.AtLeast(Duration time)
                ? at(refused.getLast()).plus(time)
                : Instant.MIN;
    }

    /** When the network's windows let another try in. */
    private Instant allowed(PaymentMethod method, History history) {
        List<Instant> tries = new ArrayList<>();
        history.refusedOf(method).forEach(it -> tries.add(it.startedAt()));
        Instant allowed = Instant.MIN;
        for (Limit limit : rules.limits(method.issuer(), history.today())) {
            if (tries.size() >= limit.tries()) {
                Instant oldest = tries.get(tries.size() - limit.tries());
                allowed = later(allowed, oldest.plus(limit.within()));
            }
        }
        return allowed;
    }
}
