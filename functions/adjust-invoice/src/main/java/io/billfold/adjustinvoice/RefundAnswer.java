package io.billfold.adjustinvoice;

import io.billfold.billing.adjustment.Refund;
import io.micronaut.serde.annotation.Serdeable;

/** What whoever asked for a refund is told: it waits to be paid out. */
@Serdeable
record RefundAnswer(
        String requestId, String accountId, String seller, String currency, String amount) {
    static RefundAnswer of(Refund refund) {
        return new RefundAnswer(
                refund.id(),
                refund.account().value(),
                refund.seller().value(),
                refund.amount().getCurrencyUnit().getCode(),
                refund.amount().getAmount().toPlainString());
    }
}
