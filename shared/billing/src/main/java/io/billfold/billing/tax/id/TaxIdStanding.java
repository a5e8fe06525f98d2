package io.billfold.billing.tax.id;

import io.billfold.billing.account.SellerId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Where the checks of a customer's tax id stand.
 *
 * @param inForce what counts: the last answer, or that there is none yet
 * @param requester in whose name it is asked, or null
 * @param unansweredTimes how often in a row there was no answer since
 * @param unansweredBecause the last reason for that, or null
 * @param dueAt when it is asked again by itself, or null for never
 */
public record TaxIdStanding(
        TaxIdCheck inForce,
        @Nullable SellerId requester,
        int unansweredTimes,
        @Nullable String unansweredBecause,
        @Nullable Instant dueAt) {
    public TaxIdStanding {
        if (unansweredTimes < 0) {
            throw new IllegalArgumentException(
                    "unansweredTimes must not be negative, was " + unansweredTimes);
        }
    }

    /** The number that it is about. */
    public TaxId number() {
        return inForce.number();
    }

    /** Whether it is to be asked again at an instant. */
    public boolean isDueAt(Instant at) {
        return dueAt != null && !dueAt.isAfter(at);
    }

    /** As it is, and never asked again by itself. */
    public TaxIdStanding withoutDue() {
        return new TaxIdStanding(inForce, requester, unansweredTimes, unansweredBecause, null);
    }
}
