package io.billfold.store;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.ledger.Posting;
import io.billfold.billing.ledger.RecapitulativeTotal;
import io.billfold.billing.ledger.TaxMovement;
import io.billfold.billing.ledger.TaxTotal;
import io.billfold.billing.tax.TaxCategory;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Entries, and the balances that are kept with them: the Ledger table. A customer's balance is one
 * item per seller and currency; a seller's totals are spread over the shards of a month, because
 * every payment of a day would otherwise write to one item.
 */
public class LedgerStore {
    private static final String RECAPITULATIVE = "RECAPITULATIVE#";

    private final Dynamo dynamo;

    public LedgerStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** Adds an entry and what it does to the balances; refused when it was added before. */
    public Commit add(Commit commit, LedgerEntry entry) {
        Map<String, Long> deltas = deltas(entry);
        String currency = entry.currency().getCode();
        String balance = "BALANCE#" + entry.seller() + "#" + currency;
        String shard = Shard.key(commit.shard(entry.id()));
        String month = sellerPk(entry.seller(), YearMonth.from(entry.bookedOn()), shard);
        for (TaxMovement movement : entry.taxes()) {
            if (movement.customerTaxId() != null) {
                addRecapitulative(commit, month, movement);
            }
        }
        return commit.putNew(Table.LEDGER, item(entry))
                .add(Table.LEDGER, accountPk(entry.account()), balance, deltas)
                .add(Table.LEDGER, month, "TOTAL#" + currency, deltas)
                .add(
                        Table.LEDGER,
                        month,
                        "TOTAL#" + currency,
                        StoredTaxTotals.deltas(entry.taxes()));
    }

    private static void addRecapitulative(Commit commit, String month, TaxMovement movement) {
        String sk =
                RECAPITULATIVE
                        + movement.base().getCurrencyUnit()
                        + "#"
                        + Words.of(movement.key().category())
                        + "#"
                        + movement.customerTaxId();
        commit.add(Table.LEDGER, month, sk, Map.of("base", movement.base().getAmountMinorLong()));
    }

    private Item item(LedgerEntry entry) {
        return Item.of(accountPk(entry.account()), "ENTRY#" + entry.bookedOn() + "#" + entry.id())
                .with("doc", dynamo.eventJson().write(StoredEntry.of(entry)))
                .with(BookStore.PARTITION, BookStore.partition(entry))
                .with(BookStore.KEY, BookStore.key(entry));
    }

    private static Map<String, Long> deltas(LedgerEntry entry) {
        Map<String, Long> deltas = new LinkedHashMap<>();
        for (Posting posting : entry.postings()) {
            deltas.merge(
                    attribute(posting.account(), posting.side()),
                    posting.amount().getAmountMinorLong(),
                    Math::addExact);
        }
        return deltas;
    }

    /** An account's entries that were booked from a date to another, both included. */
    public List<LedgerEntry> entries(AccountId account, LocalDate from, LocalDate to) {
        return entries(account, from, to, Integer.MAX_VALUE);
    }

    /** As above, but not more than a limit: the earliest. */
    public List<LedgerEntry> entries(AccountId account, LocalDate from, LocalDate to, int limit) {
        String table = dynamo.name(Table.LEDGER);
        return dynamo.first(entriesQuery(table, account, from, to), limit).stream()
                .map(item -> new Attributes(item).text("doc"))
                .map(doc -> dynamo.eventJson().read(doc, StoredEntry.class).toEntry())
                .toList();
    }

    private static QueryRequest entriesQuery(
            String table, AccountId account, LocalDate from, LocalDate to) {
        return QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :pk and sk between :from and :to")
                .expressionAttributeValues(
                        Map.of(
                                ":pk", AttributeValue.fromS(accountPk(account)),
                                ":from", AttributeValue.fromS("ENTRY#" + from),
                                ":to", AttributeValue.fromS("ENTRY#" + to + "#\uffff")))
                .consistentRead(true)
                .build();
    }

    /** What an account owes and is owed, one balance per seller and currency. */
    public List<Balance> balances(AccountId account) {
        return dynamo.list(Table.LEDGER, accountPk(account), "BALANCE#").stream()
                .map(LedgerStore::balance)
                .toList();
    }

    private static Balance balance(Map<String, AttributeValue> found) {
        Attributes item = new Attributes(found);
        String[] key = item.text(Item.SK).split("#", -1);
        CurrencyUnit currency = CurrencyUnit.of(key[2]);
        return new Balance(new SellerId(key[1]), currency, sides(item, currency));
    }

