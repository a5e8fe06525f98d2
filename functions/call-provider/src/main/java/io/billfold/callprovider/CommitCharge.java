package io.billfold.callprovider;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.collecting.Attempt;
import io.billfold.billing.collecting.Attempt.Outcome;
import io.billfold.billing.collecting.Attempts;
import io.billfold.billing.collecting.Decline;
import io.billfold.billing.collecting.DeclineRules;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.payment.Acquired;
import io.billfold.billing.payment.ChargeTraits;
import io.billfold.billing.payment.Payment;
import io.billfold.billing.payment.PaymentDecision;
import io.billfold.billing.payment.PaymentRules;
import io.billfold.events.Forms;
import io.billfold.events.PaymentDeclined;
import io.billfold.events.ProviderCharge;
import io.billfold.store.AttemptStore;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;
import io.billfold.store.PaymentBook;
import io.billfold.store.PaymentStore;
import io.billfold.store.ReceivableStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * Commits what a provider said of a try: the try's outcome, and with collected money the payment,
 * as record-payment books it. Whichever comes first, the answer or the webhook, books it; the other
 * finds it booked.
 */
@Singleton
class CommitCharge {
    /** How often it is decided anew because something changed meanwhile. */
    static final int ATTEMPTS_MAX = 5;

    private final AttemptStore attempts;
    private final PaymentStore payments;
    private final ReceivableStore receivables;
    private final PaymentBook book;
    private final Dynamo dynamo;
    private final InstantSource clock;

