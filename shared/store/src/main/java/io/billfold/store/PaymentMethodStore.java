package io.billfold.store;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.collecting.ExpiryNotice;
import io.billfold.billing.collecting.PaymentMethods;
import io.billfold.events.BillfoldEvent;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/**
 * What accounts pay with, one item per account: in the Payments table under {@code
 * METHODS#<account>}. While one is to be told of that will expire, the item is in the due index
 * under {@code EXPIRE#<shard>} with the day of the notice.
 */
public class PaymentMethodStore {
    private static final String SK = "METHODS";
    private static final long FORM = 1;

    private final Dynamo dynamo;

    public PaymentMethodStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** What an account pays with; version 0 where it never had anything. */
    public Versioned<PaymentMethods> find(AccountId account) {
        return dynamo.find(Table.PAYMENTS, pk(account), SK)
                .map(Attributes::new)
                .map(item -> new Versioned<>(methods(account, item), item.number("version")))
                .orElseGet(() -> new Versioned<>(PaymentMethods.none(account), 0));
    }

    /** Replaces what an account pays with; refused when it is not as it was read. */
    public Commit save(Commit commit, PaymentMethods methods, long versionRead) {
        Item item = item(methods);
        return versionRead == 0
                ? commit.putNew(Table.PAYMENTS, item.with("version", 1))
                : commit.replace(Table.PAYMENTS, item, versionRead);
    }

    private Item item(PaymentMethods methods) {
        String account = methods.account().value();
        Item item =
                Item.of(pk(methods.account()), SK)
                        .with("form", FORM)
                        .with("accountId", account)
                        .with("doc", dynamo.eventJson().write(StoredPaymentMethods.of(methods)));
        LocalDate noticeOn = ExpiryNotice.nextOn(methods);
        return noticeOn == null
                ? item
                : item.with("duePartition", duePartition(Shard.ofFew(account)))
                        .with("dueKey", noticeOn + "#" + account);
    }

    /** Publishes an event of an account's methods. */
    public Commit publish(Commit commit, BillfoldEvent event) {
        return commit.publish(Table.PAYMENTS, event);
    }

    /**
     * Hands over, page by page, the accounts of a shard that are to be told by a date that
     * something expires. The index follows the table by a moment: read the methods themselves.
     *
     * @param shard from 0 to {@link Shard#FEW}, exclusive
     * @param until the last date, included
     */
    public void eachExpiring(int shard, LocalDate until, Consumer<List<AccountId>> page) {
        String before = until.plusDays(1).toString();
        PaymentsDue.each(dynamo, duePartition(shard), before, AccountId::new, page);
    }

    private static String duePartition(int shard) {
        return "EXPIRE#" + Shard.key(shard);
    }

    private static String pk(AccountId account) {
        return "METHODS#" + account;
    }

    private PaymentMethods methods(AccountId account, Attributes item) {
        item.requireForm(FORM);
        return dynamo.eventJson()
                .read(item.text("doc"), StoredPaymentMethods.class)
                .toMethods(account);
    }
}
