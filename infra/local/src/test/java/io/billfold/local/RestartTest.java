package io.billfold.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.local.handlers.Recorder;
import io.billfold.local.handlers.Relay;
import io.billfold.local.template.TemplateException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class RestartTest {
    private static final Path TEMPLATE = Path.of("src/test/resources/small.yaml");
    private static final Instant START = Instant.parse("2026-01-15T12:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir Path folder;

    @BeforeEach
    void forget() {
        Recorder.SEEN.clear();
        Relay.RECORDS.set(0);
    }

    @Test
    void aDataFolderIsContinuedWhereItWasLeft() throws Exception {
        String secret;
        String token;
        int port;
        try (LocalCloud cloud = start(0)) {
            port = cloud.endpoint().getPort();
            send(cloud, "one");
            assertThat(cloud.awaitIdle(SOON)).isTrue();
            cloud.advanceTo(START.plus(Duration.ofDays(2)));
            secret = secret(cloud);
            token = cloud.token(List.of("things:read"), "auditor");
        }
        assertThat(relayed()).isEqualTo(1);

        try (LocalCloud cloud = start(port)) {
            assertThat(cloud.clock().instant()).isEqualTo(START.plus(Duration.ofDays(2)));
            assertThat(secret(cloud)).isEqualTo(secret);
            assertThat(
                            TestClients.dynamo(cloud.endpoint())
                                    .scan(it -> it.tableName("billfold-Orders"))
                                    .items())
                    .hasSize(2);
            send(cloud, "two");
            assertThat(cloud.awaitIdle(SOON)).isTrue();
            cloud.advanceTo(START.plus(Duration.ofDays(3)));
            assertThat(token).isNotEqualTo(cloud.token(List.of("things:read"), "auditor"));
        }

        assertThat(relayed()).as("what was relayed is not relayed again").isEqualTo(2);
        assertThat(scheduled())
                .containsExactly(
                        "2026-01-16T01:00:00Z", "2026-01-17T01:00:00Z", "2026-01-18T01:00:00Z");
    }

    @Test
    void anOccurrenceThatWasMissedIsFiredAtTheNextStart() throws Exception {
        try (LocalCloud cloud = start(0)) {
            assertThat(cloud.awaitIdle(SOON)).isTrue();
        }
        // as if it had been killed after the clock had moved and before the function returned
        Files.writeString(
                folder.resolve("clock.json"),
                "{\"base\":\"2026-01-16T01:00:00Z\",\"baseOnWall\":\"2026-01-16T01:00:00Z\"}");

        try (LocalCloud cloud = start(0)) {
            cloud.advanceTo(Instant.parse("2026-01-16T02:00:00Z"));
        }

        assertThat(scheduled()).containsExactly("2026-01-16T01:00:00Z");
    }

    @Test
    void aHandlerThatIsNotThereStopsTheStartWithItsLine() throws Exception {
        Path template = folder.resolve("template.yaml");
        Files.writeString(
                template,
                """
                Resources:
                  Role: {Type: AWS::IAM::Role}
                  Fn:
                    Type: AWS::Serverless::Function
                    Properties:
                      Handler: io.billfold.nowhere.Nothing
                      Role: !GetAtt Role.Arn
                """);

        assertThatThrownBy(() -> LocalCloud.start(LocalCloudOptions.of(template).withPort(0)))
                .isInstanceOf(TemplateException.class)
                .hasMessageStartingWith("template.yaml:6: ")
                .hasMessageContaining("io.billfold.nowhere.Nothing is not on the class path");
    }

    private LocalCloud start(int port) throws IOException {
        return LocalCloud.start(
                LocalCloudOptions.of(TEMPLATE)
                        .withPort(port)
                        .withDataFolder(folder)
                        .withStartAt(START)
                        .withFrozen(true));
    }

    private static void send(LocalCloud cloud, String order) {
        cloud.queues().queue(cloud.physicalId("Incoming")).send(order, Map.of(), null);
    }

    private static String secret(LocalCloud cloud) {
        return TestClients.secrets(cloud.endpoint())
                .getSecretValue(it -> it.secretId(cloud.physicalId("Webhook")))
                .secretString();
    }

    private static long relayed() {
        return Recorder.SEEN.stream().mapToLong(it -> it.event().path("Records").size()).sum();
    }

    private static List<String> scheduled() {
        return Recorder.SEEN.stream()
                .filter(it -> it.event().has("scheduledAt"))
                .map(it -> it.event().path("scheduledAt").asText())
                .toList();
    }
}
