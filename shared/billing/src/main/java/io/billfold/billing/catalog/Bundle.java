package io.billfold.billing.catalog;

import io.billfold.billing.Checks;

import java.util.Map;

/**
 * Plans that are sold together. A component keeps its place, for example {@code internet}, when it
 * moves from one bundle to another that has the same place.
 *
 * @param id unique in the catalog
 * @param name what customers know it as
 * @param components the plan of each place
 */
public record Bundle(BundleId id, String name, Map<String, PlanId> components) {
    public Bundle {
        Checks.text("name", name, 200);
        components = Map.copyOf(components);
        if (components.isEmpty()) {
            throw new IllegalArgumentException("bundle " + id + " has no components");
        }
    }
}
