package io.billfold.events;

import io.billfold.billing.catalog.CatalogDifference;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * Parts of a seller's catalog were added, changed or removed. A large change is told in several
 * events, each with its own version.
 */
@Serdeable
public record CatalogConfigured(
        int version,
        String eventId,
        Instant occurredAt,
        String seller,
        long catalogVersion,
        List<Part> parts)
        implements BillfoldEvent {
    public CatalogConfigured {
        Versions.check("CatalogConfigured", version);
        parts = List.copyOf(parts);
    }

    /**
     * What became of a part.
     *
     * @param kind {@code added}, {@code changed} or {@code removed}
     * @param part {@code product}, {@code plan}, {@code version}, {@code bundle} or {@code coupon}
     * @param id its id; the plan's for a version
     * @param planVersion the version's number, or null for other parts
     */
    @Serdeable
    public record Part(String kind, String part, String id, @Nullable Integer planVersion) {
        static Part of(CatalogDifference difference) {
            return new Part(
                    Forms.kebabOf(difference.kind()),
                    Forms.kebabOf(difference.part()),
                    difference.id(),
                    difference.version());
        }
    }

    /**
     * The event of a change.
     *
     * @param catalogVersion of the catalog, from 1: each change is an event of its own
     */
    public static CatalogConfigured of(
            Instant occurredAt,
            String seller,
            long catalogVersion,
            List<CatalogDifference> differences) {
        return new CatalogConfigured(
                1,
                "CatalogConfigured:" + seller + "." + catalogVersion,
                occurredAt,
                seller,
                catalogVersion,
                differences.stream().map(Part::of).toList());
    }
}
