package io.billfold.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.events.ProviderEvent;
import io.billfold.events.ProviderEventReceived;
import io.billfold.events.ProviderReader;
import io.billfold.events.ProviderTopic;
import io.micronaut.json.tree.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What payment providers sent, verified and kept as it came, once by provider and event id: in the
 * Payments table under {@code PROVIDER#<provider>#<event>}. Of charges that failed it is noted
 * beside them under {@code FAILED#<provider>#<charge>} which event told it.
 */
public class ProviderEventStore {
    /**
     * How long a body is kept: Visa's Compelling Evidence 3.0 asks for charges up to 365 days
     * before a dispute, so 13 months hold what an answer may need; after that it is personal data
     * unused.
     */
    static final Duration RETENTION = Duration.ofDays(400);

    private static final String SK = "EVENT";
    private static final String FAILED = "FAILED";
    private static final long FORM = 1;

    private final Dynamo dynamo;

    public ProviderEventStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /**
     * Keeps a body and tells of it: the transaction is refused if the event is known. Types that
     * nobody knows are counted, to be listed.
     *
     * @param body the verified body, UTF-8
     */
    public Commit keep(Commit commit, ProviderEventReceived event, String body) {
        ProviderTopic topic = ProviderReader.of(event.provider()).topic(event.providerType());
        commit.putNew(
                Table.PAYMENTS,
                Item.of(pk(event.provider(), event.providerEventId()), SK)
                        .with("form", FORM)
                        .with("providerType", event.providerType())
                        .with("topic", topic.name().toLowerCase(Locale.ROOT))
                        .with("body", body)
                        .with("receivedAt", event.occurredAt().toString())
                        .with("ttl", ttl(event)));
        if (topic == ProviderTopic.UNKNOWN) {
            countUnknown(commit, event);
        }
        return commit.publish(Table.PAYMENTS, event);
    }

    private static void countUnknown(Commit commit, ProviderEventReceived event) {
        YearMonth month = YearMonth.from(event.occurredAt().atOffset(ZoneOffset.UTC));
        commit.add(
                Table.PAYMENTS,
                unknownPk(month),
                event.provider() + "#" + event.providerType(),
                Map.of("events", 1L));
    }

    /**
     * Makes a signature good for this event alone: the transaction is refused if it came before,
     * with this event or another.
     *
     * @param signature what names the signature among those of its provider
     */
    public Commit use(Commit commit, ProviderEventReceived event, String signature) {
        return commit.putNew(
                Table.PAYMENTS,
                Item.of("SIGNATURE#" + event.provider() + "#" + signature, "SIGNATURE")
                        .with("providerEventId", event.providerEventId())
                        .with("ttl", ttl(event)));
    }

    private static long ttl(ProviderEventReceived event) {
        return event.occurredAt().plus(RETENTION).getEpochSecond();
    }

    /** Notes that an event tells of a charge that failed; refused when that is noted. */
    public Commit noteFailure(Commit commit, ProviderEventReceived event, String charge) {
        return commit.putNew(
                Table.PAYMENTS,
                Item.of(failedPk(event.provider(), charge), FAILED)
                        .with("providerEventId", event.providerEventId())
                        .with("providerType", event.providerType())
                        .with("receivedAt", event.occurredAt().toString())
                        .with("ttl", ttl(event)));
    }

    /** The event that told that a charge failed. */
    public Optional<ProviderEventReceived> findFailure(String provider, String charge) {
        return dynamo.find(Table.PAYMENTS, failedPk(provider, charge), FAILED)
                .map(Attributes::new)
                .map(
                        item ->
                                ProviderEventReceived.of(
                                        item.instant("receivedAt"),
                                        provider,
                                        item.text("providerEventId"),
                                        item.text("providerType")));
    }

    private static String failedPk(String provider, String charge) {
        return "FAILED#" + provider + "#" + charge;
    }

    /** Whether an event was kept before. */
    public boolean isKept(ProviderEventReceived event) {
        return dynamo.find(Table.PAYMENTS, pk(event.provider(), event.providerEventId()), SK)
                .isPresent();
    }

    /**
     * Events of a type that was not known when they came.
     *
     * @param events how many of them came in a month
     */
    public record UnknownType(String provider, String type, long events) {}

    /** The types that were not known in a month (UTC), by provider and type. */
    public List<UnknownType> unknownTypes(YearMonth month) {
        return dynamo.list(Table.PAYMENTS, unknownPk(month)).stream()
                .map(Attributes::new)
                .map(ProviderEventStore::unknownType)
                .toList();
    }

    private static UnknownType unknownType(Attributes item) {
        String[] key = item.text(Item.SK).split("#", 2);
        return new UnknownType(key[0], key[1], item.number("events"));
    }

    private static String unknownPk(YearMonth month) {
        return "UNKNOWN_TYPES#" + month;
    }

    /**
     * The event that was kept.
     *
     * @throws IllegalStateException when it was not kept
     */
    public ProviderEvent load(ProviderEventReceived event) {
        return dynamo.find(Table.PAYMENTS, pk(event.provider(), event.providerEventId()), SK)
                .map(item -> new Attributes(item).requireForm(FORM).text("body"))
                .map(
                        body ->
                                new ProviderEvent(
                                        event.providerEventId(),
                                        event.providerType(),
                                        parsed(body)))
                .orElseThrow(() -> new IllegalStateException(event.eventId() + " was not kept"));
    }

    private JsonNode parsed(String body) {
        try {
            return dynamo.eventJson().tree(body.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("what was kept was JSON when it came", e);
        }
    }

    private static String pk(String provider, String providerEventId) {
        return "PROVIDER#" + provider + "#" + providerEventId;
    }
}
