package io.billfold.store;

import io.billfold.events.BillfoldEvent;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One transaction: the effect, the key that makes it happen once, and the events that tell of it.
 * It is built part by part by the stores, and carried out by {@link Dynamo#commit}.
 *
 * <p>DynamoDB allows {@value #ITEMS_MAX} items in a transaction, each item once; additions to the
 * same item are summed here.
 */
public final class Commit {
    /** The most items that DynamoDB takes in one transaction. */
    public static final int ITEMS_MAX = 100;

    /** How long published events stay in the tables, to be replayed. */
    static final Duration OUTBOX_RETENTION = Duration.ofDays(90);

    private final Dynamo dynamo;
    private final List<TransactWriteItem> writes = new ArrayList<>();
    private final Map<String, Addition> additions = new LinkedHashMap<>();
    private final Map<String, TransactWriteItem> guards = new LinkedHashMap<>();
    private int shard = -1;

    Commit(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    private record Addition(Table table, String pk, String sk, Map<String, Long> deltas) {}

    /** Writes an item that must not be there yet: the transaction fails if it is. */
    Commit putNew(Table table, Item item) {
        return write(
                Put.builder()
                        .tableName(dynamo.name(table))
                        .item(item.attributes())
                        .conditionExpression("attribute_not_exists(pk)")
                        .build());
    }

    /** Writes an item whatever was there. */
    Commit put(Table table, Item item) {
        return write(Put.builder().tableName(dynamo.name(table)).item(item.attributes()).build());
    }

    /**
     * Replaces an item that must still have the version that was read; the new item carries the
     * version after it.
     */
    Commit replace(Table table, Item item, long versionRead) {
        return write(
                Put.builder()
                        .tableName(dynamo.name(table))
                        .item(item.with("version", versionRead + 1).attributes())
                        .conditionExpression("version = :read")
                        .expressionAttributeValues(
                                Map.of(":read", AttributeValue.fromN(Long.toString(versionRead))))
                        .build());
    }

    /** Adds to number attributes of an item, which begins at zero. */
    Commit add(Table table, String pk, String sk, Map<String, Long> deltas) {
        Addition addition =
                additions.computeIfAbsent(
                        table + "|" + pk + "|" + sk,
                        k -> new Addition(table, pk, sk, new LinkedHashMap<>()));
        deltas.forEach((name, delta) -> addition.deltas().merge(name, delta, Math::addExact));
        return this;
    }

    /**
     * The transaction fails when an item is no longer as it was read; an item is guarded once.
     *
     * @param versionRead its version, or null where it was not there
     */
    Commit guard(Table table, String pk, String sk, @Nullable Long versionRead) {
        ConditionCheck.Builder check =
                ConditionCheck.builder().tableName(dynamo.name(table)).key(Item.key(pk, sk));
        if (versionRead == null) {
            check.conditionExpression("attribute_not_exists(pk)");
        } else {
            check.conditionExpression("version = :read")
                    .expressionAttributeValues(
                            Map.of(":read", AttributeValue.fromN(Long.toString(versionRead))));
        }
        guards.putIfAbsent(
                table + "|" + pk + "|" + sk,
                TransactWriteItem.builder().conditionCheck(check.build()).build());
        return this;
    }

    /** Publishes an event, from the table whose change it tells of. */
    Commit publish(Table table, BillfoldEvent event) {
        return put(
                table,
                Item.of("OUTBOX#" + event.eventId(), "EVENT")
                        .with("outbox", event.type())
                        .with("detail", dynamo.eventJson().write(event))
                        .with("occurredAt", event.occurredAt().toString())
                        .with("ttl", event.occurredAt().plus(OUTBOX_RETENTION).getEpochSecond()));
    }

    /** A part that this class has no word for. */
    Commit write(Put put) {
        writes.add(TransactWriteItem.builder().put(put).build());
        return this;
    }

    /** A part that this class has no word for. */
    Commit write(Update update) {
        writes.add(TransactWriteItem.builder().update(update).build());
        return this;
    }

    /**
     * The shard of the totals that this transaction adds to. The first id decides for all, so that
     * a batch touches one item of each total and not {@value Shard#COUNT}.
     */
    int shard(String id) {
        if (shard < 0) {
            shard = Shard.of(id);
        }
        return shard;
    }

    /** How many items the transaction touches. */
    public int size() {
        return writes.size() + additions.size() + guards.size();
    }

    List<TransactWriteItem> items() {
        List<TransactWriteItem> items = new ArrayList<>(writes);
        items.addAll(guards.values());
        additions.values().forEach(addition -> items.add(update(addition)));
        return items;
    }

    private TransactWriteItem update(Addition addition) {
        StringBuilder expression = new StringBuilder("ADD ");
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        int i = 0;
        for (Map.Entry<String, Long> delta : addition.deltas().entrySet()) {
            expression.append(i == 0 ? "" : ", ").append("#a").append(i).append(" :a").append(i);
            names.put("#a" + i, delta.getKey());
            values.put(":a" + i, AttributeValue.fromN(Long.toString(delta.getValue())));
            i++;
        }
        return TransactWriteItem.builder()
                .update(
                        Update.builder()
                                .tableName(dynamo.name(addition.table()))
                                .key(Item.key(addition.pk(), addition.sk()))
                                .updateExpression(expression.toString())
                                .expressionAttributeNames(names)
                                .expressionAttributeValues(values)
                                .build())
                .build();
    }
}
