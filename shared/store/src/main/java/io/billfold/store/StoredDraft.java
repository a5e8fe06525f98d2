package io.billfold.store;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.DraftId;
import io.billfold.billing.subscription.Period;
import io.billfold.billing.subscription.SubscriptionId;
import io.micronaut.serde.annotation.Serdeable;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/** The stored form of a {@link Draft}, version 1. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredDraft(
        int version,
        String id,
        String subscription,
        StoredSeller seller,
        StoredAccount account,
        String currency,
        String periodFrom,
        String periodTo,
        int paymentTermsDays,
        @Nullable String purchaseOrder,
        List<StoredLine> lines,
        List<StoredTax> taxes) {
    static StoredDraft of(Draft draft) {
        return new StoredDraft(
                1,
                draft.id().value(),
                draft.subscription().value(),
                StoredSeller.of(draft.seller()),
                StoredAccount.of(draft.account()),
                draft.currency().getCode(),
                draft.period().from().toString(),
                draft.period().to().toString(),
                draft.paymentTermsDays(),
                draft.purchaseOrder(),
                draft.lines().stream().map(StoredLine::of).toList(),
                draft.taxes().stream().map(StoredTax::of).toList());
    }

    Draft toDraft() {
        StoredVersion.check("draft", version);
        return new Draft(
                new DraftId(id),
                new SubscriptionId(subscription),
                seller.toSeller(),
                account.toAccount(),
                CurrencyUnit.of(currency),
                new Period(LocalDate.parse(periodFrom), LocalDate.parse(periodTo)),
                paymentTermsDays,
                purchaseOrder,
                lines.stream().map(line -> line.toLine(currency)).toList(),
                taxes.stream().map(tax -> tax.toBreakdown(currency)).toList());
    }
}
