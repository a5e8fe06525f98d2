package io.billfold.store;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.dunning.Dunning;
import io.billfold.billing.dunning.DunningPolicy;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.dunning.TakenDiscount;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.events.BillfoldEvent;
import io.billfold.events.EntitlementsRestored;
import io.billfold.events.EntitlementsSuspended;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is owed, one item per issued invoice: in the Collections table under {@code
 * RECEIVABLE#<number>}. While a reminder can become due, the item is in the due index under {@code
 * DUN#<shard>} with the first day of the next reminder.
 */
public class ReceivableStore {
    private static final String SK = "RECEIVABLE";
    private static final String DUE_INDEX = "due";
    private static final long FORM = 1;

    private final Dynamo dynamo;
    private final DunningPolicy policy;

    /**
     * @param policy decides on which day a receivable is looked at again
     */
    public ReceivableStore(Dynamo dynamo, DunningPolicy policy) {
        this.dynamo = dynamo;
        this.policy = policy;
    }

    /** Adds a new invoice's receivable: the transaction is refused if the invoice has one. */
    public Commit open(Commit commit, Receivable receivable) {
        return commit.putNew(Table.COLLECTIONS, item(receivable).with("version", 1));
    }

    /** The receivable of an invoice. */
    public Optional<Versioned<Receivable>> find(InvoiceNumber number) {
        return dynamo.find(Table.COLLECTIONS, pk(number), SK)
                .map(Attributes::new)
                .map(item -> new Versioned<>(receivable(item), item.number("version")));
    }

    /** Replaces a receivable that must still be as it was read. */
    public Commit replace(Commit commit, Receivable receivable, long versionRead) {
        return commit.replace(Table.COLLECTIONS, item(receivable), versionRead);
    }

    /**
     * Publishes what a change of a receivable means for what the customer may use: suspended after
     * the last reminder, restored when nothing is open any more. Most changes mean nothing.
     */
    public Commit publishEntitlements(
            Commit commit, Versioned<Receivable> before, Receivable after, Instant now) {
        boolean wasGivenUp = Dunning.isGivenUp(before.value(), policy);
        long version = before.version() + 1;
        boolean isGivenUp = Dunning.isGivenUp(after, policy);
        if (isGivenUp && !wasGivenUp) {
            publish(commit, EntitlementsSuspended.of(now, after, version));
        } else if (wasGivenUp && !isGivenUp) {
            publish(commit, EntitlementsRestored.of(now, after, version));
        }
        return commit;
    }

    /** Publishes an event of a receivable. */
    public Commit publish(Commit commit, BillfoldEvent event) {
        return commit.publish(Table.COLLECTIONS, event);
    }

    /**
     * Hands over, page by page, the invoices of a shard whose next reminder is due by a date, the
     * longest due first. The index follows the table by a moment: read the receivable itself.
     *
     * @param shard from 0 to {@link Shard#COUNT}, exclusive
     * @param until the last date that is due, included
     */
    public void eachDue(int shard, LocalDate until, Consumer<List<InvoiceNumber>> page) {
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(dynamo.name(Table.COLLECTIONS))
                        .indexName(DUE_INDEX)
                        .keyConditionExpression("duePartition = :shard and dueKey < :after")
                        .expressionAttributeValues(
                                Map.of(
                                        ":shard", AttributeValue.fromS(duePartition(shard)),
                                        ":after",
                                                AttributeValue.fromS(until.plusDays(1).toString())))
                        .build();
        dynamo.eachPage(
                query,
                found -> page.accept(found.stream().map(ReceivableStore::dueNumber).toList()));
    }

    private static InvoiceNumber dueNumber(Attributes item) {
        String dueKey = item.text("dueKey");
        return InvoiceNumber.parse(dueKey.substring(dueKey.indexOf('#') + 1));
    }

    private static String pk(InvoiceNumber number) {
        return "RECEIVABLE#" + number;
    }

    private static String duePartition(int shard) {
        return "DUN#" + Shard.key(shard);
    }

    private Item item(Receivable receivable) {
        InvoiceNumber number = receivable.invoice();
        Item item =
                SearchKeys.addTo(Item.of(pk(number), SK), receivable)
                        .with("form", FORM)
                        .with("number", number.toString())
                        .with("accountId", receivable.account().value())
                        .with("seller", receivable.seller().value())
                        .with("currency", receivable.total().getCurrencyUnit().getCode())
                        .with("total", receivable.total().getAmountMinorLong())
                        .with("open", receivable.open().getAmountMinorLong())
                        .with("credited", receivable.credited().getAmountMinorLong())
                        .with("disputed", receivable.disputed().getAmountMinorLong())
                        .with("dueOn", receivable.dueOn().toString())
                        .with("level", receivable.level())
                        .with("remindedOn", text(receivable.remindedOn()))
                        .with("pausedBy", receivable.pausedBy())
                        .with("status", Words.of(receivable.status()));
        TakenDiscount discount = receivable.discount();
        return due(discount == null ? item : withDiscount(item, discount), receivable);
    }

    private static Item withDiscount(Item item, TakenDiscount discount) {
        return item.with("discountLeft", discount.left().getAmountMinorLong())
                .with("discountOn", discount.on().getAmountMinorLong());
    }

    private Item due(Item item, Receivable receivable) {
        InvoiceNumber number = receivable.invoice();
        LocalDate nextOn = Dunning.nextReminderOn(receivable, policy);
        return nextOn == null
                ? item
                : item.with("duePartition", duePartition(Shard.of(number.toString())))
                        .with("dueKey", nextOn + "#" + number);
    }

    static Receivable receivable(Attributes item) {
        item.requireForm(FORM);
        return new Receivable(
                InvoiceNumber.parse(item.text("number")),
                new AccountId(item.text("accountId")),
                new SellerId(item.text("seller")),
                item.minor("total"),
                item.minor("open"),
                item.minorOrZero("credited"),
                item.minor("disputed"),
                item.date("dueOn"),
                Math.toIntExact(item.number("level")),
                item.optionalDate("remindedOn"),
                item.optionalText("pausedBy"),
                discount(item));
    }

    private static @Nullable TakenDiscount discount(Attributes item) {
        return item.sum("discountLeft") == 0
                ? null
                : new TakenDiscount(item.minor("discountLeft"), item.minor("discountOn"));
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }
}
