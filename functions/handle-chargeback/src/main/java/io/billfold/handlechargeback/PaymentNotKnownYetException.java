package io.billfold.handlechargeback;

import io.billfold.events.ProviderEventReceived;

/**
 * An event about a charge that no payment is recorded for. The payment may be on its way, so the
 * message is tried again.
 */
final class PaymentNotKnownYetException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PaymentNotKnownYetException(ProviderEventReceived received, String charge) {
        super(received.eventId() + ": no payment is recorded for charge " + charge);
    }
}
