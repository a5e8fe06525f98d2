package io.billfold.store;

import io.billfold.billing.proof.Hash;
import io.billfold.billing.proof.Seal;
import io.billfold.events.DaySealed;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * How far the chain of seals goes: one item in the Invoices table, {@code SEALS / HEAD}. The seals
 * themselves are {@link SealFiles}.
 */
public class SealStore {
    private static final String SEALS = "SEALS";
    private static final String HEAD = "HEAD";
    private static final long FORM = 1;

    private final Dynamo dynamo;

    public SealStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /**
     * The end of the chain.
     *
     * @param firstDay the day of the first seal of all
     * @param day of the last seal
     * @param seal hash of the last seal
     */
    public record Head(LocalDate firstDay, LocalDate day, Hash seal) {
        /** The end once a seal was added to it; null was no end at all. */
        public static Head after(@Nullable Head before, Seal added) {
            LocalDate firstDay = before == null ? added.day() : before.firstDay();
            return new Head(firstDay, added.day(), added.hash());
        }

        /** Whether a day is sealed. */
        public boolean covers(LocalDate other) {
            return !other.isBefore(firstDay) && !other.isAfter(day);
        }
    }

    /** The end of the chain; empty where nothing was sealed yet. */
    public Optional<Head> head() {
        return dynamo.find(Table.INVOICES, SEALS, HEAD)
                .map(Attributes::new)
                .map(
                        item ->
                                new Head(
                                        item.requireForm(FORM).date("firstDay"),
                                        item.date("day"),
                                        Hash.parse(item.text("sealSha256"))));
    }

    /**
     * Moves the end on to a seal, and tells of it; refused when somebody else moved it since it was
     * read.
     *
     * @param read the end that the seal follows, null for the first seal of all
     */
    public Commit add(Commit commit, Seal seal, @Nullable Head read) {
        Head after = Head.after(read, seal);
        Item item =
                Item.of(SEALS, HEAD)
                        .with("form", FORM)
                        .with("firstDay", after.firstDay().toString())
                        .with("day", after.day().toString())
                        .with("documents", seal.documents())
                        .with("root", seal.root().toString())
                        .with("sealSha256", after.seal().toString())
                        .with("sealedAt", seal.sealedAt().toString());
        Put.Builder put =
                Put.builder().tableName(dynamo.name(Table.INVOICES)).item(item.attributes());
        commit.write(read == null ? isFirst(put) : follows(put, read));
        return commit.publish(Table.INVOICES, DaySealed.of(seal, SealFiles.key(seal.day())));
    }

    private static Put isFirst(Put.Builder put) {
        return put.conditionExpression("attribute_not_exists(pk)").build();
    }

    private static Put follows(Put.Builder put, Head read) {
        return put.conditionExpression("sealSha256 = :read")
                .expressionAttributeValues(
                        Map.of(":read", AttributeValue.fromS(read.seal().toString())))
                .build();
    }
}
