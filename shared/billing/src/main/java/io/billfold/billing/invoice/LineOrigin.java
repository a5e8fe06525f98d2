package io.billfold.billing.invoice;

import io.billfold.billing.account.Identifier;
import io.billfold.billing.catalog.RevenueTreatment;
import io.billfold.billing.subscription.SubscriptionId;

import org.jspecify.annotations.Nullable;

/**
 * Where a line comes from, kept so that every figure can be explained years later.
 *
 * @param subscription the contract that was billed
 * @param item what of it, for example {@code seats}
 * @param charge the plan's charge, for example {@code seat}
 * @param price the plan and version that rated it, for example {@code pro@2}; {@code own.1@1} for a
 *     price that the order brought itself; null for a fee
 * @param taxCategory the product's category in the eyes of tax rules, for example {@code standard}
 * @param revenue when the amount becomes revenue
 * @param bundle the bundle that the item was sold in, or null
 * @param isTaxIncluded whether the line's amount includes tax; never in a draft whose tax has been
 *     calculated
 * @param endCustomer who uses it, where a partner or the parent account is invoiced, or null
 * @param classification the product's own code of goods and services, or null
 */
public record LineOrigin(
        SubscriptionId subscription,
        String item,
        String charge,
        @Nullable String price,
        String taxCategory,
        RevenueTreatment revenue,
        @Nullable String bundle,
        boolean isTaxIncluded,
        @Nullable String endCustomer,
        @Nullable Identifier classification) {
    /** The origin of a line of a product without a code. */
    public LineOrigin(
            SubscriptionId subscription,
            String item,
            String charge,
            @Nullable String price,
            String taxCategory,
            RevenueTreatment revenue,
            @Nullable String bundle,
            boolean isTaxIncluded,
            @Nullable String endCustomer) {
        this(
                subscription,
                item,
                charge,
                price,
                taxCategory,
                revenue,
                bundle,
                isTaxIncluded,
                endCustomer,
                null);
    }

    /** The origin with who uses it, where that is not known yet. */
    public LineOrigin orEndCustomer(String name) {
        return endCustomer != null
                ? this
                : new LineOrigin(
                        subscription,
                        item,
                        charge,
                        price,
                        taxCategory,
                        revenue,
                        bundle,
                        isTaxIncluded,
                        name,
                        classification);
    }

    /** The origin of the line at its net amount. */
    public LineOrigin withoutTax() {
        return new LineOrigin(
                subscription,
                item,
                charge,
                price,
                taxCategory,
                revenue,
                bundle,
                false,
                endCustomer,
                classification);
    }
}
