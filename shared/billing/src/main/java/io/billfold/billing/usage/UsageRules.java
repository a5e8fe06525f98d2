package io.billfold.billing.usage;

import io.billfold.billing.Problem;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Decides which usage is taken.
 *
 * @param lateDays for how many days of 24 hours after its end a period takes late usage; 35 is what
 *     Stripe takes (docs.stripe.com/billing/subscriptions/usage-based/recording-usage-api, as of
 *     2026-11), though it counts from the event
 */
public record UsageRules(int lateDays) {
    /** The cut-off where nothing else is configured. */
    public static final int LATE_DAYS = 35;

    /** More would keep a whole year open. */
    public static final int LATE_DAYS_MAX = 366;

    /** How far the sender's clock may be ahead of ours: Stripe's five minutes (same source). */
    public static final Duration AHEAD_MAX = Duration.ofMinutes(5);

    public UsageRules {
        if (lateDays < 0 || lateDays > LATE_DAYS_MAX) {
            throw new IllegalArgumentException(
                    "late days must be 0 to " + LATE_DAYS_MAX + ", was " + lateDays);
        }
    }

    /**
     * Decides about one event.
     *
     * @param known what is recorded under its id, or null
     * @param terms those of its subscription, or null where there is no such subscription
     */
    public UsageAnswer decide(
            UsageEvent event, @Nullable UsageEvent known, @Nullable UsageTerms terms, Instant now) {
        // first of all: what was accepted once stays accepted, however late it comes again
        if (known != null) {
            return known.equals(event) ? new UsageAnswer.Duplicate() : conflicting(event);
        }
        if (terms == null) {
            return refused("subscription", event.subscription() + " is not known");
        }
        List<Problem> problems = problems(event, terms, now);
        return problems.isEmpty()
                ? new UsageAnswer.Accepted(!now.isBefore(terms.closesAt(event.at())))
                : new UsageAnswer.Refused(problems);
    }

    private List<Problem> problems(UsageEvent event, UsageTerms terms, Instant now) {
        List<Problem> problems = new ArrayList<>();
        checkMetric(event, terms, problems);
        checkTime(event, terms, now, problems);
        return problems;
    }

    private static UsageAnswer conflicting(UsageEvent event) {
        return refused(
                "eventId", event.id() + " is recorded with other content: give new usage a new id");
    }

    private static UsageAnswer refused(String field, String reason) {
        return new UsageAnswer.Refused(List.of(new Problem(field, reason)));
    }

    private static void checkMetric(UsageEvent event, UsageTerms terms, List<Problem> problems) {
        Set<Aggregation> aggregations = terms.metrics().get(event.metric());
        if (aggregations == null) {
            problems.add(notCharged(event, terms));
        } else if (aggregations.contains(Aggregation.UNIQUE_COUNT) && event.unique() == null) {
            problems.add(
                    new Problem("unique", "is missing: " + event.metric() + " counts its values"));
        }
    }

    private static Problem notCharged(UsageEvent event, UsageTerms terms) {
        return new Problem(
                "metric",
                event.metric()
                        + " is charged by no plan of "
                        + event.subscription()
                        + ", which has "
                        + terms.metrics().keySet().stream().sorted().toList());
    }

    private void checkTime(
            UsageEvent event, UsageTerms terms, Instant now, List<Problem> problems) {
        Instant at = event.at();
        Instant end = terms.to();
        if (at.isAfter(now.plus(AHEAD_MAX))) {
            problems.add(inFuture(at, now));
        } else if (at.isBefore(terms.from())) {
            problems.add(
                    new Problem("at", at + " is before the service, which began " + terms.from()));
        } else if (end != null && !at.isBefore(end)) {
            problems.add(new Problem("at", at + " is after the service, which ended " + end));
        } else if (!now.isBefore(takenUntil(terms.closesAt(at)))) {
            problems.add(tooLate(at, terms.closesAt(at)));
        }
    }

    private static Problem inFuture(Instant at, Instant now) {
        return new Problem("at", "is in the future: " + at + ", and it is " + now + " now");
    }

    /**
     * When a period stops taking late usage. From then on its total is final, and what it carries
     * to the next.
     *
     * @param closesAt the first instant after the period
     */
    public Instant takenUntil(Instant closesAt) {
        return closesAt.plus(Duration.ofDays(lateDays));
    }

    private Problem tooLate(Instant at, Instant closedAt) {
        return new Problem(
                "at",
                "%s is in a period that closed %s and took late usage for %d days, until %s"
                        .formatted(at, closedAt, lateDays, takenUntil(closedAt)));
    }
}
