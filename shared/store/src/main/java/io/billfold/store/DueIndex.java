package io.billfold.store;

import io.billfold.billing.account.AccountId;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What is due by a date in the Subscriptions table: the range of an index that holds just that, so
 * that nothing else is read.
 *
 * @param name of the index
 * @param attribute its partition key
 * @param partition which partition
 * @param until the last date that is due, included
 */
record DueIndex(String name, String attribute, String partition, LocalDate until) {
    /** All of a shard. */
    static DueIndex ofShard(String partition, LocalDate until) {
        return new DueIndex("due", "duePartition", partition, until);
    }

    /** All of an account. */
    static DueIndex ofAccount(AccountId account, LocalDate until) {
        return new DueIndex("accountDue", "accountId", account.value(), until);
    }

    /** Hands over the keys of what is due, page by page, the longest due first. */
    void each(Dynamo dynamo, Consumer<List<Attributes>> page) {
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(dynamo.name(Table.SUBSCRIPTIONS))
                        .indexName(name)
                        .keyConditionExpression(attribute + " = :partition and dueKey < :after")
                        .expressionAttributeValues(
                                Map.of(
                                        ":partition", AttributeValue.fromS(partition),
                                        ":after",
                                                AttributeValue.fromS(until.plusDays(1).toString())))
                        .build();
        dynamo.eachPage(query, page);
    }
}
