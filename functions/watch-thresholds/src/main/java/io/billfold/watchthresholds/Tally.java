package io.billfold.watchthresholds;

import io.billfold.billing.account.SellerId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** What a run came to. */
final class Tally {
    private final Instant endsAt;
    private int counted;
    private int before;
    private int left;
    private int failed;
    private @Nullable IllegalStateException first;

    Tally(Instant endsAt) {
        this.endsAt = endsAt;
    }

    Instant endsAt() {
        return endsAt;
    }

    void count(boolean isNew) {
        if (isNew) {
            counted++;
        } else {
            before++;
        }
    }

    void leave() {
        left++;
    }

    void fail(SellerId seller, RuntimeException cause) {
        failed++;
        if (first == null) {
            first =
                    new IllegalStateException(
                            "the sales of " + seller + " could not be counted", cause);
        }
    }

    /** Ends the run as failed when anything failed or is left. */
    void rethrow() {
        if (first != null) {
            throw new IllegalStateException(this + ", the first:", first);
        }
        if (left > 0) {
            throw new IllegalStateException(this + ": the time was over");
        }
    }

    @Override
    public String toString() {
        return "%d counted, %d counted before, %d left, %d failed"
                .formatted(counted, before, left, failed);
    }
}
