package io.billfold.runbilling;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.events.EventJson;
import io.billfold.store.BillingGroupStore;
import io.billfold.store.BillingRunStore;
import io.billfold.store.Dynamo;
import io.billfold.store.Shard;
import io.billfold.store.SubscriptionStore;
import io.billfold.store.Table;
import io.billfold.testkit.Shell;
import io.billfold.testkit.StoreTables;
import io.billfold.testkit.aws.DynamoDbModel;
import io.micronaut.serde.ObjectMapper;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * What a run reads in a large book: what is due, and hardly more. {@code
 * -Dbillfold.subscriptions=1000000} makes it as large as it is claimed for; the others are not read
 * however many there are.
 */
class DueScanTest {
    private static final int SUBSCRIPTIONS = Integer.getInteger("billfold.subscriptions", 200_000);
    private static final int DUE = 1_000;
    private static final int READ_MAX = 1_100;
    private static final LocalDate TODAY = LocalDate.of(2026, 2, 1);
    private static final AttributeValue SK = AttributeValue.fromS("SUBSCRIPTION");

    private final DynamoDbModel tables = new DynamoDbModel(InstantSource.fixed(Instant.EPOCH));
    private final Counting counting = new Counting(tables);

    @Test
    void aThousandDueReadElevenHundredItemsAtMostHoweverManyThereAre() {
        tables.createTable(StoreTables.request(Table.SUBSCRIPTIONS, "SUBSCRIPTIONS"));
        for (int i = 0; i < SUBSCRIPTIONS; i++) {
            // the others are due within the year after
            put("o-" + i, i < DUE ? TODAY : TODAY.plusDays(1 + i % 365));
        }
        Asked asked = new Asked();

        run(asked);

        assertThat(asked.bodies).hasSize(DUE);
        assertThat(counting.itemsRead).isBetween(DUE, READ_MAX);
        System.out.printf("%d items read in %d queries%n", counting.itemsRead, counting.queries);
    }

    private void put(String id, LocalDate due) {
        tables.putItem(
                r ->
                        r.tableName("SUBSCRIPTIONS")
                                .item(
                                        Map.of(
                                                "pk", AttributeValue.fromS("SUBSCRIPTION#" + id),
                                                "sk", SK,
                                                "duePartition",
                                                        AttributeValue.fromS(
                                                                "BILL#%02d"
                                                                        .formatted(Shard.of(id))),
                                                "dueKey", AttributeValue.fromS(due + "#" + id))));
    }

    private void run(Asked asked) {
        EventJson json = new EventJson(ObjectMapper.getDefault());
        Dynamo dynamo =
                new Dynamo(counting, Map.of(Table.SUBSCRIPTIONS.setting(), "SUBSCRIPTIONS"), json);
        RunBilling useCase =
                new RunBilling(
                        new SubscriptionStore(dynamo),
                        new BillingGroupStore(dynamo),
                        new BillingRunStore(dynamo),
                        new DraftsQueue(asked, "drafts", json),
                        dynamo,
                        Shell.metrics());
        // at 09:00 UTC it is still this date at UTC+14
        Instant nine = TODAY.atTime(9, 0).toInstant(ZoneOffset.UTC);
        useCase.run(RunInput.wish(nine, Map.of()));
    }

    /** Counts what queries read; none of them has a filter, so that they answer all they read. */
    private static final class Counting implements DynamoDbClient {
        private final DynamoDbClient tables;
        private int itemsRead;
        private int queries;

        Counting(DynamoDbClient tables) {
            this.tables = tables;
        }

        @Override
        public QueryResponse query(QueryRequest request) {
            assertThat(request.filterExpression()).isNull();
            QueryResponse response = tables.query(request);
            itemsRead += response.items().size();
            queries++;
            return response;
        }

        @Override
        public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
            return tables.transactWriteItems(request);
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
