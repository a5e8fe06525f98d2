package io.billfold.billing.usage;

import java.time.Instant;

/**
 * Usage that was accepted.
 *
 * @param receivedAt when, in business time; after the end of its period it came late
 */
public record RecordedUsage(UsageEvent event, Instant receivedAt) {}
