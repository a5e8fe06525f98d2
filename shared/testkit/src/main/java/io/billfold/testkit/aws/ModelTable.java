package io.billfold.testkit.aws;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A table with its items, its indexes and its stream. */
final class ModelTable {
    private final String name;
    private final KeySchema keys;
    private final List<AttributeDefinition> definitions;
    private final NavigableMap<Key, StoredItem> items = new TreeMap<>();
    private final Map<String, ModelIndex> indexes = new TreeMap<>();
    private final List<DynamoDbModel.StreamRecord> stream = new ArrayList<>();

    ModelTable(CreateTableRequest request) {
        this.name = request.tableName();
        this.definitions = request.attributeDefinitions();
        this.keys = KeySchema.of(request.keySchema(), definitions);
        for (GlobalSecondaryIndex index : request.globalSecondaryIndexes()) {
            KeySchema indexKeys = KeySchema.of(index.keySchema(), definitions);
            indexes.put(index.indexName(), new ModelIndex(index, indexKeys, keys));
        }
    }

    String name() {
        return name;
    }

    KeySchema keys() {
        return keys;
    }

    NavigableMap<Key, StoredItem> items() {
        return items;
    }

    @Nullable StoredItem item(Key key) {
        return items.get(key);
    }

    /**
     * An index.
     *
     * @throws software.amazon.awssdk.services.dynamodb.model.DynamoDbException if there is none
     */
    ModelIndex index(String indexName) {
        ModelIndex index = indexes.get(indexName);
        if (index == null) {
            throw Refusal.validation("The table does not have the specified index: " + indexName);
        }
        return index;
    }

    /** Refuses an item that an index cannot take. */
    void check(Map<String, AttributeValue> item) {
        indexes.values().forEach(index -> index.keys().check(item));
    }

    /**
     * Writes an item, or deletes it.
     *
     * @param item null deletes
     * @param due when the indexes show it
     */
    void write(Key key, @Nullable StoredItem item, Instant due) {
        if (item == null) {
            items.remove(key);
        } else {
            items.put(key, item);
        }
        Map<String, AttributeValue> now = item == null ? Map.of() : item.attributes();
        indexes.values().forEach(index -> index.follow(key, now, due));
    }

    void addToStream(DynamoDbModel.StreamRecord change) {
        stream.add(change);
    }

    /** All changes so far, and those to come. */
    List<DynamoDbModel.StreamRecord> stream() {
        return Collections.unmodifiableList(stream);
    }

    TableDescription description() {
        return TableDescription.builder()
                .tableName(name)
                .tableStatus(TableStatus.ACTIVE)
                .keySchema(keys.elements())
                .attributeDefinitions(definitions)
                .globalSecondaryIndexes(indexes.keySet().stream().map(this::described).toList())
                .itemCount((long) items.size())
                .build();
    }

    private GlobalSecondaryIndexDescription described(String indexName) {
        ModelIndex index = index(indexName);
        return GlobalSecondaryIndexDescription.builder()
                .indexName(indexName)
                .indexStatus(IndexStatus.ACTIVE)
                .keySchema(index.keys().elements())
                .projection(index.projection())
                .build();
    }
}
