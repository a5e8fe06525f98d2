package io.billfold.receivewebhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.events.EventJson;
import io.billfold.events.ProviderEventReceived;
import io.billfold.events.StripeEvent;
import io.billfold.events.StripeReader;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.receivewebhook.StripeSignature.Verdict;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;
import io.billfold.store.ProviderEventStore;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Verifies what Stripe sends and keeps it once. What it means is decided by who subscribes to it.
 */
@Singleton
class ReceiveWebhook {
    /** The largest body that is looked at; Stripe's events have a few KB, seldom over 30. */
    static final int BODY_BYTES_MAX = 128 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ReceiveWebhook.class);

    private final StripeVerifier verifier;
    private final ProviderEventStore events;
    private final Dynamo dynamo;
    private final EventJson json;
    private final InstantSource clock;

    ReceiveWebhook(
            StripeVerifier verifier,
            ProviderEventStore events,
            Dynamo dynamo,
            EventJson json,
            InstantSource clock) {
        this.verifier = verifier;
        this.events = events;
        this.dynamo = dynamo;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Takes a call.
     *
     * @return 200 when it is kept, now or before; 400 when it is not genuine or not an event; 413
     *     when it is too long
     */
    Answer receive(Call call) {
        if (call.body().length > BODY_BYTES_MAX) {
            return Answer.problem(
                    413, "Webhook too long", "at most " + BODY_BYTES_MAX + " bytes are taken");
        }
        Verdict verdict = verifier.check(call);
        if (verdict != Verdict.GENUINE) {
            LOG.warn("webhook refused: signature {}, from {}", verdict, call.sourceIp());
            return Answer.problem(400, "Webhook refused", "the signature does not hold");
        }
        return event(call.body())
                .map(event -> keep(event, new String(call.body(), UTF_8)))
                .orElseGet(() -> Answer.problem(400, "Webhook refused", "this is not an event"));
    }

    private Optional<StripeEvent> event(byte[] body) {
        try {
            return StripeReader.event(json.tree(body));
        } catch (IOException notJson) {
            LOG.warn("a genuine webhook of {} bytes is not JSON", body.length);
            return Optional.empty();
        }
    }

    private Answer keep(StripeEvent event, String body) {
        ProviderEventReceived received =
                ProviderEventReceived.of(
                        clock.instant(), StripeReader.PROVIDER, event.id(), event.type());
        Committed committed = dynamo.commit(events.keep(dynamo.begin(), received, body));
        LOG.info("webhook {} {}: {}", event.type(), event.id(), committed);
        return Answer.json(200, Map.of("received", event.id()));
    }
}
