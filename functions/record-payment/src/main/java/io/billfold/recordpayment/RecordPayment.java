package io.billfold.recordpayment;

import io.billfold.billing.Problem;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.payment.ChargeTraits;
import io.billfold.billing.payment.Payment;
import io.billfold.billing.payment.PaymentDecision;
import io.billfold.billing.payment.PaymentRules;
import io.billfold.events.PaymentRequest;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;
import io.billfold.store.PaymentBook;
import io.billfold.store.PaymentStore;
import io.billfold.store.PaymentStore.Recorded;
import io.billfold.store.ReceivableStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Books a payment once: payment, receivable, ledger and events in one transaction. */
@Singleton
class RecordPayment {
    /** How often a payment is decided anew because the receivable changed meanwhile. */
    static final int ATTEMPTS_MAX = 5;

    private final PaymentStore payments;
    private final ReceivableStore receivables;
    private final PaymentBook book;
    private final Dynamo dynamo;
    private final InstantSource clock;

    RecordPayment(
            PaymentStore payments,
            ReceivableStore receivables,
            PaymentBook book,
            Dynamo dynamo,
            InstantSource clock) {
        this.payments = payments;
        this.receivables = receivables;
        this.book = book;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /**
     * Books a payment, or says why not.
     *
     * @throws IllegalStateException when the receivable changed under every attempt
     */
    Recording record(PaymentRequest request) {
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            Optional<Recording> recording = attempt(request, clock.instant());
            if (recording.isPresent()) {
                return recording.get();
            }
        }
        throw new IllegalStateException(
                "receivable of "
                        + request.invoice()
                        + " changed "
                        + ATTEMPTS_MAX
                        + " times while "
                        + request.paymentId()
                        + " was booked");
    }

    /** Empty when what was read had changed before the commit. */
    private Optional<Recording> attempt(PaymentRequest request, Instant now) {
        Optional<Recording> known = known(request);
        if (known.isPresent()) {
            return known;
        }
        Optional<Versioned<Receivable>> receivable = receivables.find(request.invoice());
        if (receivable.isEmpty()) {
            return refused("invoice", request.invoice() + " is not known");
        }
        if (request.receivedOn().isAfter(LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1))) {
            return refused("receivedOn", "is in the future: " + request.receivedOn());
        }
        return decide(request, receivable.get(), now);
    }

    private Optional<Recording> known(PaymentRequest request) {
        Optional<Recorded> same = payments.find(request.paymentId());
        if (same.isPresent()) {
            return Optional.of(repeated(request, same.get()));
        }
        if (request.provider() == null || request.providerReference() == null) {
            return Optional.empty();
        }
        return payments.findByCharge(request.provider(), request.providerReference())
                .map(
                        other ->
                                new Recording.Conflicting(
                                        "charge "
                                                + request.providerReference()
                                                + " is recorded as payment "
                                                + other));
    }

    private static Recording repeated(PaymentRequest request, Recorded recorded) {
        Payment first = recorded.payment();
        return request.from(first.account(), first.seller()).equals(first)
                ? new Recording.Repeated(recorded)
                : new Recording.Conflicting(
                        "payment " + first.id() + " is recorded with other content");
    }

    private static Optional<Recording> refused(String field, String reason) {
        return Optional.of(new Recording.Refused(List.of(new Problem(field, reason))));
    }

    private Optional<Recording> decide(
            PaymentRequest request, Versioned<Receivable> receivable, Instant now) {
        Payment payment = request.from(receivable.value().account(), receivable.value().seller());
        return switch (PaymentRules.apply(payment, receivable.value())) {
            case PaymentDecision.Refused(List<Problem> problems) ->
                    Optional.of(new Recording.Refused(problems));
            case PaymentDecision.Applied applied ->
                    commit(payment, request.traits(), applied, receivable, now);
        };
    }

    private Optional<Recording> commit(
            Payment payment,
            ChargeTraits traits,
            PaymentDecision.Applied applied,
            Versioned<Receivable> read,
            Instant now) {
        Commit commit = dynamo.begin();
        Recorded recorded = book.add(commit, payment, traits, applied, read, now);
        return dynamo.commit(commit) == Committed.DONE
                ? Optional.of(new Recording.Done(recorded))
                : Optional.empty();
    }
}
