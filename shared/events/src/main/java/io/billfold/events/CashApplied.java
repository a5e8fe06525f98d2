package io.billfold.events;

import io.billfold.billing.cash.Allocation;
import io.billfold.billing.cash.Cash;
import io.billfold.billing.cash.CashChange;
import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;
import java.util.List;

/**
 * Money in the bank settled invoices.
 *
 * @param unapplied what of it is left
 * @param invoices what it settled
 */
@Serdeable
public record CashApplied(
        int version,
        String eventId,
        Instant occurredAt,
        String cashId,
        String seller,
        String currency,
        String unapplied,
        List<Settled> invoices)
        implements BillfoldEvent {
    /**
     * An invoice.
     *
     * @param cash how much of the money
     * @param currency of the invoice: another than the money's where that was exchanged
     * @param settled what came off the invoice: more where a difference is not asked for
     */
    @Serdeable
    public record Settled(
            String number, String accountId, String cash, String currency, String settled) {
        static Settled of(Allocation allocation) {
            return new Settled(
                    allocation.invoice().toString(),
                    allocation.account().value(),
                    allocation.cash().getAmount().toPlainString(),
                    allocation.value().getCurrencyUnit().getCode(),
                    allocation.settled().getAmount().toPlainString());
        }
    }

    public CashApplied {
        Versions.check("CashApplied", version);
        invoices = List.copyOf(invoices);
    }

    public static CashApplied of(Instant occurredAt, CashChange change) {
        Cash cash = change.after();
        return new CashApplied(
                1,
                "CashApplied:" + cash.id() + "." + cash.steps().getLast().id(),
                occurredAt,
                cash.id().value(),
                cash.seller().value(),
                cash.unapplied().getCurrencyUnit().getCode(),
                cash.unapplied().getAmount().toPlainString(),
                change.settled().stream().map(Settled::of).toList());
    }
}
