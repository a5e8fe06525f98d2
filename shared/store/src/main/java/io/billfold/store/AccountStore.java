package io.billfold.store;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.events.BillfoldEvent;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Sellers, accounts, and the notices that accounts were sent: the Accounts table. */
public class AccountStore {
    private static final String SELLER = "SELLER";
    private static final String ACCOUNT = "ACCOUNT";
    private static final String SERIES = "SERIES";
    private static final String SELLERS = "SELLERS";
    private static final int SELLERS_PAGE = 100;
    private static final String DOC = "doc";
    private static final String VERSION = "version";

    private final Dynamo dynamo;

    public AccountStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /**
     * A mail that was sent.
     *
     * @param id {@code invoice:MU-2026-000042}, {@code reminder:MU-2026-000042:1} or {@code
     *     expiry:acme.visa.2027-01.30}: sent once
     * @param kind {@code invoice}, {@code reminder} or {@code expiry}
     * @param number the invoice it is about
     * @param account who was written to
     * @param email where it went
     * @param messageId the mail service's id
     * @param sentAt when
     */
    public record Notice(
            String id,
            String kind,
            String number,
            AccountId account,
            String email,
            String messageId,
            Instant sentAt) {}

    /** The seller with this id. */
    public Optional<Versioned<Seller>> findSeller(SellerId id) {
        return dynamo.find(Table.ACCOUNTS, sellerPk(id), SELLER)
                .map(Attributes::new)
                .map(
                        item ->
                                new Versioned<>(
                                        read(item, StoredSeller.class).toSeller(),
                                        item.number(VERSION)));
    }

    /** The account with this id. */
    public Optional<Versioned<Account>> findAccount(AccountId id) {
        return dynamo.find(Table.ACCOUNTS, accountPk(id), ACCOUNT)
                .map(Attributes::new)
                .map(
                        item ->
                                new Versioned<>(
                                        read(item, StoredAccount.class).toAccount(),
                                        item.number(VERSION)));
    }

    /** Accounts by their ids, in that order; an id that has no account is left out. */
    public List<Account> findAccounts(List<AccountId> ids) {
        return dynamo
                .findAll(
                        Table.ACCOUNTS,
                        ids.stream().map(id -> Item.key(accountPk(id), ACCOUNT)).toList())
                .stream()
                .map(item -> read(new Attributes(item), StoredAccount.class).toAccount())
                .toList();
    }

    /** The seller that a series of invoice numbers belongs to, for ever. */
    public Optional<SellerId> findSeriesOwner(String series) {
        return dynamo.find(Table.ACCOUNTS, seriesPk(series), SERIES)
                .map(item -> new SellerId(new Attributes(item).text("seller")));
    }

    /** Hands over, page by page, the ids of all sellers in their order. */
    public void eachSeller(Consumer<List<SellerId>> page) {
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(dynamo.name(Table.ACCOUNTS))
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(SELLERS)))
                        .consistentRead(true)
                        .limit(SELLERS_PAGE)
                        .build();
        dynamo.eachPage(
                query, found -> page.accept(found.stream().map(AccountStore::listed).toList()));
    }

    private static SellerId listed(Attributes item) {
        return new SellerId(item.text(Item.SK));
    }

    /**
     * Adds or replaces a seller, lists it, and takes its series for it. The transaction is refused
     * when the seller is not as it was read, or when the series belongs to another seller. A series
     * that a seller gives up stays its own, as its invoices carry it.
     */
    public Commit saveSeller(Commit commit, Seller seller, @Nullable Versioned<Seller> read) {
        Item item =
                Item.of(sellerPk(seller.id()), SELLER).with(DOC, write(StoredSeller.of(seller)));
        save(commit, item, read);
        commit.put(Table.ACCOUNTS, Item.of(SELLERS, seller.id().value()));
        return commit.write(series(seller));
    }

    private Put series(Seller seller) {
        return Put.builder()
                .tableName(dynamo.name(Table.ACCOUNTS))
                .item(
                        Item.of(seriesPk(seller.series()), SERIES)
                                .with("seller", seller.id().value())
                                .attributes())
                .conditionExpression("attribute_not_exists(pk) or seller = :seller")
                .expressionAttributeValues(
                        Map.of(":seller", AttributeValue.fromS(seller.id().value())))
                .build();
    }

    /** Adds or replaces an account; refused when it is not as it was read. */
    public Commit saveAccount(Commit commit, Account account, @Nullable Versioned<Account> read) {
        Item item =
                Item.of(accountPk(account.id()), ACCOUNT)
                        .with(DOC, write(StoredAccount.of(account)));
        return save(commit, item, read);
    }

    private static Commit save(Commit commit, Item item, @Nullable Versioned<?> read) {
        return read == null
                ? commit.putNew(Table.ACCOUNTS, item.with(VERSION, 1))
                : commit.replace(Table.ACCOUNTS, item, read.version());
    }

    /** Whether an account was sent this notice. */
    public boolean isNoticeSent(AccountId account, String noticeId) {
        return dynamo.find(Table.ACCOUNTS, accountPk(account), noticeSk(noticeId)).isPresent();
    }

    /** Adds a notice; refused when it is there. */
    public Commit addNotice(Commit commit, Notice notice) {
        return commit.putNew(
                Table.ACCOUNTS,
                Item.of(accountPk(notice.account()), noticeSk(notice.id()))
                        .with("kind", notice.kind())
                        .with("number", notice.number())
                        .with("email", notice.email())
                        .with("messageId", notice.messageId())
                        .with("sentAt", notice.sentAt().toString()));
    }

    /** Publishes an event of a seller, an account or a notice. */
    public Commit publish(Commit commit, BillfoldEvent event) {
        return commit.publish(Table.ACCOUNTS, event);
    }

    private static String sellerPk(SellerId id) {
        return "SELLER#" + id;
    }

    private static String accountPk(AccountId id) {
        return "ACCOUNT#" + id;
    }

    private static String seriesPk(String series) {
        return "SERIES#" + series;
    }

    private static String noticeSk(String noticeId) {
        return "NOTICE#" + noticeId;
    }

    private String write(Object form) {
        return dynamo.eventJson().write(form);
    }

    private <F> F read(Attributes item, Class<F> form) {
        return dynamo.eventJson().read(item.text(DOC), form);
    }
}
