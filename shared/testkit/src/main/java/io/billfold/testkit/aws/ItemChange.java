package io.billfold.testkit.aws;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.Collections;
import java.util.Map;

/**
 * What one write did to one item.
 *
 * <p>The maps are never changed; their attributes are in the order of their names.
 *
 * @param table the table's name
 * @param before the item as it was; empty when there was none
 * @param after the item as it is now; empty when it was deleted
 */
public record ItemChange(
        String table, Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
    public ItemChange {
        before = Collections.unmodifiableMap(before);
        after = Collections.unmodifiableMap(after);
    }
}
