package io.billfold.checks.cloud;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;

import java.net.URI;

/** AWS's own clients, unchanged, against an endpoint that is not AWS. */
public final class AwsAccount implements AutoCloseable {
    /** The account's owner, who may do everything; the functions have keys of their own. */
    public static final AwsBasicCredentials KEYS =
            AwsBasicCredentials.create("local", "local-secret");

    private final SdkHttpClient http = Apache5HttpClient.create();
    private final URI endpoint;
    private final DynamoDbClient dynamoDb;
    private final S3Client s3;
    private final SqsClient sqs;
    private final EventBridgeClient events;
    private final SecretsManagerClient secrets;
    private final SesV2Client mails;

    public AwsAccount(URI endpoint) {
        this.endpoint = endpoint;
        this.dynamoDb = built(DynamoDbClient.builder());
        this.s3 = built(S3Client.builder().forcePathStyle(true));
        this.sqs = built(SqsClient.builder());
        this.events = built(EventBridgeClient.builder());
        this.secrets = built(SecretsManagerClient.builder());
        this.mails = built(SesV2Client.builder());
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C built(B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(KEYS))
                .httpClient(http)
                .build();
    }

    public DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    public S3Client s3() {
        return s3;
    }

    public SqsClient sqs() {
        return sqs;
    }

    public EventBridgeClient events() {
        return events;
    }

    public SecretsManagerClient secrets() {
        return secrets;
    }

    public SesV2Client mails() {
        return mails;
    }

    @Override
    public void close() {
        dynamoDb.close();
        s3.close();
        sqs.close();
        events.close();
        secrets.close();
        mails.close();
        http.close();
    }
}
