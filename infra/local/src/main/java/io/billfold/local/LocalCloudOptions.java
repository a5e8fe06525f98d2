package io.billfold.local;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * How a local cloud is started.
 *
 * @param template the template, for example {@code template.yaml}
 * @param dataFolder where everything is kept; null keeps nothing beyond this run
 * @param port 0 takes any that is free
 * @param parameters values of the template's parameters
 * @param secrets values of secrets, by logical id; others are made up and kept
 * @param startAt business time of a new data folder; null is now
 * @param frozen whether business time stands still but for {@link LocalCloud#advanceTo}
 * @param awsEndpoint where functions find AWS instead of the engines here; null runs the engines
 * @param retryDelay how long a failed message or batch waits; on AWS the queue's visibility
 *     time-out
 * @param concurrency calls at a time per queue
 * @param functions whether functions run; without them the template's resources only lie there
 */
public record LocalCloudOptions(
        Path template,
        @Nullable Path dataFolder,
        int port,
        Map<String, String> parameters,
        Map<String, String> secrets,
        @Nullable Instant startAt,
        boolean frozen,
        @Nullable URI awsEndpoint,
        Duration retryDelay,
        int concurrency,
        boolean functions) {
    /** The port that the tools expect. */
    public static final int PORT = 4566;

    public LocalCloudOptions {
        parameters = Map.copyOf(parameters);
        secrets = Map.copyOf(secrets);
    }

    /** In memory, on port 4566, with the wall clock's time. */
    public static LocalCloudOptions of(Path template) {
        return new LocalCloudOptions(
                template,
                null,
                PORT,
                Map.of(),
                Map.of(),
                null,
                false,
                null,
                Duration.ofSeconds(1),
                2,
                true);
    }

    public LocalCloudOptions withDataFolder(@Nullable Path value) {
        return new LocalCloudOptions(
                template,
                value,
                port,
                parameters,
                secrets,
                startAt,
                frozen,
                awsEndpoint,
                retryDelay,
                concurrency,
                functions);
    }

    public LocalCloudOptions withPort(int value) {
        return new LocalCloudOptions(
                template,
                dataFolder,
                value,
                parameters,
                secrets,
                startAt,
                frozen,
                awsEndpoint,
                retryDelay,
                concurrency,
                functions);
    }

    public LocalCloudOptions withParameters(Map<String, String> value) {
        return new LocalCloudOptions(
                template,
                dataFolder,
                port,
                value,
                secrets,
                startAt,
                frozen,
                awsEndpoint,
                retryDelay,
                concurrency,
                functions);
    }

    public LocalCloudOptions withSecrets(Map<String, String> value) {
        return new LocalCloudOptions(
                template,
                dataFolder,
                port,
                parameters,
                value,
                startAt,
                frozen,
                awsEndpoint,
                retryDelay,
                concurrency,
                functions);
    }

    /** Business time begins there, and runs on. */
    public LocalCloudOptions withStartAt(@Nullable Instant value) {
        return new LocalCloudOptions(
                template,
                dataFolder,
                port,
                parameters,
                secrets,
                value,
                frozen,
                awsEndpoint,
                retryDelay,
                concurrency,
                functions);
    }

    /** Business time stands still between moves. */
    public LocalCloudOptions withFrozen(boolean value) {
        return new LocalCloudOptions(
                template,
                dataFolder,
                port,
                parameters,
                secrets,
                startAt,
                value,
                awsEndpoint,
                retryDelay,
                concurrency,
                functions);
    }

    public LocalCloudOptions withAwsEndpoint(@Nullable URI value) {
        return new LocalCloudOptions(
                template,
                dataFolder,
                port,
                parameters,
                secrets,
                startAt,
                frozen,
                value,
                retryDelay,
                concurrency,
                functions);
    }

    public LocalCloudOptions withRetryDelay(Duration value) {
        return new LocalCloudOptions(
                template,
                dataFolder,
                port,
                parameters,
                secrets,
                startAt,
                frozen,
                awsEndpoint,
                value,
                concurrency,
                functions);
    }

    public LocalCloudOptions withConcurrency(int value) {
        return new LocalCloudOptions(
                template,
                dataFolder,
                port,
                parameters,
                secrets,
                startAt,
                frozen,
                awsEndpoint,
                retryDelay,
                value,
                functions);
    }

    /** The template's resources without its functions: something that another cloud's may use. */
    public LocalCloudOptions withoutFunctions() {
        return new LocalCloudOptions(
                template,
                dataFolder,
                port,
                parameters,
                secrets,
                startAt,
                frozen,
                awsEndpoint,
                retryDelay,
                concurrency,
                false);
    }
}
