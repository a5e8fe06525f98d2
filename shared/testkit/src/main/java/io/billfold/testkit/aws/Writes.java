package io.billfold.testkit.aws;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads the writes of requests. */
final class Writes {
    /** What is known of a put, alone or in a transaction. */
    static final Set<String> PUT =
            Set.of(
                    "TableName",
                    "Item",
                    "ConditionExpression",
                    "ExpressionAttributeNames",
                    "ExpressionAttributeValues");

    /** What is known of the others. */
    static final Set<String> BY_KEY =
            Set.of(
                    "TableName",
                    "Key",
                    "UpdateExpression",
                    "ConditionExpression",
                    "ExpressionAttributeNames",
                    "ExpressionAttributeValues");

    private final Function<String, ModelTable> tables;
    private final Expressions expressions = new Expressions();

    Writes(Function<String, ModelTable> tables) {
        this.tables = tables;
    }

    /** A part of a transaction. */
    Write of(TransactWriteItem item) {
        if (item.put() != null) {
            return of(item.put());
        }
        if (item.update() != null) {
            return of(item.update());
        }
        if (item.delete() != null) {
            return of(item.delete());
        }
        return of(item.conditionCheck());
    }

    Write of(Put put) {
        Known.only(put, PUT);
        ModelTable table = tables.apply(put.tableName());
        Terms terms = new Terms(put.expressionAttributeNames(), put.expressionAttributeValues());
        SortedMap<String, AttributeValue> item = Values.kept(put.item());
        return new Write(
                table,
                table.keys().keyOf(item),
                condition(put.conditionExpression(), terms, Set.of()),
                before -> item,
                true);
    }

    Write of(Update update) {
        Known.only(update, BY_KEY);
        if (update.updateExpression() == null) {
            throw new UnsupportedOperationException(
                    "the model does not know updates without an expression");
        }
        ModelTable table = tables.apply(update.tableName());
        Terms terms =
                new Terms(update.expressionAttributeNames(), update.expressionAttributeValues());
        Expression<List<Action>> actions = expressions.update(update.updateExpression());
        KeySchema keys = table.keys();
        return new Write(
                table,
                keys.key(update.key()),
                condition(update.conditionExpression(), terms, actions.placeholders()),
                before -> {
                    requireNoKey(actions.tree(), keys, terms);
                    return updated(before.isEmpty() ? update.key() : before, actions, terms);
                },
                true);
    }

    Write of(Delete delete) {
        Known.only(delete, BY_KEY);
        ModelTable table = tables.apply(delete.tableName());
        Terms terms =
                new Terms(delete.expressionAttributeNames(), delete.expressionAttributeValues());
        return new Write(
                table,
                table.keys().key(delete.key()),
                condition(delete.conditionExpression(), terms, Set.of()),
                before -> new TreeMap<>(),
                true);
    }

    private Write of(ConditionCheck check) {
        Known.only(check, BY_KEY);
        ModelTable table = tables.apply(check.tableName());
        Terms terms =
                new Terms(check.expressionAttributeNames(), check.expressionAttributeValues());
        return new Write(
                table,
                table.keys().key(check.key()),
                condition(check.conditionExpression(), terms, Set.of()),
                before -> new TreeMap<>(before),
                false);
    }

    /**
     * A condition, if there is one.
     *
     * @param others the placeholders of the request's other expression
     */
    private Predicate<Map<String, AttributeValue>> condition(
            @Nullable String text, Terms terms, Set<String> others) {
        if (text == null) {
            terms.checkedFor(others);
            return item -> true;
        }
        Expression<Condition> condition = expressions.condition(text);
        Set<String> placeholders = new HashSet<>(condition.placeholders());
        placeholders.addAll(others);
        terms.checkedFor(placeholders);
        return item -> condition.tree().holds(item, terms);
    }

    private static void requireNoKey(List<Action> actions, KeySchema keys, Terms terms) {
        for (Action action : actions) {
            if (keys.names().contains(terms.names().getOrDefault(action.path(), action.path()))) {
                throw Refusal.validation(
                        "Cannot update attribute "
                                + action.path()
                                + ". This attribute is part of the key");
            }
        }
    }

    private static SortedMap<String, AttributeValue> updated(
            Map<String, AttributeValue> before, Expression<List<Action>> actions, Terms terms) {
        TreeMap<String, AttributeValue> item = new TreeMap<>(before);
        actions.tree().forEach(action -> action.apply(item, terms));
        return item;
    }
}
