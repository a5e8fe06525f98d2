package io.billfold.testkit.aws;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads items by their keys, as many as one answer holds; the rest is left to be asked again. */
final class BatchGet {
    /** DynamoDB's limits. */
    private static final int KEYS_MAX = 100;

    private static final int BYTES_MAX = 16 * 1024 * 1024;

    private final Map<String, KeysAndAttributes> request;
    private final Function<String, ModelTable> tables;
    private final Map<String, List<Map<String, AttributeValue>>> found = new LinkedHashMap<>();
    private final Map<String, KeysAndAttributes> left = new LinkedHashMap<>();
    private int bytes;

    BatchGet(Map<String, KeysAndAttributes> request, Function<String, ModelTable> tables) {
        this.request = request;
        this.tables = tables;
    }

    BatchGetItemResponse answer() {
        int count = request.values().stream().mapToInt(it -> it.keys().size()).sum();
        if (count < 1 || count > KEYS_MAX) {
            throw Refusal.validation("Too many or no items requested for the BatchGetItem call");
        }
        request.forEach(this::read);
        return BatchGetItemResponse.builder().responses(found).unprocessedKeys(left).build();
    }

    private void read(String tableName, KeysAndAttributes keys) {
        Known.only(keys, Set.of("Keys", "ConsistentRead"));
        ModelTable table = tables.apply(tableName);
        requireDistinct(table, keys);
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        List<Map<String, AttributeValue>> later = new ArrayList<>();
        for (Map<String, AttributeValue> key : keys.keys()) {
            if (bytes < BYTES_MAX) {
                read(table.item(table.keys().key(key)), items);
            } else {
                later.add(key);
            }
        }
        found.put(tableName, items);
        if (!later.isEmpty()) {
            left.put(tableName, keys.toBuilder().keys(later).build());
        }
    }

    private static void requireDistinct(ModelTable table, KeysAndAttributes keys) {
        Set<Key> distinct = new HashSet<>();
        keys.keys().forEach(key -> distinct.add(table.keys().key(key)));
        if (distinct.size() < keys.keys().size()) {
            throw Refusal.validation("Provided list of item keys contains duplicates");
        }
    }

    private void read(@Nullable StoredItem item, List<Map<String, AttributeValue>> items) {
        if (item != null) {
            items.add(item.attributes());
            bytes += item.bytes();
        }
    }
}
