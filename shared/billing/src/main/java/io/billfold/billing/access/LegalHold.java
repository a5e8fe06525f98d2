package io.billfold.billing.access;

import io.billfold.billing.Checks;
import io.billfold.billing.invoice.InvoiceNumber;

import java.time.Instant;

/**
 * Whether an invoice's documents must be kept beyond every retention, because of a dispute or an
 * inquiry. It ends only when somebody releases it.
 *
 * @param number the invoice
 * @param isHeld whether they are held; false after a release
 * @param reason why it was put or released, for example {@code Tax audit 2026/17}
 * @param changedBy who did
 * @param changedAt when
 */
public record LegalHold(
        InvoiceNumber number, boolean isHeld, String reason, String changedBy, Instant changedAt) {
    /** The longest reason, in characters. */
    public static final int REASON_LENGTH_MAX = 500;

    public LegalHold {
        Checks.text("reason", reason, REASON_LENGTH_MAX);
    }

    /** Whether it says the same as another, whoever said it and when. */
    public boolean isSameAs(LegalHold other) {
        return isHeld == other.isHeld && reason.equals(other.reason);
    }
}
