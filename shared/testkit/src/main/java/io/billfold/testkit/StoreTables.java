package io.billfold.testkit;

import io.billfold.store.Table;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import java.util.List;
import java.util.stream.Stream;

/** The stores' tables, with the keys that the template declares. */
public final class StoreTables {
    private StoreTables() {}

    /**
     * An index by its name and the attributes that are its keys.
     *
     * @param more an attribute that is in it besides keys, or null
     */
    private record Index(String name, String partition, String sort, @Nullable String more) {
        Index(String name, String partition, String sort) {
            this(name, partition, sort, null);
        }
    }

    /** The request that creates a table under a name. */
    public static CreateTableRequest request(Table table, String name) {
        List<Index> indexes =
                switch (table) {
                    case SUBSCRIPTIONS ->
                            List.of(
                                    new Index("due", "duePartition", "dueKey"),
                                    new Index("accountDue", "accountId", "dueKey"));
                    case ACCOUNTS -> List.of(new Index("due", "duePartition", "dueKey"));
                    case COLLECTIONS ->
                            List.of(
                                    new Index("due", "duePartition", "dueKey"),
                                    new Index("state", "statePartition", "stateKey"),
                                    new Index("open", "accountId", "openKey"));
                    case INVOICES ->
                            List.of(
                                    new Index("account", "accountId", "issuedOn"),
                                    new Index("taxId", "taxId", "issuedOn"),
                                    new Index("amount", "amountPartition", "amountKey"),
                                    new Index("delivery", "deliveryPartition", "deliveryKey"));
                    case LEDGER ->
                            List.of(
                                    new Index("book", "bookPartition", "bookKey", "doc"),
                                    new Index("due", "duePartition", "dueKey"));
                    case PAYMENTS ->
                            List.of(
                                    new Index("due", "duePartition", "dueKey"),
                                    new Index("work", "workPartition", "workKey"));
                };
        CreateTableRequest.Builder request =
                CreateTableRequest.builder()
                        .tableName(name)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(texts(indexes))
                        .keySchema(keys("pk", "sk"));
        if (!indexes.isEmpty()) {
            request.globalSecondaryIndexes(indexes.stream().map(StoreTables::index).toList());
        }
        return request.build();
    }

    private static List<AttributeDefinition> texts(List<Index> indexes) {
        return Stream.concat(
                        Stream.of("pk", "sk"),
                        indexes.stream().flatMap(it -> Stream.of(it.partition(), it.sort())))
                .distinct()
                .map(StoreTables::text)
                .toList();
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static GlobalSecondaryIndex index(Index index) {
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(keys(index.partition(), index.sort()))
                .projection(projection(index))
                .build();
    }

    private static Projection projection(Index index) {
        return index.more() == null
                ? Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build()
                : Projection.builder()
                        .projectionType(ProjectionType.INCLUDE)
                        .nonKeyAttributes(index.more())
                        .build();
    }

    private static List<KeySchemaElement> keys(String partition, String sort) {
        return List.of(
                KeySchemaElement.builder().attributeName(partition).keyType(KeyType.HASH).build(),
                KeySchemaElement.builder().attributeName(sort).keyType(KeyType.RANGE).build());
    }
}
