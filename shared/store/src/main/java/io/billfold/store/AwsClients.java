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
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Makes the clients of a function. All share one HTTP client, the region and the credentials. With
 * the setting {@code AWS_ENDPOINT_URL} everything goes there, with the keys that the settings name;
 * one service goes elsewhere with a setting such as {@code AWS_ENDPOINT_URL_SESV2}.
 *
 * <pre>{@code
 * SqsClient sqs = clients.client(SqsClient.class, SqsClient::builder);
 * }</pre>
 */
public class AwsClients implements AutoCloseable {
    private final Map<String, String> settings;
    private final Region region;
    private final @Nullable URI endpoint;
    private final AwsCredentialsProvider credentials;
    private @Nullable SdkHttpClient http;

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

    /**
     * A client, or what stands in its place.
     *
     * @param type the SDK's interface, for example {@code SqsClient.class}
     * @param builder where to begin, for example {@code SqsClient::builder}
     */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            Class<C> type, Supplier<B> builder) {
        B configured =
                builder.get().httpClient(http()).region(region).credentialsProvider(credentials);
        URI elsewhere = endpoint(type);
        return elsewhere == null
                ? configured.build()
                : configured.endpointOverride(elsewhere).build();
    }

    /** {@code AWS_ENDPOINT_URL_SESV2} for SesV2Client, as the SDK has it, else the endpoint. */
    private @Nullable URI endpoint(Class<?> type) {
        String service = type.getSimpleName().replace("Client", "").toUpperCase(Locale.ROOT);
        String url = settings.get("AWS_ENDPOINT_URL_" + service);
        return url == null ? endpoint : URI.create(url);
    }

    private synchronized SdkHttpClient http() {
        if (http == null) {
            http = Apache5HttpClient.create();
        }
        return http;
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
    public synchronized void close() {
        if (http != null) {
            http.close();
        }
    }
}
