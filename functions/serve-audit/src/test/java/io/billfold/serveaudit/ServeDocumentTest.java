package io.billfold.serveaudit;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.DocumentStore;
import io.billfold.store.InvoiceRecord;
import io.billfold.store.InvoiceRecord.Rendition;
import io.billfold.store.InvoiceStore;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.Samples;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class ServeDocumentTest {
    private static final Instant NOW = Instant.parse("2026-02-03T10:00:00Z");
    private static final Rendition RENDITION =
            new Rendition(
                    "invoices/muster-de/2026/MU-2026-000001/invoice.pdf",
                    "ab".repeat(32),
                    "invoices/muster-de/2026/MU-2026-000001/invoice.xml",
                    "cd".repeat(32),
                    NOW);

    private final MemoryStores stores = new MemoryStores();
    private @Nullable Rendition rendition = RENDITION;
    private final InvoiceStore invoices = new OneInvoice();

    /** The sample invoice, rendered or not. */
    private final class OneInvoice extends InvoiceStore {
        OneInvoice() {
            super(stores.dynamo());
        }

        @Override
        public Optional<InvoiceRecord> find(InvoiceNumber number) {
            return number.equals(Samples.NUMBER)
                    ? Optional.of(new InvoiceRecord(Samples.invoice(), "", rendition))
                    : Optional.empty();
        }
    }

    @Test
    void writesDownWhoGetsALinkAndGivesIt() {
        Answer answer = get("MU-2026-000001", Map.of("sub", "auditor-7"));

        assertThat(answer.status()).isEqualTo(200);
        DocumentAnswer document = (DocumentAnswer) answer.body();
        assertThat(document).isNotNull();
        assertThat(document.number()).isEqualTo("MU-2026-000001");
        assertThat(document.documentSha256()).isEqualTo("ab".repeat(32));
        assertThat(document.url())
                .contains("/invoices/muster-de/2026/MU-2026-000001/invoice.pdf?")
                .contains("X-Amz-Expires=900")
                .contains("filename%3D%22MU-2026-000001.pdf%22");
        assertThat(invoices.accesses(Samples.NUMBER))
                .containsExactly(
                        new InvoiceStore.Access(
                                "r-1",
                                Samples.NUMBER,
                                NOW,
                                "auditor-7",
                                "192.0.2.1",
                                document.expiresAt()));
    }

    @Test
    void saysThatADocumentIsBeingMade() {
        rendition = null;

        Answer answer = get("MU-2026-000001", Map.of("sub", "auditor-7"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo(new PendingAnswer("MU-2026-000001", "rendering"));
        assertThat(stores.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MU-2026-000002", "x", "", "../../etc", "MU-2026-000000", "MU-26-1"})
    void knowsNoOtherInvoice(String number) {
        assertThat(get(number, Map.of("sub", "auditor-7")).status()).isEqualTo(404);
        assertThat(stores.isEmpty()).isTrue();
    }

    @Test
    void givesNothingToNobody() {
        assertThat(get("MU-2026-000001", Map.of()).status()).isEqualTo(403);
        assertThat(get("MU-2026-000001", Map.of("sub", " ")).status()).isEqualTo(403);
        assertThat(stores.isEmpty()).isTrue();
    }

    private Answer get(String number, Map<String, String> claims) {
        StaticCredentialsProvider keys =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret"));
        try (S3Client s3 =
                        S3Client.builder()
                                .region(Region.EU_CENTRAL_1)
                                .credentialsProvider(keys)
                                .build();
                S3Presigner presigner =
                        S3Presigner.builder()
                                .region(Region.EU_CENTRAL_1)
                                .credentialsProvider(keys)
                                .build()) {
            return new ServeDocument(
                            invoices,
                            new DocumentStore(s3, presigner, "documents"),
                            stores.dynamo(),
                            InstantSource.fixed(NOW))
                    .answer(call(number, claims));
        }
    }

    private static Call call(String number, Map<String, String> claims) {
        return new Call(
                "GET",
                "GET /invoices/{number}/document",
                "/invoices/" + number + "/document",
                Map.of("number", number),
                Map.of(),
                Map.of(),
                new byte[0],
                claims,
                Set.of("audit"),
                "r-1",
                "192.0.2.1");
    }
}
