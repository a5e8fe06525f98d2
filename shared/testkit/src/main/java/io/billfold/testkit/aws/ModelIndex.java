package io.billfold.testkit.aws;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A global secondary index: it follows its table, perhaps later, but the changes of one item always
 * in their order.
 */
final class ModelIndex {
    private final KeySchema keys;
    private final Projection projection;
    private final Set<String> kept = new HashSet<>();
    private final NavigableMap<Key, StoredItem> entries = new TreeMap<>();
    private final Map<Key, Key> entryByItem = new HashMap<>();
    private final Map<Key, Instant> lastDue = new HashMap<>();
    private final PriorityQueue<Change> pending =
            new PriorityQueue<>(
                    Comparator.comparing(Change::due).thenComparingLong(Change::sequence));
    private long sequence;

    /** An item as the index will show it; empty if it will not. */
    private record Change(
            Instant due, long sequence, Key item, Map<String, AttributeValue> attributes) {}

    ModelIndex(GlobalSecondaryIndex index, KeySchema keys, KeySchema ofTable) {
        this.keys = keys;
        this.projection = index.projection();
        kept.addAll(keys.names());
        kept.addAll(ofTable.names());
        kept.addAll(projection.nonKeyAttributes());
    }

    KeySchema keys() {
        return keys;
    }

    Projection projection() {
        return projection;
    }

    /** Takes note of an item's change. */
    void follow(Key item, Map<String, AttributeValue> attributes, Instant due) {
        boolean shows = keys.isIn(attributes);
        Instant last = lastDue.get(item);
        if (!shows && last == null) {
            return;
        }
        Instant inOrder = last != null && last.isAfter(due) ? last : due;
        lastDue.put(item, inOrder);
        pending.add(new Change(inOrder, sequence++, item, shows ? attributes : Map.of()));
    }

    /** What it shows at a time. */
    NavigableMap<Key, StoredItem> entriesAt(Instant now) {
        for (Change next = pending.peek();
                next != null && !next.due().isAfter(now);
                next = pending.peek()) {
            pending.remove();
            show(next.item(), next.attributes());
        }
        return entries;
    }

    private void show(Key item, Map<String, AttributeValue> attributes) {
        Key before = entryByItem.remove(item);
        if (before != null) {
            entries.remove(before);
        }
        if (!attributes.isEmpty()) {
            Key entry = keys.entryOf(attributes, item);
            entryByItem.put(item, entry);
            entries.put(entry, StoredItem.of(projected(attributes)));
        }
    }

    private SortedMap<String, AttributeValue> projected(Map<String, AttributeValue> attributes) {
        if (projection.projectionType() == ProjectionType.ALL) {
            return new TreeMap<>(attributes);
        }
        SortedMap<String, AttributeValue> projected = new TreeMap<>();
        for (String name : kept) {
            AttributeValue value = attributes.get(name);
            if (value != null) {
                projected.put(name, value);
            }
        }
        return projected;
    }

    /** The names that say where a page ended. */
    List<String> keysWith(KeySchema ofTable) {
        List<String> names = new ArrayList<>(keys.names());
        names.addAll(ofTable.names());
        return names;
    }
}
