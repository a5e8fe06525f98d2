package io.billfold.billing.catalog;

import org.jspecify.annotations.Nullable;

/** Where the plans and products of a subscription are looked up. */
public interface Plans {
    /** The plan with this id, or null. */
    @Nullable Plan plan(PlanId id);

    /** The product with this id, or null. */
    @Nullable Product product(ProductId id);
}
