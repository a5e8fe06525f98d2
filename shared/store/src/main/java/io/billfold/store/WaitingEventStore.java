package io.billfold.store;

import io.billfold.events.BillfoldEvent;
import io.billfold.events.ProviderEventReceived;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Providers' events about payments that nobody recorded: in the Payments table beside the event,
 * under {@code PROVIDER#<provider>#<event>} and {@code WAITING}. While one waits it is in the due
 * index, all in one partition: they are few.
 */
public class WaitingEventStore {
    private static final String SK = "WAITING";
    private static final String PARTITION = "WAITING";

    private final Dynamo dynamo;

    public WaitingEventStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /**
     * An event that waits.
     *
     * @param charge the provider's id of the charge whose payment is not known
     * @param told whether somebody was told that it waits
     * @param version as it was read; 0 for a new one
     */
    public record Waiting(
            ProviderEventReceived received, String charge, boolean told, long version) {}

    /** Lets an event wait: the transaction is refused if it does, or did. */
    public Commit keep(Commit commit, Waiting waiting) {
        return commit.putNew(
                Table.PAYMENTS, due(item(waiting), waiting.received()).with("version", 1));
    }

    /** It was booked: it leaves the list. */
    public Commit done(Commit commit, Waiting waiting) {
        return commit.replace(
                Table.PAYMENTS, item(waiting).with("state", "done"), waiting.version());
    }

    /** Somebody is told that it waits; it goes on waiting. */
    public Commit tell(Commit commit, Waiting waiting, BillfoldEvent event) {
        return commit.replace(
                        Table.PAYMENTS,
                        due(item(waiting), waiting.received()).with("told", "yes"),
                        waiting.version())
                .publish(Table.PAYMENTS, event);
    }

    private static Item item(Waiting waiting) {
        ProviderEventReceived received = waiting.received();
        return Item.of(pk(received.provider(), received.providerEventId()), SK)
                .with("provider", received.provider())
                .with("providerEventId", received.providerEventId())
                .with("providerType", received.providerType())
                .with("receivedAt", received.occurredAt().toString())
                .with("charge", waiting.charge())
                .with("told", waiting.told() ? "yes" : "no");
    }

    private static Item due(Item item, ProviderEventReceived received) {
        return item.with("state", "waiting")
                .with("duePartition", PARTITION)
                .with(
                        "dueKey",
                        TimeKey.of(received.occurredAt())
                                + "#"
                                + received.provider()
                                + "#"
                                + received.providerEventId());
    }

    private static String pk(String provider, String event) {
        return "PROVIDER#" + provider + "#" + event;
    }

    /**
     * What waits, the longest first; the index follows by a moment.
     *
     * @param limit how many at most
     */
    public List<Waiting> waiting(int limit) {
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(dynamo.name(Table.PAYMENTS))
                        .indexName("due")
                        .keyConditionExpression("duePartition = :waiting")
                        .expressionAttributeValues(
                                Map.of(":waiting", AttributeValue.fromS(PARTITION)))
                        .build();
        return dynamo.first(query, limit).stream()
                .map(key -> read(new Attributes(key).text(Item.PK)))
                .flatMap(Optional::stream)
                .map(Attributes::new)
                .filter(item -> item.text("state").equals("waiting"))
                .map(WaitingEventStore::waiting)
                .toList();
    }

    private Optional<Map<String, AttributeValue>> read(String pk) {
        return dynamo.find(Table.PAYMENTS, pk, SK);
    }

    private static Waiting waiting(Attributes item) {
        return new Waiting(
                ProviderEventReceived.of(
                        item.instant("receivedAt"),
                        item.text("provider"),
                        item.text("providerEventId"),
                        item.text("providerType")),
                item.text("charge"),
                item.text("told").equals("yes"),
                item.number("version"));
    }
}
