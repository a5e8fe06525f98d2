package io.billfold.local.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.Map;

class RemoteAccountTest {
    private static final URI LOCALSTACK = URI.create("http://localhost:4566");

    @Test
    void aStandInTakesTestKeysWhereTheCallerHasNone() {
        assertThat(RemoteAccount.of(LOCALSTACK, Map.of()).clientSettings())
                .containsEntry("AWS_ENDPOINT_URL", "http://localhost:4566")
                .containsEntry("AWS_REGION", "eu-central-1")
                .containsEntry("AWS_ACCESS_KEY_ID", "test")
                .containsEntry("AWS_SECRET_ACCESS_KEY", "test");
    }

    @Test
    void theCallersKeysAreLeftToTheSdkAndPassedToNobody() {
        Map<String, String> caller =
                Map.of(
                        "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                        "AWS_SECRET_ACCESS_KEY", "secret",
                        "AWS_REGION", "eu-west-1");

        assertThat(RemoteAccount.of(LOCALSTACK, caller).clientSettings())
                .containsOnlyKeys("AWS_ENDPOINT_URL", "AWS_REGION", "AWS_DEFAULT_REGION")
                .containsEntry("AWS_REGION", "eu-west-1");
    }

    @Test
    void awsItselfIsCalledAtItsOwnAddresses() {
        URI aws = URI.create("https://eu-central-1.amazonaws.com");

        assertThat(RemoteAccount.of(aws, Map.of()).clientSettings())
                .containsOnlyKeys("AWS_REGION", "AWS_DEFAULT_REGION");
    }
}
