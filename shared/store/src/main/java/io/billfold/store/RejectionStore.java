package io.billfold.store;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;

import java.io.ByteArrayOutputStream;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What was refused, with what was sent, byte by byte: in the Subscriptions table. A rejection is
 * found by its id and listed by month.
 */
public class RejectionStore {
    private static final String REJECTION = "REJECTION";

    /** An item holds at most 400 KB with its keys; a queue's message has up to 1 MB. */
    private static final int CHUNK_BYTES = 300 * 1024;

    private final Dynamo dynamo;
    private final String pkPrefix;

    /** Orders, and messages that should have been orders. */
    public RejectionStore(Dynamo dynamo) {
        this(dynamo, REJECTION);
    }

    /**
     * What was refused of another kind.
     *
     * @param kind begins the keys, for example {@code REFUSED_USAGE}
     */
    RejectionStore(Dynamo dynamo, String kind) {
        this.dynamo = dynamo;
        this.pkPrefix = kind + "#";
    }

    /** The rejection with this id. */
    public Optional<Rejection> find(String id) {
        return dynamo.find(Table.SUBSCRIPTIONS, pk(id), REJECTION).map(this::rejection);
    }

    /** The rejections of a month (UTC), oldest first. */
    public List<Rejection> list(YearMonth month) {
        return dynamo.list(Table.SUBSCRIPTIONS, monthPk(month), month.toString()).stream()
                .map(this::rejection)
                .toList();
    }

    /** What was sent. */
    public byte[] raw(String id) {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        for (Map<String, AttributeValue> chunk : dynamo.list(Table.SUBSCRIPTIONS, pk(id), "RAW#")) {
            AttributeValue bytes = chunk.get("raw");
            if (bytes != null) {
                raw.writeBytes(bytes.b().asByteArrayUnsafe());
            }
        }
        return raw.toByteArray();
    }

    /** Adds a rejection with what was sent; refused when it is there. */
    public Commit add(Commit commit, Rejection rejection, byte[] raw) {
        YearMonth month = YearMonth.from(rejection.at().atOffset(ZoneOffset.UTC));
        commit.putNew(Table.SUBSCRIPTIONS, item(pk(rejection.id()), REJECTION, rejection));
        commit.putNew(
                Table.SUBSCRIPTIONS,
                item(monthPk(month), TimeKey.of(rejection.at()) + "#" + rejection.id(), rejection));
        for (int from = 0, i = 0; from < raw.length; from += CHUNK_BYTES, i++) {
            byte[] chunk = Arrays.copyOfRange(raw, from, Math.min(raw.length, from + CHUNK_BYTES));
            commit.write(chunk(rejection.id(), i, chunk));
        }
        return commit;
    }

    private Item item(String pk, String sk, Rejection rejection) {
        return Item.of(pk, sk)
                .with("rejectionId", rejection.id())
                .with("at", rejection.at().toString())
                .with("orderId", rejection.orderId())
                .with("reason", rejection.reason())
                .with("doc", dynamo.eventJson().write(StoredProblems.of(rejection.problems())));
    }

    private Put chunk(String id, int index, byte[] bytes) {
        return Put.builder()
                .tableName(dynamo.name(Table.SUBSCRIPTIONS))
                .item(
                        Map.of(
                                Item.PK,
                                AttributeValue.fromS(pk(id)),
                                Item.SK,
                                AttributeValue.fromS(String.format(Locale.ROOT, "RAW#%03d", index)),
                                "raw",
                                AttributeValue.fromB(SdkBytes.fromByteArray(bytes))))
                .build();
    }

    private Rejection rejection(Map<String, AttributeValue> found) {
        Attributes item = new Attributes(found);
        return new Rejection(
                item.text("rejectionId"),
                item.instant("at"),
                item.optionalText("orderId"),
                item.text("reason"),
                dynamo.eventJson().read(item.text("doc"), StoredProblems.class).toProblems());
    }

    private String pk(String id) {
        return pkPrefix + id;
    }

    private String monthPk(YearMonth month) {
        return pkPrefix + month;
    }
}
