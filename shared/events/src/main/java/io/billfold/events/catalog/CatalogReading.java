package io.billfold.events.catalog;

import io.billfold.billing.Problem;
import io.billfold.billing.catalog.Catalog;

import java.util.List;

/** What became of reading a catalog. */
public sealed interface CatalogReading {
    /** The catalog is well formed; whether it may replace another is for the rules to say. */
    record Read(Catalog catalog) implements CatalogReading {}

    /** The text is no catalog that this release can read; everything that is wrong is named. */
    record Unreadable(List<Problem> problems) implements CatalogReading {
        public Unreadable {
            problems = List.copyOf(problems);
        }
    }
}
