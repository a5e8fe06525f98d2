package io.billfold.store;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.LinkedHashMap;
import java.util.Map;

/** An item on its way into a table: its key and attributes. Null values are left out. */
final class Item {
    static final String PK = "pk";
    static final String SK = "sk";

    private final Map<String, AttributeValue> attributes = new LinkedHashMap<>();

    private Item() {}

    static Item of(String pk, String sk) {
        return new Item().with(PK, pk).with(SK, sk);
    }

    Item with(String name, @Nullable String value) {
        if (value != null) {
            attributes.put(name, AttributeValue.fromS(value));
        }
        return this;
    }

    Item with(String name, long value) {
        attributes.put(name, AttributeValue.fromN(Long.toString(value)));
        return this;
    }

    Map<String, AttributeValue> attributes() {
        return Map.copyOf(attributes);
    }

    /** The primary key of an item. */
    static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of(PK, AttributeValue.fromS(pk), SK, AttributeValue.fromS(sk));
    }
}
