package io.billfold.store;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.cash.BankStatement.Last;
import io.billfold.billing.cash.Cash;
import io.billfold.billing.cash.CashId;
import io.billfold.events.BillfoldEvent;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Bank statements, their entries, and whose bank accounts are whose: in the Payments table. What
 * somebody has to look at is found by the index {@code work}, which is sparse: an entry that is
 * settled has no key there.
 */
public class CashStore {
    private static final long FORM = 1;
    private static final String INDEX = "work";
    private static final String CASH = "CASH";
    private static final String LAST_SK = "LAST";
    private static final String AMBIGUOUS = "-";
    private static final int PLACE_DIGITS = 7;

    private final Dynamo dynamo;

    public CashStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /**
     * A statement that was taken in.
     *
     * @param file where it came from
     * @param fileSha256 of the whole file: the same statement in another file is refused
     * @param gap what is missing before it, in words, or null
     */
    public record Statement(
            SellerId seller,
            String account,
            String id,
            String file,
            String fileSha256,
            LocalDate closedOn,
            Money opening,
            Money closing,
            int entries,
            @Nullable String gap) {}

    /**
     * An entry on a list.
     *
     * @param key where it stands: a list goes on after it
     */
    public record Listed(CashId id, String key) {}

    /** The statement of a bank account with this id. */
    public Optional<Statement> findStatement(SellerId seller, String account, String id) {
        return dynamo.find(Table.PAYMENTS, statementsPk(seller), account + "#" + id)
                .map(CashStore::statement);
    }

    /** A seller's statements, by account and id, some of them. */
    public List<Statement> statements(SellerId seller, int limit) {
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(dynamo.name(Table.PAYMENTS))
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(
                                Map.of(":pk", AttributeValue.fromS(statementsPk(seller))))
                        .scanIndexForward(false)
                        .limit(limit)
                        .build();
        return dynamo.page(query).items().stream().map(CashStore::statement).toList();
    }

    /** Where an account's statements have come to. */
    public Optional<Last> findLast(String account) {
        return dynamo.find(Table.PAYMENTS, lastPk(account), LAST_SK).map(CashStore::last);
    }

    /**
     * Adds a statement; refused when it is known.
     *
     * @param last what the next one is compared with; null where a later one is known
     */
    public Commit addStatement(Commit commit, Statement statement, @Nullable Last last) {
        commit.putNew(Table.PAYMENTS, item(statement));
        if (last != null) {
            Long sequence = last.sequence();
            Item item =
                    Item.of(lastPk(statement.account()), LAST_SK)
                            .with("form", FORM)
                            .with("closedOn", last.closedOn().toString())
                            .with("currency", last.closing().getCurrencyUnit().getCode())
                            .with("closing", last.closing().getAmountMinorLong());
            commit.put(Table.PAYMENTS, sequence == null ? item : item.with("sequence", sequence));
        }
        return commit;
    }

    /** The entry with this id. */
    public Optional<Versioned<Cash>> find(CashId id) {
        return dynamo.find(Table.PAYMENTS, pk(id), CASH)
                .map(item -> new Versioned<>(cash(item), new Attributes(item).number("version")));
    }

    /** Entries by their ids, in that order; one that is not there is left out. */
    public List<Cash> findAll(List<CashId> ids) {
        return dynamo
                .findAll(Table.PAYMENTS, ids.stream().map(it -> Item.key(pk(it), CASH)).toList())
                .stream()
                .map(this::cash)
                .toList();
    }

    /**
     * What of a seller somebody has to look at, the oldest first. The index follows the table by a
     * moment.
     *
     * @param after the key of the last that was seen, or null to begin
     * @param limit how many at most; fewer mean that there are no more
     */
    public List<Listed> work(SellerId seller, @Nullable String after, int limit) {
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(dynamo.name(Table.PAYMENTS))
                        .indexName(INDEX)
                        .keyConditionExpression("workPartition = :pk and workKey > :after")
                        .expressionAttributeValues(between(workPartition(seller), after))
                        .limit(limit)
                        .build();
        return dynamo.page(query).items().stream()
                .map(item -> new Attributes(item).text("workKey"))
                .map(key -> new Listed(new CashId(key.substring(key.indexOf('#') + 1)), key))
                .toList();
    }

    private static Map<String, AttributeValue> between(String partition, @Nullable String after) {
        return Map.of(
                ":pk", AttributeValue.fromS(partition),
                ":after", AttributeValue.fromS(after == null ? "0" : after));
    }

    /**
     * The entries of a statement, in its order.
     *
     * @param after the key of the last that was seen, or null to begin
     * @param limit how many at most; fewer mean that there are no more
     */
    public List<Listed> entries(
            String account, String statement, @Nullable String after, int limit) {
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(dynamo.name(Table.PAYMENTS))
                        .keyConditionExpression("pk = :pk and sk > :after")
                        .expressionAttributeValues(between(entriesPk(account, statement), after))
                        .limit(limit)
                        .build();
        return dynamo.page(query).items().stream()
                .map(Attributes::new)
                .map(item -> new Listed(new CashId(item.text("cash")), item.text(Item.SK)))
                .toList();
    }

    /** Adds an entry; refused when it is known. */
    public Commit add(Commit commit, Cash cash) {
        String reference = cash.entry().endToEndId();
        if (reference != null && cash.entry().isCredit()) {
            commit.put(
                    Table.PAYMENTS,
                    Item.of(endToEndPk(cash.seller(), reference), CASH)
                            .with("form", FORM)
                            .with("cash", cash.id().value()));
        }
        commit.put(
                Table.PAYMENTS,
                Item.of(entriesPk(cash.bankAccount(), cash.statement()), place(cash))
                        .with("form", FORM)
                        .with("cash", cash.id().value()));
        return commit.putNew(Table.PAYMENTS, item(cash).with("version", 1));
    }

