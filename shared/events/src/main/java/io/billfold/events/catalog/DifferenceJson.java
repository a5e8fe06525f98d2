package io.billfold.events.catalog;

import io.billfold.billing.catalog.BundleId;
import io.billfold.billing.catalog.Catalog;
import io.billfold.billing.catalog.CatalogDifference;
import io.billfold.billing.catalog.CouponId;
import io.billfold.billing.catalog.Plan;
import io.billfold.billing.catalog.PlanId;
import io.billfold.billing.catalog.PlanVersion;
import io.billfold.billing.catalog.ProductId;
import io.billfold.events.Forms;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Writes in what two catalogs differ, field by field, for a person to look at before it is done. A
 * version that is added is compared with the one before it: what changes for customers is seen.
 */
public final class DifferenceJson {
    private final Catalog before;
    private final Catalog after;

    private DifferenceJson(Catalog before, Catalog after) {
        this.before = before;
        this.after = after;
    }

    /**
     * One object for each difference: {@code kind}, {@code part}, {@code id}, {@code planVersion}
     * where it is a version, and {@code changes} with {@code field}, {@code before} and {@code
     * after} where something that is there is compared.
     */
    public static List<Map<String, Object>> of(
            List<CatalogDifference> differences, Catalog before, Catalog after) {
        DifferenceJson json = new DifferenceJson(before, after);
        return differences.stream().map(json::of).toList();
    }

    private Map<String, Object> of(CatalogDifference difference) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", Forms.kebabOf(difference.kind()));
        json.put("part", Forms.kebabOf(difference.part()));
        json.put("id", difference.id());
        CatalogJson.put(json, "planVersion", difference.version());
        Map<String, Object> was = form(before, difference);
        Map<String, Object> now = form(after, difference);
        if (was == null && now != null && difference.version() != null) {
            was = versionBefore(difference);
        }
        List<Map<String, Object>> changes = new ArrayList<>();
        if (was != null && now != null) {
            compare("", was, now, changes);
        }
        json.put("changes", changes);
        return json;
    }

    private static @Nullable Map<String, Object> form(
            Catalog catalog, CatalogDifference difference) {
        String id = difference.id();
        return switch (difference.part()) {
            case PRODUCT -> form(catalog.product(new ProductId(id)), CatalogJson::of);
            case PLAN -> form(catalog.plan(new PlanId(id)), DifferenceJson::withoutVersions);
            case VERSION -> form(version(catalog, difference), DifferenceJson::withoutNumber);
            case BUNDLE -> form(catalog.bundle(new BundleId(id)), CatalogJson::of);
            case COUPON -> form(catalog.coupon(new CouponId(id)), CatalogJson::of);
        };
    }

    private static <T> @Nullable Map<String, Object> form(
            @Nullable T part, Function<T, Map<String, Object>> json) {
        return part == null ? null : json.apply(part);
    }

    private static Map<String, Object> withoutVersions(Plan plan) {
        Map<String, Object> json = CatalogJson.of(plan);
        json.remove("versions");
        return json;
    }

    private static Map<String, Object> withoutNumber(PlanVersion version) {
        Map<String, Object> json = CatalogJson.of(version);
        json.remove("version");
        return json;
    }

    private static @Nullable PlanVersion version(Catalog catalog, CatalogDifference difference) {
        Plan plan = catalog.plan(new PlanId(difference.id()));
        Integer number = difference.version();
        return plan == null || number == null
                ? null
                : plan.versions().stream()
                        .filter(version -> version.number() == number)
                        .findAny()
                        .orElse(null);
    }

    private @Nullable Map<String, Object> versionBefore(CatalogDifference difference) {
        Plan plan = after.plan(new PlanId(difference.id()));
        PlanVersion last = null;
        if (plan != null && difference.version() != null) {
            for (PlanVersion version : plan.versions()) {
                last = version.number() < difference.version() ? version : last;
            }
        }
        return last == null ? null : withoutNumber(last);
    }

    private static void compare(
            String path,
            @Nullable Object was,
            @Nullable Object now,
            List<Map<String, Object>> changes) {
        if (was instanceof Map<?, ?> wasMap && now instanceof Map<?, ?> nowMap) {
            compareNames(path, wasMap, nowMap, changes);
        } else if (was instanceof List<?> wasList && now instanceof List<?> nowList) {
            compareEntries(path, byName(wasList), byName(nowList), changes);
        } else if (was == null || !was.equals(now)) {
            changes.add(change(path, was, now));
        }
    }

    private static Map<String, Object> change(
            String path, @Nullable Object was, @Nullable Object now) {
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("field", path);
        change.put("before", was);
        change.put("after", now);
        return change;
    }

    private static void compareNames(
            String path, Map<?, ?> was, Map<?, ?> now, List<Map<String, Object>> changes) {
        Set<Object> names = new LinkedHashSet<>(now.keySet());
        names.addAll(was.keySet());
        for (Object name : names) {
            String field = path.isEmpty() ? name.toString() : path + "." + name;
            compare(field, was.get(name), now.get(name), changes);
        }
    }

    private static void compareEntries(
            String path, Map<?, ?> was, Map<?, ?> now, List<Map<String, Object>> changes) {
        Set<Object> names = new LinkedHashSet<>(now.keySet());
        names.addAll(was.keySet());
        for (Object name : names) {
            compare(path + "[" + name + "]", was.get(name), now.get(name), changes);
        }
    }

    /** Entries by what they are called, else by their place: {@code charges[seat]}. */
    private static Map<Object, Object> byName(List<?> list) {
        Map<Object, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < list.size(); i++) {
            Object id = list.get(i) instanceof Map<?, ?> entry ? entry.get("id") : null;
            named.put(id == null ? i : id, list.get(i));
        }
        return named;
    }
}
