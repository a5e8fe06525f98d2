package io.billfold.checktaxid;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.tax.id.TaxIdCheck;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** What a run came to. */
final class Tally {
    private final Instant endsAt;
    private int answered;
    private int unanswered;
    private int dropped;
    private int failed;
    private int silencesInARow;
    private @Nullable IllegalStateException first;

    Tally(Instant endsAt) {
        this.endsAt = endsAt;
    }

    /** Counts an answer; null where there was nothing to ask any more. */
    void count(@Nullable TaxIdCheck check) {
        if (check == null) {
            dropped++;
        } else if (check.isAnswered()) {
            answered++;
            silencesInARow = 0;
        } else {
            unanswered++;
            silencesInARow++;
        }
    }

    void fail(AccountId account, RuntimeException cause) {
        failed++;
        if (first == null) {
            first =
                    new IllegalStateException(
                            "the tax id of " + account + " could not be asked about", cause);
        }
    }

    int silencesInARow() {
        return silencesInARow;
    }

    Instant endsAt() {
        return endsAt;
    }

    /** Ends the run as failed when anything failed. */
    void rethrow() {
        if (first != null) {
            throw new IllegalStateException(this + ", the first:", first);
        }
    }

    @Override
    public String toString() {
        return "%d answered, %d unanswered, %d dropped, %d failed"
                .formatted(answered, unanswered, dropped, failed);
    }
}
