package io.billfold.store;

import io.billfold.billing.access.Access;
import io.billfold.billing.access.AccessAction;
import io.billfold.billing.access.AccessEntry;
import io.billfold.billing.access.AccessHead;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Who looked at invoices: one chain of entries in the Invoices table, under {@code
 * ACCESS_LOG#yyyy-MM} by the month (UTC) of the entry. The chain goes on from month to month; its
 * end is an item of its own, which every entry moves on in its transaction, so that no two entries
 * can follow the same one. Entries are added and never changed; a function that reads them has no
 * right to delete.
 */
public class AccessLogStore {
    private static final String LOG = "ACCESS_LOG";
    private static final String HEAD = "HEAD";
    private static final long FORM = 1;

    private final Dynamo dynamo;

    public AccessLogStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** The end of the log: {@link AccessHead#GENESIS} while it is empty. */
    public AccessHead head() {
        return dynamo.find(Table.INVOICES, LOG, HEAD)
                .map(Attributes::new)
                .map(
                        item ->
                                new AccessHead(
                                        item.number("sequence"),
                                        item.text("entryHash"),
                                        item.instant("at")))
                .orElse(AccessHead.GENESIS);
    }

    /** The last entry of a month, read consistently; empty when nobody looked at anything. */
    public Optional<AccessHead> head(YearMonth month) {
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(dynamo.name(Table.INVOICES))
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(pk(month))))
                        .scanIndexForward(false)
                        .consistentRead(true)
                        .limit(1)
                        .build();
        return dynamo.page(query).items().stream()
                .map(item -> entry(new Attributes(item)).head())
                .findFirst();
    }

    /**
     * Adds an entry; refused when somebody else has added one since the end was read.
     *
     * @param read the end that the entry follows
     */
    public Commit append(Commit commit, AccessHead read, AccessEntry entry) {
        commit.putNew(Table.INVOICES, item(entry));
        Put.Builder head =
                Put.builder()
                        .tableName(dynamo.name(Table.INVOICES))
                        .item(
                                Item.of(LOG, HEAD)
                                        .with("sequence", entry.sequence())
                                        .with("entryHash", entry.hash())
                                        .with("at", entry.access().at().toString())
                                        .attributes());
        if (read.sequence() == 0) {
            return commit.write(head.conditionExpression("attribute_not_exists(pk)").build());
        }
        return commit.write(
                head.conditionExpression("entryHash = :read")
                        .expressionAttributeValues(
                                Map.of(":read", AttributeValue.fromS(read.hash())))
                        .build());
    }

    /**
     * The entries of a month after one of them, in their order.
     *
     * @param sequence the last one that was seen; 0 to begin
     * @param limit how many at most
     */
    public List<AccessEntry> listAfter(YearMonth month, long sequence, int limit) {
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(dynamo.name(Table.INVOICES))
                        .keyConditionExpression("pk = :pk and sk > :after")
                        .expressionAttributeValues(
                                Map.of(
                                        ":pk", AttributeValue.fromS(pk(month)),
                                        ":after", AttributeValue.fromS(sk(sequence))))
                        .consistentRead(true)
                        .limit(limit)
                        .build();
        return dynamo.page(query).items().stream()
                .map(item -> entry(new Attributes(item)))
                .toList();
    }

    private static Item item(AccessEntry entry) {
        Access access = entry.access();
        return Item.of(pk(month(access.at())), sk(entry.sequence()))
                .with("form", FORM)
                .with("sequence", entry.sequence())
                .with("at", access.at().toString())
                .with("principal", access.principal())
                .with("roles", text(access.roles()))
                .with("sourceIp", text(access.sourceIp()))
                .with("requestId", text(access.requestId()))
                .with("action", access.action().word())
                .with("subject", text(access.subject()))
                .with("detail", text(access.detail()))
                .with("previous", entry.previous())
                .with("entryHash", entry.hash());
    }

    private static AccessEntry entry(Attributes item) {
        item.requireForm(FORM);
        return new AccessEntry(
                item.number("sequence"),
                new Access(
                        item.instant("at"),
                        item.text("principal"),
                        orEmpty(item, "roles"),
                        orEmpty(item, "sourceIp"),
                        orEmpty(item, "requestId"),
                        AccessAction.parse(item.text("action")),
                        orEmpty(item, "subject"),
                        orEmpty(item, "detail")),
                item.text("previous"),
                item.text("entryHash"));
    }

    /** Null leaves the attribute out. */
    private static @Nullable String text(String value) {
        return value.isEmpty() ? null : value;
    }

    private static String orEmpty(Attributes item, String name) {
        return Objects.requireNonNullElse(item.optionalText(name), "");
    }

    /** The month that an entry is kept under. */
    private static YearMonth month(Instant at) {
        return YearMonth.from(at.atOffset(ZoneOffset.UTC));
    }

    private static String pk(YearMonth month) {
        return LOG + "#" + month;
    }

    private static String sk(long sequence) {
        return String.format(Locale.ROOT, "%012d", sequence);
    }
}
