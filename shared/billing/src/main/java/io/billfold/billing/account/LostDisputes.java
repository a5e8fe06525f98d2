package io.billfold.billing.account;

import java.util.Set;
import java.util.TreeSet;

/**
 * What a seller does about disputes: who sends the answer, and what becomes of a payment that a
 * bank took back for good: write it off, or ask the customer for it again. For example {@code new
 * LostDisputes(Outcome.REOPEN, Set.of("processing"))} asks again where the payment was only wrongly
 * processed.
 *
 * @param outcome what becomes of it
 * @param reasons the classes of reasons ({@code fraud}, {@code authorization}, {@code processing},
 *     {@code consumer}, {@code other}) for which an invoice is opened again; empty for all
 * @param evidence whether answers go out by themselves
 */
public record LostDisputes(Outcome outcome, Set<String> reasons, EvidenceRule evidence) {
    /** What holds where a seller says nothing: given up. */
    public static final LostDisputes WRITTEN_OFF = new LostDisputes(Outcome.WRITE_OFF, Set.of());

    public LostDisputes {
        reasons = Set.copyOf(new TreeSet<>(reasons));
    }

    /** A policy of a seller whose answers a person sends. */
    public LostDisputes(Outcome outcome, Set<String> reasons) {
        this(outcome, reasons, EvidenceRule.BY_HAND);
    }

    /** What becomes of what was lost. */
    public enum Outcome {
        WRITE_OFF,
        REOPEN
    }

    /** Whether the customer is asked again after a case with a reason of this class. */
    public boolean isReopened(String reasonClass) {
        return outcome == Outcome.REOPEN && (reasons.isEmpty() || reasons.contains(reasonClass));
    }
}
