package io.billfold.store;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.invoice.Commission;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.DraftId;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.invoice.Preceding;
import io.billfold.billing.invoice.Settlement;
import io.billfold.billing.period.Period;
import io.billfold.billing.subscription.SubscriptionId;
import io.micronaut.serde.annotation.Serdeable;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * The stored form of a {@link Draft}, version 1. What is absent was not known when it was stored:
 * no kind is an invoice, and no day of billing is the first day of the period.
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredDraft(
        int version,
        String id,
        @Nullable String kind,
        @Nullable String corrects,
        @Nullable String correctsIssuedOn,
        @Nullable String subscription,
        StoredSeller seller,
        StoredAccount account,
        String currency,
        @Nullable String billedOn,
        String periodFrom,
        String periodTo,
        int paymentTermsDays,
        @Nullable String purchaseOrder,
        List<StoredLine> lines,
        List<StoredTax> taxes,
        @Nullable StoredCommission commission,
        @Nullable StoredSettlement settlement) {
    /** The stored form of a {@link Commission}. */
    @Serdeable
    record StoredCommission(String partner, String percent, String amount) {
        static @Nullable StoredCommission of(@Nullable Commission commission) {
            return commission == null
                    ? null
                    : new StoredCommission(
                            commission.partner().value(),
                            commission.percent().toPlainString(),
                            StoredMoney.of(commission.amount()));
        }

        Commission toCommission(String currency) {
            return new Commission(
                    new AccountId(partner),
                    new BigDecimal(percent),
                    StoredMoney.to(currency, amount));
        }
    }

    static StoredDraft of(Draft draft) {
        Preceding preceding = draft.preceding();
        SubscriptionId subscription = draft.subscription();
        return new StoredDraft(
                1,
                draft.id().value(),
                draft.kind() == Draft.Kind.INVOICE ? null : Words.of(draft.kind()),
                preceding == null ? null : preceding.number().toString(),
                preceding == null ? null : preceding.issuedOn().toString(),
                subscription == null ? null : subscription.value(),
                StoredSeller.of(draft.seller()),
                StoredAccount.of(draft.account()),
                draft.currency().getCode(),
                draft.billedOn().toString(),
                draft.period().from().toString(),
                draft.period().to().toString(),
                draft.paymentTermsDays(),
                draft.purchaseOrder(),
                draft.lines().stream().map(StoredLine::of).toList(),
                draft.taxes().stream().map(StoredTax::of).toList(),
                StoredCommission.of(draft.commission()),
                StoredSettlement.of(draft.settlement()));
    }

    Draft toDraft() {
        StoredVersion.check("draft", version);
        return new Draft(
                new DraftId(id),
                kind == null ? Draft.Kind.INVOICE : Words.to(Draft.Kind.class, kind),
                preceding(),
                subscription == null ? null : new SubscriptionId(subscription),
                seller.toSeller(),
                account.toAccount(),
                CurrencyUnit.of(currency),
                LocalDate.parse(billedOn == null ? periodFrom : billedOn),
                new Period(LocalDate.parse(periodFrom), LocalDate.parse(periodTo)),
                paymentTermsDays,
                purchaseOrder,
                lines.stream().map(line -> line.toLine(currency)).toList(),
                taxes.stream().map(tax -> tax.toBreakdown(currency)).toList(),
                commission == null ? null : commission.toCommission(currency),
                settlement == null ? Settlement.NONE : settlement.toSettlement(currency));
    }

    private @Nullable Preceding preceding() {
        return corrects == null || correctsIssuedOn == null
                ? null
                : new Preceding(InvoiceNumber.parse(corrects), LocalDate.parse(correctsIssuedOn));
    }
}
