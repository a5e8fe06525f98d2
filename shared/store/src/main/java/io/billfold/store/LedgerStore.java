package io.billfold.store;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.ledger.ClosedPeriod;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.ledger.Posting;
import io.billfold.billing.ledger.RecapitulativeTotal;
import io.billfold.billing.ledger.TaxMovement;
import io.billfold.billing.ledger.TaxTotal;
import io.billfold.billing.revenue.DeferredMonth;
import io.billfold.billing.revenue.RevenueBookings;
import io.billfold.billing.tax.TaxCategory;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Entries, and the balances that are kept with them: the Ledger table. A customer's balance is one
 * item per seller and currency; a seller's totals are spread over the shards of a month, because
 * every payment of a day would otherwise write to one item.
 */
public class LedgerStore {
    private static final String RECAPITULATIVE = "RECAPITULATIVE#";

    /** Of a seller's month: what became revenue that had been deferred, in minor units. */
    private static final String EARNED = "deferred|earned";

    /** As many months as one batch of a hundred items reads. */
    private static final int MONTHS_AT_ONCE = 6;

    private final Dynamo dynamo;
    private final PeriodStore periods;
    private final InstantSource clock;

    /** A ledger that looks for every entry whether its month is closed. */
    public LedgerStore(Dynamo dynamo) {
        this(dynamo, InstantSource.fixed(Instant.parse("9999-01-01T00:00:00Z")));
    }

    /**
     * A ledger.
     *
     * @param clock what is booked in the current month is booked without a look at what is closed
     */
    public LedgerStore(Dynamo dynamo, InstantSource clock) {
        this.dynamo = dynamo;
        this.periods = new PeriodStore(dynamo);
        this.clock = clock;
    }

    /**
     * Adds an entry and what it does to the balances; refused when it was added before. An entry of
     * a month that is closed is booked on the first day of the first open one; one of a month that
     * is closed at the same moment is refused.
     */
    public Commit add(Commit commit, LedgerEntry entry) {
        if (ClosedPeriod.isCertainlyOpen(entry.bookedOn(), clock.instant())) {
            return book(commit, entry);
        }
        Optional<Versioned<ClosedPeriod>> closed = periods.find(entry.seller());
        periods.guard(commit, entry.seller(), closed);
        return book(commit, closed.map(it -> it.value().open(entry)).orElse(entry));
    }

    private Commit book(Commit commit, LedgerEntry entry) {
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
                        StoredTaxTotals.deltas(entry.taxes()))
                .add(Table.LEDGER, month, "TOTAL#" + currency, earned(entry));
    }

    private static Map<String, Long> earned(LedgerEntry entry) {
        return entry.id().startsWith(RevenueBookings.ID_PREFIX)
                ? Map.of(EARNED, entry.net(LedgerAccount.DEFERRED_REVENUE).getAmountMinorLong())
                : Map.of();
    }

    /**
     * What was deferred in a currency, month by month, both included.
     *
     * @param from the first month; all before it count into its opening
     */
    public List<DeferredMonth> deferred(
            SellerId seller, CurrencyUnit currency, YearMonth from, YearMonth to) {
        Map<YearMonth, DeferredMonth.Moved> moved = new HashMap<>();
        YearMonth first = from.minusMonths(DeferredMonth.LOOK_BACK_MONTHS);
        for (YearMonth month = first;
                !month.isAfter(to);
                month = month.plusMonths(MONTHS_AT_ONCE)) {
            List<Map<String, AttributeValue>> keys = new ArrayList<>();
            for (int ahead = 0; ahead < MONTHS_AT_ONCE; ahead++) {
                keys.addAll(totalKeys(seller, month.plusMonths(ahead), currency));
            }
            for (Map<String, AttributeValue> found : dynamo.findAll(Table.LEDGER, keys)) {
                Attributes item = new Attributes(found);
                YearMonth of = YearMonth.parse(item.text(Item.PK).split("#", -1)[2]);
                moved.merge(of, moved(item, currency), DeferredMonth.Moved::plus);
            }
        }
        return DeferredMonth.rolled(moved, currency, from, to);
    }

    private static List<Map<String, AttributeValue>> totalKeys(
            SellerId seller, YearMonth month, CurrencyUnit currency) {
        return IntStream.range(0, Shard.COUNT)
                .mapToObj(Shard::key)
                .map(shard -> Item.key(sellerPk(seller, month, shard), "TOTAL#" + currency))
                .toList();
    }

    private static DeferredMonth.Moved moved(Attributes item, CurrencyUnit currency) {
        long credit = item.sum(attribute(LedgerAccount.DEFERRED_REVENUE, Posting.Side.CREDIT));
        long debit = item.sum(attribute(LedgerAccount.DEFERRED_REVENUE, Posting.Side.DEBIT));
        return new DeferredMonth.Moved(
                Money.ofMinor(currency, credit - debit), Money.ofMinor(currency, item.sum(EARNED)));
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
