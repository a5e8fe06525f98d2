package io.billfold.lambda;

import io.micronaut.json.tree.JsonNode;

/**
 * One change of a table, from its DynamoDB stream.
 *
 * @param sequenceNumber its place in the stream's shard
 * @param newImage the item after the change in DynamoDB's JSON, {@code {"pk":{"S":"..."}}}; an
 *     empty object when the item was deleted
 */
public record StreamRecord(String sequenceNumber, JsonNode newImage) {}
