package io.billfold.testkit.aws;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Carries out writes, all or none, and tells of them. */
final class Transactions {
    /** DynamoDB's limits. */
    private static final int ITEMS_MAX = 100;

    private static final int BYTES_MAX = 4 * 1024 * 1024;

    private static final CancellationReason NONE =
            CancellationReason.builder().code("None").build();
    private static final String CONDITION_FAILED = "The conditional request failed";

    private final InstantSource clock;
    private Consumer<List<ItemChange>> witness = changes -> {};
    private Function<Map<String, AttributeValue>, Duration> indexDelay = item -> Duration.ZERO;

    /** Nineteen digits from the first on. */
    private long sequence = 1_000_000_000_000_000_000L;

    Transactions(InstantSource clock) {
        this.clock = clock;
    }

    void onWrite(Consumer<List<ItemChange>> newWitness) {
        witness = newWitness;
    }

    void delayIndexes(Function<Map<String, AttributeValue>, Duration> delay) {
        indexDelay = delay;
    }

    /** Carries out several writes. */
    void commit(List<Write> writes) {
        check(writes);
        List<CancellationReason> reasons = new ArrayList<>();
        List<@Nullable StoredItem> results = new ArrayList<>();
        writes.forEach(write -> reasons.add(judged(write, results)));
        if (reasons.stream().anyMatch(reason -> !reason.equals(NONE))) {
            throw cancelled(reasons);
        }
        carryOut(writes, results);
    }

    private static void check(List<Write> writes) {
        if (writes.isEmpty() || writes.size() > ITEMS_MAX) {
            throw Refusal.validation(
                    "Member must have length from 1 to " + ITEMS_MAX + ", not " + writes.size());
        }
        Set<Write.Place> places = new HashSet<>();
        for (Write write : writes) {
            if (!places.add(write.place())) {
                throw Refusal.validation(
                        "Transaction request cannot include multiple operations on one item");
            }
        }
    }

    /** Why a write cannot be; its result otherwise. */
    private static CancellationReason judged(Write write, List<@Nullable StoredItem> results) {
        if (!write.isAllowed()) {
            return reason("ConditionalCheckFailed", CONDITION_FAILED);
        }
        try {
            results.add(write.after());
            return NONE;
        } catch (DynamoDbException e) {
            return reason("ValidationError", e.awsErrorDetails().errorMessage());
        }
    }

    private static CancellationReason reason(String code, String message) {
        return CancellationReason.builder().code(code).message(message).build();
    }

    private static TransactionCanceledException cancelled(List<CancellationReason> reasons) {
        List<String> codes = reasons.stream().map(CancellationReason::code).toList();
        TransactionCanceledException.Builder error = TransactionCanceledException.builder();
        error.cancellationReasons(reasons);
        return Refusal.of(
                        error,
                        "TransactionCanceledException",
                        "Transaction cancelled, please refer cancellation reasons for specific"
                                + " reasons "
                                + codes)
                .build();
    }

    /** Carries out one write by itself. */
    void commit(Write write) {
        if (!write.isAllowed()) {
            throw Refusal.of(
                            ConditionalCheckFailedException.builder(),
                            "ConditionalCheckFailedException",
                            CONDITION_FAILED)
                    .build();
        }
        List<@Nullable StoredItem> result = new ArrayList<>();
        result.add(write.after());
        carryOut(List.of(write), result);
    }

    private void carryOut(List<Write> writes, List<@Nullable StoredItem> results) {
        int bytes = 0;
        for (StoredItem result : results) {
            bytes += result == null ? 0 : result.bytes();
        }
        if (bytes > BYTES_MAX) {
            throw Refusal.validation("Transaction cannot exceed 4 MB");
        }
        List<ItemChange> changes = new ArrayList<>();
        for (int i = 0; i < writes.size(); i++) {
            if (writes.get(i).changes()) {
                changes.add(carryOut(writes.get(i), results.get(i)));
            }
        }
        if (!changes.isEmpty()) {
            witness.accept(List.copyOf(changes));
        }
    }

    private ItemChange carryOut(Write write, @Nullable StoredItem after) {
        Map<String, AttributeValue> decisive = after == null ? write.before() : after.attributes();
        Instant due = clock.instant().plus(indexDelay.apply(decisive));
        ItemChange change = write.commit(after, due);
        if (!change.before().equals(change.after())) {
            write.table()
                    .addToStream(
                            new DynamoDbModel.StreamRecord(
                                    Long.toString(++sequence), write.key().text(), change.after()));
        }
        return change;
    }
}
