package io.billfold.store;

import io.billfold.billing.access.LegalHold;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.events.BillfoldEvent;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * Legal holds, one item per invoice that ever had one, in the Invoices table. What S3 keeps is set
 * by {@link DocumentHolds}.
 */
public class LegalHoldStore {
    private static final String SK = "HOLD";
    private static final long FORM = 1;
    private static final String HELD = "held";
    private static final String RELEASED = "released";

    private final Dynamo dynamo;

    public LegalHoldStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** The hold of an invoice; empty when it never had one. */
    public Optional<Versioned<LegalHold>> find(InvoiceNumber number) {
        return dynamo.find(Table.INVOICES, pk(number), SK)
                .map(Attributes::new)
                .map(item -> new Versioned<>(hold(number, item), item.number("version")));
    }

    /** Keeps a hold; refused when it is not as it was read. */
    public Commit save(Commit commit, LegalHold hold, @Nullable Versioned<LegalHold> read) {
        Item item =
                Item.of(pk(hold.number()), SK)
                        .with("form", FORM)
                        .with("standing", hold.isHeld() ? HELD : RELEASED)
                        .with("reason", hold.reason())
                        .with("changedBy", hold.changedBy())
                        .with("changedAt", hold.changedAt().toString());
        return read == null
                ? commit.putNew(Table.INVOICES, item.with("version", 1))
                : commit.replace(Table.INVOICES, item, read.version());
    }

    /** Publishes an event of a hold. */
    public Commit publish(Commit commit, BillfoldEvent event) {
        return commit.publish(Table.INVOICES, event);
    }

    private static LegalHold hold(InvoiceNumber number, Attributes item) {
        item.requireForm(FORM);
        return new LegalHold(
                number,
                item.text("standing").equals(HELD),
                item.text("reason"),
                item.text("changedBy"),
                item.instant("changedAt"));
    }

    private static String pk(InvoiceNumber number) {
        return "INVOICE#" + number;
    }
}
