package io.billfold.store;

import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.usage.Aggregation;
import io.billfold.billing.usage.RecordedUsage;
import io.billfold.billing.usage.UsageEvent;
import io.billfold.billing.usage.UsageHistory;
import io.billfold.events.BillfoldEvent;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was used: in the Subscriptions table. Each event is two items, written together: one under
 * its id, which makes a repeat harmless, and one in the order of time, by which a period's usage is
 * one query.
 *
 * <p>Levels of long ago need not be added up again each month: once a period takes no late usage
 * any more, what it hands over is kept by {@link #carry}, and {@link #history} begins there.
 */
public class UsageStore {
    /** How many items of a transaction an event is. */
    public static final int ITEMS_PER_EVENT = 2;

    private static final String ID = "ID#";
    private static final String CARRY = "CARRY";

    private final Dynamo dynamo;

    public UsageStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /**
     * What tells events apart.
     *
     * @param event the sender's id of it
     */
    public record Key(SubscriptionId subscription, String event) {
        public static Key of(UsageEvent event) {
            return new Key(event.subscription(), event.id());
        }
    }

    /** What is recorded under some keys; one that is not there is left out. */
    public Map<Key, RecordedUsage> find(List<Key> keys) {
        List<Map<String, AttributeValue>> items =
                dynamo.findAll(
                        Table.SUBSCRIPTIONS,
                        keys.stream()
                                .distinct()
                                .map(key -> Item.key(idPk(key.subscription()), ID + key.event()))
                                .toList());
        Map<Key, RecordedUsage> found = new HashMap<>();
        for (Map<String, AttributeValue> item : items) {
            RecordedUsage usage = usage(new Attributes(item));
            found.put(Key.of(usage.event()), usage);
        }
        return found;
    }

    /** Adds an event; refused when its id is recorded. */
    public Commit add(Commit commit, UsageEvent event, Instant receivedAt) {
        commit.putNew(
                Table.SUBSCRIPTIONS,
                item(idPk(event.subscription()), ID + event.id(), event, receivedAt));
        return commit.putNew(
                Table.SUBSCRIPTIONS,
                item(
                        timePk(event.subscription(), event.metric()),
                        TimeKey.of(event.at()) + "#" + event.id(),
                        event,
                        receivedAt));
    }

    private static Item item(String pk, String sk, UsageEvent event, Instant receivedAt) {
        return Item.of(pk, sk)
                .with("form", 1)
                .with("subscriptionId", event.subscription().value())
                .with("usageId", event.id())
                .with("metric", event.metric())
                .with("at", event.at().toString())
                .with("quantity", event.quantity().toPlainString())
                .with("unique", event.unique())
                .with("receivedAt", receivedAt.toString());
    }

    private static RecordedUsage usage(Attributes item) {
        item.requireForm(1);
        return new RecordedUsage(
                new UsageEvent(
                        item.text("usageId"),
                        new SubscriptionId(item.text("subscriptionId")),
                        item.text("metric"),
                        item.instant("at"),
                        new BigDecimal(item.text("quantity")),
                        item.optionalText("unique")),
                item.instant("receivedAt"));
    }

    /**
     * What was used of a metric in an interval, in the order of {@link UsageEvent#BY_TIME}, read
     * page by page.
     *
     * @param from included
     * @param to excluded
     */
    public List<RecordedUsage> list(
            SubscriptionId subscription, String metric, Instant from, Instant to) {
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(dynamo.name(Table.SUBSCRIPTIONS))
                        .keyConditionExpression("pk = :pk and sk between :from and :to")
                        .expressionAttributeValues(
                                Map.of(
                                        ":pk", AttributeValue.fromS(timePk(subscription, metric)),
                                        // a key goes on after its time, so that the end is out
                                        ":from", AttributeValue.fromS(TimeKey.of(from)),
                                        ":to", AttributeValue.fromS(TimeKey.of(to))))
                        .consistentRead(true)
                        .build();
        return dynamo.pages(query).stream()
                .map(item -> usage(new Attributes(item)))
                .filter(it -> !it.event().at().isBefore(from))
                // keys know milliseconds, events may know more
                .sorted(Comparator.comparing(RecordedUsage::event, UsageEvent.BY_TIME))
                .toList();
    }

    /**
     * All that is needed to add up periods before an instant: what was carried, and what was used
     * since.
     *
     * @param to excluded
     */
    public UsageHistory history(SubscriptionId subscription, String metric, Instant to) {
        return dynamo.find(Table.SUBSCRIPTIONS, timePk(subscription, metric), CARRY)
                .map(Attributes::new)
                .map(
                        item -> {
                            Instant from = item.instant("at");
                            return new UsageHistory(
                                    from, levels(item), list(subscription, metric, from, to));
                        })
                .orElseGet(() -> UsageHistory.of(list(subscription, metric, Instant.EPOCH, to)));
    }

    private static Map<Aggregation, BigDecimal> levels(Attributes item) {
        Map<Aggregation, BigDecimal> levels = new EnumMap<>(Aggregation.class);
        for (Aggregation aggregation : Aggregation.values()) {
            String level = item.optionalText(nameOf(aggregation));
            if (level != null) {
                levels.put(aggregation, new BigDecimal(level));
            }
        }
        return levels;
    }

    /**
     * Keeps the levels with which a history begins, in place of all that was before. For a history
     * since an instant before which no usage is taken any more ({@link UsageHistory#since}): later
     * usage would make them wrong.
     */
    public Commit carry(
            Commit commit, SubscriptionId subscription, String metric, UsageHistory since) {
        Item item =
                Item.of(timePk(subscription, metric), CARRY).with("at", since.from().toString());
        since.before()
                .forEach(
                        (aggregation, level) ->
                                item.with(nameOf(aggregation), level.toPlainString()));
        return commit.put(Table.SUBSCRIPTIONS, item);
    }

    /** Usage that was refused, and messages that should have been usage. */
    public RejectionStore refused() {
        return new RejectionStore(dynamo, "REFUSED_USAGE");
    }

    /** Publishes an event about usage. */
    public Commit publish(Commit commit, BillfoldEvent event) {
        return commit.publish(Table.SUBSCRIPTIONS, event);
    }

    private static String idPk(SubscriptionId subscription) {
        return "USAGE#" + subscription;
    }

    private static String timePk(SubscriptionId subscription, String metric) {
        return "USAGE#" + subscription + "#" + metric;
    }

    private static String nameOf(Aggregation aggregation) {
        return aggregation.name().toLowerCase(Locale.ROOT);
    }
}
