package io.billfold.recordpayment;

import io.billfold.billing.Problem;
import io.billfold.billing.payment.ChargeTraits;
import io.billfold.events.PaymentRequest;
import io.billfold.events.ProviderCharge;
import io.billfold.events.ProviderEvent;
import io.billfold.events.ProviderEventReceived;
import io.billfold.events.ProviderReader;
import io.billfold.events.ProviderTopic;
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
        ProviderReader reader = ProviderReader.of(received.provider());
        if (reader.topic(received.providerType()) != ProviderTopic.PAYMENT) {
            LOG.info("{} brings no money", received.eventId());
            return;
        }
        ProviderEvent event = events.load(received);
        Optional<ProviderCharge> charge = reader.charge(event);
        if (charge.isEmpty()) {
            LOG.info("{} is not for an invoice of ours", received.eventId());
            return;
        }
        record(received, charge.get(), reader.traits(event));
    }

    private void record(
            ProviderEventReceived received, ProviderCharge charge, ChargeTraits traits) {
        switch (recordPayment.record(request(received.provider(), charge, traits))) {
            case Recording.Done(Recorded recorded) ->
                    LOG.info("booked {} from {}", recorded.payment().id(), received.eventId());
            case Recording.Repeated _ -> LOG.info("{} was booked before", charge.id());
            case Recording.Conflicting(String reason) -> bookedOtherwise(received, charge, reason);
            case Recording.Refused(List<Problem> problems) ->
                    throw new IllegalStateException(
                            received.eventId() + " can't be booked: " + problems);
        }
    }

    /**
     * Providers tell of one charge in several words, and people may have booked it before: once is
     * enough. One more capture of a charge is more money, which a dispute would not find.
     */
    private static void bookedOtherwise(
            ProviderEventReceived received, ProviderCharge charge, String reason) {
        if (charge.isCapture()) {
            throw new IllegalStateException(
                    received.eventId()
                            + " is one more capture of its charge: "
                            + reason
                            + "; book it with POST /payments without a provider");
        }
        LOG.info("{} was booked before", charge.charge());
    }

    /** The id is derived from the charge: all events about it are one payment. */
    private static PaymentRequest request(
            String provider, ProviderCharge charge, ChargeTraits traits) {
        return new PaymentRequest(
                charge.paymentId(provider),
                charge.invoice(),
                charge.amount(),
                // providers state their balances in UTC
                LocalDate.ofInstant(charge.collectedAt(), ZoneOffset.UTC),
                provider,
                charge.charge(),
                traits);
    }
}
