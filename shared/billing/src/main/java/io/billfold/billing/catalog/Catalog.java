package io.billfold.billing.catalog;

import io.billfold.billing.Problem;
import io.billfold.billing.account.SellerId;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everything that a seller sells. */
public final class Catalog implements Plans {
    private final SellerId seller;
    private final Map<ProductId, Product> products;
    private final Map<PlanId, Plan> plans;
    private final Map<BundleId, Bundle> bundles;
    private final Map<CouponId, Coupon> coupons;

    private Catalog(
            SellerId seller,
            List<Product> products,
            List<Plan> plans,
            List<Bundle> bundles,
            List<Coupon> coupons) {
        this.seller = seller;
        this.products = byId(products, Product::id);
        this.plans = byId(plans, Plan::id);
        this.bundles = byId(bundles, Bundle::id);
        this.coupons = byId(coupons, Coupon::id);
    }

    /**
     * A catalog whose parts name each other; {@link #problems} says which names lead nowhere.
     *
     * @throws IllegalArgumentException when an id stands twice
     */
    public static Catalog of(
            SellerId seller,
            List<Product> products,
            List<Plan> plans,
            List<Bundle> bundles,
            List<Coupon> coupons) {
        return new Catalog(seller, products, plans, bundles, coupons);
    }

    /** A catalog with nothing in it. */
    public static Catalog empty(SellerId seller) {
        return of(seller, List.of(), List.of(), List.of(), List.of());
    }

    private static <K, V> Map<K, V> byId(List<V> values, Function<V, K> id) {
        return values.stream()
                .collect(
                        Collectors.toMap(
                                id,
                                value -> value,
                                (first, second) -> {
                                    throw new IllegalArgumentException(
                                            "'" + id.apply(second) + "' stands twice");
                                },
                                LinkedHashMap::new));
    }

    public SellerId seller() {
        return seller;
    }

    public List<Product> products() {
        return List.copyOf(products.values());
    }

    public List<Plan> plans() {
        return List.copyOf(plans.values());
    }

    public List<Bundle> bundles() {
        return List.copyOf(bundles.values());
    }

    public List<Coupon> coupons() {
        return List.copyOf(coupons.values());
    }

    @Override
    public @Nullable Product product(ProductId id) {
        return products.get(id);
    }

    @Override
    public @Nullable Plan plan(PlanId id) {
        return plans.get(id);
    }

    /** The bundle with this id, or null. */
    public @Nullable Bundle bundle(BundleId id) {
        return bundles.get(id);
    }

    /** The coupon with this id, or null. */
    public @Nullable Coupon coupon(CouponId id) {
        return coupons.get(id);
    }

    /**
     * Names that lead nowhere, each with its path in the catalog's JSON, for example {@code
     * plans[0].versions[0].charges[1].product}; empty when all is well.
     */
    public List<Problem> problems() {
        return Names.problems(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Catalog that
                && seller.equals(that.seller)
                && products.equals(that.products)
                && plans.equals(that.plans)
                && bundles.equals(that.bundles)
                && coupons.equals(that.coupons);
    }

    @Override
    public int hashCode() {
        return Objects.hash(seller, products, plans, bundles, coupons);
    }

    @Override
    public String toString() {
        return "catalog of "
                + seller
                + " with products "
                + products.keySet()
                + ", plans "
                + plans.keySet()
                + ", bundles "
                + bundles.keySet()
                + ", coupons "
                + coupons.keySet();
    }
}