    /**
     * What was posted to a seller's ledger accounts in months, both included: one balance per
     * currency.
     */
    public List<Balance> trialBalance(SellerId seller, YearMonth from, YearMonth to) {
        Map<CurrencyUnit, Map<LedgerAccount, Balance.Sides>> totals = new TreeMap<>();
        for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
            for (int shard = 0; shard < Shard.COUNT; shard++) {
                String pk = sellerPk(seller, month, Shard.key(shard));
                dynamo.list(Table.LEDGER, pk, "TOTAL#").forEach(item -> addTotal(totals, item));
            }
        }
        return totals.entrySet().stream()
                .map(total -> new Balance(seller, total.getKey(), total.getValue()))
                .toList();
    }

    /**
     * What a seller's documents of months came to, both included, in no order: one total per key
     * and currency.
     */
    public List<TaxTotal> taxTotals(SellerId seller, YearMonth from, YearMonth to) {
        Map<List<Object>, TaxTotal> totals = new LinkedHashMap<>();
        for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
            for (int shard = 0; shard < Shard.COUNT; shard++) {
                String pk = sellerPk(seller, month, Shard.key(shard));
                for (Map<String, AttributeValue> item : dynamo.list(Table.LEDGER, pk, "TOTAL#")) {
                    for (TaxTotal total : StoredTaxTotals.of(item, currency(item))) {
                        totals.merge(
                                List.of(total.key(), total.base().getCurrencyUnit()),
                                total,
                                TaxTotal::plus);
                    }
                }
            }
        }
        return List.copyOf(totals.values());
    }

    /**
     * What was sold in months, both included, to businesses in other member states that account for
     * the tax: one total per customer, category and currency, in no order.
     */
    public List<RecapitulativeTotal> recapitulativeTotals(
            SellerId seller, YearMonth from, YearMonth to) {
        Map<List<Object>, RecapitulativeTotal> totals = new LinkedHashMap<>();
        for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
            for (int shard = 0; shard < Shard.COUNT; shard++) {
                String pk = sellerPk(seller, month, Shard.key(shard));
                for (Map<String, AttributeValue> item :
                        dynamo.list(Table.LEDGER, pk, RECAPITULATIVE)) {
                    RecapitulativeTotal total = recapitulativeTotal(item);
                    totals.merge(
                            List.of(
                                    total.customerTaxId(),
                                    total.category(),
                                    total.base().getCurrencyUnit()),
                            total,
                            RecapitulativeTotal::plus);
                }
            }
        }
        return List.copyOf(totals.values());
    }

    private static RecapitulativeTotal recapitulativeTotal(Map<String, AttributeValue> found) {
        Attributes item = new Attributes(found);
        String[] key = item.text(Item.SK).split("#", 4);
        return new RecapitulativeTotal(
                key[3],
                Words.to(TaxCategory.class, key[2]),
                Money.ofMinor(CurrencyUnit.of(key[1]), item.sum("base")));
    }

    private static CurrencyUnit currency(Map<String, AttributeValue> total) {
        return CurrencyUnit.of(new Attributes(total).text(Item.SK).substring("TOTAL#".length()));
    }

    private static void addTotal(
            Map<CurrencyUnit, Map<LedgerAccount, Balance.Sides>> totals,
            Map<String, AttributeValue> found) {
        Attributes item = new Attributes(found);
        CurrencyUnit currency = currency(found);
        Map<LedgerAccount, Balance.Sides> sums =
                totals.computeIfAbsent(currency, c -> new EnumMap<>(LedgerAccount.class));
        sides(item, currency)
                .forEach((account, sides) -> sums.merge(account, sides, Balance.Sides::plus));
    }

    private static Map<LedgerAccount, Balance.Sides> sides(Attributes item, CurrencyUnit currency) {
        Map<LedgerAccount, Balance.Sides> sides = new EnumMap<>(LedgerAccount.class);
        for (LedgerAccount account : LedgerAccount.values()) {
            long debit = item.sum(attribute(account, Posting.Side.DEBIT));
            long credit = item.sum(attribute(account, Posting.Side.CREDIT));
            if (debit != 0 || credit != 0) {
                sides.put(
                        account,
                        new Balance.Sides(
                                Money.ofMinor(currency, debit), Money.ofMinor(currency, credit)));
            }
        }
        return sides;
    }

    /** For example {@code receivable.debit}, in minor units. */
    private static String attribute(LedgerAccount account, Posting.Side side) {
        return Words.of(account) + "." + Words.of(side);
    }

    private static String accountPk(AccountId account) {
        return "ACCOUNT#" + account;
    }

    private static String sellerPk(SellerId seller, YearMonth month, String shard) {
        return "SELLER#" + seller + "#" + month + "#" + shard;
    }
}
