package io.billfold.events;

import io.micronaut.json.tree.JsonNode;

/**
 * An event that a payment provider sent, read no further than what every event has.
 *
 * @param id the same in every repeat, for example {@code evt_1}
 * @param type the provider's word, for example {@code charge.dispute.created}; types that this
 *     release does not know are kept like any other
 * @param json the whole event; of a batch, this one alone
 */
public record ProviderEvent(String id, String type, JsonNode json) {}
