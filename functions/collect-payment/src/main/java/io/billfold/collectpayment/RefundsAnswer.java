package io.billfold.collectpayment;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.refunding.RefundPart;
import io.billfold.billing.refunding.RefundPart.Source;
import io.billfold.events.Forms;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The refunds of an account, by their parts. */
@Serdeable
record RefundsAnswer(String accountId, List<Part> refunds) {
    /**
     * A part.
     *
     * @param paymentId of which it is given back; null where a person pays it out
     * @param state requested, sent, done, failed or by_hand; a person pays out the last two
     * @param note the provider's reference, or why it failed
     */
    @Serdeable
    record Part(
            String refundId,
            int part,
            String seller,
            String amount,
            @Nullable String paymentId,
            String state,
            @Nullable String note) {
        static Part of(RefundPart part) {
            Source source = part.source();
            return new Part(
                    part.refundId(),
                    part.number(),
                    part.seller().value(),
                    part.amount().toString(),
                    source == null ? null : source.paymentId(),
                    Forms.wordOf(part.state()),
                    part.note());
        }
    }

    static RefundsAnswer of(AccountId account, List<RefundPart> parts) {
        return new RefundsAnswer(account.value(), parts.stream().map(Part::of).toList());
    }
}
