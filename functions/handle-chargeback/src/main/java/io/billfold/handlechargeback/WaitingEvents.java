package io.billfold.handlechargeback;

import io.billfold.events.ProviderEventReceived;
import io.billfold.events.ProviderEventWaiting;
import io.billfold.store.Commit;
import io.billfold.store.Dynamo;
import io.billfold.store.WaitingEventStore;
import io.billfold.store.WaitingEventStore.Waiting;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What a provider tells about a payment that nobody recorded. The payment may be on its way: for
 * some minutes the queue tries again, then the event waits in the store and is tried some times a
 * day. After a day somebody is told; it goes on waiting, and is booked when the payment appears.
 */
@Singleton
class WaitingEvents {
    /** So long the queue tries alone: less than its five times, three minutes apart. */
    static final Duration QUEUE_TRIES_FOR = Duration.ofMinutes(10);

    /** After so long the payment is not merely late. */
    static final Duration TOLD_AFTER = Duration.ofHours(24);

    /** So many are tried in a run: they take some 20 ms each, and the function has 30 seconds. */
    static final int RUN_MAX = 500;

    private static final Logger LOG = LoggerFactory.getLogger(WaitingEvents.class);

    private final HandleChargeback handle;
    private final WaitingEventStore store;
    private final Dynamo dynamo;
    private final InstantSource clock;

    WaitingEvents(
            HandleChargeback handle, WaitingEventStore store, Dynamo dynamo, InstantSource clock) {
        this.handle = handle;
        this.store = store;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /**
     * Books an event, or lets it wait.
     *
     * @throws PaymentNotKnownYetException while the queue is to try again
     */
    void handle(ProviderEventReceived received) {
        switch (handle.book(received)) {
            case Booking.Done _ -> {}
            case Booking.PaymentUnknown(String charge) -> await(received, charge);
        }
    }

    private void await(ProviderEventReceived received, String charge) {
        Instant now = clock.instant();
        if (now.isBefore(received.occurredAt().plus(QUEUE_TRIES_FOR))) {
            throw new PaymentNotKnownYetException(received, charge);
        }
        Commit commit = store.keep(dynamo.begin(), new Waiting(received, charge, false, 0));
        LOG.warn("{} waits for charge {}: {}", received.eventId(), charge, dynamo.commit(commit));
    }

    /**
     * Tries again all that waits.
     *
     * @param scheduledAt when the run was due
     * @throws IllegalStateException after all others were tried, when something has waited for a
     *     day: once for each, so that the function's alarm calls a person
     */
    void run(Instant scheduledAt) {
        Tally tally = new Tally();
        for (Waiting waiting : store.waiting(RUN_MAX)) {
            tryAgain(waiting, scheduledAt, tally);
        }
        LOG.info("waiting events: {} booked, {} go on waiting", tally.booked, tally.waiting);
        if (tally.first != null) {
            throw new IllegalStateException(tally.first);
        }
    }

    private static final class Tally {
        private int booked;
        private int waiting;
        private @Nullable String first;

        void name(String problem) {
            first = first == null ? problem : first;
        }
    }

    private void tryAgain(Waiting waiting, Instant now, Tally tally) {
        try {
            switch (handle.book(waiting.received())) {
                case Booking.Done _ -> {
                    tally.booked++;
                    dynamo.commit(store.done(dynamo.begin(), waiting));
                }
                case Booking.PaymentUnknown _ -> {
                    tally.waiting++;
                    tell(waiting, now, tally);
                }
            }
        } catch (RuntimeException e) {
            LOG.error("{} could not be tried again", waiting.received().eventId(), e);
            tally.name(waiting.received().eventId() + " could not be tried again");
        }
    }

    private void tell(Waiting waiting, Instant now, Tally tally) {
        ProviderEventReceived received = waiting.received();
        if (waiting.told() || now.isBefore(received.occurredAt().plus(TOLD_AFTER))) {
            return;
        }
        Commit commit = dynamo.begin();
        store.tell(commit, waiting, ProviderEventWaiting.of(now, received, waiting.charge()));
        dynamo.commit(commit);
        tally.name(
                "%s has waited since %s for the payment of charge %s: record it with POST /payments"
                        .formatted(received.eventId(), received.occurredAt(), waiting.charge()));
    }
}
