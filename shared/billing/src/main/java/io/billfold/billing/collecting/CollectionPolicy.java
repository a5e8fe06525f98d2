package io.billfold.billing.collecting;

import java.time.Duration;
import java.util.List;

/**
 * When collecting begins, and when it is tried again.
 *
 * @param retryDays days after the first try, each above the one before; 0 is the first try itself
 * @param declinesBeforeFallback soft refusals of an instrument before the next one is tried
 * @param lookups how long after a try without an answer it is looked up, each time counted from the
 *     try; after the last one somebody must look
 * @param pendingLookups the same for a try that the provider took and has not decided about
 * @param attemptsMax the most tries of an invoice, whatever came of them; after them somebody must
 *     look
 */
public record CollectionPolicy(
        List<Integer> retryDays,
        int declinesBeforeFallback,
        List<Duration> lookups,
        List<Duration> pendingLookups,
        int attemptsMax) {
    /**
     * The usual schedule: tries on day 0, 3, 5, 7, 10 and 14, the fallback after two refusals.
     * Between four and eight tries, and grace of 7 to 14 days, are practice and no rule.
     */
    public static final CollectionPolicy USUAL =
            new CollectionPolicy(
                    List.of(0, 3, 5, 7, 10, 14),
                    2,
                    List.of(
                            Duration.ofMinutes(1),
                            Duration.ofMinutes(5),
                            Duration.ofMinutes(30),
                            Duration.ofHours(2),
                            Duration.ofHours(12),
                            Duration.ofHours(48)),
                    // SEPA debits settle or fail within five business days, seldom fourteen days
                    List.of(
                            Duration.ofHours(1),
                            Duration.ofDays(1),
                            Duration.ofDays(3),
                            Duration.ofDays(7),
                            Duration.ofDays(14)),
                    40);

    public CollectionPolicy {
        retryDays = List.copyOf(retryDays);
        lookups = List.copyOf(lookups);
        pendingLookups = List.copyOf(pendingLookups);
        if (retryDays.isEmpty() || retryDays.getFirst() != 0) {
            throw new IllegalArgumentException("retryDays must begin with 0");
        }
        for (int i = 1; i < retryDays.size(); i++) {
            if (retryDays.get(i) <= retryDays.get(i - 1)) {
                throw new IllegalArgumentException("retryDays must go up, were " + retryDays);
            }
        }
        if (declinesBeforeFallback < 1) {
            throw new IllegalArgumentException("declinesBeforeFallback must be 1 or more");
        }
        if (lookups.isEmpty() || pendingLookups.isEmpty()) {
            throw new IllegalArgumentException("lookups must name one time at least");
        }
        if (attemptsMax < 1) {
            throw new IllegalArgumentException("attemptsMax must be 1 or more");
        }
    }

    /**
     * What tells the last lookup of a try from all others of it: those of a pending try follow the
     * ones that were asked for before its provider took it.
     */
    public int lookupNumber(Attempt attempt) {
        boolean isPending = attempt.outcome() instanceof Attempt.Outcome.Pending;
        return isPending ? lookups.size() + attempt.lookups() : attempt.lookups();
    }
}
