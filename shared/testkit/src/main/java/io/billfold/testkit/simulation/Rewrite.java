package io.billfold.testkit.simulation;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** How a broken variant changes a transaction on its way. */
final class Rewrite {
    private Rewrite() {}

    /** Whether a part puts an item whose partition key begins so. */
    static Predicate<TransactWriteItem> puts(String pkPrefix) {
        return part -> part.put() != null && pk(part.put()).startsWith(pkPrefix);
    }

    /** Whether a part puts an item whose sort key begins so. */
    static Predicate<TransactWriteItem> putsSort(String skPrefix) {
        return part ->
                part.put() != null && Sabotage.text(part.put().item(), "sk").startsWith(skPrefix);
    }

    /** Whether a part adds to an item whose sort key begins so. */
    static Predicate<TransactWriteItem> adds(String skPrefix) {
        return part ->
                part.update() != null
                        && Sabotage.text(part.update().key(), "sk").startsWith(skPrefix);
    }

    private static String pk(Put put) {
        return Sabotage.text(put.item(), "pk");
    }

    /** Without the parts that match. */
    static List<List<TransactWriteItem>> without(
            List<TransactWriteItem> items, Predicate<TransactWriteItem> matches) {
        return nonEmpty(List.of(items.stream().filter(matches.negate()).toList()));
    }

    /** The parts that match in a transaction of their own, after the others. */
    static List<List<TransactWriteItem>> after(
            List<TransactWriteItem> items, Predicate<TransactWriteItem> matches) {
        return nonEmpty(
                List.of(
                        items.stream().filter(matches.negate()).toList(),
                        items.stream().filter(matches).toList()));
    }

    /** The parts that match in a transaction of their own, before the others. */
    static List<List<TransactWriteItem>> before(
            List<TransactWriteItem> items, Predicate<TransactWriteItem> matches) {
        return after(items, matches.negate());
    }

    /** The parts that match are put whatever was there. */
    static List<List<TransactWriteItem>> unconditional(
            List<TransactWriteItem> items, Predicate<TransactWriteItem> matches) {
        return each(
                items,
                matches,
                put ->
                        put.toBuilder()
                                .conditionExpression(null)
                                .expressionAttributeNames(null)
                                .expressionAttributeValues(null)
                                .build());
    }

    /** An attribute of the items that match has another value. */
    static List<List<TransactWriteItem>> change(
            List<TransactWriteItem> items,
            Predicate<TransactWriteItem> matches,
            String attribute,
            UnaryOperator<AttributeValue> change) {
        return each(items, matches, put -> with(put, attribute, change));
    }

    private static Put with(Put put, String attribute, UnaryOperator<AttributeValue> change) {
        Map<String, AttributeValue> item = new HashMap<>(put.item());
        item.computeIfPresent(attribute, (name, value) -> change.apply(value));
        return put.toBuilder().item(item).build();
    }

    private static List<List<TransactWriteItem>> each(
            List<TransactWriteItem> items,
            Predicate<TransactWriteItem> matches,
            UnaryOperator<Put> change) {
        List<TransactWriteItem> changed = new ArrayList<>();
        for (TransactWriteItem part : items) {
            changed.add(
                    matches.test(part)
                            ? part.toBuilder().put(change.apply(part.put())).build()
                            : part);
        }
        return List.of(changed);
    }

    private static List<List<TransactWriteItem>> nonEmpty(List<List<TransactWriteItem>> all) {
        return all.stream().filter(each -> !each.isEmpty()).toList();
    }
}
