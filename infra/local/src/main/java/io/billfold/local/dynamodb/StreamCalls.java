package io.billfold.local.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;

/** The operations of DynamoDB Streams, by whoever answers them. */
public interface StreamCalls {
    DescribeStreamResponse describeStream(DescribeStreamRequest request);

    GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request);

    GetRecordsResponse getRecords(GetRecordsRequest request);
}
