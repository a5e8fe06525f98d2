package io.billfold.billing.subscription;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What is agreed about paying.
 *
 * @param paymentTermsDays days from issue to due date
 * @param purchaseOrder the customer's order number (BT-13), or null
 * @param isPurchaseOrderRequired whether no invoice may be issued without a purchase order that is
 *     valid and has room for it
 * @param channel through whom it was sold
 * @param costShares who carries which part of each line; empty where that is not split
 * @param earlyPayment discounts for who pays early, the largest first; empty where there are none
 */
public record Terms(
        int paymentTermsDays,
        @Nullable String purchaseOrder,
        boolean isPurchaseOrderRequired,
        Channel channel,
        List<CostShare> costShares,
        List<EarlyPayment> earlyPayment) {
    public Terms {
        costShares = List.copyOf(costShares);
        earlyPayment = EarlyPayment.checked(earlyPayment, paymentTermsDays);
    }

    /** Without a discount for who pays early. */
    public Terms(
            int paymentTermsDays,
            @Nullable String purchaseOrder,
            boolean isPurchaseOrderRequired,
            Channel channel,
            List<CostShare> costShares) {
        this(
                paymentTermsDays,
                purchaseOrder,
                isPurchaseOrderRequired,
                channel,
                costShares,
                List.of());
    }

    /** Direct, without a purchase order. */
    public static Terms ofDays(int paymentTermsDays) {
        return new Terms(paymentTermsDays, null, false, new Channel.Direct(), List.of());
    }
}
