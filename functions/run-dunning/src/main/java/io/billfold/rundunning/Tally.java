package io.billfold.rundunning;

import io.billfold.billing.invoice.InvoiceNumber;

import org.jspecify.annotations.Nullable;

/** What a run came to. */
final class Tally {
    private int reminded;
    private int waiting;
    private int failed;
    private @Nullable IllegalStateException first;

    void count(boolean wasReminded) {
        if (wasReminded) {
            reminded++;
        } else {
            waiting++;
        }
    }

    void fail(InvoiceNumber number, RuntimeException cause) {
        failed++;
        if (first == null) {
            first = new IllegalStateException("no reminder could be decided for " + number, cause);
        }
    }

    /** Ends the run as failed when anything failed. */
    void rethrow() {
        if (first != null) {
            throw new IllegalStateException(this + ", the first:", first);
        }
    }

    @Override
    public String toString() {
        return reminded + " reminded, " + waiting + " waiting, " + failed + " failed";
    }
}
