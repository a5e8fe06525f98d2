package io.billfold.testkit;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * As much of DynamoDB, in memory, as the payment stores use: one item, one query by equality and
 * order, and transactions that take effect as a whole or not at all. What it does not know, it
 * refuses. It is no proof of the stores: that is their contract test against DynamoDB Local.
 */
public final class MemoryDynamoDb implements DynamoDbClient {
    private final Map<String, TreeMap<String, Map<String, AttributeValue>>> tables =
            new HashMap<>();
    private Runnable beforeNextTransaction = () -> {};

    /** Runs something once, right before the next transaction: a change by somebody else. */
    public void beforeNextTransaction(Runnable action) {
        beforeNextTransaction = action;
    }

    /** Every item of a table, in the order of its keys. */
    public List<Map<String, AttributeValue>> items(String table) {
        return List.copyOf(table(table).values());
    }

    /** The events that a table's outbox holds, as type and detail, in the order of their ids. */
    public List<Map.Entry<String, String>> events(String table) {
        return items(table).stream()
                .filter(item -> item.containsKey("outbox"))
                .map(item -> Map.entry(text(item, "outbox"), text(item, "detail")))
                .toList();
    }

    /** Puts an item as it is. */
    public void put(String table, Map<String, AttributeValue> item) {
        table(table).put(key(item), item);
    }

    /** Whether nothing was ever written. */
    public boolean isEmpty() {
        return tables.values().stream().allMatch(Map::isEmpty);
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        Map<String, AttributeValue> item = table(request.tableName()).get(key(request.key()));
        return GetItemResponse.builder().item(item == null ? Map.of() : item).build();
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        Predicate<Map<String, AttributeValue>> matches = item -> true;
        String conditions =
                request.keyConditionExpression()
                        .replaceAll("(\\w+) between (:\\w+) and (:\\w+)", "$1 >= $2 and $1 <= $3");
        for (String condition : conditions.split(" and ")) {
            matches = matches.and(condition(condition, request.expressionAttributeValues()));
        }
        String order = request.indexName() == null ? "sk" : request.indexName() + "Key";
        List<Map<String, AttributeValue>> found =
                items(request.tableName()).stream()
                        .filter(matches)
                        .sorted(Comparator.comparing(item -> text(item, order)))
                        .toList();
        return QueryResponse.builder().items(found).lastEvaluatedKey(Map.of()).build();
    }

    private static Predicate<Map<String, AttributeValue>> condition(
            String condition, Map<String, AttributeValue> values) {
        if (condition.startsWith("begins_with(")) {
            String[] parts = condition.replace("begins_with(", "").replace(")", "").split(", ");
            return item -> text(item, parts[0]).startsWith(text(values, parts[1]));
        }
        String[] parts = condition.split(" ");
        String bound = text(values, parts[2]);
        return item -> {
            if (!item.containsKey(parts[0])) {
                return false;
            }
            int order = text(item, parts[0]).compareTo(bound);
            return switch (parts[1]) {
                case "=" -> order == 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">=" -> order >= 0;
                default -> throw new UnsupportedOperationException(condition);
            };
        };
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        Runnable before = beforeNextTransaction;
        beforeNextTransaction = () -> {};
        before.run();
        List<CancellationReason> reasons = new ArrayList<>();
        for (TransactWriteItem write : request.transactItems()) {
            boolean holds = write.put() == null || holds(write.put());
            reasons.add(
                    CancellationReason.builder()
                            .code(holds ? "None" : "ConditionalCheckFailed")
                            .build());
        }
        if (reasons.stream().anyMatch(reason -> !reason.code().equals("None"))) {
            throw TransactionCanceledException.builder()
                    .message("a condition did not hold")
                    .cancellationReasons(reasons)
                    .build();
        }
        request.transactItems().forEach(this::write);
        return TransactWriteItemsResponse.builder().build();
    }

    private boolean holds(Put put) {
        @Nullable Map<String, AttributeValue> present = table(put.tableName()).get(key(put.item()));
        String condition = put.conditionExpression();
        if (condition == null) {
            return true;
        }
        return switch (condition) {
            case "attribute_not_exists(pk)" -> present == null;
            case "version = :read" ->
                    present != null && Objects.equals(read(put), present.get("version"));
            default -> throw new UnsupportedOperationException(condition);
        };
    }

    private static @Nullable AttributeValue read(Put put) {
        return put.expressionAttributeValues().get(":read");
    }

    private void write(TransactWriteItem write) {
        if (write.put() != null) {
            put(write.put().tableName(), write.put().item());
        } else {
            add(write.update());
        }
    }

    /** {@code ADD #a0 :a0, #a1 :a1}. */
    private void add(Update update) {
        Map<String, AttributeValue> item =
                new LinkedHashMap<>(
                        table(update.tableName()).getOrDefault(key(update.key()), update.key()));
        String expression = update.updateExpression();
        if (!expression.startsWith("ADD ")) {
            throw new UnsupportedOperationException(expression);
        }
        for (String part : expression.substring(4).split(", ")) {
            String[] words = part.split(" ");
            String name = requireNonNull(update.expressionAttributeNames().get(words[0]));
            AttributeValue delta = requireNonNull(update.expressionAttributeValues().get(words[1]));
            AttributeValue before = item.getOrDefault(name, AttributeValue.fromN("0"));
            long sum = Math.addExact(Long.parseLong(before.n()), Long.parseLong(delta.n()));
            item.put(name, AttributeValue.fromN(Long.toString(sum)));
        }
        put(update.tableName(), item);
    }

    private Map<String, Map<String, AttributeValue>> table(String name) {
        return tables.computeIfAbsent(name, table -> new TreeMap<>());
    }

    private static String key(Map<String, AttributeValue> item) {
        return text(item, "pk") + "\n" + text(item, "sk");
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null || value.s() == null) {
            throw new IllegalArgumentException("item " + item + " has no text " + name);
        }
        return value.s();
    }

    @Override
    public String serviceName() {
        return "dynamodb";
    }

    @Override
    public void close() {}
}
