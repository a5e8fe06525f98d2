package io.billfold.receivewebhook;

import io.billfold.events.ProviderEventReceived;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;
import io.billfold.store.ProviderEventStore;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Verifies what a payment provider sends and keeps it once. What it means is decided by who
 * subscribes to it.
 */
@Singleton
class ReceiveWebhook {
    /** The largest body that is looked at; events have a few KB, seldom over 30. */
    static final int BODY_BYTES_MAX = 128 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ReceiveWebhook.class);
    private static final String REFUSED = "Webhook refused";

    private final Providers providers;
    private final ProviderEventStore events;
    private final Dynamo dynamo;
    private final InstantSource clock;

    ReceiveWebhook(
            Providers providers, ProviderEventStore events, Dynamo dynamo, InstantSource clock) {
        this.providers = providers;
        this.events = events;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /**
     * Takes a call.
     *
     * @return 200 when all that it tells is kept, now or before; 400 when it is not genuine or not
     *     an event; 404 when the path names no provider that is set up; 413 when it is too long
     */
    Answer receive(Call call) {
        Optional<Provider> provider = providers.find(call.pathParameter("provider"));
        if (provider.isEmpty()) {
            return Answer.problem(
                    404, "Provider unknown", "no payment provider of this name is set up here");
        }
        if (call.body().length > BODY_BYTES_MAX) {
            return Answer.problem(
                    413, "Webhook too long", "at most " + BODY_BYTES_MAX + " bytes are taken");
        }
        return answer(provider.get(), call);
    }

    private Answer answer(Provider provider, Call call) {
        return switch (provider.receive(call)) {
            case Reception.Genuine(List<Incoming> incoming) -> keep(provider, incoming, call);
            case Reception.Refused(Verdict verdict) -> refused(provider, verdict, call);
            case Reception.Unreadable(String reason) -> {
                LOG.warn("a genuine webhook of {} can't be read: {}", provider.name(), reason);
                yield Answer.problem(400, REFUSED, "this is not an event");
            }
        };
    }

    /** Who calls is not told what is wrong: only the provider could mend it, and it need not. */
    private static Answer refused(Provider provider, Verdict verdict, Call call) {
        LOG.warn(
                "webhook refused: signature {}, {}, from {}",
                verdict,
                provider.name(),
                call.sourceIp());
        return Answer.problem(400, REFUSED, "the signature does not hold");
    }

    private Answer keep(Provider provider, List<Incoming> incoming, Call call) {
        for (Incoming event : incoming) {
            if (!keep(provider, event)) {
                return refused(provider, Verdict.REPLAYED, call);
            }
        }
        return provider.receipt();
    }

    /** Keeps an event; false when its signature came before with another event. */
    private boolean keep(Provider provider, Incoming event) {
        ProviderEventReceived received =
                ProviderEventReceived.of(
                        clock.instant(), provider.name(), event.id(), event.type());
        Commit commit = events.keep(dynamo.begin(), received, event.body());
        if (event.signature() != null) {
            events.use(commit, received, event.signature());
        }
        Committed committed = dynamo.commit(commit);
        LOG.info("webhook of {}: {} {}: {}", provider.name(), event.type(), event.id(), committed);
        return committed == Committed.DONE || events.isKept(received);
    }
}
