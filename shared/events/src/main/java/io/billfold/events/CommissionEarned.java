package io.billfold.events;

import io.billfold.billing.invoice.Commission;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.micronaut.serde.annotation.Serdeable;

import org.joda.money.Money;

import java.time.Instant;
import java.util.Objects;

/** An agent earned a share of an invoice, or lost one by a credit note: its amount is negative. */
@Serdeable
public record CommissionEarned(
        int version,
        String eventId,
        Instant occurredAt,
        String number,
        String seller,
        String accountId,
        String partnerId,
        String percent,
        String currency,
        String amount)
        implements BillfoldEvent {
    public CommissionEarned {
        Versions.check("CommissionEarned", version);
    }

    /**
     * What an agent earns by a document.
     *
     * @throws NullPointerException when nobody does
     */
    public static CommissionEarned of(Instant occurredAt, Invoice invoice) {
        Draft content = invoice.content();
        Commission commission = Objects.requireNonNull(content.commission(), "commission");
        boolean isCredit = content.kind() == Draft.Kind.CREDIT_NOTE;
        Money earned = isCredit ? commission.amount().negated() : commission.amount();
        return new CommissionEarned(
                1,
                "CommissionEarned:" + invoice.number(),
                occurredAt,
                invoice.number().toString(),
                content.seller().id().value(),
                content.account().id().value(),
                commission.partner().value(),
                commission.percent().toPlainString(),
                earned.getCurrencyUnit().getCode(),
                earned.getAmount().toPlainString());
    }
}
