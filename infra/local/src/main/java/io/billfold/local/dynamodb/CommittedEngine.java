package io.billfold.local.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;

/**
 * An engine whose answer to a transaction means that it is committed. DynamoDB Local's own puts the
 * commit into the queue of its database's one thread and answers at once: a process that is killed
 * then has lost what its caller knows to be written. A read stands behind the commit in that queue,
 * so whoever waits for the read has waited for the commit.
 */
final class CommittedEngine extends LocalDynamoDBRequestHandler {
    private static final ListTablesRequest ANY_READ = ListTablesRequest.builder().limit(1).build();

    /** An engine on a folder. */
    CommittedEngine(String folder) {
        super(0, false, folder, true, false);
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(
            String accessKey, String region, TransactWriteItemsRequest request) {
        TransactWriteItemsResponse response = super.transactWriteItems(accessKey, region, request);
        awaitCommit(accessKey, region);
        return response;
    }

    @Override
    public ExecuteTransactionResponse executeTransaction(
            String accessKey, String region, ExecuteTransactionRequest request) {
        ExecuteTransactionResponse response = super.executeTransaction(accessKey, region, request);
        awaitCommit(accessKey, region);
        return response;
    }

    private void awaitCommit(String accessKey, String region) {
        listTables(accessKey, region, ANY_READ);
    }
}
