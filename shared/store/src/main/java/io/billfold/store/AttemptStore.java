package io.billfold.store;

import io.billfold.billing.collecting.Attempts;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.events.BillfoldEvent;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tries to collect invoices, one item per invoice: in the Payments table under {@code
 * ATTEMPTS#<number>}. While something is to be done at an instant, the item is in the due index
 * under {@code COLLECT#<shard>}.
 */
public class AttemptStore {
    private static final String SK = "ATTEMPTS";
    private static final long FORM = 1;

    private final Dynamo dynamo;

    public AttemptStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** The tries of an invoice. */
    public Optional<Versioned<Attempts>> find(InvoiceNumber number) {
        return dynamo.find(Table.PAYMENTS, pk(number), SK)
                .map(Attributes::new)
                .map(item -> new Versioned<>(attempts(item), item.number("version")));
    }

    /** Adds or replaces the tries of an invoice; refused when they are not as they were read. */
    public Commit save(Commit commit, Attempts attempts, @Nullable Versioned<Attempts> read) {
        Item item = item(attempts);
        return read == null
                ? commit.putNew(Table.PAYMENTS, item.with("version", 1))
                : commit.replace(Table.PAYMENTS, item, read.version());
    }

    /** Publishes an event of a try. */
    public Commit publish(Commit commit, BillfoldEvent event) {
        return commit.publish(Table.PAYMENTS, event);
    }

    /**
     * Hands over, page by page, the invoices of a shard that are to be looked at by an instant, the
     * longest due first. The index follows the table by a moment: read the tries themselves.
     *
     * @param shard from 0 to {@link Shard#FEW}, exclusive
     * @param until the last instant that is due, included to the millisecond
     */
    public void eachDue(int shard, Instant until, Consumer<List<InvoiceNumber>> page) {
        String before = TimeKey.of(until.plusMillis(1));
        PaymentsDue.each(dynamo, duePartition(shard), before, InvoiceNumber::parse, page);
    }

    private static String pk(InvoiceNumber number) {
        return "ATTEMPTS#" + number;
    }

    private static String duePartition(int shard) {
        return "COLLECT#" + Shard.key(shard);
    }

    private Item item(Attempts attempts) {
        InvoiceNumber number = attempts.invoice();
        Item item =
                Item.of(pk(number), SK)
                        .with("form", FORM)
                        .with("number", number.toString())
                        .with("accountId", attempts.account().value())
                        .with("doc", dynamo.eventJson().write(StoredAttempts.of(attempts)));
        Instant nextAt = attempts.nextAt();
        return nextAt == null
                ? item
                : item.with("duePartition", duePartition(Shard.ofFew(number.toString())))
                        .with("dueKey", TimeKey.of(nextAt) + "#" + number);
    }

    private Attempts attempts(Attributes item) {
        item.requireForm(FORM);
        return dynamo.eventJson()
                .read(item.text("doc"), StoredAttempts.class)
                .toAttempts(InvoiceNumber.parse(item.text("number")));
    }
}
