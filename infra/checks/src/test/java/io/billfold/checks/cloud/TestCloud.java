package io.billfold.checks.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.checks.Repository;
import io.billfold.local.LocalCloud;
import io.billfold.local.LocalCloudOptions;
import io.billfold.local.http.Json;
import io.billfold.local.mail.SentMail;
import io.billfold.local.template.Resource;
import io.billfold.testkit.audit.Auditor;
import io.billfold.testkit.audit.Inspection;
import io.billfold.testkit.audit.Names;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A local cloud in memory, with a clock that stands still, and the bundled sellers. */
public final class TestCloud implements AutoCloseable {
    /** What the provider signs its webhooks with. */
    public static final String WEBHOOK_SECRET = "whsec_system_test";

    /** What Adyen signs its items with, for the merchant account MusterDE. */
    public static final String ADYEN_KEY = "5a".repeat(32);

    /** Nobody is there: no test asks the register of the European Commission, nor Adyen. */
    private static final Map<String, String> USUAL =
            Map.of(
                    "ViesUrl", "http://127.0.0.1:1",
                    "AdyenUrl", "http://127.0.0.1:1/v71",
                    "AdyenDisputesUrl", "http://127.0.0.1:1/v30",
                    "AdyenMerchantAccounts", "MusterDE");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LocalCloud local;
    private final AwsAccount aws;
    private final HttpClient http = HttpClient.newHttpClient();

    private TestCloud(LocalCloud local, URI aws) {
        this.local = local;
        this.aws = new AwsAccount(aws);
    }

    /** What came back from the HTTP API. */
    public record Reply(int status, String body) {
        public JsonNode json() {
            return Json.parse(body.getBytes(UTF_8));
        }
    }

    /** Starts one at a business time, with AWS's services in it. */
    public static TestCloud startedAt(Instant time) {
        return startedAt(time, null);
    }

    /**
     * Starts one at a business time.
     *
     * @param awsEndpoint where AWS's services are; null is in the cloud itself
     */
    public static TestCloud startedAt(Instant time, @Nullable URI awsEndpoint) {
        return started(options(time).withAwsEndpoint(awsEndpoint), awsEndpoint);
    }

    /** Starts one at a business time, with other parameters of the template than the usual. */
    public static TestCloud startedWith(Instant time, Map<String, String> parameters) {
        Map<String, String> all = new HashMap<>(USUAL);
        all.putAll(parameters);
        return started(options(time).withParameters(all), null);
    }

    private static TestCloud started(LocalCloudOptions options, @Nullable URI awsEndpoint) {
        try {
            LocalCloud local = LocalCloud.start(options);
            TestCloud cloud =
                    new TestCloud(local, awsEndpoint == null ? local.endpoint() : awsEndpoint);
            cloud.configureSellers();
            return cloud;
        } catch (IOException e) {
            throw new IllegalStateException("the local cloud does not start", e);
        }
    }

    private static LocalCloudOptions options(Instant time) {
        return LocalCloudOptions.of(Repository.template())
                .withPort(0)
                .withStartAt(time)
                .withFrozen(true)
                .withParameters(USUAL)
                .withRetryDelay(Duration.ofMillis(50))
                .withSecrets(
                        Map.of(
                                "StripeWebhookSecret", WEBHOOK_SECRET,
                                "AdyenWebhookSecret", ADYEN_KEY));
    }

    private void configureSellers() throws IOException {
        Path sellers =
                Repository.root()
                        .resolve("infra/local/src/main/resources/io/billfold/demo/sellers.json");
        for (JsonNode seller : Json.parse(Files.readAllBytes(sellers))) {
            // the id stands in the path
            String id = ((ObjectNode) seller).remove("id").asText();
            Reply reply = call("PUT", "/sellers/" + id, "sellers:write", seller);
            assertThat(reply.status()).as(reply.body()).isBetween(200, 299);
        }
        settle();
    }

    public URI endpoint() {
        return local.endpoint();
    }

    public AwsAccount aws() {
        return aws;
    }

    /** A table's or bucket's name, a queue's URL. */
    public String physicalId(String logicalId) {
        return local.physicalId(logicalId);
    }

    public LocalCloud local() {
        return local;
    }

    public List<SentMail> mails() {
        return local.mails();
    }

