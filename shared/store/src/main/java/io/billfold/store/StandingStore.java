package io.billfold.store;

import io.billfold.billing.access.InvoiceState;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.InvoiceNumber;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where invoices stand, for whoever looks at many: reads of the Collections table alone. */
public class StandingStore {
    /** Before and after every key, which begins with a date. */
    private static final String LOWEST = "0";

    private static final String HIGHEST = "~";

    /** Sorts after every number that follows a date's {@code #}. */
    private static final String AFTER_NUMBERS = "$";

    /** Sorts after a key, and before every other that comes after it. */
    private static final String NEXT = " ";

    private final Dynamo dynamo;

    public StandingStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** What is owed on invoices; a credit note has nothing. */
    public Map<InvoiceNumber, Receivable> findAll(List<InvoiceNumber> numbers) {
        List<Map<String, AttributeValue>> keys =
                numbers.stream().map(it -> Item.key("RECEIVABLE#" + it, "RECEIVABLE")).toList();
        Map<InvoiceNumber, Receivable> found = new HashMap<>();
        for (Map<String, AttributeValue> item : dynamo.findAll(Table.COLLECTIONS, keys)) {
            Receivable receivable = ReceivableStore.receivable(new Attributes(item));
            found.put(receivable.invoice(), receivable);
        }
        return found;
    }

    /**
     * The invoices of an account on which something is open, the longest due first. The index
     * follows the table by a moment: read the receivables themselves.
     *
     * @param limit how many at most
     */
    public List<InvoiceNumber> open(AccountId account, int limit) {
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(dynamo.name(Table.COLLECTIONS))
                        .indexName(SearchKeys.OPEN_INDEX)
                        .keyConditionExpression("accountId = :account")
                        .expressionAttributeValues(
                                Map.of(":account", AttributeValue.fromS(account.value())))
                        .limit(limit)
                        .build();
        return dynamo.page(query).items().stream()
                .map(item -> SearchKeys.number(new Attributes(item).text("openKey")))
                .toList();
    }

    /**
     * Invoices that may be in a state, the longest due first. Whether the last day to pay is over
     * is asked for one day too many, as the day differs between accounts: compare each. The index
     * follows the table by a moment.
     *
     * @param today in UTC
     * @param after the key of the last hit that was seen, or null to begin
     * @param limit how many at most; fewer mean that there are no more
     */
    public List<Hit> byState(
            InvoiceState state, LocalDate today, @Nullable String after, int limit) {
        String low = after == null ? low(state, today) : after + NEXT;
        String high = high(state, today);
        if (low.compareTo(high) > 0) {
            return List.of();
        }
        List<Hit> hits = new ArrayList<>();
        for (Receivable.Status status : statuses(state)) {
            for (int shard = 0; shard < Shard.COUNT; shard++) {
                hits.addAll(page(SearchKeys.statePartition(status, shard), low, high, limit));
            }
        }
        return Hit.merged(hits, limit);
    }

    private static List<Receivable.Status> statuses(InvoiceState state) {
        return switch (state) {
            case ISSUED, OVERDUE -> List.of(Receivable.Status.OPEN, Receivable.Status.PARTLY_PAID);
            case PAID -> List.of(Receivable.Status.PAID);
            case DISPUTED -> List.of(Receivable.Status.DISPUTED);
            case CREDITED -> List.of(Receivable.Status.CREDITED);
        };
    }

    private static String low(InvoiceState state, LocalDate today) {
        return state == InvoiceState.ISSUED ? today.minusDays(1).toString() : LOWEST;
    }

    private static String high(InvoiceState state, LocalDate today) {
        return state == InvoiceState.OVERDUE ? today + AFTER_NUMBERS : HIGHEST;
    }

    private List<Hit> page(String partition, String low, String high, int limit) {
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(dynamo.name(Table.COLLECTIONS))
                        .indexName(SearchKeys.STATE_INDEX)
                        .keyConditionExpression(
                                "statePartition = :shard and stateKey between :low and :high")
                        .expressionAttributeValues(
                                Map.of(
                                        ":shard", AttributeValue.fromS(partition),
                                        ":low", AttributeValue.fromS(low),
                                        ":high", AttributeValue.fromS(high)))
                        .limit(limit)
                        .build();
        return dynamo.page(query).items().stream()
                .map(item -> new Attributes(item).text("stateKey"))
                .map(key -> new Hit(SearchKeys.number(key), key))
                .toList();
    }
}
