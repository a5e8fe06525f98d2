package io.billfold.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.events.ProviderEventReceived;
import io.billfold.events.StripeEvent;
import io.billfold.events.StripeReader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;

/**
 * What payment providers sent, verified and kept as it came, once by provider and event id: in the
 * Payments table under {@code PROVIDER#<provider>#<event>}.
 */
public class ProviderEventStore {
    /**
     * How long a body is kept: Visa's Compelling Evidence 3.0 asks for charges up to 365 days
     * before a dispute, so 13 months hold what an answer may need; after that it is personal data
     * unused.
     */
    static final Duration RETENTION = Duration.ofDays(400);

    private static final String SK = "EVENT";
    private static final long FORM = 1;

    private final Dynamo dynamo;

    public ProviderEventStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /**
     * Keeps a body and tells of it: the transaction is refused if the event is known.
     *
     * @param body the verified body, UTF-8
     */
    public Commit keep(Commit commit, ProviderEventReceived event, String body) {
        commit.putNew(
                Table.PAYMENTS,
                Item.of(pk(event.provider(), event.providerEventId()), SK)
                        .with("form", FORM)
                        .with("providerType", event.providerType())
                        .with("body", body)
                        .with("receivedAt", event.occurredAt().toString())
                        .with("ttl", event.occurredAt().plus(RETENTION).getEpochSecond()));
        return commit.publish(Table.PAYMENTS, event);
    }

    /**
     * The event that was kept.
     *
     * @throws IllegalStateException when it was not kept, or its body is no event
     */
    public StripeEvent load(ProviderEventReceived event) {
        return dynamo.find(Table.PAYMENTS, pk(event.provider(), event.providerEventId()), SK)
                .map(item -> new Attributes(item).requireForm(FORM).text("body"))
                .flatMap(this::parsed)
                .orElseThrow(() -> new IllegalStateException(event.eventId() + " was not kept"));
    }

    private Optional<StripeEvent> parsed(String body) {
        try {
            return StripeReader.event(dynamo.eventJson().tree(body.getBytes(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("what was kept was JSON when it came", e);
        }
    }

    private static String pk(String provider, String providerEventId) {
        return "PROVIDER#" + provider + "#" + providerEventId;
    }
}
