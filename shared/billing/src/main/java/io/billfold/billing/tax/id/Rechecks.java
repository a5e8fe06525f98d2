package io.billfold.billing.tax.id;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.tax.id.TaxIdCheck.Status;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * When a tax id is asked about again, and what an answer means. No law says how long a confirmation
 * holds (Regulation (EU) 282/2011 art. 18 asks for one, Regulation (EU) 904/2010 art. 31 says that
 * registers give it); all limits here are our own choice.
 */
public final class Rechecks {
    /** A valid number is confirmed again: once in a quarter, as VAT is reported. Our choice. */
    public static final Duration CONFIRMED_FOR = Duration.ofDays(90);

    /** The first wait for an answer; each one after it is twice as long. Our choice. */
    public static final Duration FIRST_WAIT = Duration.ofHours(1);

    /** No wait is longer: member states' systems are down for hours. Our choice. */
    public static final Duration WAIT_MAX = Duration.ofHours(24);

    /** So often in a row without an answer, then a person is needed: some 25 days. Our choice. */
    public static final int UNANSWERED_MAX = 30;

    /** From here on every wait is the longest one, whatever was doubled before. */
    private static final int DOUBLINGS_MAX = 5;

    private Rechecks() {}

    /** A number that nobody asked about yet: due at once. */
    public static TaxIdStanding notAsked(TaxId number, @Nullable SellerId requester, Instant now) {
        String source = number.register() == null ? "nobody" : number.register();
        TaxIdCheck check = TaxIdCheck.pending(number, now, source, "not asked yet");
        return new TaxIdStanding(check, requester, 0, check.reason(), now);
    }

    /**
     * Where the checks stand after another one.
     *
     * @param before null for the first one; another number's standing counts as none
     * @param requester in whose name it was asked, or null
     */
    public static TaxIdStanding after(
            @Nullable TaxIdStanding before, TaxIdCheck check, @Nullable SellerId requester) {
        return switch (check.status()) {
            case VALID ->
                    new TaxIdStanding(
                            check, requester, 0, null, check.checkedAt().plus(CONFIRMED_FOR));
            // a number can't become valid unless somebody registers it: they will tell
            case INVALID -> new TaxIdStanding(check, requester, 0, null, null);
            case PENDING -> unanswered(ofSameNumber(before, check), check, requester);
        };
    }

    /** What the answer in force said holds while the register is silent, but not for ever. */
    private static TaxIdStanding unanswered(
            @Nullable TaxIdStanding before, TaxIdCheck check, @Nullable SellerId requester) {
        int times = before == null ? 1 : before.unansweredTimes() + 1;
        boolean isGivenUp = times >= UNANSWERED_MAX;
        TaxIdCheck inForce = before == null ? check : before.inForce();
        boolean isLapsed = isGivenUp && inForce.status() == Status.VALID;
        return new TaxIdStanding(
                isLapsed || !inForce.isAnswered() ? check : inForce,
                requester,
                times,
                check.reason(),
                isGivenUp ? null : check.checkedAt().plus(wait(times)));
    }

    private static @Nullable TaxIdStanding ofSameNumber(
            @Nullable TaxIdStanding before, TaxIdCheck check) {
        return before != null && before.number().isSameAs(check.number()) ? before : null;
    }

    /**
     * How long is waited after so many times without an answer: 1, 2, 4, 8, 16, 24, 24 ... hours.
     */
    static Duration wait(int unansweredTimes) {
        Duration doubled =
                FIRST_WAIT.multipliedBy(1L << Math.min(unansweredTimes - 1, DOUBLINGS_MAX));
        return doubled.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : doubled;
    }

    /** What became of what counts. */
    public static TaxIdChange change(@Nullable TaxIdStanding before, TaxIdStanding after) {
        Status was = before == null ? Status.PENDING : before.inForce().status();
        boolean isSame = before == null || before.number().isSameAs(after.number());
        Status is = after.inForce().status();
        if (isSame && was == is) {
            return TaxIdChange.NONE;
        }
        return switch (is) {
            case VALID -> TaxIdChange.BECAME_VALID;
            case INVALID -> TaxIdChange.BECAME_INVALID;
            case PENDING -> was == Status.PENDING ? TaxIdChange.NONE : TaxIdChange.LAPSED;
        };
    }
}
