package io.billfold.store;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** What is due in the Payments table: a partition of its index, whose keys begin with a time. */
final class PaymentsDue {
    private PaymentsDue() {}

    /**
     * Hands over what follows the time in each due key, page by page, the longest due first.
     *
     * @param before the first key that is not due
     */
    static <T> void each(
            Dynamo dynamo,
            String partition,
            String before,
            Function<String, T> id,
            Consumer<List<T>> page) {
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(dynamo.name(Table.PAYMENTS))
                        .indexName("due")
                        .keyConditionExpression("duePartition = :shard and dueKey < :before")
                        .expressionAttributeValues(values(partition, before))
                        .build();
        dynamo.eachPage(query, found -> page.accept(found.stream().map(of(id)).toList()));
    }

    private static Map<String, AttributeValue> values(String partition, String before) {
        return Map.of(
                ":shard", AttributeValue.fromS(partition),
                ":before", AttributeValue.fromS(before));
    }

    private static <T> Function<Attributes, T> of(Function<String, T> id) {
        return item -> id.apply(item.text("dueKey").split("#", 2)[1]);
    }
}
