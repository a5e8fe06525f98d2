package io.billfold.local.command;

import io.billfold.store.AwsClients;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

import java.util.Map;

/** AWS's own clients at one endpoint. */
public final class Clients implements AutoCloseable {
    private final AwsClients aws;
    private final SqsClient sqs;
    private final EventBridgeClient events;
    private final S3Client s3;
    private final DynamoDbClient dynamoDb;
    private final SecretsManagerClient secrets;

    /** Clients that call where settings such as {@code AWS_ENDPOINT_URL} say. */
    Clients(Map<String, String> settings) {
        aws = new AwsClients(settings);
        sqs = aws.client(SqsClient.class, SqsClient::builder);
        events = aws.client(EventBridgeClient.class, EventBridgeClient::builder);
        s3 = aws.client(S3Client.class, () -> S3Client.builder().forcePathStyle(true));
        dynamoDb = aws.client(DynamoDbClient.class, DynamoDbClient::builder);
        secrets = aws.client(SecretsManagerClient.class, SecretsManagerClient::builder);
    }

    /** Queues. */
    public SqsClient sqs() {
        return sqs;
    }

    /** The bus. */
    public EventBridgeClient events() {
        return events;
    }

    /** Documents. */
    public S3Client s3() {
        return s3;
    }

    /** Tables. */
    public DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    /** Secrets. */
    public SecretsManagerClient secrets() {
        return secrets;
    }

    @Override
    public void close() {
        aws.close();
    }
}
