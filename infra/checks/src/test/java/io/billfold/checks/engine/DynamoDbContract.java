package io.billfold.checks.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** DynamoDB: conditions, transactions, queries and their pages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DynamoDbContract {
    private static final String TABLE = "engine-items";
    private static final String NEW = "attribute_not_exists(pk)";

    abstract DynamoDbClient dynamo();

    /** With an index by two other attributes, as the product's tables have it. */
    @BeforeAll
    void createTable() {
        dynamo().createTable(
                        r ->
                                r.tableName(TABLE)
                                        .billingMode(BillingMode.PAY_PER_REQUEST)
                                        .attributeDefinitions(
                                                Stream.of("pk", "sk", "part", "due")
                                                        .map(DynamoDbContract::definition)
                                                        .toList())
                                        .keySchema(keys("pk", "sk"))
                                        .globalSecondaryIndexes(
                                                i ->
                                                        i.indexName("due")
                                                                .keySchema(keys("part", "due"))
                                                                .projection(
                                                                        p ->
                                                                                p.projectionType(
                                                                                        ProjectionType
                                                                                                .KEYS_ONLY))));
    }

    @Test
    void aWriteIsSeenByTheNextConsistentRead() {
        put("seen", "1", Map.of("n", number("1")));
        assertThat(item("seen", "1")).containsEntry("n", number("1"));
        put("seen", "1", Map.of("n", number("2")));
        assertThat(item("seen", "1")).containsEntry("n", number("2"));
        dynamo().deleteItem(r -> r.tableName(TABLE).key(key("seen", "1")));
        assertThat(item("seen", "1")).isEmpty();
    }

    @Test
    void aPutWhoseConditionFailsLeavesWhatWasThere() {
        put("once", "1", Map.of("n", number("1")));
        assertThatThrownBy(
                        () ->
                                dynamo().putItem(
                                                r ->
                                                        r.tableName(TABLE)
                                                                .item(key("once", "1"))
                                                                .conditionExpression(NEW)))
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(item("once", "1")).containsEntry("n", number("1"));
    }

    @Test
    void aTransactionIsDoneAsAWholeOrNotAtAllWithAReasonForEachItemInItsOrder() {
        put("whole", "2", Map.of());
        TransactionCanceledException refused =
                catchThrowableOfType(
                        TransactionCanceledException.class,
                        () ->
                                transact(
                                        putNew("whole", "1"),
                                        putNew("whole", "2"),
                                        putNew("whole", "3")));
        assertThat(refused.cancellationReasons())
                .extracting(CancellationReason::code)
                .containsExactly("None", "ConditionalCheckFailed", "None");
        assertThat(item("whole", "1")).isEmpty();
        assertThat(item("whole", "3")).isEmpty();

        transact(putNew("whole", "1"), putNew("whole", "3"));
        assertThat(item("whole", "1")).isNotEmpty();
        assertThat(item("whole", "3")).isNotEmpty();
    }

    @Test
    void aTransactionTakesAnItemOnce() {
        assertInvalid(() -> transact(putNew("twice", "1"), add("twice", "1", "n", "1")));
        assertThat(item("twice", "1")).isEmpty();
    }

    @Test
    void aTransactionTakesAHundredItemsAndNoMore() {
        List<TransactWriteItem> many =
                IntStream.rangeClosed(1, 101).mapToObj(i -> putNew("many", "" + i)).toList();
        assertInvalid(() -> transact(many.toArray(TransactWriteItem[]::new)));
        assertThat(query("pk = :p", Map.of(":p", text("many"))).items()).isEmpty();
        transact(many.subList(0, 100).toArray(TransactWriteItem[]::new));
        assertThat(query("pk = :p", Map.of(":p", text("many"))).items()).hasSize(100);
    }

    @Test
    void aTransactionWithTheSameTokenHasNoSecondEffect() {
        for (int i = 0; i < 2; i++) {
            dynamo().transactWriteItems(
                            r ->
                                    r.clientRequestToken("token-1")
                                            .transactItems(add("token", "1", "n", "5")));
        }
        assertThat(item("token", "1")).containsEntry("n", number("5"));
        assertThatThrownBy(
                        () ->
                                dynamo().transactWriteItems(
                                                r ->
                                                        r.clientRequestToken("token-1")
                                                                .transactItems(
                                                                        add(
                                                                                "token", "1", "n",
                                                                                "6"))))
                .isInstanceOf(IdempotentParameterMismatchException.class);
        assertThat(item("token", "1")).containsEntry("n", number("5"));
    }

    @Test
    void aConditionCheckGuardsATransactionAndWritesNothing() {
        TransactWriteItem check =
                TransactWriteItem.builder()
                        .conditionCheck(
                                c ->
                                        c.tableName(TABLE)
                                                .key(key("guard", "1"))
                                                .conditionExpression("attribute_exists(pk)"))
                        .build();
        assertThatThrownBy(() -> transact(check, putNew("guard", "2")))
                .isInstanceOf(TransactionCanceledException.class);
        put("guard", "1", Map.of("n", number("1")));
        transact(check, putNew("guard", "2"));
        assertThat(item("guard", "1")).containsEntry("n", number("1"));
        assertThat(item("guard", "2")).isNotEmpty();
    }

    @Test
    void addingBeginsAtZeroAndSumsUp() {
        transact(add("sum", "1", "a.debit", "9007199254740993"));
        transact(add("sum", "1", "a.debit", "-2"));
        assertThat(item("sum", "1")).containsEntry("a.debit", number("9007199254740991"));
        put("sum", "2", Map.of("n", text("no number")));
        assertThatThrownBy(() -> transact(add("sum", "2", "n", "1")))
                .isInstanceOf(DynamoDbException.class);
        assertThat(item("sum", "2")).containsEntry("n", text("no number"));
    }

    @Test
    void anUpdateSetsSeveralAttributesIfItsConditionHolds() {
        Consumer<Update.Builder> render =
                u ->
                        u.tableName(TABLE)
                                .key(key("set", "1"))
                                .updateExpression("SET #state = :state, sha = :hash")
                                .conditionExpression(
                                        "attribute_exists(pk) and attribute_not_exists(sha)")
                                .expressionAttributeNames(Map.of("#state", "state"))
                                .expressionAttributeValues(
                                        Map.of(":state", text("done"), ":hash", text("ab")));
        TransactWriteItem update = TransactWriteItem.builder().update(render).build();
        assertThatThrownBy(() -> transact(update)).isInstanceOf(TransactionCanceledException.class);
        put("set", "1", Map.of("kept", text("yes")));
        transact(update);
        assertThat(item("set", "1"))
                .containsEntry("state", text("done"))
                .containsEntry("sha", text("ab"))
                .containsEntry("kept", text("yes"));
        assertThatThrownBy(() -> transact(update)).isInstanceOf(TransactionCanceledException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    v = :three                                | true
                    v = :two                                  | false
                    v = :text                                 | false
                    v <> :two                                 | true
                    v < :three                                | false
                    v <= :three                               | true
                    v > :two                                  | true
                    v >= :text                                | false
                    v between :two and :three                 | true
                    gone = :two                               | false
                    gone <> :two                              | true
                    gone < :two                               | false
                    s = :text                                 | true
                    begins_with(s, :start)                    | true
                    begins_with(s, :text)                     | true
                    begins_with(gone, :start)                 | false
                    attribute_exists(v)                       | true
                    attribute_exists(gone)                    | false
                    attribute_not_exists(gone)                | true
                    attribute_not_exists(pk) or s = :text     | true
                    attribute_not_exists(pk) or s = :start    | false
                    v = :two and v = :three or s = :text      | true
                    s = :text or v = :two and v = :three      | true
                    """)
    void aConditionIsReadAsDynamoDbReadsIt(String condition, boolean holds) {
        put("cond", "1", Map.of("v", number("3"), "s", text("Muster GmbH")));
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":two", number("2"));
        values.put(":three", number("3"));
        values.put(":text", text("Muster GmbH"));
        values.put(":start", text("Must"));
        values.keySet().removeIf(name -> !condition.contains(name));
        ThrowingCallable put =
                () ->
                        dynamo().putItem(
                                        r -> {
                                            r.tableName(TABLE)
                                                    .item(key("cond", "1"))
                                                    .conditionExpression(condition);
                                            if (!values.isEmpty()) {
                                                r.expressionAttributeValues(values);
                                            }
                                        });
        if (holds) {
            assertThat(put).satisfies(ThrowingCallable::call);
        } else {
            assertThatThrownBy(put).isInstanceOf(ConditionalCheckFailedException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    pk = :p                             |     |      | A#1 A#2 B#1 B#2 C#1
                    pk = :p and begins_with(sk, :a)     | B#  |      | B#1 B#2
                    pk = :p and sk between :a and :b    | A#2 | B#2  | A#2 B#1 B#2
                    pk = :p and sk between :a and :b    | B#3 | B#4  |
                    pk = :p and sk = :a                 | B#1 |      | B#1
                    pk = :p and sk < :a                 | B#1 |      | A#1 A#2
                    pk = :p and sk <= :a                | B#1 |      | A#1 A#2 B#1
                    pk = :p and sk > :a                 | B#1 |      | B#2 C#1
                    pk = :p and sk >= :a                | B#1 |      | B#1 B#2 C#1
                    """)
    void aQueryFindsWhatItsKeyConditionSaysInTheSortKeysOrder(
            String condition, String a, String b, String expected) {
        for (String sk : List.of("B#1", "A#2", "C#1", "B#2", "A#1")) {
            put("range", sk, Map.of());
        }
        put("rang", "A#1", Map.of());
        put("range2", "A#1", Map.of());
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":p", text("range")));
        if (a != null) {
            values.put(":a", text(a));
        }
        if (b != null) {
            values.put(":b", text(b));
        }
        List<String> found = expected == null ? List.of() : List.of(expected.split(" "));
        assertThat(sortKeys(query(condition, values))).isEqualTo(found);
        QueryResponse backward =
                dynamo().query(request(condition, values).scanIndexForward(false).build());
        assertThat(sortKeys(backward)).isEqualTo(found.reversed());
    }

    @Test
    void textsAreInTheOrderOfTheirBytes() {
        List<String> ordered = List.of("A", "a", "Ä", "\uFF21", "\uD83D\uDE00");
        ordered.reversed().forEach(sk -> put("order", sk, Map.of()));
        assertThat(sortKeys(query("pk = :p", Map.of(":p", text("order"))))).isEqualTo(ordered);
    }

    @Test
    void aQueryGoesOnWhereAPageEnded() {
        IntStream.range(0, 5).forEach(i -> put("pages", "" + i, Map.of()));
        QueryRequest.Builder all = request("pk = :p", Map.of(":p", text("pages"))).limit(2);
        assertThat(all(all)).containsExactly("0", "1", "2", "3", "4");
        assertThat(all(all.scanIndexForward(false))).containsExactly("4", "3", "2", "1", "0");
    }

    @Test
    void aPageHoldsAMegabyte() {
        AttributeValue large = text("x".repeat(300 * 1024));
        IntStream.range(0, 5).forEach(i -> put("large", "" + i, Map.of("s", large)));
        QueryRequest.Builder all = request("pk = :p", Map.of(":p", text("large")));
        assertThat(dynamo().query(all.build()).items()).hasSizeBetween(1, 4);
        assertThat(all(all)).containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void anIndexHoldsTheKeysOfTheItemsThatHaveItsKeys() {
        put("indexed", "1", due("shard", "2026-01-31#b"));
        put("indexed", "2", due("shard", "2026-01-31#a"));
        put("indexed", "3", due("shard", "2026-02-01#c"));
        put("indexed", "4", Map.of("part", text("shard")));
        QueryRequest.Builder until = dueUntil("shard", "2026-02-01");
        assertThat(dynamo().query(until.build()).items())
                .extracting(DynamoDbContract::sortKey)
                .containsExactly("2", "1");
        assertThat(dynamo().query(until.build()).items())
                .allSatisfy(it -> assertThat(it).containsOnlyKeys("pk", "sk", "part", "due"));
        put("indexed", "2", due("shard", "2026-03-01#a"));
        dynamo().deleteItem(r -> r.tableName(TABLE).key(key("indexed", "1")));
        assertThat(dynamo().query(until.build()).items()).isEmpty();
    }

    @Test
    void anIndexesPagesEndBetweenEntriesOfTheSameKeys() {
        IntStream.range(0, 5).forEach(i -> put("same", "" + i, due("full", "2026-01-31")));
        QueryRequest.Builder until = dueUntil("full", "2026-02-01").limit(2);
        assertThat(all(until)).containsExactlyInAnyOrder("0", "1", "2", "3", "4");
        assertThat(all(until.scanIndexForward(false))).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void anIndexIsNotReadConsistently() {
        assertInvalid(() -> dynamo().query(dueUntil("shard", "x").consistentRead(true).build()));
    }

    @Test
    void aBatchFindsItemsByTheirKeysAHundredAtMostAndEachOnce() {
        put("batch", "1", Map.of());
        put("batch", "2", Map.of());
        assertThat(batch(List.of(key("batch", "2"), key("batch", "x"), key("batch", "1"))))
                .extracting(DynamoDbContract::sortKey)
                .containsExactlyInAnyOrder("1", "2");
        assertInvalid(() -> batch(List.of(key("batch", "1"), key("batch", "1"))));
        assertInvalid(
                () -> batch(IntStream.range(0, 101).mapToObj(i -> key("batch", "" + i)).toList()));
    }

    @Test
    void aScanFindsEverythingPageByPage() {
        IntStream.range(0, 5).forEach(i -> put("scan-" + i, "1", Map.of()));
        assertThat(
                        dynamo()
                                .scanPaginator(
                                        r -> r.tableName(TABLE).consistentRead(true).limit(3))
                                .items()
                                .stream()
                                .map(it -> it.get("pk").s())
                                .filter(it -> it.startsWith("scan-")))
                .containsExactlyInAnyOrder("scan-0", "scan-1", "scan-2", "scan-3", "scan-4");
    }

    @Test
    void numbersAreKeptWithoutNeedlessDigits() {
        put("numbers", "1", Map.of("a", number("007.50"), "b", number("-0"), "c", number("1E3")));
        assertThat(item("numbers", "1"))
                .containsEntry("a", number("7.5"))
                .containsEntry("b", number("0"))
                .containsEntry("c", number("1000"));
    }

    @Test
    void whatIsNoItemOfTheTableIsRefused() {
        assertInvalid(() -> put(Map.of("pk", text("bad"))));
        assertInvalid(() -> put(Map.of("pk", text("bad"), "sk", number("1"))));
        assertInvalid(() -> put(Map.of("pk", text("bad"), "sk", text(""))));
        assertInvalid(() -> put(Map.of("pk", text("bad"), "sk", text("1"), "due", number("1"))));
        assertInvalid(() -> put("bad", "1", Map.of("s", text("x".repeat(400 * 1024)))));
        assertInvalid(
                () -> dynamo().getItem(r -> r.tableName(TABLE).key(Map.of("pk", text("bad")))));
        assertThat(query("pk = :p", Map.of(":p", text("bad"))).items()).isEmpty();
    }

    @Test
    void whatAnExpressionDoesNotUseOrNotDefineIsRefused() {
        assertInvalid(() -> query("pk = :p", Map.of(":p", text("p"), ":q", text("q"))));
        assertInvalid(() -> query("pk = :p and sk = :q", Map.of(":p", text("p"))));
        assertInvalid(() -> query("sk = :p", Map.of(":p", text("p"))));
    }

    @Test
    void aReservedWordIsTakenAsANameOnlyBehindAPlaceholder() {
        Map<String, AttributeValue> values = Map.of(":p", text("p"), ":s", text("s"));
        assertInvalid(() -> query("pk = :p and Hash = :s", values));
    }

    @Test
    void anUpdateChangesNoKey() {
        assertInvalid(
                () ->
                        dynamo().updateItem(
                                        r ->
                                                r.tableName(TABLE)
                                                        .key(key("key", "1"))
                                                        .updateExpression("SET sk = :s")
                                                        .expressionAttributeValues(
                                                                Map.of(":s", text("2")))));
        TransactionCanceledException refused =
                catchThrowableOfType(
                        TransactionCanceledException.class,
                        () -> transact(add("key", "1", "sk", "1")));
        assertThat(refused.cancellationReasons())
                .extracting(CancellationReason::code)
                .containsExactly("ValidationError");
    }

    @Test
    void aTableThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> dynamo().getItem(r -> r.tableName("none").key(key("a", "b"))))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private static void assertInvalid(ThrowingCallable call) {
        DynamoDbException refused = catchThrowableOfType(DynamoDbException.class, call);
        assertThat(refused).isNotNull();
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
        assertThat(refused.statusCode()).isEqualTo(400);
    }

    private void transact(TransactWriteItem... items) {
        dynamo().transactWriteItems(r -> r.transactItems(items));
    }

    private static TransactWriteItem putNew(String pk, String sk) {
        Put put = Put.builder().tableName(TABLE).item(key(pk, sk)).conditionExpression(NEW).build();
        return TransactWriteItem.builder().put(put).build();
    }

    private static TransactWriteItem add(String pk, String sk, String name, String delta) {
        return TransactWriteItem.builder()
                .update(
                        u ->
                                u.tableName(TABLE)
                                        .key(key(pk, sk))
                                        .updateExpression("ADD #a0 :a0")
                                        .expressionAttributeNames(Map.of("#a0", name))
                                        .expressionAttributeValues(Map.of(":a0", number(delta))))
                .build();
    }

    private void put(String pk, String sk, Map<String, AttributeValue> others) {
        Map<String, AttributeValue> item = new HashMap<>(others);
        item.putAll(key(pk, sk));
        put(item);
    }

    private void put(Map<String, AttributeValue> item) {
        dynamo().putItem(r -> r.tableName(TABLE).item(item));
    }

    private Map<String, AttributeValue> item(String pk, String sk) {
        return dynamo().getItem(r -> r.tableName(TABLE).key(key(pk, sk)).consistentRead(true))
                .item();
    }

    private List<Map<String, AttributeValue>> batch(List<Map<String, AttributeValue>> keys) {
        KeysAndAttributes request =
                KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
        return dynamo().batchGetItem(r -> r.requestItems(Map.of(TABLE, request)))
                .responses()
                .getOrDefault(TABLE, List.of());
    }

    private QueryResponse query(String condition, Map<String, AttributeValue> values) {
        return dynamo().query(request(condition, values).build());
    }

    private static QueryRequest.Builder request(
            String condition, Map<String, AttributeValue> values) {
        return QueryRequest.builder()
                .tableName(TABLE)
                .keyConditionExpression(condition)
                .expressionAttributeValues(values);
    }

    private static QueryRequest.Builder dueUntil(String part, String until) {
        return request(
                        "part = :part and due <= :until",
                        Map.of(":part", text(part), ":until", text(until)))
                .indexName("due");
    }

    /** The sort keys of all pages. */
    private List<String> all(QueryRequest.Builder query) {
        List<String> found = new ArrayList<>();
        dynamo().queryPaginator(query.build()).items().forEach(it -> found.add(sortKey(it)));
        return found;
    }

    private static List<String> sortKeys(QueryResponse answer) {
        return answer.items().stream().map(DynamoDbContract::sortKey).toList();
    }

    private static String sortKey(Map<String, AttributeValue> item) {
        return item.get("sk").s();
    }

    private static Map<String, AttributeValue> due(String part, String due) {
        return Map.of("part", text(part), "due", text(due));
    }

    private static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("pk", text(pk), "sk", text(sk));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(String value) {
        return AttributeValue.fromN(value);
    }

    private static AttributeDefinition definition(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static List<KeySchemaElement> keys(String hash, String range) {
        return List.of(
                KeySchemaElement.builder().attributeName(hash).keyType(KeyType.HASH).build(),
                KeySchemaElement.builder().attributeName(range).keyType(KeyType.RANGE).build());
    }
}