    /** Replaces an entry that must still be as it was read. */
    public Commit replace(Commit commit, Cash cash, long versionRead) {
        return commit.replace(Table.PAYMENTS, item(cash), versionRead);
    }

    /** The latest entry that came with a payer's reference. */
    public Optional<CashId> findByEndToEndId(SellerId seller, String reference) {
        return dynamo.find(Table.PAYMENTS, endToEndPk(seller, reference), CASH)
                .map(item -> new CashId(new Attributes(item).text("cash")));
    }

    /**
     * Whose money comes from a bank account or under a name.
     *
     * @param alias as {@link #ofBankAccount} or {@link #ofName} make it
     */
    public Optional<AccountId> findAlias(SellerId seller, String alias) {
        return dynamo.find(Table.PAYMENTS, aliasPk(seller), alias)
                .map(item -> new Attributes(item).text("account"))
                .filter(account -> !account.equals(AMBIGUOUS))
                .map(AccountId::new);
    }

    /** Whether anything was learnt of an alias, also that it is nobody's alone. */
    public boolean hasAlias(SellerId seller, String alias) {
        return dynamo.find(Table.PAYMENTS, aliasPk(seller), alias).isPresent();
    }

    /**
     * Learns whose a bank account or a name is. One that two accounts pay with is nobody's from
     * then on.
     */
    public Commit learn(Commit commit, SellerId seller, String alias, AccountId account) {
        Optional<AccountId> known = findAlias(seller, alias);
        boolean isAlone =
                known.isPresent() ? known.get().equals(account) : !hasAlias(seller, alias);
        return commit.put(
                Table.PAYMENTS,
                Item.of(aliasPk(seller), alias)
                        .with("form", FORM)
                        .with("account", isAlone ? account.value() : AMBIGUOUS));
    }

    /** The alias of a bank account. */
    public static String ofBankAccount(String number) {
        return "ACCOUNT#" + number;
    }

    /** The alias of a payer's name in its comparable form. */
    public static String ofName(String plainName) {
        return "NAME#" + plainName;
    }

    /** Publishes an event of an entry. */
    public Commit publish(Commit commit, BillfoldEvent event) {
        return commit.publish(Table.PAYMENTS, event);
    }

    /** Files and statements that were refused. */
    public RejectionStore refused() {
        return new RejectionStore(dynamo, "REFUSED_STATEMENT");
    }

    private static Item item(Statement statement) {
        return Item.of(statementsPk(statement.seller()), statement.account() + "#" + statement.id())
                .with("form", FORM)
                .with("seller", statement.seller().value())
                .with("account", statement.account())
                .with("statement", statement.id())
                .with("file", statement.file())
                .with("fileSha256", statement.fileSha256())
                .with("closedOn", statement.closedOn().toString())
                .with("currency", statement.opening().getCurrencyUnit().getCode())
                .with("opening", statement.opening().getAmountMinorLong())
                .with("closing", statement.closing().getAmountMinorLong())
                .with("entries", statement.entries())
                .with("gap", statement.gap());
    }

    private static Statement statement(Map<String, AttributeValue> found) {
        Attributes item = new Attributes(found).requireForm(FORM);
        return new Statement(
                new SellerId(item.text("seller")),
                item.text("account"),
                item.text("statement"),
                item.text("file"),
                item.text("fileSha256"),
                item.date("closedOn"),
                item.minor("opening"),
                item.minor("closing"),
                Math.toIntExact(item.number("entries")),
                item.optionalText("gap"));
    }

    private static Last last(Map<String, AttributeValue> found) {
        Attributes item = new Attributes(found).requireForm(FORM);
        return new Last(
                found.containsKey("sequence") ? item.number("sequence") : null,
                item.date("closedOn"),
                Money.ofMinor(CurrencyUnit.of(item.text("currency")), item.number("closing")));
    }

    private Item item(Cash cash) {
        Item item =
                Item.of(pk(cash.id()), CASH)
                        .with("form", FORM)
                        .with("cash", cash.id().value())
                        .with("seller", cash.seller().value())
                        .with("state", Words.of(cash.state()))
                        .with("doc", dynamo.eventJson().write(StoredCash.of(cash)));
        return cash.isOnWorkList()
                ? item.with("workPartition", workPartition(cash.seller()))
                        .with("workKey", cash.entry().bookedOn() + "#" + cash.id())
                : item;
    }

    private Cash cash(Map<String, AttributeValue> found) {
        Attributes item = new Attributes(found).requireForm(FORM);
        return dynamo.eventJson().read(item.text("doc"), StoredCash.class).toCash();
    }

    private static String pk(CashId id) {
        return "CASH#" + id;
    }

    private static String statementsPk(SellerId seller) {
        return "STATEMENTS#" + seller;
    }

    private static String entriesPk(String account, String statement) {
        return "ENTRIES#" + account + "#" + statement;
    }

    /** {@code 2.10} is {@code 0000002.0000010}: it sorts as the bank has it. */
    private static String place(Cash cash) {
        return Stream.of(cash.entry().reference().split("[.]", -1))
                .map(part -> "0".repeat(Math.max(0, PLACE_DIGITS - part.length())) + part)
                .collect(Collectors.joining("."));
    }

    private static String lastPk(String account) {
        return "BANK_ACCOUNT#" + account;
    }

    private static String aliasPk(SellerId seller) {
        return "CASH_ALIAS#" + seller;
    }

    private static String endToEndPk(SellerId seller, String reference) {
        return "END_TO_END#" + seller + "#" + reference;
    }

    private static String workPartition(SellerId seller) {
        return "WORK#" + seller;
    }
}
