package io.billfold.local.remote;

import io.billfold.local.dynamodb.StreamCalls;

import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Streams at another endpoint. AWS lets an account ask ten times a second which shards there are,
 * and they change every few hours: the answer is kept for a while.
 */
final class RemoteStreams implements StreamCalls {
    private static final Duration SHARDS_KEPT = Duration.ofSeconds(5);

    private final DynamoDbStreamsClient streams;
    private final Map<String, Kept> kept = new HashMap<>();

    RemoteStreams(DynamoDbStreamsClient streams) {
        this.streams = streams;
    }

    private record Kept(DescribeStreamResponse answer, long untilNanos) {}

    @Override
    public synchronized DescribeStreamResponse describeStream(DescribeStreamRequest request) {
        Kept last = kept.get(request.streamArn());
        if (last != null && System.nanoTime() - last.untilNanos() < 0) {
            return last.answer();
        }
        DescribeStreamResponse answer = streams.describeStream(request);
        kept.put(request.streamArn(), new Kept(answer, System.nanoTime() + SHARDS_KEPT.toNanos()));
        return answer;
    }

    @Override
    public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
        return streams.getShardIterator(request);
    }

    @Override
    public GetRecordsResponse getRecords(GetRecordsRequest request) {
        return streams.getRecords(request);
    }
}
