package io.billfold.store;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.adjustment.Refund;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.ledger.AccountCredit;
import io.billfold.billing.ledger.CreditMovement;
import io.billfold.events.BillfoldEvent;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Account credits, what moved them, and the refunds that were asked for: the Ledger table, beside
 * the entries that book the same. A credit has a version, so that it is used once.
 */
public class AccountCreditStore {
    private static final long FORM = 1;

    private final Dynamo dynamo;

    public AccountCreditStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** The credit of a customer with a seller in a currency; version 0 where there was none. */
    public Versioned<AccountCredit> find(
            AccountId account, SellerId seller, CurrencyUnit currency) {
        AccountCredit none = AccountCredit.none(account, seller, currency);
        return dynamo.find(Table.LEDGER, pk(account), creditSk(none))
                .map(Attributes::new)
                .map(item -> new Versioned<>(credit(item), item.number("version")))
                .orElseGet(() -> new Versioned<>(none, 0));
    }

    /** Every credit that a customer has or had. */
    public List<AccountCredit> list(AccountId account) {
        return dynamo.list(Table.LEDGER, pk(account), "CREDIT#").stream()
                .map(item -> credit(new Attributes(item)))
                .toList();
    }

    /** What moved a credit, the latest day first. */
    public List<CreditMovement> latestMovements(AccountCredit credit, int limit) {
        return dynamo.page(latestFirst(credit, limit)).items().stream()
                .map(item -> movement(new Attributes(item)))
                .toList();
    }

    private QueryRequest latestFirst(AccountCredit credit, int limit) {
        return QueryRequest.builder()
                .tableName(dynamo.name(Table.LEDGER))
                .keyConditionExpression("pk = :pk and begins_with(sk, :sk)")
                .expressionAttributeValues(
                        Map.of(
                                ":pk", AttributeValue.fromS(pk(credit.account())),
                                ":sk", AttributeValue.fromS("MOVED#" + key(credit) + "#")))
                .scanIndexForward(false)
                .consistentRead(true)
                .limit(limit)
                .build();
    }

    /**
     * Moves a credit that must still be as it was read; refused also when the document has moved it
     * before.
     *
     * @param after the credit with the movement
     */
    public Commit move(
            Commit commit, Versioned<AccountCredit> read, AccountCredit after, CreditMovement by) {
        Item item = item(after);
        if (read.version() == 0) {
            commit.putNew(Table.LEDGER, item.with("version", 1));
        } else {
            commit.replace(Table.LEDGER, item, read.version());
        }
        return commit.putNew(Table.LEDGER, item(after, by));
    }

    private static Item item(AccountCredit credit) {
        return Item.of(pk(credit.account()), creditSk(credit))
                .with("form", FORM)
                .with("accountId", credit.account().value())
                .with("seller", credit.seller().value())
                .with("currency", credit.balance().getCurrencyUnit().getCode())
                .with("balance", credit.balance().getAmountMinorLong());
    }

    private static Item item(AccountCredit credit, CreditMovement by) {
        String kind = Words.of(by.kind());
        return Item.of(
                        pk(credit.account()),
                        "MOVED#%s#%s#%s#%s"
                                .formatted(key(credit), by.movedOn(), kind, by.document()))
                .with("form", FORM)
                .with("seller", credit.seller().value())
                .with("currency", by.amount().getCurrencyUnit().getCode())
                .with("kind", kind)
                .with("document", by.document())
                .with("amount", by.amount().getAmountMinorLong())
                .with("movedOn", by.movedOn().toString());
    }

    /** The refund with this id. */
    public Optional<Refund> findRefund(AccountId account, String id) {
        return dynamo.find(Table.LEDGER, pk(account), refundSk(id))
                .map(item -> refund(account, new Attributes(item)));
    }

    /** Adds a refund: the transaction is refused if its id was used before. */
    public Commit add(Commit commit, Refund refund) {
        return commit.putNew(
                Table.LEDGER,
                Item.of(pk(refund.account()), refundSk(refund.id()))
                        .with("form", FORM)
                        .with("refundId", refund.id())
                        .with("accountId", refund.account().value())
                        .with("seller", refund.seller().value())
                        .with("currency", refund.amount().getCurrencyUnit().getCode())
                        .with("amount", refund.amount().getAmountMinorLong())
                        .with("reason", refund.reason())
                        .with("creditNote", text(refund.creditNote())));
    }

    /** Publishes an event of an account credit. */
    public Commit publish(Commit commit, BillfoldEvent event) {
        return commit.publish(Table.LEDGER, event);
    }

    private static AccountCredit credit(Attributes item) {
        item.requireForm(FORM);
        return new AccountCredit(
                new AccountId(item.text("accountId")),
                new SellerId(item.text("seller")),
                item.minor("balance"));
    }

    private static CreditMovement movement(Attributes item) {
        item.requireForm(FORM);
        return new CreditMovement(
                Words.to(CreditMovement.Kind.class, item.text("kind")),
                item.text("document"),
                item.minor("amount"),
                item.date("movedOn"));
    }

    private static Refund refund(AccountId account, Attributes item) {
        item.requireForm(FORM);
        String creditNote = item.optionalText("creditNote");
        return new Refund(
                item.text("refundId"),
                account,
                new SellerId(item.text("seller")),
                item.minor("amount"),
                item.text("reason"),
                creditNote == null ? null : InvoiceNumber.parse(creditNote));
    }

    private static @Nullable String text(@Nullable InvoiceNumber number) {
        return number == null ? null : number.toString();
    }

    private static String pk(AccountId account) {
        return "ACCOUNT#" + account;
    }

    private static String creditSk(AccountCredit credit) {
        return "CREDIT#" + key(credit);
    }

    private static String key(AccountCredit credit) {
        return credit.seller() + "#" + credit.balance().getCurrencyUnit();
    }

    private static String refundSk(String id) {
        return "REFUND#" + id;
    }
}
