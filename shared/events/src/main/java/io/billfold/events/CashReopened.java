package io.billfold.events;

import io.billfold.billing.cash.Cash;
import io.billfold.billing.cash.CashChange;
import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;
import java.util.List;

/**
 * What money settled is owed again, on the same invoices with the same dates: the bank took it back
 * or a person undid it.
 *
 * @param returned whether the bank took the money back
 * @param reason in words, or the bank's code such as {@code AC04}
 * @param invoices what it no longer settles
 */
@Serdeable
public record CashReopened(
        int version,
        String eventId,
        Instant occurredAt,
        String cashId,
        String seller,
        String currency,
        boolean returned,
        String reason,
        List<CashApplied.Settled> invoices)
        implements BillfoldEvent {
    public CashReopened {
        Versions.check("CashReopened", version);
        invoices = List.copyOf(invoices);
    }

    public static CashReopened of(Instant occurredAt, CashChange change) {
        Cash cash = change.after();
        Cash.Step step = cash.steps().getLast();
        return new CashReopened(
                1,
                "CashReopened:" + cash.id() + "." + step.id(),
                occurredAt,
                cash.id().value(),
                cash.seller().value(),
                cash.unapplied().getCurrencyUnit().getCode(),
                cash.state() == Cash.State.RETURNED,
                step.why(),
                change.settled().stream().map(CashApplied.Settled::of).toList());
    }
}