    CommitCharge(
            AttemptStore attempts,
            PaymentStore payments,
            ReceivableStore receivables,
            PaymentBook book,
            Dynamo dynamo,
            InstantSource clock) {
        this.attempts = attempts;
        this.payments = payments;
        this.receivables = receivables;
        this.book = book;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /**
     * Commits an answer once. One that was lost changes nothing: the try is looked up later.
     *
     * @throws IllegalStateException when the try must be sent again, or its money can't be booked
     */
    void commit(Attempt asked, ChargeReply reply) {
        switch (reply) {
            case ChargeReply.NotNow(String reason) ->
                    throw new IllegalStateException(
                            asked.idempotencyKey() + " was not taken: " + reason);
            case ChargeReply.Lost _ -> {}
            case ChargeReply.Collected(ProviderCharge charge) -> settle(asked, charge);
            case ChargeReply.Declined(Decline decline, Instant at) ->
                    know(asked, new Outcome.Declined(decline, at));
            case ChargeReply.NotMade() -> know(asked, new Outcome.NotMade());
            case ChargeReply.Pending(String reference) ->
                    know(asked, new Outcome.Pending(reference, 0));
        }
    }

    /**
     * Whether a webhook told of a pending try's money meanwhile: then that is its outcome, and
     * nobody need be asked.
     */
    boolean isBooked(Attempt asked) {
        String provider = Objects.requireNonNull(asked.method().provider());
        if (asked.outcome() instanceof Outcome.Pending(String reference, _)
                && payments.findByCharge(provider, reference).isPresent()) {
            know(asked, new Outcome.Collected(reference));
            return true;
        }
        return false;
    }

    /** A webhook's refusal; one of a try whose outcome is known changes nothing. */
    void refuse(Attempt asked, Decline decline) {
        know(asked, new Outcome.Declined(decline.of(asked.method()), clock.instant()));
    }

    /** An outcome that moves no money. */
    private void know(Attempt asked, Outcome outcome) {
        for (int i = 1; i <= ATTEMPTS_MAX; i++) {
            Versioned<Attempts> read = attempts.find(asked.invoice()).orElseThrow();
            Attempt before = read.value().attempt(asked.number());
            if (isKnown(before, outcome) || known(read, before.with(outcome))) {
                return;
            }
        }
        throw changed(asked);
    }

    /** What is pending already keeps its count of lookups, however late an answer is. */
    private static boolean isKnown(Attempt attempt, Outcome outcome) {
        return !attempt.isOpen()
                || (attempt.outcome() instanceof Outcome.Pending
                        && outcome instanceof Outcome.Pending);
    }

    private boolean known(Versioned<Attempts> read, Attempt after) {
        Instant now = clock.instant();
        Commit commit = dynamo.begin();
        attempts.save(commit, read.value().with(after).at(now), read);
        if (after.outcome() instanceof Outcome.Declined(Decline decline, _)) {
            attempts.publish(commit, declined(read.value(), after, decline, now));
        }
        return dynamo.commitUnlessBusy(commit) == Committed.DONE;
    }

    private static PaymentDeclined declined(
            Attempts attempts, Attempt attempt, Decline decline, Instant now) {
        Decline.Kind kind =
                DeclineRules.bundled().kind(decline, LocalDate.ofInstant(now, ZoneOffset.UTC));
        return PaymentDeclined.of(
                now,
                attempts.invoice().toString(),
                attempts.account().value(),
                attempts.seller().value(),
                attempt.number(),
                attempt.method().id(),
                Forms.wordOf(kind),
                decline.text());
    }

    private static IllegalStateException changed(Attempt asked) {
        return new IllegalStateException(
                asked.idempotencyKey() + " changed " + ATTEMPTS_MAX + " times meanwhile");
    }

    private void settle(Attempt asked, ProviderCharge charge) {
        for (int i = 1; i <= ATTEMPTS_MAX; i++) {
            Versioned<Attempts> read = attempts.find(asked.invoice()).orElseThrow();
            Attempt before = read.value().attempt(asked.number());
            if (!before.isOpen()) {
                return;
            }
            Attempts after = read.value().with(before.with(new Outcome.Collected(charge.charge())));
            if (settled(read, after, before, charge)) {
                return;
            }
        }
        throw changed(asked);
    }

    private boolean settled(
            Versioned<Attempts> read, Attempts after, Attempt before, ProviderCharge charge) {
        Commit commit = dynamo.begin();
        boolean isMore = isBooked(before, charge) ? isOpen(before) : add(commit, before, charge);
        attempts.save(commit, after.at(isMore ? clock.instant() : null), read);
        return dynamo.commitUnlessBusy(commit) == Committed.DONE;
    }

    private boolean isBooked(Attempt attempt, ProviderCharge charge) {
        String provider = Objects.requireNonNull(attempt.method().provider());
        return payments.find(charge.paymentId(provider)).isPresent()
                || payments.findByCharge(provider, charge.charge()).isPresent();
    }

    private boolean isOpen(Attempt attempt) {
        return receivables.find(attempt.invoice()).orElseThrow().value().open().isPositive();
    }

    /** Adds the payment; whether something is open after it. */
    private boolean add(Commit commit, Attempt attempt, ProviderCharge charge) {
        Versioned<Receivable> owed = receivables.find(attempt.invoice()).orElseThrow();
        Payment payment = payment(attempt, charge, owed.value());
        return switch (PaymentRules.apply(payment, owed.value())) {
            case PaymentDecision.Refused(var problems) ->
                    throw new IllegalStateException(
                            attempt.idempotencyKey() + " can't be booked: " + problems);
            case PaymentDecision.Applied applied -> {
                book.add(commit, payment, traits(attempt), applied, owed, clock.instant());
                yield applied.after().open().isPositive();
            }
        };
    }

    /** The rest is told by the provider's event, if it comes first. */
    private static ChargeTraits traits(Attempt attempt) {
        Acquired acquired = Acquired.UNKNOWN.withScheme(attempt.method().network());
        return new ChargeTraits(acquired, null, null, null, null, null);
    }

    private static Payment payment(Attempt attempt, ProviderCharge charge, Receivable owed) {
        AccountId account = owed.account();
        String provider = Objects.requireNonNull(attempt.method().provider());
        return new Payment(
                charge.paymentId(provider),
                attempt.invoice(),
                account,
                owed.seller(),
                charge.amount(),
                // providers state their balances in UTC
                LocalDate.ofInstant(charge.collectedAt(), ZoneOffset.UTC),
                provider,
                charge.charge());
    }
}
