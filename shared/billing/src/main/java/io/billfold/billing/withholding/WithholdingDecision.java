package io.billfold.billing.withholding;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What a person decides about what was withheld. */
public sealed interface WithholdingDecision {
    /**
     * The certificate came.
     *
     * @param amount what it says; null for what was withheld
     * @param isExplained whether somebody said why it differs from what is known
     */
    record Certify(String number, LocalDate on, @Nullable BigDecimal amount, boolean isExplained)
            implements WithholdingDecision {}

    /** It was used against the seller's own income tax. */
    record Credit() implements WithholdingDecision {}

    /** It is given up. */
    record WriteOff() implements WithholdingDecision {}

    /** Nothing was withheld after all: the customer owes it again. */
    record NotWithheld() implements WithholdingDecision {}
}
