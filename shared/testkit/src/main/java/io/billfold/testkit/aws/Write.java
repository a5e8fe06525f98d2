package io.billfold.testkit.aws;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What is asked of one item: a condition on it, and a change.
 *
 * @param condition on the item as it is; an empty one is not there
 * @param effect from the item as it is to the item as it shall be, which nobody else holds; empty
 *     deletes it
 * @param changes whether it changes anything at all
 */
record Write(
        ModelTable table,
        Key key,
        Predicate<Map<String, AttributeValue>> condition,
        Function<Map<String, AttributeValue>, SortedMap<String, AttributeValue>> effect,
        boolean changes) {

    /** Where it goes, to tell it from others. */
    record Place(String table, Key key) {}

    Place place() {
        return new Place(table.name(), key);
    }

    /** The item as it is; empty if it is not there. */
    Map<String, AttributeValue> before() {
        StoredItem item = table.item(key);
        return item == null ? Map.of() : item.attributes();
    }

    boolean isAllowed() {
        return condition.test(before());
    }

    /**
     * The item as it shall be.
     *
     * @return null if it is to be deleted
     * @throws software.amazon.awssdk.services.dynamodb.model.DynamoDbException if it cannot be
     */
    @Nullable StoredItem after() {
        if (!changes) {
            return table.item(key);
        }
        SortedMap<String, AttributeValue> after = effect.apply(before());
        if (after.isEmpty()) {
            return null;
        }
        table.check(after);
        return StoredItem.of(after);
    }

    /**
     * Carries it out.
     *
     * @param due when indexes show it
     */
    ItemChange commit(@Nullable StoredItem after, Instant due) {
        ItemChange change =
                new ItemChange(
                        table.name(), before(), after == null ? Map.of() : after.attributes());
        table.write(key, after, due);
        return change;
    }
}
