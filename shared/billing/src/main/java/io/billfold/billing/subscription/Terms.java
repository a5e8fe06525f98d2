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
 */
public record Terms(
        int paymentTermsDays,
        @Nullable String purchaseOrder,
        boolean isPurchaseOrderRequired,
        Channel channel,
        List<CostShare> costShares) {
    public Terms {
        costShares = List.copyOf(costShares);
    }

    /** Direct, without a purchase order. */
    public static Terms ofDays(int paymentTermsDays) {
        return new Terms(paymentTermsDays, null, false, new Channel.Direct(), List.of());
    }
}
