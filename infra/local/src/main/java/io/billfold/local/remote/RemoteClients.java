package io.billfold.local.remote;

import io.billfold.store.AwsClients;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** AWS's own clients for an account; they share one HTTP client. */
record RemoteClients(
        AwsClients shared,
        DynamoDbClient dynamo,
        DynamoDbStreamsClient streams,
        SqsClient sqs,
        EventBridgeClient events,
        S3Client s3,
        SecretsManagerClient secrets)
        implements AutoCloseable {

    static RemoteClients of(RemoteAccount account) {
        AwsClients shared = new AwsClients(account.clientSettings());
        return new RemoteClients(
                shared,
                shared.client(DynamoDbClient.class, DynamoDbClient::builder),
                shared.client(DynamoDbStreamsClient.class, DynamoDbStreamsClient::builder),
                shared.client(SqsClient.class, SqsClient::builder),
                shared.client(EventBridgeClient.class, EventBridgeClient::builder),
                shared.client(
                        S3Client.class, () -> S3Client.builder().forcePathStyle(!account.isAws())),
                shared.client(SecretsManagerClient.class, SecretsManagerClient::builder));
    }

    @Override
    public void close() {
        shared.close();
    }
}
