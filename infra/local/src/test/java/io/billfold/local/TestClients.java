package io.billfold.local;

import io.billfold.lambda.Host;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;

import java.net.URI;

/** AWS's own clients, against a local cloud. */
public final class TestClients {
    private static final SdkHttpClient HTTP = UrlConnectionHttpClient.create();

    private TestClients() {}

    public static StaticCredentialsProvider credentials(String key, String secret) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret));
    }

    public static DynamoDbClient dynamo(URI endpoint) {
        return client(DynamoDbClient.builder(), endpoint);
    }

    public static EventBridgeClient events(URI endpoint) {
        return client(EventBridgeClient.builder(), endpoint);
    }

    public static SqsClient sqs(URI endpoint) {
        return client(SqsClient.builder(), endpoint);
    }

    public static SesV2Client ses(URI endpoint) {
        return client(SesV2Client.builder(), endpoint);
    }

    public static SecretsManagerClient secrets(URI endpoint) {
        return client(SecretsManagerClient.builder(), endpoint);
    }

    public static S3Client s3(URI endpoint) {
        return client(S3Client.builder().forcePathStyle(true), endpoint);
    }

    public static S3Client s3(URI endpoint, String key, String secret) {
        return S3Client.builder()
                .forcePathStyle(true)
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(credentials(key, secret))
                .httpClient(HTTP)
                .build();
    }

    /** A function's own client: with its endpoint and its key. */
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C as(
            Host host, B builder) {
        return builder.endpointOverride(URI.create(host.setting("AWS_ENDPOINT_URL")))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(
                        credentials(
                                host.setting("AWS_ACCESS_KEY_ID"),
                                host.setting("AWS_SECRET_ACCESS_KEY")))
                .httpClient(HTTP)
                .build();
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(credentials("local", "local-secret"))
                .httpClient(HTTP)
                .build();
    }
}
