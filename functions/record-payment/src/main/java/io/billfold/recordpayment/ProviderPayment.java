package io.billfold.recordpayment;

import io.billfold.billing.Problem;
import io.billfold.events.PaymentRequest;
import io.billfold.events.ProviderEventReceived;
import io.billfold.events.StripeCharge;
import io.billfold.events.StripeReader;
import io.billfold.store.PaymentStore.Recorded;
import io.billfold.store.ProviderEventStore;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Books what a payment provider collected for an invoice. */
@Singleton
class ProviderPayment {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderPayment.class);

    private final ProviderEventStore events;
    private final RecordPayment recordPayment;

    ProviderPayment(ProviderEventStore events, RecordPayment recordPayment) {
        this.events = events;
        this.recordPayment = recordPayment;
    }

    /**
     * Books the money of an event; does nothing for an event that is not about an invoice of ours.
     *
     * @throws IllegalStateException when the money can't be booked, so that a person looks at it
     */
    void record(ProviderEventReceived received) {
        if (!StripeReader.PAYMENT_TYPES.contains(received.providerType())) {
            LOG.info("{} brings no money", received.eventId());
            return;
        }
        Optional<StripeCharge> charge = StripeReader.charge(events.load(received));
        if (charge.isEmpty()) {
            LOG.info("{} is not for an invoice of ours", received.eventId());
            return;
        }
        switch (recordPayment.record(request(charge.get()))) {
            case Recording.Done(Recorded recorded) ->
                    LOG.info("booked {} from {}", recorded.payment().id(), received.eventId());
            case Recording.Repeated _, Recording.Conflicting _ ->
                    LOG.info("{} was booked before", charge.get().charge());
            case Recording.Refused(List<Problem> problems) ->
                    throw new IllegalStateException(
                            received.eventId() + " can't be booked: " + problems);
        }
    }

    /** The id is derived from the charge: both of Stripe's events about it are one payment. */
    private static PaymentRequest request(StripeCharge charge) {
        return new PaymentRequest(
                StripeReader.PROVIDER + "." + charge.charge(),
                charge.invoice(),
                charge.amount(),
                // providers state their balances in UTC
                LocalDate.ofInstant(charge.collectedAt(), ZoneOffset.UTC),
                StripeReader.PROVIDER,
                charge.charge());
    }
}
