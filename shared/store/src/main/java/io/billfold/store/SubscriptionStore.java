package io.billfold.store;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.order.OrderId;
import io.billfold.billing.rating.BilledLedger;
import io.billfold.billing.rating.Portion;
import io.billfold.billing.subscription.Subscription;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.events.BillfoldEvent;
import io.billfold.events.subscription.SubscriptionJson;
import io.micronaut.json.tree.JsonNode;

import org.joda.money.CurrencyUnit;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Accepted orders, the subscriptions they started, their changes and what was billed of them: the
 * Subscriptions table. A subscription is in the due index under the day that it is billed next.
 */
public class SubscriptionStore {
    private static final String ORDER = "ORDER";
    private static final String SUBSCRIPTION = "SUBSCRIPTION";
    private static final String BILLED = "BILLED#";
    private static final String OF_ACCOUNT = "SUBSCRIPTION#";

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
        return SubscriptionJson.subscription(tree(item));
    }

    /** Adds a subscription and lists it with its account; refused when its id is taken. */
    public Commit add(Commit commit, Subscription subscription) {
        commit.putNew(
                Table.SUBSCRIPTIONS,
                Item.of(accountPk(subscription.account()), OF_ACCOUNT + subscription.id().value()));
        return commit.putNew(Table.SUBSCRIPTIONS, item(subscription).with("version", 1));
    }

    /** Ids of the subscriptions of an account. */
    public List<SubscriptionId> ofAccount(AccountId account) {
        return dynamo.list(Table.SUBSCRIPTIONS, accountPk(account), OF_ACCOUNT).stream()
                .map(item -> new Attributes(item).text(Item.SK).substring(OF_ACCOUNT.length()))
                .map(SubscriptionId::new)
                .toList();
    }

    private static String accountPk(AccountId account) {
        return "ACCOUNT#" + account;
    }

    /** Replaces a subscription that must still be as it was read. */
    public Commit replace(Commit commit, Subscription subscription, long versionRead) {
        return commit.replace(Table.SUBSCRIPTIONS, item(subscription), versionRead);
    }

    private Item item(Subscription subscription) {
        String id = subscription.id().value();
        // what nothing is due of any more is not in the index
        LocalDate due = subscription.nextBillingOn();
        return Item.of(subscriptionPk(subscription.id()), SUBSCRIPTION)
                .with("doc", dynamo.eventJson().write(SubscriptionJson.of(subscription)))
                .with("accountId", subscription.account().value())
                .with("duePartition", due == null ? null : duePartition(Shard.of(id)))
                .with("dueKey", due == null ? null : due + "#" + id);
    }

    /**
     * What was billed of a subscription in the periods that begin on a day or later.
     *
     * @param currency the subscription's
     */
    public BilledLedger ledger(SubscriptionId id, LocalDate from, CurrencyUnit currency) {
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(dynamo.name(Table.SUBSCRIPTIONS))
                        .keyConditionExpression("pk = :pk and sk between :from and :to")
                        .expressionAttributeValues(
                                Map.of(
                                        ":pk", AttributeValue.fromS(subscriptionPk(id)),
                                        ":from", AttributeValue.fromS(BILLED + from),
                                        ":to", AttributeValue.fromS(BILLED + "9999-99-99")))
                        .consistentRead(true)
                        .build();
        Map<LocalDate, List<Portion>> pages = new HashMap<>();
        for (Map<String, AttributeValue> found : dynamo.pages(query)) {
            Attributes item = new Attributes(found);
            LocalDate day = LocalDate.parse(item.text(Item.SK).substring(BILLED.length()));
            pages.put(day, SubscriptionJson.portions(tree(item), currency));
        }
        return new BilledLedger(pages);
    }

    /**
     * Writes the pages of the ledger that a bill changed; the subscription's version guards them.
     */
    public Commit saveLedger(
            Commit commit, SubscriptionId id, Map<LocalDate, List<Portion>> pages) {
        pages.forEach(
                (day, portions) ->
                        commit.put(
                                Table.SUBSCRIPTIONS,
                                Item.of(subscriptionPk(id), BILLED + day)
                                        .with("doc", dynamo.eventJson().write(page(portions)))));
        return commit;
    }

    private static Map<String, Object> page(List<Portion> portions) {
        return Map.of(
                "version", 1, "portions", portions.stream().map(SubscriptionJson::of).toList());
    }

    private JsonNode tree(Attributes item) {
        return dynamo.eventJson().read(item.text("doc"), JsonNode.class);
    }

    /** A change that was recorded: the key that makes a repeat harmless. */
    public record RecordedChange(String id, String contentSha256, Instant recordedAt) {}

    /** The change of a subscription with this id. */
    public Optional<RecordedChange> findChange(SubscriptionId subscription, String id) {
        return dynamo.find(Table.SUBSCRIPTIONS, subscriptionPk(subscription), changeSk(id))
                .map(Attributes::new)
                .map(
                        item ->
                                new RecordedChange(
                                        id,
                                        item.text("contentSha256"),
                                        item.instant("recordedAt")));
    }

    /** Adds a change's key; refused when the change was recorded before. */
    public Commit addChange(Commit commit, SubscriptionId subscription, RecordedChange change) {
        return commit.putNew(
                Table.SUBSCRIPTIONS,
                Item.of(subscriptionPk(subscription), changeSk(change.id()))
                        .with("contentSha256", change.contentSha256())
                        .with("recordedAt", change.recordedAt().toString()));
    }

    private static String changeSk(String id) {
        return "CHANGE#" + id;
    }

    /**
     * Hands over, page by page, the subscriptions of a shard whose next period begins by a date.
     * The index follows the table by a moment, so that what it shows may have been billed already.
     *
     * @param shard from 0 to {@link Shard#COUNT}, exclusive
     * @param until the last date that is due, included
     */
    public void eachDue(int shard, LocalDate until, Consumer<List<DueSubscription>> page) {
        DueIndex.ofShard(duePartition(shard), until).each(dynamo, due(page));
    }

    /** As {@link #eachDue(int, LocalDate, Consumer)}, of one account. */
    public void eachDue(AccountId account, LocalDate until, Consumer<List<DueSubscription>> page) {
        DueIndex.ofAccount(account, until).each(dynamo, due(page));
    }

    private static Consumer<List<Attributes>> due(Consumer<List<DueSubscription>> page) {
        return items ->
                page.accept(
                        items.stream()
                                .filter(it -> it.text(Item.SK).equals(SUBSCRIPTION))
                                .map(SubscriptionStore::due)
                                .toList());
    }

    private static DueSubscription due(Attributes item) {
        String dueKey = item.text("dueKey");
        int end = dueKey.indexOf('#');
        return new DueSubscription(
                new SubscriptionId(dueKey.substring(end + 1)),
                LocalDate.parse(dueKey.substring(0, end)));
    }

    /** Changes that were refused. */
    public RejectionStore refusedChanges() {
        return new RejectionStore(dynamo, "REFUSED_CHANGE");
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
