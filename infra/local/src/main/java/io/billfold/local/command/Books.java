package io.billfold.local.command;

import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.exchange.Exchange;
import io.billfold.billing.exchange.ExchangeDecision;
import io.billfold.billing.exchange.ExchangeQuestion;
import io.billfold.billing.exchange.RateSource;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.ledger.RecapitulativeTotal;
import io.billfold.billing.ledger.TaxTotal;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.usage.RecordedUsage;
import io.billfold.lambda.Host;
import io.billfold.store.AccountStore;
import io.billfold.store.Balance;
import io.billfold.store.DisputeStore;
import io.billfold.store.DocumentStore;
import io.billfold.store.ExchangeRateStore;
import io.billfold.store.InvoiceRecord;
import io.billfold.store.InvoiceStore;
import io.billfold.store.LedgerStore;
import io.billfold.store.ProviderEventStore;
import io.billfold.store.ProviderEventStore.UnknownType;
import io.billfold.store.Rejection;
import io.billfold.store.RejectionStore;
import io.billfold.store.Table;
import io.billfold.store.UsageStore;
import io.billfold.store.Versioned;
import io.billfold.store.WaitingEventStore;
import io.billfold.store.WaitingEventStore.Waiting;
import io.micronaut.context.ApplicationContext;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What the tables hold, read with the functions' own stores.
 *
 * <p>Functions find everything by key. A person who looks at all sellers, receivables or disputes
 * has no key: those three are scanned for, which is right for a command line and for nothing else.
 */
public final class Books implements AutoCloseable {
    /** The most webhooks that are listed as waiting: more is a fault of another kind. */
    private static final int WAITING_MAX = 500;

    private static final int PAGE = 500;
    private static final String NOTICE = "NOTICE#";
    private static final Duration LINK_EXPIRY = Duration.ofHours(12);

    private final ApplicationContext beans;
    private final Map<String, String> settings;

    private Books(ApplicationContext beans, Map<String, String> settings) {
        this.beans = beans;
        this.settings = settings;
    }

    /**
     * What is still owed on an invoice.
     *
     * @param open in minor units of the invoice's currency
     * @param status in the words of the store, for example {@code partly_paid}
     * @param level the highest reminder that was sent
     */
    public record Standing(long open, String status, int level) {}

    /**
     * A mail that was sent.
     *
     * @param id for example {@code reminder:MU-2026-000042:1}
     * @param kind {@code invoice} or {@code reminder}
     * @param number the invoice it is about
     * @param email where it went
     * @param sentAt business time
     */
    public record Notice(String id, String kind, String number, String email, String sentAt) {}

    /**
     * Opens the tables, whose names the template's outputs tell.
     *
     * @param clientSettings where they are, for example {@code AWS_ENDPOINT_URL}
     */
    static Books open(Map<String, String> clientSettings, UnaryOperator<String> physical) {
        Map<String, String> settings = new HashMap<>(clientSettings);
        for (Table table : Table.values()) {
            String name = table.name().toLowerCase(Locale.ROOT);
            String logicalId = Character.toUpperCase(name.charAt(0)) + name.substring(1);
            settings.put(table.setting(), physical.apply(logicalId));
        }
        settings.put("DOCUMENTS_BUCKET", physical.apply("Documents"));
        ApplicationContext beans =
                ApplicationContext.builder("cli")
                        .deduceEnvironment(false)
                        .enableDefaultPropertySources(false)
                        .environmentPropertySource(false)
                        .banner(false)
                        .properties(
                                Map.of(
                                        "micronaut.serde.write-dates-as-timestamps",
                                        false,
                                        "micronaut.serde.serialization.inclusion",
                                        "ALWAYS"))
                        .singletons(new Host(settings, InstantSource.system()))
                        .start();
        return new Books(beans, settings);
    }

    /** All sellers, by id. */
    public List<Seller> sellers() {
        AccountStore accounts = beans.getBean(AccountStore.class);
        return scan(Table.ACCOUNTS, "SELLER#")
                .filter(item -> text(item, "sk").equals("SELLER"))
                .map(item -> text(item, "pk").substring("SELLER#".length()))
                .flatMap(id -> accounts.findSeller(new SellerId(id)).stream())
                .map(Versioned::value)
                .sorted(Comparator.comparing(seller -> seller.id().value()))
                .toList();
    }

    /** Every invoice of a seller's series in a year, in the order of its numbers. */
    public List<InvoiceRecord> invoices(Seller seller, int year) {
        InvoiceStore invoices = beans.getBean(InvoiceStore.class);
        List<InvoiceRecord> all = new ArrayList<>();
        List<InvoiceRecord> page;
        do {
            page = invoices.listAfter(seller.id(), seller.series(), year, all.size(), PAGE);
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }

    /** An invoice or credit note, or empty where there is none of that number. */
    public Optional<Invoice> invoice(InvoiceNumber number) {
        return record(number).map(InvoiceRecord::invoice);
    }

    /** An invoice or credit note with its documents, or empty where there is none. */
    public Optional<InvoiceRecord> record(InvoiceNumber number) {
        return beans.getBean(InvoiceStore.class).find(number);
    }

    /** The bytes of a document in the archive, by its key. */
    public byte[] document(String key) {
        return beans.getBean(DocumentStore.class).content(key);
    }

    /** The last number drawn from a seller's series in a year, 0 for none. */
    public long lastNumber(Seller seller, int year) {
        return beans.getBean(InvoiceStore.class)
                .counter(seller.id(), seller.series(), year)
                .lastNumber();
    }

    /** What was refused in some months, oldest first. */
    public List<Rejection> rejections(YearMonth from, YearMonth to) {
        RejectionStore store = beans.getBean(RejectionStore.class);
        List<Rejection> all = new ArrayList<>();
        for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
            all.addAll(store.list(month));
        }
        return all;
    }

