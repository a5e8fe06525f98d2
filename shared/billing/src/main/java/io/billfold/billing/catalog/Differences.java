package io.billfold.billing.catalog;

import io.billfold.billing.catalog.CatalogDifference.Kind;
import io.billfold.billing.catalog.CatalogDifference.Part;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Compares two catalogs, part by part: what is there now in its order, then what is gone. */
final class Differences {
    private final List<CatalogDifference> found = new ArrayList<>();

    private Differences() {}

    static List<CatalogDifference> between(Catalog before, Catalog after) {
        Differences differences = new Differences();
        differences.compare(Part.PRODUCT, before.products(), after.products(), Product::id);
        for (Plan plan : after.plans()) {
            differences.compare(before.plan(plan.id()), plan);
        }
        before.plans().stream()
                .filter(plan -> after.plan(plan.id()) == null)
                .forEach(plan -> differences.add(Kind.REMOVED, Part.PLAN, plan.id(), null));
        differences.compare(Part.BUNDLE, before.bundles(), after.bundles(), Bundle::id);
        differences.compare(Part.COUPON, before.coupons(), after.coupons(), Coupon::id);
        return List.copyOf(differences.found);
    }

    private <T> void compare(Part part, List<T> before, List<T> after, Function<T, Object> id) {
        Map<Object, T> known = byId(before, id);
        Map<Object, T> there = byId(after, id);
        there.forEach((key, now) -> compare(part, key, known.get(key), now));
        known.keySet().stream()
                .filter(key -> !there.containsKey(key))
                .forEach(key -> add(Kind.REMOVED, part, key, null));
    }

    private static <T> Map<Object, T> byId(List<T> values, Function<T, Object> id) {
        Map<Object, T> map = new LinkedHashMap<>();
        values.forEach(value -> map.put(id.apply(value), value));
        return map;
    }

    private <T> void compare(Part part, Object id, @Nullable T was, T now) {
        if (was == null) {
            add(Kind.ADDED, part, id, null);
        } else if (!was.equals(now)) {
            add(Kind.CHANGED, part, id, null);
        }
    }

    private void compare(@Nullable Plan was, Plan now) {
        if (was == null) {
            add(Kind.ADDED, Part.PLAN, now.id(), null);
        } else if (!was.with(now.versions()).equals(now)) {
            add(Kind.CHANGED, Part.PLAN, now.id(), null);
        }
        Map<Object, PlanVersion> versions =
                byId(was == null ? List.of() : was.versions(), PlanVersion::number);
        for (PlanVersion version : now.versions()) {
            PlanVersion known = versions.remove(version.number());
            if (known == null) {
                add(Kind.ADDED, Part.VERSION, now.id(), version.number());
            } else if (!known.equals(version)) {
                add(Kind.CHANGED, Part.VERSION, now.id(), version.number());
            }
        }
        versions.values().forEach(it -> add(Kind.REMOVED, Part.VERSION, now.id(), it.number()));
    }

    private void add(Kind kind, Part part, Object id, @Nullable Integer version) {
        found.add(new CatalogDifference(kind, part, id.toString(), version));
    }
}
