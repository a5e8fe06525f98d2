package io.billfold.store;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;

import java.net.URI;
import java.util.Map;

/**
 * What all clients of a function share: one HTTP client, the region and the credentials. With the
 * setting {@code AWS_ENDPOINT_URL} everything goes there, with the keys that the settings name.
 *
 * <pre>{@code
 * SqsClient sqs = clients.configure(SqsClient.builder()).build();
 * }</pre>
 */
public final class AwsClients implements AutoCloseable {
    private final SdkHttpClient http = Apache5HttpClient.create();
    private final Map<String, String> settings;
    private final Region region;
    private final @Nullable URI endpoint;
    private final AwsCredentialsProvider credentials;

    /**
     * @param settings a function's settings; Lambda itself gives {@code AWS_REGION}
     */
    public AwsClients(Map<String, String> settings) {
        this.settings = Map.copyOf(settings);
        String url = settings.get("AWS_ENDPOINT_URL");
        this.endpoint = url == null ? null : URI.create(url);
        this.region = Region.of(settings.getOrDefault("AWS_REGION", "eu-central-1"));
        this.credentials = credentials(settings, url != null);
    }

    private static AwsCredentialsProvider credentials(
            Map<String, String> settings, boolean isElsewhere) {
        String id = settings.get("AWS_ACCESS_KEY_ID");
        String secret = settings.get("AWS_SECRET_ACCESS_KEY");
        if (!isElsewhere || id == null || secret == null) {
            // never keys from the settings on AWS: after a SnapStart restore they are others
            return DefaultCredentialsProvider.builder().build();
        }
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(id, secret));
    }

    /** Gives a client's builder what all clients share. */
    public <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configure(B builder) {
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        return builder.httpClient(http).region(region).credentialsProvider(credentials);
    }

    /**
     * Gives a client's builder what all clients share, but for the endpoint where a setting such as
     * {@code AWS_ENDPOINT_URL_SESV2} names one for its service.
     *
     * @param service as the SDK has it in the names of such settings, for example {@code SESV2}
     */
    public <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configure(
            B builder, String service) {
        String url = settings.get("AWS_ENDPOINT_URL_" + service);
        B configured = configure(builder);
        return url == null ? configured : configured.endpointOverride(URI.create(url));
    }

    /** Whether everything goes to the endpoint of the settings. */
    public boolean isElsewhere() {
        return endpoint != null;
    }

    Region region() {
        return region;
    }

    AwsCredentialsProvider credentials() {
        return credentials;
    }

    @Nullable URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        http.close();
    }
}
