package io.billfold.local.rights;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a call of DynamoDB needs. A transaction needs the action of each of its parts; a batch has
 * an action of its own ("Actions, resources, and condition keys for Amazon DynamoDB" in the Service
 * Authorization Reference).
 */
final class TableNeeds {
    private static final Map<String, String> PART_ACTIONS =
            Map.of(
                    "Put", "PutItem",
                    "Update", "UpdateItem",
                    "Delete", "DeleteItem",
                    "ConditionCheck", "ConditionCheckItem",
                    "Get", "GetItem");

    /** They are about no table of their own, and what they name is no table's name. */
    private static final Set<String> ABOUT_NO_TABLE =
            Set.of(
                    "ListTables",
                    "ListStreams",
                    "DescribeLimits",
                    "DescribeEndpoints",
                    "ExecuteStatement",
                    "ExecuteTransaction",
                    "BatchExecuteStatement",
                    "GetRecords",
                    "GetShardIterator",
                    "DescribeStream");

    private TableNeeds() {}

    /** By the target header and the body; what names no table it can read is about {@code *}. */
    static List<Need> of(@Nullable String target, byte[] body) {
        String name = String.valueOf(target);
        String operation = name.substring(name.indexOf('.') + 1);
        List<Need> needs = needs(operation, body).distinct().toList();
        return needs.isEmpty() ? List.of(new Need("dynamodb:" + operation, "*")) : needs;
    }

    private static Stream<Need> needs(String operation, byte[] body) {
        return switch (operation) {
            case "TransactWriteItems", "TransactGetItems" ->
                    Fields.eachInside(body, "TransactItems", "TableName").stream()
                            .map(it -> need(action(it.object()), Arns.table(it.text())));
            case "BatchGetItem", "BatchWriteItem" ->
                    Fields.names(body, "RequestItems").stream()
                            .map(it -> need(operation, Arns.table(it)));
            case "Query", "Scan" -> reading(operation, body);
            default -> about(operation, body);
        };
    }

    private static Stream<Need> reading(String operation, byte[] body) {
        Map<String, String> named = Fields.texts(body, Set.of("TableName", "IndexName"));
        String table = named.getOrDefault("TableName", "");
        String index = named.get("IndexName");
        return Stream.of(
                need(operation, index == null ? Arns.table(table) : Arns.index(table, index)));
    }

    private static Stream<Need> about(String operation, byte[] body) {
        return ABOUT_NO_TABLE.contains(operation)
                ? Stream.empty()
                : Fields.text(body, "TableName").stream()
                        .map(it -> need(operation, Arns.table(it)));
    }

    private static String action(String part) {
        return PART_ACTIONS.getOrDefault(part, part);
    }

    private static Need need(String action, String resource) {
        return new Need("dynamodb:" + action, resource);
    }
}
