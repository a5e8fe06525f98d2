package io.billfold.adjustinvoice;

import io.billfold.billing.adjustment.AdjustmentId;
import io.billfold.billing.invoice.Draft;
import io.micronaut.serde.annotation.Serdeable;

import org.joda.money.Money;

import java.util.List;
import java.util.Locale;

/**
 * What the sender of an adjustment is told.
 *
 * @param invoice what is adjusted
 * @param documents what is issued for it, in this order; their numbers follow
 */
@Serdeable
record AdjustmentAnswer(String requestId, String invoice, List<Document> documents) {
    /**
     * A document on its way.
     *
     * @param draftId its name until it has a number
     * @param kind {@code credit_note} or {@code invoice}
     */
    @Serdeable
    record Document(
            String draftId, String kind, String currency, String net, String tax, String total) {
        static Document of(Draft draft) {
            Money tax = AdjustInvoice.tax(draft);
            return new Document(
                    draft.id().value(),
                    draft.kind().name().toLowerCase(Locale.ROOT),
                    draft.currency().getCode(),
                    draft.net().getAmount().toPlainString(),
                    tax.getAmount().toPlainString(),
                    draft.net().plus(tax).getAmount().toPlainString());
        }
    }

    static AdjustmentAnswer of(AdjustmentId id, List<Draft> drafts) {
        return new AdjustmentAnswer(
                id.request(), id.invoice().toString(), drafts.stream().map(Document::of).toList());
    }
}
