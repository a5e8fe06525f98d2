package io.billfold.local.dynamodb;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads a table's stream; used by one thread. */
public final class TableStream {
    private final StreamCalls calls;
    private final String arn;
    private final long iteratorLifeNanos;
    private final Map<String, Iterator> iterators = new HashMap<>();

    /**
     * A stream.
     *
     * @param iteratorLife how long a place in a shard is good for; then it is looked up anew
     */
    public TableStream(StreamCalls calls, String arn, Duration iteratorLife) {
        this.calls = calls;
        this.arn = arn;
        this.iteratorLifeNanos = iteratorLife.toNanos();
    }

    /** The shards, oldest first: a child's records come after all of its parent's. */
    public List<String> shards() {
        return calls
                .describeStream(DescribeStreamRequest.builder().streamArn(arn).build())
                .streamDescription()
                .shards()
                .stream()
                .map(Shard::shardId)
                .sorted()
                .toList();
    }

    /**
     * Reads on in a shard.
     *
     * @param after the sequence number of the last record that was handled, which says where to
     *     begin; null for the beginning
     * @return nothing at the end
     */
    public List<StreamRecord> read(String shard, @Nullable String after, int countMax) {
        Iterator iterator = iterators.get(shard);
        if (iterator == null || System.nanoTime() - iterator.atNanos() > iteratorLifeNanos) {
            iterator = new Iterator(begin(shard, after), System.nanoTime());
        }
        if (iterator.text().isEmpty()) {
            return List.of();
        }
        GetRecordsResponse response =
                calls.getRecords(
                        GetRecordsRequest.builder()
                                .shardIterator(iterator.text())
                                .limit(countMax)
                                .build());
        String next = Objects.requireNonNullElse(response.nextShardIterator(), "");
        iterators.put(shard, new Iterator(next, System.nanoTime()));
        return response.records().stream().map(StreamRecord::of).toList();
    }

    /** What was read last was not handled: reading begins anew after what was. */
    public void forget() {
        iterators.clear();
    }

    /**
     * Where a shard is read on.
     *
     * @param text empty at the end of a shard that was closed
     */
    private record Iterator(String text, long atNanos) {}

    private String begin(String shard, @Nullable String after) {
        try {
            return position(shard, after);
        } catch (TrimmedDataAccessException e) {
            // older than the stream keeps: go on with what it still has
            return position(shard, null);
        }
    }

    private String position(String shard, @Nullable String after) {
        GetShardIteratorRequest.Builder request =
                GetShardIteratorRequest.builder().streamArn(arn).shardId(shard);
        if (after == null) {
            request.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
        } else {
            request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                    .sequenceNumber(after);
        }
        return calls.getShardIterator(request.build()).shardIterator();
    }
}
