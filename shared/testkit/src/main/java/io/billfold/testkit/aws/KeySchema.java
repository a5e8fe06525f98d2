package io.billfold.testkit.aws;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The attributes, texts all, that make up the keys of a table or an index.
 *
 * @param sort null where there is none
 */
record KeySchema(String partition, @Nullable String sort) {
    /**
     * Of a request to create a table.
     *
     * @throws UnsupportedOperationException if a key is no text
     */
    static KeySchema of(List<KeySchemaElement> keys, List<AttributeDefinition> definitions) {
        for (KeySchemaElement key : keys) {
            if (definitions.stream().noneMatch(it -> isText(it, key.attributeName()))) {
                throw new UnsupportedOperationException(
                        "the model does not know keys that are no texts: " + key);
            }
        }
        String sort = keys.size() == 1 ? null : keys.get(1).attributeName();
        return new KeySchema(keys.getFirst().attributeName(), sort);
    }

    private static boolean isText(AttributeDefinition definition, String name) {
        return definition.attributeName().equals(name)
                && definition.attributeType() == ScalarAttributeType.S;
    }

    /** The names of the keys. */
    List<String> names() {
        return sort == null ? List.of(partition) : List.of(partition, sort);
    }

    List<KeySchemaElement> elements() {
        return names().stream().map(this::element).toList();
    }

    private KeySchemaElement element(String name) {
        KeyType type = name.equals(partition) ? KeyType.HASH : KeyType.RANGE;
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    /** Whether an item has all the keys. */
    boolean isIn(Map<String, AttributeValue> item) {
        return item.containsKey(partition) && (sort == null || item.containsKey(sort));
    }

    /** A key that is given on its own. */
    Key key(Map<String, AttributeValue> key) {
        if (key.size() != names().size() || !isIn(key)) {
            throw Refusal.validation("The provided key element does not match the schema");
        }
        return keyOf(key);
    }

    /**
     * An item's key.
     *
     * @throws software.amazon.awssdk.services.dynamodb.model.DynamoDbException if it has none
     */
    Key keyOf(Map<String, AttributeValue> item) {
        return Key.of(text(item, partition), sort == null ? "" : text(item, sort));
    }

    /** The key of an entry of this index. */
    Key entryOf(Map<String, AttributeValue> item, Key inTable) {
        return Key.of(text(item, partition), sort == null ? "" : text(item, sort), inTable);
    }

    /** Refuses an item whose keys are there and are no keys. */
    void check(Map<String, AttributeValue> item) {
        Stream<String> there = names().stream().filter(item::containsKey);
        there.forEach(name -> text(item, name));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null) {
            throw Refusal.validation(
                    "One or more parameter values were invalid: Missing the key "
                            + name
                            + " in the item");
        }
        String text = value.s();
        if (text == null || text.isEmpty()) {
            throw Refusal.validation(
                    "One or more parameter values are not valid: the key "
                            + name
                            + " must be a text that is not empty, not "
                            + value.type());
        }
        return text;
    }
}
