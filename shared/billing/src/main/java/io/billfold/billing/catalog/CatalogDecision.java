package io.billfold.billing.catalog;

import io.billfold.billing.Problem;

import java.util.List;

/** What becomes of a catalog that a seller sent. */
public sealed interface CatalogDecision {
    /**
     * It replaces the one before.
     *
     * @param differences in the order of the parts; empty when it is the same
     */
    record Replaces(List<CatalogDifference> differences) implements CatalogDecision {
        public Replaces {
            differences = List.copyOf(differences);
        }
    }

    /** It must not replace the one before; everything that is wrong is named. */
    record Refused(List<Problem> problems) implements CatalogDecision {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