    /** Types of webhooks that were not known in a month, by provider and type. */
    public List<UnknownType> unknownWebhooks(YearMonth month) {
        return beans.getBean(ProviderEventStore.class).unknownTypes(month);
    }

    /** Webhooks about payments that nobody recorded, the longest waiting first. */
    public List<Waiting> waitingWebhooks() {
        return beans.getBean(WaitingEventStore.class).waiting(WAITING_MAX);
    }

    /** The start of what was sent and refused. */
    public byte[] refused(Rejection rejection) {
        return beans.getBean(RejectionStore.class).raw(rejection.id());
    }

    /** What is recorded of a subscription's metric in an interval, in the order of time. */
    public List<RecordedUsage> usage(
            SubscriptionId subscription, String metric, Instant from, Instant to) {
        return beans.getBean(UsageStore.class).list(subscription, metric, from, to);
    }

    /** Usage that was refused in some months, oldest first. */
    public List<Rejection> refusedUsage(YearMonth from, YearMonth to) {
        RejectionStore store = beans.getBean(UsageStore.class).refused();
        List<Rejection> all = new ArrayList<>();
        for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
            all.addAll(store.list(month));
        }
        return all;
    }

    /** What was sent as usage and refused, as far as it is text. */
    public String refusedUsageText(Rejection rejection) {
        byte[] raw = beans.getBean(UsageStore.class).refused().raw(rejection.id());
        return new String(raw, StandardCharsets.UTF_8);
    }

    /** A seller's trial balance over some months, one per currency. */
    public List<Balance> trialBalance(Seller seller, YearMonth from, YearMonth to) {
        return beans.getBean(LedgerStore.class).trialBalance(seller.id(), from, to);
    }

    /** A seller's tax totals over some months. */
    public List<TaxTotal> taxTotals(Seller seller, YearMonth from, YearMonth to) {
        return beans.getBean(LedgerStore.class).taxTotals(seller.id(), from, to);
    }

    /** What a seller's customers in other member states account for, over some months. */
    public List<RecapitulativeTotal> recapitulativeTotals(
            Seller seller, YearMonth from, YearMonth to) {
        return beans.getBean(LedgerStore.class).recapitulativeTotals(seller.id(), from, to);
    }

    /** The published rate that a question asks for. */
    public ExchangeDecision exchange(ExchangeQuestion question) {
        ExchangeRateStore rates = beans.getBean(ExchangeRateStore.class);
        return Exchange.bundled().decide(rates.of(RateSource.ECB, question), question);
    }

    /** What is owed, by invoice number. */
    public Map<InvoiceNumber, Standing> standings() {
        Map<InvoiceNumber, Standing> standings = new HashMap<>();
        scan(Table.COLLECTIONS, "RECEIVABLE#")
                .forEach(
                        item ->
                                standings.put(
                                        InvoiceNumber.parse(text(item, "number")),
                                        new Standing(
                                                number(item, "open"),
                                                text(item, "status"),
                                                Math.toIntExact(number(item, "level")))));
        return standings;
    }

    /** Every dispute, by id. */
    public List<Dispute> disputes() {
        DisputeStore disputes = beans.getBean(DisputeStore.class);
        return scan(Table.PAYMENTS, "DISPUTE#")
                .flatMap(
                        item ->
                                disputes
                                        .find(text(item, "provider"), text(item, "disputeId"))
                                        .stream())
                .map(Versioned::value)
                .sorted(Comparator.comparing(Dispute::id))
                .toList();
    }

    /** Every notice that was sent, oldest first. */
    public List<Notice> notices() {
        return scan(Table.ACCOUNTS, "ACCOUNT#")
                .filter(item -> text(item, "sk").startsWith(NOTICE))
                .map(Books::notice)
                .sorted(Comparator.comparing(Notice::sentAt).thenComparing(Notice::id))
                .toList();
    }

    /** A signed link to an invoice's PDF, without a record of access: for the demo's own report. */
    public URI link(InvoiceRecord.Rendition rendition, InvoiceNumber number) {
        return beans.getBean(DocumentStore.class)
                .link(rendition.documentKey(), LINK_EXPIRY, number + ".pdf")
                .url();
    }

    @Override
    public void close() {
        beans.close();
    }

    private static Notice notice(Map<String, AttributeValue> item) {
        return new Notice(
                text(item, "sk").substring(NOTICE.length()),
                text(item, "kind"),
                text(item, "number"),
                text(item, "email"),
                text(item, "sentAt"));
    }

    private Stream<Map<String, AttributeValue>> scan(Table table, String pkPrefix) {
        ScanRequest request =
                ScanRequest.builder()
                        .tableName(settings.get(table.setting()))
                        .filterExpression("begins_with(pk, :prefix)")
                        .expressionAttributeValues(
                                Map.of(":prefix", AttributeValue.fromS(pkPrefix)))
                        .build();
        return beans.getBean(DynamoDbClient.class).scanPaginator(request).items().stream();
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null || value.s() == null ? "" : value.s();
    }

    private static long number(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null || value.n() == null ? 0 : Long.parseLong(value.n());
    }
}
