package io.billfold.recordpayment;

import io.billfold.store.PaymentStore.Recorded;
import io.micronaut.serde.annotation.Serdeable;

/**
 * What the sender of a payment is told.
 *
 * @param applied what settled the invoice
 * @param unapplied what was left over
 * @param open what was owed on the invoice afterwards
 * @param status where the invoice stood afterwards: open, partly_paid, paid or disputed
 */
@Serdeable
record PaymentAnswer(
        String paymentId,
        String invoice,
        String currency,
        String applied,
        String unapplied,
        String open,
        String status) {
    static PaymentAnswer of(Recorded recorded) {
        return new PaymentAnswer(
                recorded.payment().id(),
                recorded.payment().invoice().toString(),
                recorded.open().getCurrencyUnit().getCode(),
                recorded.applied().getAmount().toPlainString(),
                recorded.unapplied().getAmount().toPlainString(),
                recorded.open().getAmount().toPlainString(),
                recorded.status());
    }
}
