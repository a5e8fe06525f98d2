package io.billfold.events.catalog;

import io.billfold.billing.account.Identifier;
import io.billfold.billing.catalog.Basis;
import io.billfold.billing.catalog.Bundle;
import io.billfold.billing.catalog.Catalog;
import io.billfold.billing.catalog.ChangePolicy;
import io.billfold.billing.catalog.Charge;
import io.billfold.billing.catalog.Coupon;
import io.billfold.billing.catalog.Discount;
import io.billfold.billing.catalog.Plan;
import io.billfold.billing.catalog.PlanVersion;
import io.billfold.billing.catalog.Pricing;
import io.billfold.billing.catalog.Product;
import io.billfold.billing.catalog.ProrationPolicy;
import io.billfold.events.Forms;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes what {@link CatalogReader} reads: maps and lists in the order of the fields, with names
 * that are the seller's own in alphabetical order. What is at its default is written too, so that
 * what is stored means the same when a default changes.
 */
public final class CatalogJson {
    private CatalogJson() {}

    /** A whole catalog. */
    public static Map<String, Object> of(Catalog catalog) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", 1);
        json.put("products", each(catalog.products(), CatalogJson::of));
        json.put("plans", each(catalog.plans(), CatalogJson::of));
        json.put("bundles", each(catalog.bundles(), CatalogJson::of));
        json.put("coupons", each(catalog.coupons(), CatalogJson::of));
        return json;
    }

    /** A product. */
    public static Map<String, Object> of(Product product) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", product.id().value());
        json.put("name", product.name());
        json.put("taxCategory", product.taxCategory());
        json.put("revenue", Forms.kebabOf(product.revenue()));
        Identifier classification = product.classification();
        if (classification != null) {
            json.put("classification", of(classification));
        }
        return json;
    }

    private static Map<String, Object> of(Identifier classification) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", classification.id());
        json.put("scheme", classification.scheme());
        return json;
    }

    /** A plan with its versions. */
    public static Map<String, Object> of(Plan plan) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", plan.id().value());
        json.put("name", plan.name());
        json.put("interval", plan.interval().toString());
        json.put("alignment", Forms.kebabOf(plan.alignment()));
        json.put("proration", proration(plan.proration()));
        json.put("repricing", Forms.kebabOf(plan.repricing()));
        json.put("changes", of(plan.changes()));
        put(json, "term", plan.term() == null ? null : of(plan.term()));
        json.put("trialDays", plan.trialDays());
        json.put("entitlements", sorted(plan.entitlements(), value -> value));
        json.put("versions", each(plan.versions(), CatalogJson::of));
        return json;
    }

    /** The name of a policy that has one. */
    private static Object proration(ProrationPolicy policy) {
        return ProrationPolicy.NAMED.entrySet().stream()
                .filter(named -> named.getValue().equals(policy))
                .map(named -> (Object) named.getKey())
                .sorted()
                .findFirst()
                .orElseGet(() -> detailed(policy));
    }

    private static Map<String, Object> detailed(ProrationPolicy policy) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("measure", Forms.kebabOf(policy.measure()));
        json.put("denominator", Forms.kebabOf(policy.denominator()));
        put(json, "fractionDigits", policy.fractionDigits());
        json.put("credit", Forms.kebabOf(policy.credit()));
        return json;
    }

    private static Map<String, Object> of(ChangePolicy changes) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("upgrade", Forms.kebabOf(changes.upgrade()));
        json.put("downgrade", Forms.kebabOf(changes.downgrade()));
        json.put("increase", Forms.kebabOf(changes.increase()));
        json.put("decrease", Forms.kebabOf(changes.decrease()));
        return json;
    }

    private static Map<String, Object> of(Plan.Term term) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("length", term.length().toString());
        json.put("renews", term.isRenewed());
        return json;
    }

    /** A version of a plan. */
    public static Map<String, Object> of(PlanVersion version) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", version.number());
        json.put("from", version.from().toString());
        json.put("charges", each(version.charges(), CatalogJson::of));
        return json;
    }

    /** A charge of a plan. */
    public static Map<String, Object> of(Charge charge) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", charge.id());
        json.put("product", charge.product().value());
        json.put("description", charge.description());
        json.put("timing", Forms.kebabOf(charge.timing()));
        json.put("basis", basis(charge.basis()));
        json.put("prices", sorted(charge.prices(), PricingJson::of));
        if (charge.isTaxIncluded()) {
            json.put("taxIncluded", true);
        }
        return json;
    }

    private static Object basis(Basis basis) {
        return switch (basis) {
            case Basis.Fixed _ -> "fixed";
            case Basis.PerItem _ -> "per-item";
            case Basis.Once _ -> "once";
            case Basis.Metered metered -> of(metered);
            case Basis.Commitment commitment -> of(commitment);
        };
    }

    private static Map<String, Object> of(Basis.Metered metered) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("metric", metered.metric());
        json.put("aggregation", Forms.kebabOf(metered.aggregation()));
        return json;
    }

    private static Map<String, Object> of(Basis.Commitment commitment) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("commitment", commitment.charges().stream().sorted().toList());
        json.put("span", Forms.kebabOf(commitment.span()));
        return json;
    }

    /** What a quantity costs; its currency stands elsewhere. */
    public static Map<String, Object> of(Pricing pricing) {
        return PricingJson.of(pricing);
    }

    /** A bundle. */
    public static Map<String, Object> of(Bundle bundle) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", bundle.id().value());
        json.put("name", bundle.name());
        json.put("components", sorted(bundle.components(), plan -> plan.value()));
        return json;
    }

    /** A coupon with its discount. */
    public static Map<String, Object> of(Coupon coupon) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", coupon.id().value());
        json.putAll(of(coupon.discount()));
        json.put("from", coupon.from().toString());
        put(json, "until", coupon.until() == null ? null : coupon.until().toString());
        put(json, "months", coupon.months());
        put(json, "redemptionsMax", coupon.redemptionsMax());
        return json;
    }

    /** A discount on its own. */
    public static Map<String, Object> of(Discount discount) {
        Map<String, Object> json = new LinkedHashMap<>();
        switch (discount) {
            case Discount.Share share -> json.put("percent", share.percent().toPlainString());
            case Discount.Amount amount -> {
                json.put("amount", amount.amount().getAmount().toPlainString());
                json.put("currency", amount.amount().getCurrencyUnit().getCode());
            }
        }
        if (discount.totalMax() != null) {
            json.put("totalMax", discount.totalMax().getAmount().toPlainString());
            json.put("currency", discount.totalMax().getCurrencyUnit().getCode());
        }
        json.put(
                "products",
                discount.products().stream().map(product -> product.value()).sorted().toList());
        return json;
    }

    /** What is not there is left out. */
    static void put(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    static <T> List<Map<String, Object>> each(
            Collection<T> values, Function<T, Map<String, Object>> form) {
        return values.stream().map(form).toList();
    }

    private static <K, T> Map<String, Object> sorted(Map<K, T> values, Function<T, Object> form) {
        Map<String, Object> json = new LinkedHashMap<>();
        values.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                .forEach(it -> json.put(it.getKey().toString(), form.apply(it.getValue())));
        return json;
    }
}
