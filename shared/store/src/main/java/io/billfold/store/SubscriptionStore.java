package io.billfold.store;

import io.billfold.billing.order.OrderId;
import io.billfold.billing.subscription.Subscription;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.events.BillfoldEvent;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Accepted orders and the subscriptions they started: the Subscriptions table. Every subscription
 * is in the due index under the first day of its next period.
 */
public class SubscriptionStore {
    private static final String ORDER = "ORDER";
    private static final String SUBSCRIPTION = "SUBSCRIPTION";
    private static final String DUE_INDEX = "due";

    /** After {@code #} in every due key, so that all ids of the last date are found. */
    private static final String AFTER_EVERY_ID = "#\uffff";

    private final Dynamo dynamo;

    public SubscriptionStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /**
     * An order that was accepted: the key that makes a repeat harmless.
     *
     * @param id the order
     * @param contentSha256 hash of its canonical JSON: the same id with other content is refused
     * @param subscription what it started
     * @param acceptedAt when
     */
    public record AcceptedOrder(
            OrderId id, String contentSha256, SubscriptionId subscription, Instant acceptedAt) {}

    /**
     * A subscription whose next period begins on a date, somewhere in the world.
     *
     * @param id the subscription
     * @param periodFrom first day of the period, in the account's zone
     */
    public record DueSubscription(SubscriptionId id, LocalDate periodFrom) {}

    /** The accepted order with this id. */
    public Optional<AcceptedOrder> findOrder(OrderId id) {
        return dynamo.find(Table.SUBSCRIPTIONS, orderPk(id), ORDER)
                .map(Attributes::new)
                .map(
                        item ->
                                new AcceptedOrder(
                                        id,
                                        item.text("contentSha256"),
                                        new SubscriptionId(item.text("subscriptionId")),
                                        item.instant("acceptedAt")));
    }

    /** Adds an order's key; refused when the order was accepted before. */
    public Commit addOrder(Commit commit, AcceptedOrder order) {
        return commit.putNew(
                Table.SUBSCRIPTIONS,
                Item.of(orderPk(order.id()), ORDER)
                        .with("contentSha256", order.contentSha256())
                        .with("subscriptionId", order.subscription().value())
                        .with("acceptedAt", order.acceptedAt().toString()));
    }

    /** The subscription with this id. */
    public Optional<Versioned<Subscription>> find(SubscriptionId id) {
        return dynamo.find(Table.SUBSCRIPTIONS, subscriptionPk(id), SUBSCRIPTION)
                .map(Attributes::new)
                .map(item -> new Versioned<>(subscription(item), item.number("version")));
    }

    private Subscription subscription(Attributes item) {
        return dynamo.eventJson().read(item.text("doc"), StoredSubscription.class).toSubscription();
    }

    /** Adds a subscription; refused when its id is taken. */
    public Commit add(Commit commit, Subscription subscription) {
        return commit.putNew(Table.SUBSCRIPTIONS, item(subscription).with("version", 1));
    }

    /** Replaces a subscription that must still be as it was read. */
    public Commit replace(Commit commit, Subscription subscription, long versionRead) {
        return commit.replace(Table.SUBSCRIPTIONS, item(subscription), versionRead);
    }

    private Item item(Subscription subscription) {
        String id = subscription.id().value();
        return Item.of(subscriptionPk(subscription.id()), SUBSCRIPTION)
                .with("doc", dynamo.eventJson().write(StoredSubscription.of(subscription)))
                .with("accountId", subscription.account().value())
                .with("duePartition", duePartition(Shard.of(id)))
                .with("dueKey", subscription.nextBillingOn() + "#" + id);
    }

    /**
     * Hands over, page by page, the subscriptions of a shard whose next period begins by a date.
     * The index follows the table by a moment, so that what it shows may have been billed already.
     *
     * @param shard from 0 to {@link Shard#COUNT}, exclusive
     * @param until the last date that is due, included
     */
    public void eachDue(int shard, LocalDate until, Consumer<List<DueSubscription>> page) {
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(dynamo.name(Table.SUBSCRIPTIONS))
                        .indexName(DUE_INDEX)
                        .keyConditionExpression("duePartition = :shard and dueKey <= :until")
                        .expressionAttributeValues(
                                Map.of(
                                        ":shard", AttributeValue.fromS(duePartition(shard)),
                                        ":until", AttributeValue.fromS(until + AFTER_EVERY_ID)))
                        .build();
        Map<String, AttributeValue> last;
        do {
            QueryResponse found = dynamo.page(query);
            page.accept(found.items().stream().map(SubscriptionStore::due).toList());
            last = found.lastEvaluatedKey();
            query = query.toBuilder().exclusiveStartKey(last).build();
        } while (!last.isEmpty());
    }

    private static DueSubscription due(Map<String, AttributeValue> item) {
        String dueKey = new Attributes(item).text("dueKey");
        int end = dueKey.indexOf('#');
        return new DueSubscription(
                new SubscriptionId(dueKey.substring(end + 1)),
                LocalDate.parse(dueKey.substring(0, end)));
    }

    /** Publishes an event of an order or a subscription. */
    public Commit publish(Commit commit, BillfoldEvent event) {
        return commit.publish(Table.SUBSCRIPTIONS, event);
    }

    private static String orderPk(OrderId id) {
        return "ORDER#" + id;
    }

    private static String subscriptionPk(SubscriptionId id) {
        return "SUBSCRIPTION#" + id;
    }

    private static String duePartition(int shard) {
        return "BILL#" + Shard.key(shard);
    }
}
