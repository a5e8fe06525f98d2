package io.billfold.store;

import io.billfold.events.EventJson;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The tables behind one low-level client. The bean mapper would cost 13 % of a cold start. */
public final class Dynamo {
    /**
     * More than two transactions rarely meet on one item; the queue's own retry is the next resort.
     */
    private static final int ATTEMPTS_MAX = 3;

    /** The most keys that DynamoDB takes in one BatchGetItem. */
    private static final int BATCH_GET_MAX = 100;

    private final DynamoDbClient client;
    private final Map<String, String> settings;
    private final EventJson eventJson;

    /**
     * @param settings a function's settings; a table's name is asked for when it is first used
     */
    public Dynamo(DynamoDbClient client, Map<String, String> settings, EventJson eventJson) {
        this.client = client;
        this.settings = Map.copyOf(settings);
        this.eventJson = eventJson;
    }

    /** An empty transaction. */
    public Commit begin() {
        return new Commit(this);
    }

    /**
     * Carries out a transaction. One that met another transaction is tried again at once, a few
     * times.
     *
     * @throws TransactionCanceledException when it failed for another reason than a condition: the
     *     message is to be tried again
     */
    public Committed commit(Commit commit) {
        for (int attempt = 1; ; attempt++) {
            try {
                client.transactWriteItems(r -> r.transactItems(commit.items()));
                return Committed.DONE;
            } catch (TransactionCanceledException e) {
                if (has("ConditionalCheckFailed", e)) {
                    return Committed.REFUSED;
                }
                if (attempt == ATTEMPTS_MAX || !has("TransactionConflict", e)) {
                    throw e;
                }
            }
        }
    }

    private static boolean has(String code, TransactionCanceledException e) {
        return e.cancellationReasons().stream().anyMatch(reason -> code.equals(reason.code()));
    }

    /**
     * As {@link #commit}, for whoever reads anew and tries again: a transaction that met others
     * every time is refused, too.
     */
    public Committed commitUnlessBusy(Commit commit) {
        try {
            return commit(commit);
        } catch (TransactionCanceledException e) {
            if (!has("TransactionConflict", e)) {
                throw e;
            }
            return Committed.REFUSED;
        }
    }

    /** One item, read consistently. */
    Optional<Map<String, AttributeValue>> find(Table table, String pk, String sk) {
        Map<String, AttributeValue> item =
                client.getItem(
                                r ->
                                        r.tableName(name(table))
                                                .key(Item.key(pk, sk))
                                                .consistentRead(true))
                        .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(item);
    }

    /** Items by their keys, in the order of the keys; one that is not there is left out. */
    List<Map<String, AttributeValue>> findAll(Table table, List<Map<String, AttributeValue>> keys) {
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += BATCH_GET_MAX) {
            found.addAll(
                    batch(table, keys.subList(from, Math.min(keys.size(), from + BATCH_GET_MAX))));
        }
        found.sort(Comparator.comparingInt(item -> keys.indexOf(keyOf(item))));
        return found;
    }

    private List<Map<String, AttributeValue>> batch(
            Table table, List<Map<String, AttributeValue>> keys) {
        KeysAndAttributes request =
                KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
        // the paginator asks again for what one answer could not hold
        return client
                .batchGetItemPaginator(r -> r.requestItems(Map.of(name(table), request)))
                .stream()
                .flatMap(page -> page.responses().getOrDefault(name(table), List.of()).stream())
                .toList();
    }

    private static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
        Attributes attributes = new Attributes(item);
        return Item.key(attributes.text(Item.PK), attributes.text(Item.SK));
    }

    /** Every item of a partition, in the sort key's order. */
    List<Map<String, AttributeValue>> list(Table table, String pk) {
        return pages(
                QueryRequest.builder()
                        .tableName(name(table))
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(pk)))
                        .consistentRead(true)
                        .build());
    }

    /** Every item of a partition whose sort key begins as given, in the sort key's order. */
    List<Map<String, AttributeValue>> list(Table table, String pk, String skPrefix) {
        return pages(
                QueryRequest.builder()
                        .tableName(name(table))
                        .keyConditionExpression("pk = :pk and begins_with(sk, :sk)")
                        .expressionAttributeValues(
                                Map.of(
                                        ":pk", AttributeValue.fromS(pk),
                                        ":sk", AttributeValue.fromS(skPrefix)))
                        .consistentRead(true)
                        .build());
    }

    /** Every item that a query finds, page by page. */
    List<Map<String, AttributeValue>> pages(QueryRequest query) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        client.queryPaginator(query).items().forEach(items::add);
        return items;
    }

    /** The first items that a query finds: no more pages are read than they need. */
    List<Map<String, AttributeValue>> first(QueryRequest query, int limit) {
        return client.queryPaginator(query).items().stream().limit(limit).toList();
    }

    /** Hands over what a query finds, page by page, each as it was read. */
    void eachPage(QueryRequest query, Consumer<List<Attributes>> page) {
        QueryRequest next = query;
        do {
            QueryResponse found = page(next);
            page.accept(found.items().stream().map(Attributes::new).toList());
            next = next.toBuilder().exclusiveStartKey(found.lastEvaluatedKey()).build();
        } while (!next.exclusiveStartKey().isEmpty());
    }

    /** One page of a query. */
    QueryResponse page(QueryRequest query) {
        return client.query(query);
    }

    /** A call that this class has no word for. */
    <R> R call(Function<DynamoDbClient, R> call) {
        return call.apply(client);
    }

    /**
     * A table's name.
     *
     * @throws IllegalStateException when the function has no setting for it
     */
    String name(Table table) {
        String name = settings.get(table.setting());
        if (name == null) {
            throw new IllegalStateException(
                    "setting "
                            + table.setting()
                            + " is missing: this function may not use "
                            + table);
        }
        return name;
    }

    EventJson eventJson() {
        return eventJson;
    }
}
