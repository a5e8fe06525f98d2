package io.billfold.billing.adjustment;

import io.billfold.billing.Checks;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.DraftId;
import io.billfold.billing.invoice.InvoiceNumber;

import java.util.Optional;

/**
 * Identifies an adjustment: the same invoice and request are the same adjustment, however often it
 * is asked for.
 *
 * @param invoice what is adjusted
 * @param request chosen by whoever asks, for example {@code ticket-4711}
 */
public record AdjustmentId(InvoiceNumber invoice, String request) {
    private static final String CREDIT = "credit_";
    private static final String ADDITION = "addition_";
    private static final String CORRECTION = "correction_";

    public AdjustmentId {
        Checks.id("requestId", request);
    }

    /** The draft of its credit note, for example {@code credit_MU-2026-000042_ticket-4711}. */
    public DraftId credit() {
        return draft(CREDIT);
    }

    /** The draft of its additional invoice. */
    public DraftId addition() {
        return draft(ADDITION);
    }

    /** The draft of the invoice that takes the place of the corrected one. */
    public DraftId correction() {
        return draft(CORRECTION);
    }

    private DraftId draft(String kind) {
        return new DraftId(kind + invoice + "_" + request);
    }

    /**
     * The credit note's draft that must be issued before this one: that of a correction's first
     * half, so that what was paid on the wrong invoice pays the right one. Empty for other drafts.
     */
    public static Optional<DraftId> creditBefore(Draft draft) {
        String id = draft.id().value();
        return id.startsWith(CORRECTION) && draft.corrects() != null
                ? Optional.of(new DraftId(CREDIT + id.substring(CORRECTION.length())))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return invoice + "_" + request;
    }
}
