package io.billfold.events.catalog;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Identifier;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.catalog.Bundle;
import io.billfold.billing.catalog.BundleId;
import io.billfold.billing.catalog.Catalog;
import io.billfold.billing.catalog.Coupon;
import io.billfold.billing.catalog.CouponId;
import io.billfold.billing.catalog.Discount;
import io.billfold.billing.catalog.Plan;
import io.billfold.billing.catalog.PlanId;
import io.billfold.billing.catalog.Pricing;
import io.billfold.billing.catalog.Product;
import io.billfold.billing.catalog.ProductId;
import io.billfold.billing.catalog.ProrationPolicy;
import io.billfold.billing.catalog.RevenueTreatment;
import io.billfold.billing.einvoice.CodeList;
import io.billfold.events.EventJson;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.events.MessageJson;
import io.micronaut.json.tree.JsonNode;

import org.joda.money.CurrencyUnit;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads catalogs (schema {@code catalog.v1.schema.json}) and their parts. It checks the form, and
 * that the names in it lead somewhere; whether a catalog may replace another is decided by {@link
 * io.billfold.billing.catalog.CatalogRules}.
 */
public final class CatalogReader {
    /**
     * The most bytes of a catalog. With its defaults written out it is some three times as long,
     * which one transaction of DynamoDB (4 MB) still holds.
     */
    public static final int SIZE_MAX_BYTES = 1024 * 1024;

    private static final int PRODUCTS_MAX = 2000;
    private static final int PLANS_MAX = 1000;
    private static final int BUNDLES_MAX = 500;
    private static final int COMPONENTS_MAX = 50;
    private static final int COUPONS_MAX = 5000;

    private final MessageJson json;

    public CatalogReader(EventJson json) {
        this.json = new MessageJson(json, SIZE_MAX_BYTES);
    }

    /** Reads the bytes of a catalog's JSON. */
    public CatalogReading read(SellerId seller, byte[] bytes) {
        return switch (json.read(bytes)) {
            case MessageJson.Result.Tree(JsonNode tree) -> read(seller, tree);
            case MessageJson.Result.Unreadable(Problem problem) ->
                    new CatalogReading.Unreadable(List.of(problem));
        };
    }

    private static CatalogReading read(SellerId seller, JsonNode tree) {
        FieldReader in = FieldReader.of(tree);
        Field<Catalog> catalog = catalog(in, seller);
        return in.problems().isEmpty()
                ? new CatalogReading.Read(catalog.get())
                : new CatalogReading.Unreadable(in.problems());
    }

    /** A whole catalog. */
    public static Field<Catalog> catalog(FieldReader in, SellerId seller) {
        in.required("version", Forms.integer(1, 1));
        Field<List<Product>> products = products(in);
        Field<List<Plan>> plans = plans(in);
        Field<List<Bundle>> bundles = bundles(in);
        Field<List<Coupon>> coupons = coupons(in);
        return in.build(
                () -> Catalog.of(seller, products.get(), plans.get(), bundles.get(), coupons.get()),
                Catalog::problems);
    }

    private static Field<List<Product>> products(FieldReader in) {
        Set<ProductId> seen = new HashSet<>();
        return in.list(
                "products",
                PRODUCTS_MAX,
                entry -> product(entry, CatalogForms.once(Forms.text(ProductId::new), seen)));
    }

    private static Field<List<Plan>> plans(FieldReader in) {
        Set<PlanId> seen = new HashSet<>();
        return in.list(
                "plans",
                PLANS_MAX,
                entry -> PlanReader.plan(entry, CatalogForms.once(Forms.text(PlanId::new), seen)));
    }

    private static Field<List<Bundle>> bundles(FieldReader in) {
        Set<BundleId> seen = new HashSet<>();
        return in.listOrEmpty(
                "bundles",
                BUNDLES_MAX,
                entry -> bundle(entry, CatalogForms.once(Forms.text(BundleId::new), seen)));
    }

    private static Field<List<Coupon>> coupons(FieldReader in) {
        Set<CouponId> seen = new HashSet<>();
        return in.listOrEmpty(
                "coupons",
                COUPONS_MAX,
                entry ->
                        CouponReader.coupon(
                                entry, CatalogForms.once(Forms.text(CouponId::new), seen)));
    }

    /** A product. */
    public static Field<Product> product(FieldReader in) {
        return product(in, Forms.text(ProductId::new));
    }

    private static Field<Product> product(FieldReader in, Forms.Form<ProductId> ids) {
        Field<ProductId> id = in.required("id", ids);
        Field<String> name = in.required("name", CatalogForms.name());
        Field<String> taxCategory =
                in.optional("taxCategory", CatalogForms.id("taxCategory"), Product.STANDARD);
        Field<RevenueTreatment> revenue =
                in.optional(
                        "revenue", Forms.kebab(RevenueTreatment.class), RevenueTreatment.OVER_TIME);
        Field<Identifier> classification =
                in.objectOrNull("classification", CatalogReader::classification);
        return in.build(
                () ->
                        new Product(
                                id.get(),
                                name.get(),
                                taxCategory.get(),
                                revenue.get(),
                                classification.orNull()));
    }

    private static Field<Identifier> classification(FieldReader in) {
        Field<String> id = in.required("id", Forms.filled());
        Field<String> scheme =
                in.required("scheme", Forms.text(CodeList.CLASSIFICATIONS::requireOne));
        return in.build(() -> new Identifier(id.get(), scheme.get()));
    }

    /** A plan with its versions. */
    public static Field<Plan> plan(FieldReader in) {
        return PlanReader.plan(in, Forms.text(PlanId::new));
    }

    /** How parts of periods are charged: the field {@code proration}, which may be left out. */
    public static Field<ProrationPolicy> proration(FieldReader in) {
        return PlanReader.proration(in);
    }

    /** What a quantity costs, in a currency that stands elsewhere. */
    public static Field<Pricing> pricing(FieldReader in, CurrencyUnit currency) {
        return PricingReader.pricing(in, currency);
    }

    /** A bundle. */
    public static Field<Bundle> bundle(FieldReader in) {
        return bundle(in, Forms.text(BundleId::new));
    }

    private static Field<Bundle> bundle(FieldReader in, Forms.Form<BundleId> ids) {
        Field<BundleId> id = in.required("id", ids);
        Field<String> name = in.required("name", CatalogForms.name());
        Field<Map<String, PlanId>> components =
                in.namedValues(
                        "components",
                        COMPONENTS_MAX,
                        CatalogForms.id("component"),
                        Forms.text(PlanId::new));
        return in.build(() -> new Bundle(id.get(), name.get(), components.get()));
    }

    /** A coupon with its discount. */
    public static Field<Coupon> coupon(FieldReader in) {
        return CouponReader.coupon(in, Forms.text(CouponId::new));
    }

    /** A discount on its own: {@code percent}, or {@code amount} with {@code currency}. */
    public static Field<Discount> discount(FieldReader in) {
        return in.build(CouponReader.discount(in));
    }
}
