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
                shared.configure(DynamoDbClient.builder()).build(),
                shared.configure(DynamoDbStreamsClient.builder()).build(),
                shared.configure(SqsClient.builder()).build(),
                shared.configure(EventBridgeClient.builder()).build(),
                shared.configure(S3Client.builder()).forcePathStyle(!account.isAws()).build(),
                shared.configure(SecretsManagerClient.builder()).build());
    }

    @Override
    public void close() {
        shared.close();
    }
}
