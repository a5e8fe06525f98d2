package io.billfold.configurecatalog;

import io.billfold.billing.Problem;
import io.billfold.billing.catalog.Catalog;
import io.billfold.billing.catalog.CatalogDifference;

import java.util.List;

/** What became of a seller's catalog. */
sealed interface Configuring {
    /**
     * It is as it was sent, or would be.
     *
     * @param before the catalog before; an empty one where there was none
     * @param differences from the one before, in the order of the parts
     * @param versionBefore of the catalog before; 0 where there was none
     * @param version of the catalog now
     */
    record Done(
            Catalog before,
            Catalog after,
            List<CatalogDifference> differences,
            long versionBefore,
            long version)
            implements Configuring {}

    /** It must not be replaced by what was sent. */
    record Refused(List<Problem> problems) implements Configuring {}

    /** There is no such seller. */
    record UnknownSeller() implements Configuring {}

    /**
     * It is not the version that the caller looked at.
     *
     * @param version that there is
     */
    record OtherVersion(long version) implements Configuring {}

    /** Somebody else changed it at the same time; a part of what was sent may be in force. */
    record ChangedMeanwhile() implements Configuring {}
}
