package io.billfold.billing.usage;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Which usage a subscription takes: said by whoever knows its plans and its account. */
public interface UsageTerms {
    /** The first instant of service. */
    Instant from();

    /** The first instant after the service has ended, or null while no end is known. */
    @Nullable Instant to();

    /**
     * The metrics that any of its plans charges for, each with the aggregations that they use; the
     * set is empty where the aggregations are not known.
     */
    Map<String, Set<Aggregation>> metrics();

    /** When the billing period closes that an instant lies in: the first instant after it. */
    Instant closesAt(Instant instant);
}
