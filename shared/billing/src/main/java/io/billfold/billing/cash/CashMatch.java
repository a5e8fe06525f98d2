package io.billfold.billing.cash;

import io.billfold.billing.account.AccountId;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a payment may be for.
 *
 * @param rule which rule says so
 * @param confidenceThousandths how sure it is, from 0 to 1000
 * @param reason in words, for the person who looks at it
 * @param account whose money it is, or null where that is not known
 * @param allocations which invoices it settles; what is left over stays with the account
 */
public record CashMatch(
        Rule rule,
        int confidenceThousandths,
        String reason,
        @Nullable AccountId account,
        List<Allocation> allocations) {
    /** The rules, in their order: the first that fits is the best. */
    public enum Rule {
        /** It names a payment provider and is a payout that was announced. */
        PAYOUT,
        /** It bears a reference that an invoice showed. */
        STRUCTURED_REFERENCE,
        /** Its text names invoices. */
        INVOICE_NUMBER,
        /** Its payer is known, and one invoice is open over just this amount. */
        EXACT_AMOUNT,
        /** A few open invoices of its payer come to just this amount. */
        EXACT_SUM,
        /** One open invoice of its payer is a little more than this. */
        TOLERANCE,
        /** A payer of nearly this name owes just this amount. */
        SIMILAR_NAME,
        /** Its payer is known, and nothing else. */
        KNOWN_PAYER,
        /** A person said so. */
        DECISION,
        /** Nothing is known. */
        NONE
    }

    public CashMatch {
        allocations = List.copyOf(allocations);
        if (confidenceThousandths < 0 || confidenceThousandths > 1_000) {
            throw new IllegalArgumentException(
                    "confidence " + confidenceThousandths + " is not within 0 and 1000");
        }
    }

    /** Nothing fits. */
    static CashMatch none(String reason) {
        return new CashMatch(Rule.NONE, 0, reason, null, List.of());
    }

    /** Whether it may be applied without a person. */
    public boolean isSure(CashPolicy policy) {
        return confidenceThousandths >= policy.autoPostThousandths();
    }
}
