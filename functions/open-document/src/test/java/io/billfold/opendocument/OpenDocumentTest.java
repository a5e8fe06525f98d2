package io.billfold.opendocument;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.delivery.Channel;
import io.billfold.billing.delivery.Delivery;
import io.billfold.billing.delivery.DeliveryId;
import io.billfold.billing.delivery.LinkToken;
import io.billfold.billing.delivery.Report;
import io.billfold.billing.delivery.Step;
import io.billfold.billing.invoice.Invoice;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.Commit;
import io.billfold.store.DeliveryStore;
import io.billfold.store.DocumentStore;
import io.billfold.store.InvoiceRecord;
import io.billfold.store.LinkKeys;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.Samples;
import io.billfold.testkit.aws.S3Model;
import io.billfold.testkit.aws.SecretsModel;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

class OpenDocumentTest {
    private static final String SECRET = "secret";
    private static final String OLD = "o".repeat(40);
    private static final String KEY = "k".repeat(40);
    private static final DeliveryId ID = DeliveryId.ofInvoice(Samples.NUMBER);
    private static final Instant EXPIRY = Instant.parse("2026-05-01T12:00:00Z");

    private Instant now = Instant.parse("2026-02-03T10:00:00Z");
    private final MemoryStores stores = new MemoryStores();
    private final DeliveryStore deliveries = new DeliveryStore(stores.dynamo());
    private final SecretsModel secrets = new SecretsModel(() -> now);
    private final S3Presigner presigner =
            S3Presigner.builder()
                    .region(Region.EU_CENTRAL_1)
                    .credentialsProvider(
                            StaticCredentialsProvider.create(
                                    AwsBasicCredentials.create("id", "secret")))
                    .build();
    private final OpenDocument door =
            new OpenDocument(
                    new LinkKeys(secrets, SECRET, () -> now),
                    stores.invoices(),
                    new DocumentStore(new S3Model(() -> now), presigner, "documents"),
                    new NoteOpening(deliveries, stores.dynamo(), () -> now),
                    () -> now);

    @BeforeEach
    void sendADocument() {
        secrets.put(SECRET, KEY);
        Invoice invoice = Samples.invoice();
        Commit commit = stores.dynamo().begin();
        stores.invoices().add(commit, invoice);
        stores.dynamo().commit(commit);
        InvoiceRecord.Rendition rendition =
                new InvoiceRecord.Rendition(
                        "invoices/muster-de/2026/MU-2026-000001/invoice.pdf", "p", "x", "x", now);
        Commit rendered = stores.dynamo().begin();
        stores.invoices().saveRendered(rendered, invoice.number(), rendition);
        Delivery delivery =
                new Delivery(
                        ID,
                        Samples.seller().id(),
                        invoice.content().account().id(),
                        Channel.EMAIL,
                        "ap@acme.example",
                        List.of(Report.of(Step.SENT, now, "")));
        deliveries.save(rendered, delivery, null, now);
        stores.dynamo().commit(rendered);
    }

    @AfterEach
    void stop() {
        presigner.close();
    }

    private static String token(String key) {
        return new LinkToken(ID, EXPIRY).sign(key.getBytes(UTF_8));
    }

    private Answer open(String token, Map<String, String> headers) {
        return door.answer(
                new Call(
                        "GET",
                        "GET /documents/{token}",
                        "/documents/" + token,
                        Map.of("token", token),
                        Map.of(),
                        headers,
                        new byte[0],
                        Map.of(),
                        Set.of(),
                        "r-1",
                        "192.0.2.1"));
    }

    private Answer open(String token) {
        return open(token, Map.of());
    }

    private List<Report> reports() {
        return deliveries.find(ID).orElseThrow().value().reports();
    }

    @Test
    void aLinkLeadsToOneThatEndsSoonAndIsNoted() {
        Answer answer = open(token(KEY));
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.headers().get("location"))
                .contains("/invoices/muster-de/2026/MU-2026-000001/invoice.pdf")
                .contains("X-Amz-Expires=300")
                .contains("filename%3D%22MU-2026-000001.pdf%22");
        assertThat(reports().getLast()).isEqualTo(Report.of(Step.OPENED, now, "from 192.0.2.1"));
        assertThat(stores.events("INVOICES"))
                .extracting(Map.Entry::getKey)
                .containsExactly("DocumentDelivered");
    }

    @Test
    void ofManyOpeningsTheFirstAndTheLastAreKept() {
        for (int i = 0; i < 20; i++) {
            now = now.plus(Duration.ofMinutes(1));
            assertThat(open(token(KEY)).status()).isEqualTo(302);
        }
        assertThat(reports()).hasSize(3);
        assertThat(reports().getLast().at()).isEqualTo(now);
    }

    @Test
    void somebodyElsesReportMeanwhileIsNotLost() {
        Report delivered = Report.of(Step.DELIVERED, now, "");
        stores.beforeNextTransaction(
                () -> {
                    var read = deliveries.find(ID).orElseThrow();
                    stores.dynamo()
                            .commit(
                                    deliveries.save(
                                            stores.dynamo().begin(),
                                            read.value().with(delivered),
                                            read,
                                            now));
                });
        assertThat(open(token(KEY)).status()).isEqualTo(302);
        assertThat(reports())
                .extracting(Report::step)
                .containsExactlyInAnyOrder(Step.SENT, Step.DELIVERED, Step.OPENED);
    }

    @Test
    void aLinkOfTheKeyBeforeTheCurrentOneWorks() {
        secrets.put(SECRET, OLD);
        now = now.plus(Duration.ofMinutes(6));
        assertThat(open(token(KEY)).status()).isEqualTo(302);
        assertThat(open(token(OLD)).status()).isEqualTo(302);
        secrets.put(SECRET, "n".repeat(40));
        now = now.plus(Duration.ofMinutes(6));
        assertThat(open(token(KEY)).status()).isEqualTo(404);
    }

    @Test
    void aLinkWhoseTimeIsOverIsGoneAndNotNoted() {
        now = EXPIRY;
        assertThat(open(token(KEY)).status()).isEqualTo(410);
        assertThat(reports()).hasSize(1);
    }

    @Test
    void browsersGetAPageAndProgramsAProblem() {
        Map<String, String> browser = Map.of("accept", "text/html,application/xhtml+xml,*/*");
        Answer page = open("nonsense", browser);
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.headers().get("content-type")).isEqualTo("text/html; charset=utf-8");
        assertThat(String.valueOf(page.body())).contains("<h1>This link does not work</h1>");
        assertThat(open("nonsense").headers().get("content-type"))
                .isEqualTo("application/problem+json");
    }
}
