package io.billfold.events;

import io.micronaut.json.tree.JsonNode;

/**
 * An event that Stripe sent, read no further than what every event has.
 *
 * @param id for example {@code evt_1}
 * @param type for example {@code charge.dispute.created}; types that this release does not know are
 *     kept like any other
 * @param json the whole event
 */
public record StripeEvent(String id, String type, JsonNode json) {}
