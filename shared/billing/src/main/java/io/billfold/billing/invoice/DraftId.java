package io.billfold.billing.invoice;

import io.billfold.billing.Checks;
import io.billfold.billing.subscription.SubscriptionId;

import java.time.LocalDate;

/**
 * Identifies a draft by what it bills, for example {@code o-1001_2026-01-31}: the same subscription
 * and day are the same draft, however often they are asked for.
 */
public record DraftId(String value) {
    /** Two ids with a number and a date. */
    private static final int LENGTH_MAX = 160;

    public DraftId {
        Checks.text("draftId", value, LENGTH_MAX);
    }

    /**
     * The draft of a subscription's billing day.
     *
     * @param ofDay which draft of that day, from 1; changes may ask for more than one
     */
    public static DraftId of(SubscriptionId subscription, LocalDate on, int ofDay) {
        String first = subscription.value() + "_" + on;
        return new DraftId(ofDay == 1 ? first : first + "." + ofDay);
    }

    /**
     * The draft that collected drafts are put on, by the first of them. Drafts of a day end with
     * its date or a number, so that no other id is the same.
     */
    public static DraftId ofGroup(DraftId first) {
        return new DraftId(first.value() + ".group");
    }

    @Override
    public String toString() {
        return value;
    }
}
