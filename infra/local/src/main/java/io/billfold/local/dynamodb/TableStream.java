package io.billfold.local.dynamodb;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;

/** Reads a table's stream in process. */
public final class TableStream {
    private final LocalDynamoDBRequestHandler engine;
    private final String arn;

    TableStream(LocalDynamoDBRequestHandler engine, String arn) {
        this.engine = engine;
        this.arn = arn;
    }

    /** The shards, oldest first: a child's records come after all of its parent's. */
    public List<String> shards() {
        return engine.describeStream(
                        DynamoEngine.ACCESS_KEY,
                        DynamoEngine.REGION,
                        DescribeStreamRequest.builder().streamArn(arn).build())
                .streamDescription()
                .shards()
                .stream()
                .map(Shard::shardId)
                .sorted()
                .toList();
    }

    /**
     * Where to read a shard from.
     *
     * @param after the sequence number of the last record that was handled; null for the beginning
     */
    public String iterator(String shard, @Nullable String after) {
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
            request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER).sequenceNumber(after);
        }
        return engine.getShardIterator(
                        DynamoEngine.ACCESS_KEY, DynamoEngine.REGION, request.build())
                .shardIterator();
    }

    /** Reads records from an iterator on. */
    public Page read(String iterator, int countMax) {
        GetRecordsResponse response =
                engine.getRecords(
                        DynamoEngine.ACCESS_KEY,
                        DynamoEngine.REGION,
                        GetRecordsRequest.builder().shardIterator(iterator).limit(countMax).build());
        return new Page(
                response.records().stream().map(StreamRecord::of).toList(),
                Optional.ofNullable(response.nextShardIterator()));
    }

    /**
     * What was read.
     *
     * @param next where it goes on; empty at the end of a shard that was closed
     */
    public record Page(List<StreamRecord> records, Optional<String> next) {}
}
