package io.billfold.billing.dispute;

import io.billfold.billing.Problem;

import java.util.List;

/**
 * Whether money may be given back: never twice. While a bank argues about a payment it may take the
 * money by itself, and what was refunded before is then lost as well.
 */
public final class RefundRules {
    private RefundRules() {}

    /**
     * Why a refund may not be made now; nothing when it may.
     *
     * @param disputes all cases about the payment, or about all payments of the account where the
     *     refund is not of one of them
     */
    public static List<Problem> problems(List<Dispute> disputes) {
        return disputes.stream()
                .filter(dispute -> dispute.isOpen() && !dispute.isRefundable())
                .map(
                        dispute ->
                                new Problem(
                                        "dispute",
                                        dispute.provider()
                                                + " "
                                                + dispute.id()
                                                + " about "
                                                + dispute.amount()
                                                + " is open: a refund may be paid twice"))
                .toList();
    }
}
