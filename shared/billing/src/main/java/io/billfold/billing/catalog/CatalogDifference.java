package io.billfold.billing.catalog;

import org.jspecify.annotations.Nullable;

/**
 * One thing in which two catalogs differ.
 *
 * @param kind what became of it
 * @param part what it is
 * @param id its id; the plan's for a version
 * @param version the version's number, or null for other parts
 */
public record CatalogDifference(Kind kind, Part part, String id, @Nullable Integer version) {
    /** What became of a part. */
    public enum Kind {
        ADDED,
        CHANGED,
        REMOVED
    }

    /** The parts of a catalog. A plan is compared without its versions, which are parts too. */
    public enum Part {
        PRODUCT,
        PLAN,
        VERSION,
        BUNDLE,
        COUPON
    }
}
