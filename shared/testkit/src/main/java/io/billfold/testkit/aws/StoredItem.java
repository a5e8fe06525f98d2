package io.billfold.testkit.aws;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;

/**
 * An item as it lies in a table or an index.
 *
 * @param attributes never changed, in the order of their names
 * @param bytes what counts against DynamoDB's limits
 */
record StoredItem(Map<String, AttributeValue> attributes, int bytes) {
    /** DynamoDB's limit for an item. */
    private static final int BYTES_MAX = 400 * 1024;

    /**
     * An item of what nobody will change any more.
     *
     * @throws software.amazon.awssdk.services.dynamodb.model.DynamoDbException if it is too large
     */
    static StoredItem of(SortedMap<String, AttributeValue> attributes) {
        int bytes = Values.bytes(attributes);
        if (bytes > BYTES_MAX) {
            throw Refusal.validation("Item size has exceeded the maximum allowed size");
        }
        return new StoredItem(Collections.unmodifiableMap(attributes), bytes);
    }
}