    /** Waits until everything that follows from what was sent is done. */
    public void settle() {
        try {
            assertThat(local.awaitIdle(PATIENCE)).as("idle, open: " + local.open()).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Moves business time, with every schedule on the way, and waits for what follows. */
    public void advanceTo(String time) {
        try {
            local.advanceTo(Instant.parse(time));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        settle();
    }

    /** Sends a message to a queue as it is. */
    public void send(String queue, String body) {
        aws.sqs().sendMessage(r -> r.queueUrl(physicalId(queue)).messageBody(body));
    }

    /** Puts a text into a bucket. */
    public void upload(String bucket, String key, String text) {
        aws.s3()
                .putObject(
                        r -> r.bucket(physicalId(bucket)).key(key), RequestBody.fromString(text));
    }

    /** The text of an object. */
    public String object(String bucket, String key) {
        return aws.s3().getObjectAsBytes(r -> r.bucket(physicalId(bucket)).key(key)).asUtf8String();
    }

    /** Puts an event on the bus. */
    public void publish(String source, String type, String detail) {
        var answer =
                aws.events()
                        .putEvents(
                                r ->
                                        r.entries(
                                                e ->
                                                        e.eventBusName(physicalId("Bus"))
                                                                .source(source)
                                                                .detailType(type)
                                                                .detail(detail)));
        assertThat(answer.failedEntryCount()).isZero();
    }

    /** Calls the HTTP API with a token of one scope; null is without a token. */
    public Reply call(String method, String path, @Nullable String scope, @Nullable JsonNode body) {
        HttpRequest.Builder request = request(method, path, body == null ? "" : body.toString());
        if (scope != null) {
            request.header("Authorization", "Bearer " + local.token(List.of(scope), "tester"));
        }
        return reply(request.build());
    }

    /** Calls a webhook with a signature header. */
    public Reply webhook(String body, String signature) {
        return reply(
                request("POST", "/webhooks/stripe", body)
                        .header("Stripe-Signature", signature)
                        .build());
    }

    /** Calls the webhook of a provider that signs in the body. */
    public Reply webhookOf(String provider, String body) {
        return reply(request("POST", "/webhooks/" + provider, body).build());
    }

    /** Fetches a link as it is. */
    public HttpResponse<byte[]> fetch(URI link) {
        return sent(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(endpoint().resolve(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    private Reply reply(HttpRequest request) {
        HttpResponse<String> response = sent(request, HttpResponse.BodyHandlers.ofString());
        return new Reply(response.statusCode(), response.body());
    }

    private <T> HttpResponse<T> sent(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new IllegalStateException("no answer from " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Every item of a table, as it is stored. */
    public List<RawItem> items(String table) {
        return aws
                .dynamoDb()
                .scanPaginator(r -> r.tableName(physicalId(table)).consistentRead(true))
                .items()
                .stream()
                .map(RawItem::new)
                .toList();
    }

    /** The items of a table whose key begins so. */
    public List<RawItem> items(String table, String pkPrefix) {
        return items(table).stream().filter(it -> it.text("pk").startsWith(pkPrefix)).toList();
    }

    /** The issued invoices of an account, by number. */
    public List<StoredInvoice> invoicesOf(String account) {
        return items("Invoices", "INVOICE#").stream()
                .filter(it -> it.text("sk").equals("INVOICE"))
                .filter(it -> it.text("accountId").equals(account))
                .map(StoredInvoice::of)
                .sorted((a, b) -> a.number().compareTo(b.number()))
                .toList();
    }

    /** The logical ids of the queues. */
    public List<String> queues() {
        return local.resources().stream()
                .filter(resource -> resource.type().equals("AWS::SQS::Queue"))
                .map(Resource::id)
                .toList();
    }

    /** How many messages are in a queue, hidden ones included. */
    public int messages(String queue) {
        Map<QueueAttributeName, String> attributes =
                aws.sqs()
                        .getQueueAttributes(
                                r ->
                                        r.queueUrl(physicalId(queue))
                                                .attributeNames(QueueAttributeName.ALL))
                        .attributes();
        return Stream.of(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)
                .mapToInt(name -> Integer.parseInt(attributes.getOrDefault(name, "0")))
                .sum();
    }

    /** Somebody who looks everything up anew, when all is done. */
    public Auditor audited() {
        Names names =
                new Names(
                        physicalId("Accounts"),
                        physicalId("Subscriptions"),
                        physicalId("Invoices"),
                        physicalId("Ledger"),
                        physicalId("Payments"),
                        physicalId("Collections"),
                        physicalId("Documents"));
        return new Inspection(aws.dynamoDb(), aws.s3(), names).audit();
    }

    @Override
    public void close() {
        aws.close();
        http.close();
        local.close();
    }
}
