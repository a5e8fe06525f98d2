package io.billfold.checks.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.catalog.Catalog;
import io.billfold.billing.catalog.CatalogDifference;
import io.billfold.billing.catalog.Coupon;
import io.billfold.billing.catalog.CouponId;
import io.billfold.billing.catalog.Discount;
import io.billfold.billing.catalog.Product;
import io.billfold.billing.catalog.ProductId;
import io.billfold.billing.catalog.RevenueTreatment;
import io.billfold.billing.dunning.DunningPolicy;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.exchange.ExchangeQuestion;
import io.billfold.billing.exchange.ExchangeRule;
import io.billfold.billing.exchange.PublishedDay;
import io.billfold.billing.exchange.QuotedRate;
import io.billfold.billing.exchange.RateSource;
import io.billfold.billing.exchange.ReferenceRates;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.invoice.SeriesCounter;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.ledger.Posting;
import io.billfold.billing.order.OrderId;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.tax.SellerSales;
import io.billfold.billing.tax.ThresholdWatch;
import io.billfold.checks.cloud.RawItem;
import io.billfold.events.EventJson;
import io.billfold.events.InvoicePaid;
import io.billfold.store.AccountStore;
import io.billfold.store.BookStore;
import io.billfold.store.CatalogStore;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.DocumentStore;
import io.billfold.store.Dynamo;
import io.billfold.store.ExchangeRateStore;
import io.billfold.store.InvoiceStore;
import io.billfold.store.LedgerStore;
import io.billfold.store.ReceivableStore;
import io.billfold.store.SellerSalesStore;
import io.billfold.store.Shard;
import io.billfold.store.SubscriptionStore;
import io.billfold.store.SubscriptionStore.AcceptedOrder;
import io.billfold.store.Table;
import io.billfold.store.Versioned;
import io.billfold.testkit.Samples;
import io.billfold.testkit.StoreTables;
import io.micronaut.serde.ObjectMapper;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The same contract for each engine: a subclass says where it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreContract {
    private static final String BUCKET = "contract-documents";
    private static final int THREADS = 4;
    private static final int BATCHES = 5;
    private static final int BATCH = 3;

    private @Nullable DynamoDbClient tables;
    private @Nullable S3Client documents;

    /** To be called once with a new, empty engine. */
    final void use(DynamoDbClient dynamoDb, S3Client s3) {
        tables = dynamoDb;
        documents = s3;
        for (Table table : Table.values()) {
            dynamoDb.createTable(StoreTables.request(table, name(table)));
        }
        s3.createBucket(r -> r.bucket(BUCKET).objectLockEnabledForBucket(true));
    }

    /** How many may call the engine at once. */
    int threads() {
        return THREADS;
    }

    @Test
    void whatWasAddedOnceIsRefusedTheSecondTimeAndKeepsItsFirstContent() {
        SubscriptionStore store = new SubscriptionStore(dynamo());
        AcceptedOrder first = order("once", "aa");
        assertThat(dynamo().commit(store.addOrder(dynamo().begin(), first)))
                .isEqualTo(Committed.DONE);
        assertThat(dynamo().commit(store.addOrder(dynamo().begin(), order("once", "bb"))))
                .isEqualTo(Committed.REFUSED);
        assertThat(store.findOrder(new OrderId("once"))).contains(first);
    }

    @Test
    void aRefusedTransactionLeavesNothingNotEvenItsEvents() {
        SubscriptionStore store = new SubscriptionStore(dynamo());
        dynamo().commit(store.addOrder(dynamo().begin(), order("taken", "aa")));

        Commit commit = dynamo().begin();
        store.addOrder(commit, order("untaken", "aa"));
        store.addOrder(commit, order("taken", "aa"));
        InvoicePaid event = paid("MU-2026-000777");
        store.publish(commit, event);

        assertThat(dynamo().commit(commit)).isEqualTo(Committed.REFUSED);
        assertThat(store.findOrder(new OrderId("untaken"))).isEmpty();
        assertThat(outbox(event.eventId())).isEmpty();
    }

    @Test
    void anEventIsWrittenWithTheChangeItTellsOf() {
        SubscriptionStore store = new SubscriptionStore(dynamo());
        InvoicePaid event = paid("MU-2026-000778");
        Commit commit = store.addOrder(dynamo().begin(), order("told", "aa"));
        assertThat(dynamo().commit(store.publish(commit, event))).isEqualTo(Committed.DONE);
        RawItem item = new RawItem(outbox(event.eventId()));
        assertThat(item.text("outbox")).isEqualTo("InvoicePaid");
        assertThat(item.text("detail")).contains("MU-2026-000778");
        assertThat(item.number("ttl")).isGreaterThan(event.occurredAt().getEpochSecond());
    }

    @Test
    void aChangeOfWhatSomebodyElseChangedIsRefused() {
        ReceivableStore store = new ReceivableStore(dynamo(), DunningPolicy.bundled());
        Receivable receivable = Samples.receivable();
        dynamo().commit(store.open(dynamo().begin(), receivable));
        long read = store.find(receivable.invoice()).orElseThrow().version();

        Receivable paused = receivable.withPause("mine");
        assertThat(dynamo().commit(store.replace(dynamo().begin(), paused, read)))
                .isEqualTo(Committed.DONE);
        assertThat(
                        dynamo().commit(
                                        store.replace(
                                                dynamo().begin(),
                                                receivable.withPause("other"),
                                                read)))
                .isEqualTo(Committed.REFUSED);
        assertThat(store.find(receivable.invoice()).orElseThrow().value()).isEqualTo(paused);
    }

    @Test
    void aCouponIsRedeemedAsOftenAsItMayBe() {
        CatalogStore store = new CatalogStore(dynamo());
        SellerId seller = new SellerId("muster-de");
        Discount share = new Discount.Share(BigDecimal.TEN, null, Set.of());
        LocalDate from = LocalDate.of(2026, 1, 1);
        Coupon twice = new Coupon(new CouponId("TWICE"), share, from, null, null, 2);
        assertThat(
                        IntStream.range(0, 3)
                                .mapToObj(i -> store.redeem(dynamo().begin(), seller, twice))
                                .map(commit -> dynamo().commit(commit)))
                .containsExactly(Committed.DONE, Committed.DONE, Committed.REFUSED);
        assertThat(store.redemptions(seller, twice.id())).isEqualTo(2);
    }

    @Test
    void aCatalogIsReplacedByWhoeverReadItLast() {
        CatalogStore store = new CatalogStore(dynamo());
        SellerId seller = new SellerId("catalog-de");
        Product product =
                new Product(new ProductId("p"), "P", "standard", RevenueTreatment.OVER_TIME);
        Catalog catalog = Catalog.of(seller, List.of(product), List.of(), List.of(), List.of());
        List<CatalogDifference> added =
                List.of(
                        new CatalogDifference(
                                CatalogDifference.Kind.ADDED,
                                CatalogDifference.Part.PRODUCT,
                                "p",
                                null));
        for (long read = 0; read < 2; read++) {
            assertThat(dynamo().commit(store.save(dynamo().begin(), catalog, added, read)))
                    .isEqualTo(Committed.DONE);
            assertThat(dynamo().commit(store.save(dynamo().begin(), catalog, added, read)))
                    .isEqualTo(Committed.REFUSED);
        }
        assertThat(store.find(seller)).contains(new Versioned<>(catalog, 2));
    }

    @Test
    void sellersAreListedOnceEachInTheirOrderHoweverManyPagesTheyFill() {
        AccountStore store = new AccountStore(dynamo());
        List<SellerId> sellers =
                IntStream.range(100, 205).mapToObj(i -> new SellerId("listed-" + i)).toList();
        for (SellerId id : sellers.reversed()) {
            Seller seller = seller(id);
            assertThat(dynamo().commit(store.saveSeller(dynamo().begin(), seller, null)))
                    .isEqualTo(Committed.DONE);
        }
        Versioned<Seller> read = store.findSeller(sellers.getFirst()).orElseThrow();
        assertThat(dynamo().commit(store.saveSeller(dynamo().begin(), read.value(), read)))
                .isEqualTo(Committed.DONE);
        List<SellerId> listed = new ArrayList<>();
        store.eachSeller(listed::addAll);
        assertThat(listed)
                .filteredOn(id -> id.value().startsWith("listed-"))
                .containsExactlyElementsOf(sellers);
    }

    private static Seller seller(SellerId id) {
        Seller like = Samples.seller();
        return new Seller(
                id,
                like.name(),
                null,
                like.email(),
                like.address(),
                like.zone(),
                id.value(),
                List.of(),
                null);
    }

    @Test
    void whatASellerSoldIsReplacedByWhoeverReadItLast() {
        SellerSalesStore store = new SellerSalesStore(dynamo());
        SellerId seller = new SellerId("sold-de");
        assertThat(store.find(seller)).isEqualTo(SellerSales.NONE);
        LocalDate day = LocalDate.of(2026, 4, 15);
        ThresholdWatch watch = ThresholdWatch.after(null, day, List.of());
        for (int i = 0; i < 2; i++) {
            Versioned<ThresholdWatch> read = store.findWatch(seller).orElse(null);
            assertThat(dynamo().commit(store.save(dynamo().begin(), seller, watch, read)))
                    .isEqualTo(Committed.DONE);
            assertThat(dynamo().commit(store.save(dynamo().begin(), seller, watch, read)))
                    .isEqualTo(Committed.REFUSED);
        }
        assertThat(store.findWatch(seller)).contains(new Versioned<>(watch, 2));
        assertThat(store.find(seller)).isEqualTo(new SellerSales(day, Map.of()));
    }

    @Test
    void ratesOfAMonthAreReplacedByWhoeverReadThemLast() {
        ExchangeRateStore store = new ExchangeRateStore(dynamo());
        YearMonth march = YearMonth.of(2024, 3);
        ReferenceRates rates = rates("2024-03-28", "2024-04-02");
        assertThat(store.find(RateSource.ECB, march).version()).isZero();
        for (long read = 0; read < 2; read++) {
            assertThat(dynamo().commit(store.save(dynamo().begin(), rates, march, read)))
                    .isEqualTo(Committed.DONE);
            assertThat(dynamo().commit(store.save(dynamo().begin(), rates, march, read)))
                    .isEqualTo(Committed.REFUSED);
        }
        assertThat(store.find(RateSource.ECB, march))
                .isEqualTo(new Versioned<>(rates("2024-03-28"), 2));
        assertThat(store.find(RateSource.ECB, march.plusMonths(1)).version()).isZero();
        assertThat(store.find(RateSource.BMF, march).version()).isZero();
    }

    @Test
    void aQuestionAboutTheEndOfAMonthReadsTheNextOne() {
        ExchangeRateStore store = new ExchangeRateStore(dynamo());
        ReferenceRates rates = rates("2023-09-29", "2023-10-02", "2023-11-01");
        Commit commit = dynamo().begin();
        for (int month = 9; month <= 11; month++) {
            store.save(commit, rates, YearMonth.of(2023, month), 0);
        }
        assertThat(dynamo().commit(commit)).isEqualTo(Committed.DONE);
        ExchangeQuestion quarter =
                new ExchangeQuestion(
                        CurrencyUnit.USD,
                        CurrencyUnit.EUR,
                        LocalDate.of(2023, 9, 30),
                        ExchangeRule.LAST_OF_PERIOD);
        assertThat(store.of(RateSource.ECB, quarter)).isEqualTo(rates("2023-09-29", "2023-10-02"));
    }

    private static ReferenceRates rates(String... dates) {
        return ReferenceRates.of(
                RateSource.ECB,
                PublishedDay.of(
                        Arrays.stream(dates)
                                .map(LocalDate::parse)
                                .map(it -> new QuotedRate(it, "USD", new BigDecimal("1.0749")))
                                .toList()));
    }

    /** Two months of an invoice each, on shards of their own, and a credit note in the second. */
    @Test
    void taxTotalsAreThoseOfTheMonthsThatAreAskedFor() {
        LedgerStore store = new LedgerStore(dynamo());
        YearMonth january = YearMonth.of(2031, 1);
        YearMonth february = january.plusMonths(1);
        TaxSale french = TaxSale.taxed("FR", "20");
        TaxSale german = TaxSale.taxed("DE", "19");
        book(store, french.booked("t-1", january, "100.00", "20.00"));
        book(store, french.booked("t-2", february, "10.00", "2.00"));
        book(store, french.booked("t-3", february, "-4.00", "-0.80"));
        book(store, german.booked("t-4", february, "50.00", "9.50"));
        assertThat(shards("t-1", "t-2", "t-3")).hasSizeGreaterThan(1);

        assertThat(store.taxTotals(TaxSale.SELLER, january, january))
                .containsExactly(french.total("100.00", "20.00", 1));
        assertThat(store.taxTotals(TaxSale.SELLER, january, february))
                .containsExactlyInAnyOrder(
                        french.total("106.00", "21.20", 3), german.total("50.00", "9.50", 1));
        assertThat(store.taxTotals(TaxSale.SELLER, february.plusMonths(1), february.plusMonths(9)))
                .isEmpty();
        assertThat(store.taxTotals(new SellerId("another"), january, february)).isEmpty();
        // 20.00 + 2.00 - 0.80 + 9.50
        assertThat(store.trialBalance(TaxSale.SELLER, january, february))
                .extracting(it -> it.net(LedgerAccount.TAX_PAYABLE).negated().toString())
                .containsExactly("EUR 30.70");
    }

    @Test
    void theSalesListIsOneLineForEachCustomerCategoryAndCurrency() {
        LedgerStore store = new LedgerStore(dynamo());
        YearMonth january = YearMonth.of(2032, 1);
        YearMonth february = january.plusMonths(1);
        TaxSale services = TaxSale.reverseCharged("FR40303265045");
        TaxSale others = TaxSale.reverseCharged("EL094259216");
        book(store, services.booked("r-1", january, "100.00", "0.00"));
        book(store, services.booked("r-2", february, "-30.00", "0.00"));
        book(store, others.booked("r-3", february, "7.00", "0.00"));
        book(store, TaxSale.taxed("FR", "20").booked("r-4", february, "10.00", "2.00"));

        assertThat(store.recapitulativeTotals(TaxSale.SELLER, january, february))
                .containsExactlyInAnyOrder(services.listed("70.00"), others.listed("7.00"));
        assertThat(store.recapitulativeTotals(TaxSale.SELLER, january, january))
                .containsExactly(services.listed("100.00"));
    }

    /** A batch is one transaction: what it adds to one total is summed before it is written. */
    @Test
    void taxTotalsOfOneTransactionAreSummed() {
        LedgerStore store = new LedgerStore(dynamo());
        YearMonth month = YearMonth.of(2033, 1);
        TaxSale german = TaxSale.taxed("DE", "19");
        Commit commit = dynamo().begin();
        for (int i = 0; i < 3; i++) {
            store.add(commit, german.booked("b-" + i, month, "1.00", "0.19"));
        }

        assertThat(dynamo().commit(commit)).isEqualTo(Committed.DONE);
        assertThat(store.taxTotals(TaxSale.SELLER, month, month))
                .containsExactly(german.total("3.00", "0.57", 3));
    }

    private void book(LedgerStore store, LedgerEntry entry) {
        assertThat(dynamo().commit(store.add(dynamo().begin(), entry))).isEqualTo(Committed.DONE);
        // a repeat is refused as a whole, its totals too
        assertThat(dynamo().commit(store.add(dynamo().begin(), entry)))
                .isEqualTo(Committed.REFUSED);
    }

    private static Set<Integer> shards(String... ids) {
        return Arrays.stream(ids).map(Shard::of).collect(Collectors.toSet());
    }

    @Test
    void aTransactionThatIsWrongInItselfIsThrownAndNotCalledRefused() {
        SubscriptionStore store = new SubscriptionStore(dynamo());
        Commit commit = dynamo().begin();
        for (int i = 0; i <= Commit.ITEMS_MAX; i++) {
            store.addOrder(commit, order("many-" + i, "aa"));
        }
        assertThatThrownBy(() -> dynamo().commit(commit)).isInstanceOf(RuntimeException.class);
        assertThat(store.findOrder(new OrderId("many-0"))).isEmpty();
    }

    @Test
    void numbersThatSeveralDrawAtOnceHaveNoGapsAndNoRepeats() throws Exception {
        List<Callable<List<InvoiceNumber>>> workers =
                IntStream.range(0, threads())
                        .<Callable<List<InvoiceNumber>>>mapToObj(i -> this::issueBatches)
                        .toList();
        List<InvoiceNumber> drawn = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(threads())) {
            for (Future<List<InvoiceNumber>> worker : threads.invokeAll(workers)) {
                drawn.addAll(worker.get());
            }
        }
        long all = threads() * BATCHES * BATCH;
        assertThat(drawn.stream().map(InvoiceNumber::sequence).sorted())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, all).boxed().toList());
        InvoiceStore store = new InvoiceStore(dynamo());
        assertThat(store.counter(Samples.receivable().seller(), "CC", 2026).lastNumber())
                .isEqualTo(all);
        assertThat(drawn).allSatisfy(number -> assertThat(store.find(number)).isPresent());
    }

    @Test
    void whatIsDueIsFoundInItsShardUntilItsDay() {
        ReceivableStore store = new ReceivableStore(dynamo(), DunningPolicy.bundled());
        LocalDate dueOn = LocalDate.parse("2030-01-01");
        List<InvoiceNumber> numbers =
                LongStream.rangeClosed(1, 40)
                        .mapToObj(i -> new InvoiceNumber("DUE", 2030, i))
                        .toList();
        for (InvoiceNumber number : numbers) {
            dynamo().commit(store.open(dynamo().begin(), Samples.receivable(number, dueOn)));
        }
        assertThat(due(store, dueOn.plusDays(6))).doesNotContainAnyElementsOf(numbers);
        assertThat(due(store, dueOn.plusDays(7))).containsAll(numbers);
        for (InvoiceNumber number : numbers) {
            assertThat(dueIn(store, Shard.of(number.toString()), dueOn.plusDays(7)))
                    .contains(number);
        }
    }

    @Test
    void aDocumentIsWrittenOnceUnderLockAndNeverReplaced() {
        S3Presigner presigner = S3Presigner.builder().region(Region.EU_CENTRAL_1).build();
        DocumentStore store = new DocumentStore(documents(), presigner, BUCKET);
        Invoice invoice = Samples.invoice();
        LocalDate until = LocalDate.of(2099, 1, 1);
        byte[] one = "one".getBytes(UTF_8);
        byte[] two = "two".getBytes(UTF_8);
        String key = store.keep(invoice, DocumentStore.Kind.PDF, one, until);
        assertThat(store.keep(invoice, DocumentStore.Kind.PDF, one, until)).isEqualTo(key);
        assertThatThrownBy(() -> store.keep(invoice, DocumentStore.Kind.PDF, two, until))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(key);
        assertThat(documents().getObjectAsBytes(r -> r.bucket(BUCKET).key(key)).asUtf8String())
                .isEqualTo("one");
        HeadObjectResponse head = documents().headObject(r -> r.bucket(BUCKET).key(key));
        assertThat(head.objectLockMode()).isEqualTo(ObjectLockMode.COMPLIANCE);
        assertThat(head.objectLockRetainUntilDate()).isEqualTo("2099-01-01T00:00:00Z");
    }

    /** Sixty entries of three months, in the order of their dates and ids, each once. */
    @Test
    void aSellersEntriesAreReadInOneOrder() {
        LedgerStore ledger = new LedgerStore(dynamo());
        List<String> added = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            LedgerEntry entry = booked(i, LocalDate.of(2026, 1, 1).plusDays(i % 7 * 12L));
            dynamo().commit(ledger.add(dynamo().begin(), entry));
            added.add(entry.bookedOn() + " " + entry.id());
        }
        BookStore books = new BookStore(dynamo());
        SellerId seller = new SellerId("books");
        List<String> read = new ArrayList<>();
        books.entries(seller, LocalDate.of(2026, 1, 2), LocalDate.of(2026, 3, 2))
                .forEachRemaining(entry -> read.add(entry.bookedOn() + " " + entry.id()));
        assertThat(read)
                .isEqualTo(
                        added.stream()
                                .filter(it -> it.compareTo("2026-01-02") > 0)
                                .filter(it -> it.compareTo("2026-03-03") < 0)
                                .sorted()
                                .toList());
        assertThat(read).hasSizeGreaterThan(40);
        Iterable<LedgerEntry> ofOne =
                () ->
                        books.entries(
                                seller,
                                new AccountId("buyer-1"),
                                LocalDate.of(2026, 1, 1),
                                LocalDate.of(2026, 12, 31));
        assertThat(ofOne).hasSize(20).allMatch(it -> it.account().value().equals("buyer-1"));
    }

    private static LedgerEntry booked(int number, LocalDate day) {
        Money amount = Money.parse("EUR 1.00");
        return new LedgerEntry(
                "payment:b-" + number,
                day,
                new SellerId("books"),
                new AccountId("buyer-" + number % 3),
                "b-" + number,
                "Payment",
                List.of(
                        Posting.debit(LedgerAccount.BANK, amount),
                        Posting.credit(LedgerAccount.RECEIVABLE, amount)));
    }

    private DynamoDbClient tables() {
        return Objects.requireNonNull(tables);
    }

    private S3Client documents() {
        return Objects.requireNonNull(documents);
    }

    private Dynamo dynamo() {
        return new Dynamo(
                tables(),
                Arrays.stream(Table.values())
                        .collect(Collectors.toMap(Table::setting, StoreContract::name)),
                new EventJson(ObjectMapper.getDefault()));
    }

    /** As issue-invoice does it: read the counter, draw, write all in one transaction. */
    private List<InvoiceNumber> issueBatches() {
        InvoiceStore store = new InvoiceStore(dynamo());
        List<InvoiceNumber> issued = new ArrayList<>();
        while (issued.size() < BATCHES * BATCH) {
            SeriesCounter counter = store.counter(Samples.receivable().seller(), "CC", 2026);
            SeriesCounter.Drawn drawn = counter.draw(BATCH, LocalDate.parse("2026-01-17"));
            Commit commit = store.saveCounter(dynamo().begin(), counter, drawn.after());
            drawn.numbers().forEach(number -> store.add(commit, invoice(number)));
            if (isDone(commit)) {
                issued.addAll(drawn.numbers());
            }
        }
        return issued;
    }

    private boolean isDone(Commit commit) {
        try {
            return dynamo().commit(commit) == Committed.DONE;
        } catch (TransactionCanceledException conflict) {
            // the queue would bring the message again
            return false;
        }
    }

    private static Invoice invoice(InvoiceNumber number) {
        Invoice sample = Samples.invoice();
        return new Invoice(
                number,
                sample.issuedOn(),
                sample.dueOn(),
                sample.rendererVersion(),
                sample.content());
    }

    private static List<InvoiceNumber> due(ReceivableStore store, LocalDate until) {
        List<InvoiceNumber> found = new ArrayList<>();
        for (int shard = 0; shard < Shard.COUNT; shard++) {
            found.addAll(dueIn(store, shard, until));
        }
        return found;
    }

    private static List<InvoiceNumber> dueIn(ReceivableStore store, int shard, LocalDate until) {
        List<InvoiceNumber> found = new ArrayList<>();
        store.eachDue(shard, until, found::addAll);
        return found;
    }

    private static AcceptedOrder order(String id, String sha256) {
        return new AcceptedOrder(
                new OrderId(id),
                sha256,
                new SubscriptionId(id),
                Instant.parse("2026-01-05T00:00:00Z"));
    }

    private static InvoicePaid paid(String number) {
        return InvoicePaid.of(Instant.parse("2026-01-05T00:00:00Z"), number, "acme", "p-1");
    }

    private Map<String, AttributeValue> outbox(String eventId) {
        return tables().getItem(
                        r ->
                                r.tableName(name(Table.SUBSCRIPTIONS))
                                        .consistentRead(true)
                                        .key(
                                                Map.of(
                                                        "pk",
                                                                AttributeValue.fromS(
                                                                        "OUTBOX#" + eventId),
                                                        "sk", AttributeValue.fromS("EVENT"))))
                .item();
    }

    private static String name(Table table) {
        return "contract-" + table.name();
    }
}
