package io.billfold.billing.catalog;

import org.jspecify.annotations.Nullable;

/** Where the plans and products of a subscription are looked up. */
public interface Plans {
    /** The plan with this id, or null. */
    @Nullable Plan plan(PlanId id);

    /** The product with this id, or null. */
    @Nullable Product product(ProductId id);

    /** The product with this id; one that the catalog does not hold is an ordinary service. */
    default Product productOrUsual(ProductId id) {
        Product known = product(id);
        return known != null
                ? known
                : new Product(id, id.value(), Product.STANDARD, RevenueTreatment.OVER_TIME);
    }
}
