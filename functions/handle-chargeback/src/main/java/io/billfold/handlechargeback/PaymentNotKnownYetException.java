package io.billfold.handlechargeback;

import io.billfold.billing.dispute.DisputeReport;

/**
 * A dispute about a charge that no payment is recorded for. The payment may be on its way, so the
 * message is tried again; if it never comes, the dead-letter queue's alarm calls a person.
 */
final class PaymentNotKnownYetException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PaymentNotKnownYetException(DisputeReport report) {
        super(
                "dispute "
                        + report.disputeId()
                        + ": no payment is recorded for charge "
                        + report.chargeReference()
                        + " of "
                        + report.provider()
                        + "; record it with POST /payments, then redrive");
    }
}
