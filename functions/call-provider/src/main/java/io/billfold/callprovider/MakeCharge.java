package io.billfold.callprovider;

import io.billfold.billing.collecting.Attempt;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.events.ChargeRequested;
import io.billfold.store.AttemptStore;
import io.billfold.store.ReceivableStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/** Makes a charge that was written down, or looks up what became of it. */
@Singleton
class MakeCharge {
    /**
     * How long after it was written down a charge is made: one that waited longer in the queue is
     * looked up, and made anew under another number. Less than the 24 hours for which Stripe keeps
     * keys.
     */
    static final Duration MADE_WITHIN = Duration.ofHours(2);

    /**
     * From when on a charge that a provider has not heard of never comes: no call takes an hour.
     */
    static final Duration SETTLED_AFTER = MADE_WITHIN.plusHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(MakeCharge.class);

    private final AttemptStore attempts;
    private final ReceivableStore receivables;
    private final PaymentProviders providers;
    private final CommitCharge commitCharge;
    private final TakeFailure takeFailure;
    private final InstantSource clock;

    MakeCharge(
            AttemptStore attempts,
            ReceivableStore receivables,
            PaymentProviders providers,
            CommitCharge commitCharge,
            TakeFailure takeFailure,
            InstantSource clock) {
        this.attempts = attempts;
        this.receivables = receivables;
        this.providers = providers;
        this.commitCharge = commitCharge;
        this.takeFailure = takeFailure;
        this.clock = clock;
    }

    /**
     * Makes or looks up a charge; does nothing when its outcome is known.
     *
     * @throws IllegalStateException when it must be sent again
     */
    void make(ChargeRequested requested) {
        Attempt attempt = written(requested);
        if (!attempt.isOpen()) {
            LOG.info("{}: known already", attempt.idempotencyKey());
            return;
        }
        if (!commitCharge.isBooked(attempt) && !takeFailure.isTold(attempt)) {
            ChargeReply reply = ask(attempt, requested.lookup() > 0);
            LOG.info("{} lookup {}: {}", attempt.idempotencyKey(), requested.lookup(), reply);
            commitCharge.commit(attempt, reply);
            if (reply instanceof ChargeReply.Pending) {
                // a failure may be told before the answer says whose its reference is
                takeFailure.isTold(written(requested));
            }
        }
    }

    private Attempt written(ChargeRequested requested) {
        return attempts.find(InvoiceNumber.parse(requested.number()))
                .map(Versioned::value)
                .map(it -> it.attempt(requested.attempt()))
                .orElseThrow();
    }

    private ChargeReply ask(Attempt attempt, boolean isLookup) {
        PaymentProvider provider =
                providers.named(Objects.requireNonNull(attempt.method().provider()));
        if (isLookup) {
            return provider.lookUp(attempt, isOwed(attempt));
        }
        return clock.instant().isAfter(attempt.startedAt().plus(MADE_WITHIN))
                ? new ChargeReply.Lost("it waited too long to be made")
                : provider.charge(attempt);
    }

    private boolean isOwed(Attempt attempt) {
        Optional<Receivable> owed = receivables.find(attempt.invoice()).map(Versioned::value);
        return owed.isPresent()
                && owed.get().pausedBy() == null
                && !owed.get().open().isLessThan(attempt.amount());
    }
}
