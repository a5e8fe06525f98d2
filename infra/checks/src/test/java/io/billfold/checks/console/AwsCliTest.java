package io.billfold.checks.console;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.checks.cloud.AwsAccount;
import io.billfold.checks.cloud.Orders;
import io.billfold.checks.cloud.StoredInvoice;
import io.billfold.checks.cloud.TestCloud;
import io.billfold.local.http.Json;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Lists tables, sends an order, reads a queue, gets a PDF. */
@EnabledIf(value = "cliIsThere", disabledReason = AwsCliTest.REASON)
class AwsCliTest {
    static final String REASON = "skipped: no AWS CLI ('aws') on the PATH";

    private static final int TIMEOUT_SECONDS = 60;

    private static @Nullable TestCloud running;

    @TempDir private Path folder;

    /** Also says why not: not every test runner shows the reason. */
    static boolean cliIsThere() {
        boolean there = isThere();
        if (!there) {
            System.out.println(REASON);
        }
        return there;
    }

    @BeforeAll
    static void start() {
        running = TestCloud.startedAt(Instant.parse("2026-01-04T12:00:00Z"));
    }

    @AfterAll
    static void stop() {
        if (running != null) {
            running.close();
        }
    }

    @Test
    void listsTablesSendsAnOrderReadsAQueueAndGetsAPdf() throws Exception {
        assertThat(aws("dynamodb", "list-tables").path("TableNames"))
                .map(JsonNode::asText)
                .contains(cloud().physicalId("Invoices"), cloud().physicalId("Ledger"));

        String orders = cloud().physicalId("Orders");
        String order = Orders.domestic("cli", "2026-01-05").toString();
        aws("sqs", "send-message", "--queue-url", orders, "--message-body", order);
        cloud().settle();
        cloud().advanceTo("2026-01-05T12:00:00Z");
        StoredInvoice invoice = cloud().invoicesOf("account-cli").getFirst();

        Path pdf = folder.resolve("invoice.pdf");
        run("s3", "cp", s3(invoice.attribute("documentKey")), pdf.toString());
        assertThat(new String(Files.readAllBytes(pdf), 0, 5, UTF_8)).isEqualTo("%PDF-");
    }

    @Test
    void readsAQueueThatNoFunctionReadsFrom() throws Exception {
        String queue = cloud().physicalId("OrdersDeadLetters");
        aws("sqs", "send-message", "--queue-url", queue, "--message-body", "hello");
        JsonNode attributes =
                aws(
                        "sqs",
                        "get-queue-attributes",
                        "--queue-url",
                        queue,
                        "--attribute-names",
                        "All");
        assertThat(attributes.at("/Attributes/ApproximateNumberOfMessages").asText())
                .isEqualTo("1");
        JsonNode received = aws("sqs", "receive-message", "--queue-url", queue);
        assertThat(received.at("/Messages/0/Body").asText()).isEqualTo("hello");
    }

    private static TestCloud cloud() {
        return Objects.requireNonNull(running);
    }

    private static String s3(String key) {
        return "s3://" + cloud().physicalId("Documents") + "/" + key;
    }

    private JsonNode aws(String... arguments) throws Exception {
        String output = run(arguments);
        return output.isBlank() ? Json.object() : Json.parse(output.getBytes(UTF_8));
    }

    private String run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("aws"));
        command.addAll(
                List.of("--endpoint-url", cloud().endpoint().toString(), "--output", "json"));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output.txt");
        Path errors = folder.resolve("errors.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "AWS_ACCESS_KEY_ID",
                                AwsAccount.KEYS.accessKeyId(),
                                "AWS_SECRET_ACCESS_KEY",
                                AwsAccount.KEYS.secretAccessKey(),
                                // version 1 of the tool knows no AWS_REGION
                                "AWS_DEFAULT_REGION",
                                "eu-central-1",
                                "AWS_PAGER",
                                ""));
        Process process = builder.start();
        assertThat(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
        assertThat(process.exitValue()).as(command + ": " + Files.readString(errors)).isZero();
        return Files.readString(output);
    }

    /** A name on the PATH need not be the tool: some managers of versions leave empty stubs. */
    private static boolean isThere() {
        try {
            Process process =
                    new ProcessBuilder("aws", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
