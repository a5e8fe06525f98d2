package io.billfold.local.remote;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where AWS's services are, and with which keys.
 *
 * @param endpoint for example {@code http://localhost:4566}; a host under {@code amazonaws.com} is
 *     AWS itself, at its own addresses
 * @param region for example {@code eu-central-1}
 * @param hasKeys whether the caller's environment names keys or a profile
 */
public record RemoteAccount(URI endpoint, String region, boolean hasKeys) {
    private static final String REGION = "eu-central-1";

    /**
     * The account that the caller of the command means.
     *
     * @param environment the process's, whose AWS variables hold
     */
    public static RemoteAccount of(URI endpoint, Map<String, String> environment) {
        String region =
                Optional.ofNullable(environment.get("AWS_REGION"))
                        .or(() -> Optional.ofNullable(environment.get("AWS_DEFAULT_REGION")))
                        .orElse(REGION);
        boolean hasKeys =
                environment.containsKey("AWS_ACCESS_KEY_ID")
                        || environment.containsKey("AWS_PROFILE");
        return new RemoteAccount(endpoint, region, hasKeys);
    }

    /** Whether it is AWS itself. */
    public boolean isAws() {
        return String.valueOf(endpoint.getHost()).endsWith("amazonaws.com");
    }

    /**
     * What clients are told. The caller's keys are not among it: the SDK finds them where it always
     * does, with their session token. Elsewhere than on AWS {@code test} will do.
     */
    Map<String, String> clientSettings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("AWS_REGION", region);
        settings.put("AWS_DEFAULT_REGION", region);
        if (isAws()) {
            return settings;
        }
        settings.put("AWS_ENDPOINT_URL", endpoint.toString());
        if (!hasKeys) {
            settings.put("AWS_ACCESS_KEY_ID", "test");
            settings.put("AWS_SECRET_ACCESS_KEY", "test");
        }
        return settings;
    }
}
