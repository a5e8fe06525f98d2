package io.billfold.checks.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.checks.Repository;
import io.billfold.checks.cloud.AwsAccount;
import io.billfold.checks.cloud.Orders;
import io.billfold.testkit.audit.Auditor;
import io.billfold.testkit.audit.Counts;
import io.billfold.testkit.audit.Inspection;
import io.billfold.testkit.audit.Names;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import software.amazon.awssdk.core.exception.SdkException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Orders are sent and a billing day is run while the process is killed at ten random moments. At
 * the end everything is as if nothing had happened.
 */
@Execution(ExecutionMode.CONCURRENT)
class KillTest {
    private static final int ORDERS = 150;
    private static final int KILLS = 10;
    private static final int ORDERS_PER_LIFE = 40;
    private static final int LIFE_MILLIS_MIN = 100;
    private static final int LIFE_MILLIS_MAX = 2_500;
    private static final Instant START = Instant.parse("2026-01-04T12:00:00Z");
    private static final Instant END = Instant.parse("2026-01-06T12:00:00Z");

    private final Deque<String> unsent =
            new ArrayDeque<>(
                    IntStream.range(0, ORDERS)
                            .mapToObj(i -> Orders.domestic("k" + i, "2026-01-05").toString())
                            .toList());
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void killingItTenTimesLosesNothingAndDoublesNothing() throws Exception {
        long seed = Long.getLong("billfold.seed", new Random().nextLong());
        System.out.println("kill test: -Dbillfold.seed=" + seed + " in " + folder);
        Random random = new Random(seed);
        for (int life = 0; life < KILLS; life++) {
            try (CloudProcess cloud = start()) {
                if (life == 0) {
                    configureSeller(cloud.endpoint());
                }
                int millis = LIFE_MILLIS_MIN + random.nextInt(LIFE_MILLIS_MAX - LIFE_MILLIS_MIN);
                long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
                sendSome(cloud.endpoint());
                if (unsent.isEmpty()) {
                    // the answer is not waited for: the process dies first
                    var _ =
                            post(
                                    cloud.endpoint(),
                                    "/_billfold/clock",
                                    "{\"advanceTo\": \"" + END + "\"}");
                }
                Thread.sleep(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            }
        }
        finish();
    }

    private void finish() throws Exception {
        try (CloudProcess cloud = start();
                AwsAccount aws = new AwsAccount(cloud.endpoint())) {
            while (!unsent.isEmpty()) {
                sendSome(cloud.endpoint());
            }
            post(cloud.endpoint(), "/_billfold/clock", "{\"advanceTo\": \"" + END + "\"}").get();
            JsonNode idle = get(cloud.endpoint(), "/_billfold/idle?timeoutSeconds=90");
            assertThat(idle.path("idle").asBoolean()).as("idle: " + idle).isTrue();

            Names names = names(cloud.endpoint());
            Auditor audited = new Inspection(aws.dynamoDb(), aws.s3(), names).audit();
            Counts counts = audited.counts();
            System.out.println("after " + KILLS + " kills: " + counts);
            assertThat(audited.violations()).isEmpty();
            assertThat(counts.subscriptions()).isEqualTo(ORDERS);
            assertThat(counts.invoices()).isEqualTo(ORDERS);
            assertThat(counts.entries()).isEqualTo(ORDERS);
            assertThat(counts.documents()).isEqualTo(2 * ORDERS);
            assertThat(deadLetters(cloud.endpoint())).isEmpty();
        }
    }

    private CloudProcess start() throws IOException {
        return CloudProcess.start(folder.resolve("data"), START, folder.resolve("log.txt"));
    }

    private void configureSeller(URI endpoint) throws Exception {
        ObjectMapper json = new ObjectMapper();
        JsonNode sellers =
                json.readTree(
                        Repository.root()
                                .resolve(
                                        "infra/local/src/main/resources/io/billfold/demo/sellers.json")
                                .toFile());
        var seller = (ObjectNode) sellers.get(0);
        String id = seller.remove("id").asText();
        String token =
                json.readTree(
                                post(
                                                endpoint,
                                                "/_billfold/token",
                                                "{\"scopes\": [\"sellers:write\"]}")
                                        .get()
                                        .body())
                        .path("token")
                        .asText();
        HttpRequest request =
                HttpRequest.newBuilder(endpoint.resolve("/sellers/" + id))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(seller.toString()))
                        .build();
        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isBetween(200, 201);
    }

    /** An order that was not answered for is sent again, as any sender would. */
    private void sendSome(URI endpoint) {
        try (AwsAccount aws = new AwsAccount(endpoint)) {
            String queue = get(endpoint, "/_billfold/outputs").at("/physicalIds/Orders").asText();
            for (int i = 0; i < ORDERS_PER_LIFE && !unsent.isEmpty(); i++) {
                aws.sqs().sendMessage(r -> r.queueUrl(queue).messageBody(unsent.getFirst()));
                unsent.removeFirst();
            }
        } catch (SdkException e) {
            System.out.println("an order was not taken: " + e.getMessage());
        }
    }

    private Names names(URI endpoint) {
        JsonNode ids = get(endpoint, "/_billfold/outputs").path("physicalIds");
        return new Names(
                ids.path("Accounts").asText(),
                ids.path("Subscriptions").asText(),
                ids.path("Invoices").asText(),
                ids.path("Ledger").asText(),
                ids.path("Payments").asText(),
                ids.path("Collections").asText(),
                ids.path("Documents").asText());
    }

    private List<String> deadLetters(URI endpoint) {
        JsonNode ids = get(endpoint, "/_billfold/outputs").path("physicalIds");
        return ids.properties().stream()
                .filter(id -> id.getKey().endsWith("DeadLetters"))
                .map(id -> id.getValue().asText())
                .map(url -> url.substring(url.lastIndexOf('/') + 1))
                .filter(name -> !get(endpoint, "/_billfold/messages?queue=" + name).isEmpty())
                .toList();
    }

    private CompletableFuture<HttpResponse<String>> post(URI endpoint, String path, String body) {
        return http.sendAsync(
                HttpRequest.newBuilder(endpoint.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode get(URI endpoint, String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(endpoint.resolve(path)).build();
            return new ObjectMapper()
                    .readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
