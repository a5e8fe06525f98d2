package io.billfold.store;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.payment.Payment;
import io.billfold.billing.refunding.RefundPart;
import io.billfold.billing.refunding.RefundPart.Source;
import io.billfold.billing.refunding.RefundPart.State;
import io.billfold.billing.refunding.Refundable;
import io.billfold.events.BillfoldEvent;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * Refunds on their way to payers, one item per part: in the Payments table under {@code
 * REFUND_PART#<key>}, with a pointer for its account. What was given back of a payment stands
 * beside the payment.
 */
public class RefundStore {
    private static final String SK = "PART";
    private static final String REFUNDED_SK = "REFUNDED";
    private static final long FORM = 1;

    private final Dynamo dynamo;

    public RefundStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** What was given back of a payment, with the version that a change must still find. */
    public Versioned<Refundable> refundable(Payment payment) {
        return dynamo.find(Table.PAYMENTS, "PAYMENT#" + payment.id(), REFUNDED_SK)
                .map(Attributes::new)
                .map(
                        item ->
                                new Versioned<>(
                                        new Refundable(payment, item.minor("refunded")),
                                        item.number("version")))
                .orElseGet(
                        () ->
                                new Versioned<>(
                                        new Refundable(
                                                payment,
                                                Money.zero(payment.amount().getCurrencyUnit())),
                                        0));
    }

    /** Sets what was given back of a payment; refused when it is not as it was read. */
    public Commit refunded(Commit commit, Refundable after, long versionRead) {
        Item item =
                Item.of("PAYMENT#" + after.payment().id(), REFUNDED_SK)
                        .with("form", FORM)
                        .with("currency", after.refunded().getCurrencyUnit().getCode())
                        .with("refunded", after.refunded().getAmountMinorLong());
        return versionRead == 0
                ? commit.putNew(Table.PAYMENTS, item.with("version", 1))
                : commit.replace(Table.PAYMENTS, item, versionRead);
    }

    /** A part by its key. */
    public Optional<Versioned<RefundPart>> find(String key) {
        return dynamo.find(Table.PAYMENTS, pk(key), SK)
                .map(Attributes::new)
                .map(item -> new Versioned<>(part(item), item.number("version")));
    }

    /** The parts of an account's refunds, at most as many as are asked for. */
    public List<RefundPart> of(AccountId account, int limit) {
        return dynamo.list(Table.PAYMENTS, accountPk(account)).stream()
                .limit(limit)
                .map(item -> find(new Attributes(item).text("key")).orElseThrow().value())
                .toList();
    }

    /** Adds a part: the transaction is refused if it is known. */
    public Commit add(Commit commit, RefundPart part) {
        return commit.putNew(Table.PAYMENTS, item(part).with("version", 1))
                .putNew(
                        Table.PAYMENTS,
                        Item.of(accountPk(part.account()), part.refundId() + "#" + part.number())
                                .with("form", FORM)
                                .with("key", part.key()));
    }

    /** Replaces a part that must still be as it was read. */
    public Commit replace(Commit commit, RefundPart part, long versionRead) {
        return commit.replace(Table.PAYMENTS, item(part), versionRead);
    }

    /** Publishes an event of a refund. */
    public Commit publish(Commit commit, BillfoldEvent event) {
        return commit.publish(Table.PAYMENTS, event);
    }

    private static String pk(String key) {
        return "REFUND_PART#" + key;
    }

    private static String accountPk(AccountId account) {
        return "ACCOUNT_REFUNDS#" + account;
    }

    private static Item item(RefundPart part) {
        Source source = part.source();
        return Item.of(pk(part.key()), SK)
                .with("form", FORM)
                .with("accountId", part.account().value())
                .with("seller", part.seller().value())
                .with("refundId", part.refundId())
                .with("number", part.number())
                .with("currency", part.amount().getCurrencyUnit().getCode())
                .with("amount", part.amount().getAmountMinorLong())
                .with("paymentId", source == null ? null : source.paymentId())
                .with("provider", source == null ? null : source.provider())
                .with("charge", source == null ? null : source.charge())
                .with("state", Words.of(part.state()))
                .with("note", part.note());
    }

    private static RefundPart part(Attributes item) {
        item.requireForm(FORM);
        return new RefundPart(
                new AccountId(item.text("accountId")),
                new SellerId(item.text("seller")),
                item.text("refundId"),
                Math.toIntExact(item.number("number")),
                item.minor("amount"),
                source(item),
                Words.to(State.class, item.text("state")),
                item.optionalText("note"));
    }

    private static @Nullable Source source(Attributes item) {
        return item.optionalText("paymentId") == null
                ? null
                : new Source(item.text("paymentId"), item.text("provider"), item.text("charge"));
    }
}
