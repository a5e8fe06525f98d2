package io.billfold.testkit.aws;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;

/** Carries out queries and scans. */
final class Reads {
    private static final Set<String> QUERY =
            Set.of(
                    "TableName",
                    "IndexName",
                    "KeyConditionExpression",
                    "ExpressionAttributeNames",
                    "ExpressionAttributeValues",
                    "ConsistentRead",
                    "ScanIndexForward",
                    "Limit",
                    "ExclusiveStartKey");
    private static final Set<String> SCAN =
            Set.of("TableName", "ConsistentRead", "Limit", "ExclusiveStartKey");

    private final InstantSource clock;
    private final Expressions expressions = new Expressions();

    Reads(InstantSource clock) {
        this.clock = clock;
    }

    Page query(QueryRequest request, ModelTable table) {
        Known.only(request, QUERY);
        return request.indexName() == null
                ? query(request, table.keys(), table.items(), table.keys().names(), table.keys())
                : queryIndex(request, table, table.index(request.indexName()));
    }

    private Page queryIndex(QueryRequest request, ModelTable table, ModelIndex index) {
        if (Boolean.TRUE.equals(request.consistentRead())) {
            throw Refusal.validation(
                    "Consistent reads are not supported on global secondary indexes");
        }
        return query(
                request,
                index.keys(),
                index.entriesAt(clock.instant()),
                index.keysWith(table.keys()),
                table.keys());
    }

    private Page query(
            QueryRequest request,
            KeySchema keys,
            NavigableMap<Key, StoredItem> entries,
            List<String> pageKeys,
            KeySchema tableKeys) {
        boolean forward = !Boolean.FALSE.equals(request.scanIndexForward());
        KeyRange range = range(request, keys);
        Map<String, AttributeValue> last = request.exclusiveStartKey();
        if (!last.isEmpty()) {
            Key inTable = tableKeys.keyOf(last);
            Key start = keys.equals(tableKeys) ? inTable : keys.entryOf(last, inTable);
            range = range.after(start, forward);
        }
        return Page.of(range.of(entries, forward).values(), request.limit(), pageKeys);
    }

    private KeyRange range(QueryRequest request, KeySchema keys) {
        if (request.keyConditionExpression() == null) {
            throw Refusal.validation("KeyConditionExpression must be specified in the request");
        }
        Expression<Condition> condition = expressions.condition(request.keyConditionExpression());
        Terms terms =
                new Terms(request.expressionAttributeNames(), request.expressionAttributeValues())
                        .checkedFor(condition.placeholders());
        return KeyRange.of(condition.tree(), keys, terms);
    }

    Page scan(ScanRequest request, ModelTable table) {
        Known.only(request, SCAN);
        Map<String, AttributeValue> last = request.exclusiveStartKey();
        NavigableMap<Key, StoredItem> left =
                last.isEmpty()
                        ? table.items()
                        : table.items().tailMap(table.keys().key(last), false);
        return Page.of(left.values(), request.limit(), table.keys().names());
    }
}
