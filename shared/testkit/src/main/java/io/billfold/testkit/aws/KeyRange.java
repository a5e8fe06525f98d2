package io.billfold.testkit.aws;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;

/**
 * What a query asks for: the keys between two that are no keys themselves.
 *
 * @param low below every key that is meant
 * @param high above every key that is meant
 */
record KeyRange(Key low, Key high) {
    /**
     * The range of a key condition: equality of the partition key, and at most one condition on the
     * sort key.
     *
     * @throws software.amazon.awssdk.services.dynamodb.model.DynamoDbException if it is another
     */
    static KeyRange of(Condition condition, KeySchema schema, Terms terms) {
        List<Condition> parts =
                new ArrayList<>(
                        condition instanceof Condition.All all ? all.parts() : List.of(condition));
        Condition first =
                parts.stream()
                        .filter(part -> isPartition(part, schema, terms))
                        .findFirst()
                        .orElseThrow(() -> missing(schema.partition()));
        parts.remove(first);
        String partition = text(terms, ((Condition.Comparison) first).value());
        return switch (parts.size()) {
            case 0 -> of(partition, "", Key.HIGHEST);
            case 1 -> of(partition, parts.getFirst(), schema, terms);
            default -> throw Refusal.validation("Conditions can be of length 1 or 2 only");
        };
    }

    private static boolean isPartition(Condition part, KeySchema schema, Terms terms) {
        return part instanceof Condition.Comparison comparison
                && comparison.operator() == Condition.Operator.EQUALS
                && terms.name(comparison.path()).equals(schema.partition());
    }

    private static KeyRange of(
            String partition, Condition condition, KeySchema schema, Terms terms) {
        return switch (condition) {
            case Condition.Comparison it -> {
                requireSort(it.path(), schema, terms);
                yield compared(partition, it.operator(), text(terms, it.value()));
            }
            case Condition.Between it -> {
                requireSort(it.path(), schema, terms);
                yield of(partition, text(terms, it.from()), text(terms, it.to()));
            }
            case Condition.BeginsWith it -> {
                requireSort(it.path(), schema, terms);
                String prefix = text(terms, it.prefix());
                yield of(partition, prefix, prefix + Key.HIGHEST);
            }
            case Condition.Existence _, Condition.All _, Condition.Any _ ->
                    throw Refusal.validation("Invalid operator used in KeyConditionExpression");
        };
    }

    private static KeyRange compared(String partition, Condition.Operator operator, String bound) {
        return switch (operator) {
            case EQUALS -> of(partition, bound, bound);
            case LESS_OR_EQUAL -> of(partition, "", bound);
            case GREATER_OR_EQUAL -> of(partition, bound, Key.HIGHEST);
            case LESS -> new KeyRange(lowest(partition, ""), lowest(partition, bound));
            case GREATER ->
                    new KeyRange(highest(partition, bound), highest(partition, Key.HIGHEST));
            case DIFFERS -> throw Refusal.validation("Unsupported operator on KeyCondition: <>");
        };
    }

    /** Sort keys from one to another, both included. */
    private static KeyRange of(String partition, String from, String to) {
        if (Key.compare(from, to) > 0) {
            throw Refusal.validation("The BETWEEN operator requires upper bound >= lower bound");
        }
        return new KeyRange(lowest(partition, from), highest(partition, to));
    }

    private static Key lowest(String partition, String sort) {
        return new Key(partition, sort, Key.LOWEST);
    }

    private static Key highest(String partition, String sort) {
        return new Key(partition, sort, Key.HIGHEST);
    }

    private static void requireSort(String path, KeySchema schema, Terms terms) {
        if (!terms.name(path).equals(schema.sort())) {
            throw missing(String.valueOf(schema.sort()));
        }
    }

    private static RuntimeException missing(String key) {
        return Refusal.validation("Query condition missed key schema element: " + key);
    }

    private static String text(Terms terms, String placeholder) {
        AttributeValue value = terms.value(placeholder);
        if (value.s() == null) {
            throw Refusal.validation("Condition parameter type does not match schema type");
        }
        return value.s();
    }

    /** What of it comes after a key, in the direction of reading. */
    KeyRange after(Key last, boolean forward) {
        return forward ? new KeyRange(last, high) : new KeyRange(low, last);
    }

    /** What of some entries is in it. */
    <V> NavigableMap<Key, V> of(NavigableMap<Key, V> entries, boolean forward) {
        NavigableMap<Key, V> found = entries.subMap(low, false, high, false);
        return forward ? found : found.descendingMap();
    }
}
