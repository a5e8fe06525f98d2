package io.billfold.testkit;

import io.billfold.billing.dispute.DisputeDates;
import io.billfold.billing.dunning.DunningPolicy;
import io.billfold.billing.dunning.Receivable;
import io.billfold.events.EventJson;
import io.billfold.store.AccountCreditStore;
import io.billfold.store.AccountStore;
import io.billfold.store.AdjustmentStore;
import io.billfold.store.AttemptStore;
import io.billfold.store.BillingGroupStore;
import io.billfold.store.BillingRunStore;
import io.billfold.store.CashStore;
import io.billfold.store.CatalogStore;
import io.billfold.store.ChargeStore;
import io.billfold.store.DeferralStore;
import io.billfold.store.DisputeRatioStore;
import io.billfold.store.DisputeStore;
import io.billfold.store.DraftStore;
import io.billfold.store.Dynamo;
import io.billfold.store.EvidenceStore;
import io.billfold.store.InvoiceSearchStore;
import io.billfold.store.InvoiceStore;
import io.billfold.store.LedgerStore;
import io.billfold.store.PaymentBook;
import io.billfold.store.PaymentMethodStore;
import io.billfold.store.PaymentStore;
import io.billfold.store.PayoutStore;
import io.billfold.store.PeriodStore;
import io.billfold.store.ProviderEventStore;
import io.billfold.store.PurchaseOrderStore;
import io.billfold.store.ReceivableStore;
import io.billfold.store.RefundStore;
import io.billfold.store.RegisterStore;
import io.billfold.store.SealStore;
import io.billfold.store.StandingStore;
import io.billfold.store.SubscriptionStore;
import io.billfold.store.Table;
import io.billfold.store.UsageStore;
import io.billfold.store.WaitingEventStore;
import io.billfold.store.WithholdingStore;
import io.billfold.testkit.aws.DynamoDbModel;
import io.micronaut.serde.ObjectMapper;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The real stores over {@link DynamoDbModel}; a table's name is that of its constant. */
public final class MemoryStores {
    private final DynamoDbModel tables = new DynamoDbModel(InstantSource.fixed(Instant.EPOCH));
    private final EventJson json = new EventJson(ObjectMapper.getDefault());
    private final Dynamo dynamo =
            new Dynamo(
                    new Interrupted(),
                    Arrays.stream(Table.values())
                            .collect(Collectors.toMap(Table::setting, Table::name)),
                    json);
    private Runnable beforeNextTransaction = () -> {};

    /** Stores with nothing in them. */
    public MemoryStores() {
        for (Table table : Table.values()) {
            tables.createTable(StoreTables.request(table, table.name()));
        }
    }

    public EventJson json() {
        return json;
    }

    public Dynamo dynamo() {
        return dynamo;
    }

    /** The tables as a function's client, for functions that are built whole. */
    public DynamoDbClient client() {
        return new Interrupted();
    }

    public AccountStore accounts() {
        return new AccountStore(dynamo);
    }

    public CatalogStore catalogs() {
        return new CatalogStore(dynamo);
    }

    public PaymentBook paymentBook() {
        return new PaymentBook(payments(), receivables(), ledger());
    }

    public PaymentMethodStore paymentMethods() {
        return new PaymentMethodStore(dynamo);
    }

    public RefundStore refunds() {
        return new RefundStore(dynamo);
    }

    public AttemptStore attempts() {
        return new AttemptStore(dynamo);
    }

    public PaymentStore payments() {
        return new PaymentStore(dynamo);
    }

    public CashStore cash() {
        return new CashStore(dynamo);
    }

    public PayoutStore payouts() {
        return new PayoutStore(dynamo);
    }

    public WithholdingStore withholding() {
        return new WithholdingStore(dynamo);
    }

    public InvoiceSearchStore search() {
        return new InvoiceSearchStore(dynamo);
    }

    public StandingStore standings() {
        return new StandingStore(dynamo);
    }

    public DisputeStore disputes() {
        return new DisputeStore(dynamo, DisputeDates.bundled());
    }

    public ReceivableStore receivables() {
        return new ReceivableStore(dynamo, DunningPolicy.bundled());
    }

    public ProviderEventStore providerEvents() {
        return new ProviderEventStore(dynamo);
    }

    public ChargeStore charges() {
        return new ChargeStore(dynamo);
    }

    public EvidenceStore evidence() {
        return new EvidenceStore(dynamo);
    }

    public DisputeRatioStore disputeRatios() {
        return new DisputeRatioStore(dynamo);
    }

    public WaitingEventStore waitingEvents() {
        return new WaitingEventStore(dynamo);
    }

    public DraftStore drafts() {
        return new DraftStore(dynamo);
    }

    public InvoiceStore invoices() {
        return new InvoiceStore(dynamo);
    }

    public RegisterStore register() {
        return new RegisterStore(dynamo);
    }

    public SealStore seals() {
        return new SealStore(dynamo);
    }

    public PurchaseOrderStore purchaseOrders() {
        return new PurchaseOrderStore(dynamo);
    }

    public BillingGroupStore billingGroups() {
        return new BillingGroupStore(dynamo);
    }

    public BillingRunStore billingRuns() {
        return new BillingRunStore(dynamo);
    }

    public SubscriptionStore subscriptions() {
        return new SubscriptionStore(dynamo);
    }

    public UsageStore usage() {
        return new UsageStore(dynamo);
    }

    public AdjustmentStore adjustments() {
        return new AdjustmentStore(dynamo);
    }

    public AccountCreditStore accountCredits() {
        return new AccountCreditStore(dynamo);
    }

    public PeriodStore periods() {
        return new PeriodStore(dynamo);
    }

    public DeferralStore deferrals() {
        return new DeferralStore(dynamo);
    }

    public LedgerStore ledger() {
        return new LedgerStore(dynamo);
    }

    /** Keeps a receivable. */
    public void open(Receivable receivable) {
        dynamo.commit(receivables().open(dynamo.begin(), receivable));
    }

    /** Every item of a table, in the order of its keys. */
    public List<Map<String, AttributeValue>> items(String table) {
        return tables.scanPaginator(r -> r.tableName(table)).items().stream().toList();
    }

    /** The events that a table's outbox holds, as type and detail, in the order of their ids. */
    public List<Map.Entry<String, String>> events(String table) {
        return items(table).stream()
                .filter(item -> item.containsKey("outbox"))
                .map(item -> Map.entry(text(item, "outbox"), text(item, "detail")))
                .toList();
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name).s();
    }

    /** Puts an item as it is. */
    public void put(String table, Map<String, AttributeValue> item) {
        tables.putItem(r -> r.tableName(table).item(item));
    }

    /** Whether nothing was ever written. */
    public boolean isEmpty() {
        return Arrays.stream(Table.values())
                .allMatch(table -> tables.stream(table.name()).isEmpty());
    }

    /** Runs something once, right before the next transaction: a change by somebody else. */
    public void beforeNextTransaction(Runnable action) {
        beforeNextTransaction = action;
    }

    /** What the stores ask for, with somebody else in between. */
    private final class Interrupted implements DynamoDbClient {
        @Override
        public GetItemResponse getItem(GetItemRequest request) {
            return tables.getItem(request);
        }

        @Override
        public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
            return tables.batchGetItem(request);
        }

        @Override
        public QueryResponse query(QueryRequest request) {
            return tables.query(request);
        }

        @Override
        public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
            Runnable action = beforeNextTransaction;
            beforeNextTransaction = () -> {};
            action.run();
            return tables.transactWriteItems(request);
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
