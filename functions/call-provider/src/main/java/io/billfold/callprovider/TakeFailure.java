package io.billfold.callprovider;

import io.billfold.billing.collecting.Attempt;
import io.billfold.billing.collecting.Attempt.Outcome;
import io.billfold.billing.collecting.Attempts;
import io.billfold.events.ProviderEventReceived;
import io.billfold.events.ProviderFailure;
import io.billfold.events.ProviderReader;
import io.billfold.store.AttemptStore;
import io.billfold.store.Dynamo;
import io.billfold.store.PaymentStore;
import io.billfold.store.ProviderEventStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Objects;
import java.util.Optional;

/**
 * Takes what a webhook tells of a charge that brings no money, so that its try need not wait for a
 * lookup.
 *
 * <p>It may be told before the answer says which try the provider's reference belongs to. So it is
 * noted first, and then the tries are looked at; an answer is committed first, and then the note is
 * looked for: whichever is second sees the other.
 */
@Singleton
class TakeFailure {
    private static final Logger LOG = LoggerFactory.getLogger(TakeFailure.class);

    private final ProviderEventStore events;
    private final AttemptStore attempts;
    private final PaymentStore payments;
    private final CommitCharge commitCharge;
    private final Dynamo dynamo;

    TakeFailure(
            ProviderEventStore events,
            AttemptStore attempts,
            PaymentStore payments,
            CommitCharge commitCharge,
            Dynamo dynamo) {
        this.events = events;
        this.attempts = attempts;
        this.payments = payments;
        this.commitCharge = commitCharge;
        this.dynamo = dynamo;
    }

    /**
     * Settles the try as refused; a repeat, and what is about no try of ours, changes nothing.
     *
     * @throws IllegalStateException when its money is booked, so that a person looks at it
     */
    void told(ProviderEventReceived received) {
        Optional<ProviderFailure> failure =
                ProviderReader.of(received.provider()).failure(events.load(received));
        if (failure.isEmpty() || attempts.find(failure.get().invoice()).isEmpty()) {
            LOG.info("{} tells of no try of ours that failed", received.eventId());
            return;
        }
        refuseBooked(received, failure.get());
        // refused by the table: it was noted before
        dynamo.commit(events.noteFailure(dynamo.begin(), received, failure.get().reference()));
        settle(received.provider(), failure.get());
    }

    private void refuseBooked(ProviderEventReceived received, ProviderFailure failure) {
        payments.findByCharge(received.provider(), failure.reference())
                .ifPresent(
                        payment -> {
                            throw new IllegalStateException(
                                    received.eventId()
                                            + " says that the money of payment "
                                            + payment
                                            + ", which is booked, does not come: see at "
                                            + received.provider()
                                            + " whether it was taken back");
                        });
    }

    private void settle(String provider, ProviderFailure failure) {
        Attempts made = attempts.find(failure.invoice()).map(Versioned::value).orElseThrow();
        for (Attempt attempt : made.made()) {
            if (provider.equals(attempt.method().provider()) && isOf(attempt, failure)) {
                commitCharge.refuse(attempt, failure.decline());
            }
        }
    }

    /**
     * By the try's own key where it is told, else by what the provider called it when it took it.
     */
    private static boolean isOf(Attempt attempt, ProviderFailure failure) {
        return attempt.idempotencyKey().equals(failure.key())
                || (attempt.outcome() instanceof Outcome.Pending(String reference, _)
                        && reference.equals(failure.reference()));
    }

    /**
     * Whether it was told that a pending try failed, before anybody knew whose the reference is:
     * then it is settled now.
     */
    boolean isTold(Attempt attempt) {
        String provider = Objects.requireNonNull(attempt.method().provider());
        Optional<ProviderFailure> failure =
                attempt.outcome() instanceof Outcome.Pending(String reference, _)
                        ? failure(provider, reference)
                        : Optional.empty();
        failure.ifPresent(it -> commitCharge.refuse(attempt, it.decline()));
        return failure.isPresent();
    }

    private Optional<ProviderFailure> failure(String provider, String reference) {
        return events.findFailure(provider, reference)
                .map(events::load)
                .flatMap(ProviderReader.of(provider)::failure);
    }
}
