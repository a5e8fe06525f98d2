package io.billfold.store;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.purchase.PurchaseOrder;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Purchase orders of accounts: in the Accounts table. */
public class PurchaseOrderStore {
    private static final String ORDER = "PO#";
    private static final long FORM = 1;

    private final Dynamo dynamo;

    public PurchaseOrderStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** The account's order of this number. */
    public Optional<Versioned<PurchaseOrder>> find(AccountId account, String number) {
        return dynamo.find(Table.ACCOUNTS, pk(account), ORDER + number)
                .map(Attributes::new)
                .map(item -> new Versioned<>(order(item), item.number("version")));
    }

    /** The account's orders, in the order of their numbers. */
    public List<PurchaseOrder> list(AccountId account) {
        return dynamo.list(Table.ACCOUNTS, pk(account), ORDER).stream()
                .map(PurchaseOrderStore::order)
                .toList();
    }

    /** Adds or replaces an order; refused when it is not as it was read. */
    public Commit save(
            Commit commit, PurchaseOrder order, @Nullable Versioned<PurchaseOrder> read) {
        return read == null
                ? commit.putNew(Table.ACCOUNTS, item(order).with("version", 1))
                : commit.replace(Table.ACCOUNTS, item(order), read.version());
    }

    private static Item item(PurchaseOrder order) {
        return Item.of(pk(order.account()), ORDER + order.number())
                .with("form", FORM)
                .with("accountId", order.account().value())
                .with("number", order.number())
                .with("currency", order.cap().getCurrencyUnit().getCode())
                .with("cap", order.cap().getAmountMinorLong())
                .with("used", order.used().getAmountMinorLong())
                .with("validFrom", text(order.validFrom()))
                .with("validUntil", text(order.validUntil()));
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    private static PurchaseOrder order(Map<String, AttributeValue> found) {
        return order(new Attributes(found));
    }

    private static PurchaseOrder order(Attributes item) {
        item.requireForm(FORM);
        Money cap = item.minor("cap");
        return new PurchaseOrder(
                item.text("number"),
                new AccountId(item.text("accountId")),
                cap,
                item.minor("used"),
                item.optionalDate("validFrom"),
                item.optionalDate("validUntil"));
    }

    private static String pk(AccountId account) {
        return "ACCOUNT#" + account;
    }
}
