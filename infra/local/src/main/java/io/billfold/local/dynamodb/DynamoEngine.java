package io.billfold.local.dynamodb;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The engine: tables, and who is told that a table was written to. */
public final class DynamoEngine implements AutoCloseable {
    /** The engine is shared by all keys and regions, these are only passed along. */
    static final String ACCESS_KEY = "local";

    static final String REGION = "eu-central-1";

    /** They never expire. */
    private static final Duration ITERATOR_LIFE = Duration.ofDays(365);

    private static final Set<String> WRITES =
            Set.of(
                    "PutItem",
                    "UpdateItem",
                    "DeleteItem",
                    "BatchWriteItem",
                    "TransactWriteItems",
                    "ExecuteStatement",
                    "ExecuteTransaction",
                    "BatchExecuteStatement");

    /** Is told of a write twice, since the caller may have its answer before the engine returns. */
    public interface WriteListener {
        /** A write begins. */
        void beforeWrite();

        /** A write ended, in success or not. */
        void afterWrite();
    }

    private final LocalDynamoDBRequestHandler engine;
    private final LocalDynamoDBServerHandler handler;
    private final Map<String, List<WriteListener>> listeners = new ConcurrentHashMap<>();

    private DynamoEngine(LocalDynamoDBRequestHandler engine) {
        this.engine = engine;
        this.handler = new LocalDynamoDBServerHandler(engine, null);
    }

    /**
     * Starts the engine.
     *
     * @param folder where the tables are kept; null keeps them in memory
     */
    public static DynamoEngine start(@Nullable Path folder) {
        try {
            return new DynamoEngine(
                    folder == null
                            ? new LocalDynamoDBRequestHandler(0, true, null, true, false)
                            : new CommittedEngine(Files.createDirectories(folder).toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + folder, e);
        }
    }

    /** Creates a table unless it is there. */
    public void createTable(CreateTableRequest table) {
        ListTablesRequest all = ListTablesRequest.builder().build();
        if (!engine.listTables(ACCESS_KEY, REGION, all).tableNames().contains(table.tableName())) {
            engine.createTable(ACCESS_KEY, REGION, table);
            if (table.streamSpecification() != null) {
                beginStream(table);
            }
        }
    }

    /**
     * Writes and deletes an item, so that the stream has a record before any other stream has many.
     * With every request the engine looks for a stream's first record, through the records of all
     * streams in their order: without this each write would read all that was written before.
     */
    private void beginStream(CreateTableRequest table) {
        Map<String, AttributeValue> key = new HashMap<>();
        for (KeySchemaElement part : table.keySchema()) {
            key.put(part.attributeName(), AttributeValue.fromS("stream-begin"));
        }
        engine.putItem(
                ACCESS_KEY,
                REGION,
                PutItemRequest.builder().tableName(table.tableName()).item(key).build());
        engine.deleteItem(
                ACCESS_KEY,
                REGION,
                DeleteItemRequest.builder().tableName(table.tableName()).key(key).build());
    }

    /** The stream of a table. */
    public TableStream stream(String table) {
        String arn =
                engine.describeTable(
                                ACCESS_KEY,
                                REGION,
                                DescribeTableRequest.builder().tableName(table).build())
                        .table()
                        .latestStreamArn();
        if (arn == null) {
            throw new IllegalArgumentException("table " + table + " has no stream");
        }
        return new TableStream(new EngineStreams(engine), arn, ITERATOR_LIFE);
    }

    /** Tells a listener of every write that may concern a table. */
    public void onWrite(String table, WriteListener listener) {
        listeners.computeIfAbsent(table, name -> new ArrayList<>()).add(listener);
    }

    /** Handles a request; the listeners know before the caller can. */
    public void pass(Request request, byte[] body, Response response, Callback callback)
            throws Exception {
        List<WriteListener> concerned = concerned(request, body);
        concerned.forEach(WriteListener::beforeWrite);
        try {
            handler.handle(new BufferedRequest(request, body), response, callback);
        } finally {
            concerned.forEach(WriteListener::afterWrite);
        }
    }

    @Override
    public void close() {
        engine.shutdown();
    }

    /** A table's name anywhere in the body counts: looking once too often costs one empty read. */
    private List<WriteListener> concerned(Request request, byte[] body) {
        String target = String.valueOf(request.getHeaders().get("x-amz-target"));
        if (!WRITES.contains(target.substring(target.indexOf('.') + 1))) {
            return List.of();
        }
        String text = new String(body, StandardCharsets.UTF_8);
        return listeners.entrySet().stream()
                .filter(
                        it ->
                                text.contains('"' + it.getKey() + '"')
                                        || target.contains("Statement"))
                .flatMap(it -> it.getValue().stream())
                .toList();
    }
}
