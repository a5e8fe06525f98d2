package io.billfold.testkit.aws;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * DynamoDB: tables with text keys, global secondary indexes, transactions, and a stream of new
 * images per table. All reads of a table are consistent; those of an index are as late as {@link
 * #delayIndexes} says. Items do not expire: DynamoDB promises no time for that either.
 */
public final class DynamoDbModel implements DynamoDbClient {
    private static final Set<String> CREATE =
            Set.of(
                    "TableName",
                    "KeySchema",
                    "AttributeDefinitions",
                    "GlobalSecondaryIndexes",
                    "BillingMode",
                    "StreamSpecification");
    private static final Set<String> GET = Set.of("TableName", "Key", "ConsistentRead");

    private final InstantSource clock;
    private final Map<String, ModelTable> tables = new TreeMap<>();
    private final Writes writes = new Writes(this::table);
    private final Reads reads;
    private final Transactions transactions;
    private final ClientTokens tokens = new ClientTokens();

    /** One without tables. */
    public DynamoDbModel(InstantSource clock) {
        this.clock = clock;
        this.reads = new Reads(clock);
        this.transactions = new Transactions(clock);
    }

    /**
     * A change of one item, as the table's stream tells of it.
     *
     * @param sequenceNumber digits, always as many, growing with each change in any table
     * @param key the item's keys, for example {@code ACCOUNT#acme|ACCOUNT}
     * @param newImage the item as it is now; empty when it was deleted
     */
    public record StreamRecord(
            String sequenceNumber, String key, Map<String, AttributeValue> newImage) {}

    /** Who is told of each write that took effect: the items of a transaction, in its order. */
    public void onWrite(Consumer<List<ItemChange>> witness) {
        transactions.onWrite(witness);
    }

    /**
     * Makes the indexes late, as DynamoDB's may be. Changes of one item never overtake one another.
     *
     * @param delay by the item as it was written, or as it was before it was deleted
     */
    public void delayIndexes(Function<Map<String, AttributeValue>, Duration> delay) {
        transactions.delayIndexes(delay);
    }

    /** All changes of a table's items so far; the list grows. */
    public List<StreamRecord> stream(String table) {
        return table(table).stream();
    }

    @Override
    public CreateTableResponse createTable(CreateTableRequest request) {
        Known.only(request, CREATE);
        ModelTable table = new ModelTable(request);
        if (tables.putIfAbsent(table.name(), table) != null) {
            throw Refusal.of(
                            ResourceInUseException.builder(),
                            "ResourceInUseException",
                            "Table already exists: " + table.name())
                    .build();
        }
        return CreateTableResponse.builder().tableDescription(table.description()).build();
    }

    @Override
    public DescribeTableResponse describeTable(DescribeTableRequest request) {
        return DescribeTableResponse.builder()
                .table(table(request.tableName()).description())
                .build();
    }

    @Override
    public ListTablesResponse listTables(ListTablesRequest request) {
        Known.only(request, Set.of());
        return ListTablesResponse.builder().tableNames(tables.keySet()).build();
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        Known.only(request, GET);
        ModelTable table = table(request.tableName());
        StoredItem item = table.item(table.keys().key(request.key()));
        return item == null
                ? GetItemResponse.builder().build()
                : GetItemResponse.builder().item(item.attributes()).build();
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        Known.only(request, Set.of("RequestItems"));
        return new BatchGet(request.requestItems(), this::table).answer();
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        Page page = reads.query(request, table(request.tableName()));
        return QueryResponse.builder()
                .items(page.items())
                .count(page.items().size())
                .scannedCount(page.items().size())
                .lastEvaluatedKey(page.last())
                .build();
    }

    @Override
    public ScanResponse scan(ScanRequest request) {
        Page page = reads.scan(request, table(request.tableName()));
        return ScanResponse.builder()
                .items(page.items())
                .count(page.items().size())
                .scannedCount(page.items().size())
                .lastEvaluatedKey(page.last())
                .build();
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        Known.only(request, Writes.PUT);
        transactions.commit(
                writes.of(
                        Put.builder()
                                .tableName(request.tableName())
                                .item(request.item())
                                .conditionExpression(request.conditionExpression())
                                .expressionAttributeNames(request.expressionAttributeNames())
                                .expressionAttributeValues(request.expressionAttributeValues())
                                .build()));
        return PutItemResponse.builder().build();
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        Known.only(request, Writes.BY_KEY);
        transactions.commit(
                writes.of(
                        Update.builder()
                                .tableName(request.tableName())
                                .key(request.key())
                                .updateExpression(request.updateExpression())
                                .conditionExpression(request.conditionExpression())
                                .expressionAttributeNames(request.expressionAttributeNames())
                                .expressionAttributeValues(request.expressionAttributeValues())
                                .build()));
        return UpdateItemResponse.builder().build();
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        Known.only(request, Writes.BY_KEY);
        transactions.commit(
                writes.of(
                        Delete.builder()
                                .tableName(request.tableName())
                                .key(request.key())
                                .conditionExpression(request.conditionExpression())
                                .expressionAttributeNames(request.expressionAttributeNames())
                                .expressionAttributeValues(request.expressionAttributeValues())
                                .build()));
        return DeleteItemResponse.builder().build();
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        Known.only(request, Set.of("TransactItems", "ClientRequestToken"));
        Instant now = clock.instant();
        if (!tokens.isRepeat(request, now)) {
            transactions.commit(request.transactItems().stream().map(writes::of).toList());
            tokens.committed(request, now);
        }
        return TransactWriteItemsResponse.builder().build();
    }

    private ModelTable table(String name) {
        ModelTable table = tables.get(name);
        if (table == null) {
            throw Refusal.of(
                            ResourceNotFoundException.builder(),
                            "ResourceNotFoundException",
                            "Requested resource not found: Table: " + name + " not found")
                    .build();
        }
        return table;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    /** There is nothing to close. */
    @Override
    public void close() {}
}
