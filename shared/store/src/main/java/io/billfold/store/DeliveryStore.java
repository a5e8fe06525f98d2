package io.billfold.store;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.delivery.Channel;
import io.billfold.billing.delivery.Delivery;
import io.billfold.billing.delivery.DeliveryId;
import io.billfold.billing.delivery.Report;
import io.billfold.billing.delivery.Worklist;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.events.BillfoldEvent;
import io.billfold.events.DeliveryFailed;
import io.billfold.events.DocumentDelivered;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How documents reached their customers: beside each invoice in the Invoices table. What somebody
 * has to act on is found by the index {@code delivery}, which is sparse: a delivery that is on no
 * list has no key there.
 */
public class DeliveryStore {
    private static final long FORM = 1;
    private static final String INDEX = "delivery";
    private static final String SK = "DELIVERY#";

    private final Dynamo dynamo;

    public DeliveryStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /**
     * A delivery on a list.
     *
     * @param key where it stands in the index: a list goes on after it
     */
    public record Listed(DeliveryId id, String key) {}

    /** The delivery with this id. */
    public Optional<Versioned<Delivery>> find(DeliveryId id) {
        return dynamo.find(Table.INVOICES, pk(id.number()), sk(id)).map(this::versioned);
    }

    /** All deliveries of an invoice, its reminders and notices among them, by what and attempt. */
    public List<Delivery> of(InvoiceNumber number) {
        return dynamo.list(Table.INVOICES, pk(number), SK).stream().map(this::delivery).toList();
    }

    /** Deliveries by their ids, in that order; one that is not there is left out. */
    public List<Delivery> findAll(List<DeliveryId> ids) {
        return dynamo
                .findAll(
                        Table.INVOICES,
                        ids.stream().map(id -> Item.key(pk(id.number()), sk(id))).toList())
                .stream()
                .map(this::delivery)
                .toList();
    }

    /**
     * What is on a list, the oldest first. The index follows the table by a moment.
     *
     * @param after the key of the last that was seen, or null to begin
     * @param limit how many at most; fewer mean that there are no more
     */
    public List<Listed> list(Worklist worklist, @Nullable String after, int limit) {
        List<Listed> found = new ArrayList<>();
        for (int shard = 0; shard < Shard.COUNT; shard++) {
            found.addAll(page(partition(worklist, shard), after == null ? "0" : after, limit));
        }
        return found.stream().sorted(Comparator.comparing(Listed::key)).limit(limit).toList();
    }

    private List<Listed> page(String partition, String after, int limit) {
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(dynamo.name(Table.INVOICES))
                        .indexName(INDEX)
                        .keyConditionExpression("deliveryPartition = :list and deliveryKey > :key")
                        .expressionAttributeValues(
                                Map.of(
                                        ":list", AttributeValue.fromS(partition),
                                        ":key", AttributeValue.fromS(after)))
                        .limit(limit)
                        .build();
        return dynamo.page(query).items().stream()
                .map(item -> new Attributes(item).text("deliveryKey"))
                .map(key -> new Listed(id(key), key))
                .toList();
    }

    /** Whether a text is a key that {@link #list} may go on after. */
    public static boolean isKey(String text) {
        try {
            id(text);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static DeliveryId id(String key) {
        return DeliveryId.parse(key.substring(key.indexOf('#') + 1));
    }

    /**
     * Keeps a delivery, and tells when it arrived or failed by that; refused when it is not as it
     * was read.
     */
    public Commit save(
            Commit commit, Delivery delivery, @Nullable Versioned<Delivery> read, Instant now) {
        Delivery before = read == null ? null : read.value();
        if (delivery.hasArrived() && (before == null || !before.hasArrived())) {
            publish(commit, DocumentDelivered.of(delivery, now));
        }
        if (delivery.step().isFailed() && (before == null || !before.has(delivery.step()))) {
            publish(commit, DeliveryFailed.of(delivery, now));
        }
        Item item = item(delivery);
        return read == null
                ? commit.putNew(Table.INVOICES, item.with("version", 1))
                : commit.replace(Table.INVOICES, item, read.version());
    }

    /** Publishes an event of a delivery. */
    public Commit publish(Commit commit, BillfoldEvent event) {
        return commit.publish(Table.INVOICES, event);
    }

    /** What could not be understood of all that was reported. */
    public RejectionStore refused() {
        return new RejectionStore(dynamo, "REFUSED_DELIVERY");
    }

    private Item item(Delivery delivery) {
        DeliveryId id = delivery.id();
        Report current = delivery.current();
        Item item =
                Item.of(pk(id.number()), sk(id))
                        .with("form", FORM)
                        .with("delivery", id.toString())
                        .with("seller", delivery.seller().value())
                        .with("account", delivery.account().value())
                        .with("channel", delivery.channel().word())
                        .with("recipient", delivery.recipient())
                        .with("step", current.step().word())
                        .with("at", current.at().toString())
                        .with(
                                "doc",
                                dynamo.eventJson().write(StoredReports.of(delivery.reports())));
        Worklist worklist = current.step().worklist();
        return worklist == null
                ? item
                : item.with(
                                "deliveryPartition",
                                partition(worklist, Shard.of(id.number().toString())))
                        .with("deliveryKey", TimeKey.of(current.at()) + "#" + id);
    }

    private Versioned<Delivery> versioned(Map<String, AttributeValue> item) {
        return new Versioned<>(delivery(item), new Attributes(item).number("version"));
    }

    private Delivery delivery(Map<String, AttributeValue> found) {
        Attributes item = new Attributes(found).requireForm(FORM);
        return new Delivery(
                DeliveryId.parse(item.text("delivery")),
                new SellerId(item.text("seller")),
                new AccountId(item.text("account")),
                Words.to(Channel.class, item.text("channel")),
                item.text("recipient"),
                dynamo.eventJson().read(item.text("doc"), StoredReports.class).toReports());
    }

    private static String partition(Worklist worklist, int shard) {
        return "DELIVERY#" + worklist.word() + "#" + Shard.key(shard);
    }

    private static String pk(InvoiceNumber number) {
        return "INVOICE#" + number;
    }

    private static String sk(DeliveryId id) {
        return SK + id.name();
    }
}
