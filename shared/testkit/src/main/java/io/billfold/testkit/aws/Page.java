package io.billfold.testkit.aws;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * As much as one answer holds.
 *
 * @param last the keys of the last item, where there may be more; else empty
 */
record Page(List<Map<String, AttributeValue>> items, Map<String, AttributeValue> last) {
    /** DynamoDB's limit for an answer. */
    static final int BYTES_MAX = 1024 * 1024;

    /**
     * The first page of what is left. As in DynamoDB, one that was ended by a limit says so, even
     * if nothing follows.
     *
     * @param limit null is none but that of the bytes
     * @param keys the names that say where a page ended
     */
    static Page of(Iterable<StoredItem> left, @Nullable Integer limit, List<String> keys) {
        int countMax = limit == null ? Integer.MAX_VALUE : limit;
        if (countMax < 1) {
            throw Refusal.validation("Limit must be at least 1");
        }
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        int bytes = 0;
        for (StoredItem item : left) {
            items.add(item.attributes());
            bytes += item.bytes();
            if (items.size() == countMax || bytes >= BYTES_MAX) {
                return new Page(items, keysOf(item, keys));
            }
        }
        return new Page(items, Map.of());
    }

    private static Map<String, AttributeValue> keysOf(StoredItem item, List<String> keys) {
        Map<String, AttributeValue> last = new LinkedHashMap<>();
        keys.forEach(key -> last.computeIfAbsent(key, name -> item.attributes().get(name)));
        return last;
    }
}
