package io.billfold.local.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;

/** The engine's streams, in process. */
record EngineStreams(LocalDynamoDBRequestHandler engine) implements StreamCalls {
    @Override
    public DescribeStreamResponse describeStream(DescribeStreamRequest request) {
        return engine.describeStream(DynamoEngine.ACCESS_KEY, DynamoEngine.REGION, request);
    }

    @Override
    public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
        return engine.getShardIterator(DynamoEngine.ACCESS_KEY, DynamoEngine.REGION, request);
    }

    @Override
    public GetRecordsResponse getRecords(GetRecordsRequest request) {
        return engine.getRecords(DynamoEngine.ACCESS_KEY, DynamoEngine.REGION, request);
    }
}
