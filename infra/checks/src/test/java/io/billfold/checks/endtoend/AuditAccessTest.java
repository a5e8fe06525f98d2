package io.billfold.checks.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.checks.cloud.AwsAccount;
import io.billfold.checks.cloud.Orders;
import io.billfold.checks.cloud.RawItem;
import io.billfold.checks.cloud.StoredInvoice;
import io.billfold.checks.cloud.TestCloud;
import io.billfold.checks.cloud.TestCloud.Reply;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import java.net.URI;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** An auditor gets a link that ends, everybody sees who asked, and nobody changes a document. */
class AuditAccessTest {
    private static TestCloud cloud;
    private static StoredInvoice invoice;

    @BeforeAll
    static void billsOneOrder() {
        cloud = TestCloud.startedAt(Instant.parse("2026-01-04T12:00:00Z"));
        cloud.send("Orders", Orders.domestic("audited", "2026-01-05").toString());
        cloud.settle();
        cloud.advanceTo("2026-01-05T12:00:00Z");
        invoice = cloud.invoicesOf("account-audited").getFirst();
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    void nobodyGetsInWithoutATokenOrWithAnothersScope() {
        int before = accesses().size();
        assertThat(cloud.call("GET", path(), null, null).status()).isEqualTo(401);
        assertThat(cloud.call("GET", path(), "payments:write", null).status()).isEqualTo(403);
        assertThat(accesses()).hasSize(before);
    }

    @Test
    void theLinkGivesTheDocumentWithTheHashThatTheInvoiceRecords() throws Exception {
        HttpResponse<byte[]> document = cloud.fetch(link());
        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(new String(document.body(), 0, 5, UTF_8)).isEqualTo("%PDF-");
        String sha256 =
                HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(document.body()));
        assertThat(sha256).isEqualTo(invoice.attribute("documentSha256"));
        assertThat(asked().path("documentSha256").asText()).isEqualTo(sha256);
    }

    @Test
    void everyLinkIsWrittenDownWithWhoAskedWhenAndFromWhere() {
        int before = accesses().size();
        JsonNode answer = asked();
        List<RawItem> after = accesses();
        assertThat(after).hasSize(before + 1);
        assertThat(after)
                .anySatisfy(
                        access -> {
                            assertThat(access.text("principal")).isEqualTo("tester");
                            assertThat(access.text("sourceIp")).isEqualTo("127.0.0.1");
                            assertThat(access.text("at")).startsWith("2026-01-05T12:00");
                            assertThat(access.text("linkExpiresAt"))
                                    .isEqualTo(answer.path("expiresAt").asText());
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "X-Amz-Expires=900, X-Amz-Expires=604800",
        "invoice.pdf, invoice.xml",
        "X-Amz-Signature=, X-Amz-Signature=0"
    })
    void aLinkThatWasTamperedWithIsRefused(String part, String instead) {
        String link = link().toString();
        assertThat(link).contains(part);
        assertThat(cloud.fetch(URI.create(link.replace(part, instead))).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aLinkEnds() throws Exception {
        URI link = linkForOneSecond();
        assertThat(cloud.fetch(link).statusCode()).isEqualTo(200);
        Thread.sleep(Duration.ofMillis(2_100));
        assertThat(cloud.fetch(link).statusCode()).isEqualTo(403);
    }

    @Test
    void anUnknownNumberIsNotFound() {
        assertThat(cloud.call("GET", "/invoices/MU-2026-999999/document", "audit", null).status())
                .isEqualTo(404);
        assertThat(cloud.call("GET", "/invoices/nonsense/document", "audit", null).status())
                .isEqualTo(404);
    }

    @Test
    void aDocumentCanNeitherBeOverwrittenNorDeletedNorUnlocked() {
        S3Client s3 = cloud.aws().s3();
        String bucket = cloud.physicalId("Documents");
        String key = invoice.attribute("documentKey");
        String version = s3.headObject(r -> r.bucket(bucket).key(key)).versionId();

        assertRefused(
                412,
                () ->
                        s3.putObject(
                                r -> r.bucket(bucket).key(key).ifNoneMatch("*"),
                                RequestBody.fromString("another invoice")));
        assertRefused(
                403, () -> s3.deleteObject(r -> r.bucket(bucket).key(key).versionId(version)));
        assertRefused(
                403,
                () ->
                        s3.deleteObject(
                                r ->
                                        r.bucket(bucket)
                                                .key(key)
                                                .versionId(version)
                                                .bypassGovernanceRetention(true)));
        assertRefused(
                403,
                () ->
                        s3.putObjectRetention(
                                r ->
                                        r.bucket(bucket)
                                                .key(key)
                                                .versionId(version)
                                                .retention(
                                                        t ->
                                                                t.mode(
                                                                                ObjectLockRetentionMode
                                                                                        .COMPLIANCE)
                                                                        .retainUntilDate(
                                                                                Instant.parse(
                                                                                        "2027-01-01T00:00:00Z")))));
        assertThat(cloud.audited().violations()).isEmpty();
    }

    private static void assertRefused(int status, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(status));
    }

    private static String path() {
        return "/invoices/" + invoice.number() + "/document";
    }

    private static JsonNode asked() {
        Reply reply = cloud.call("GET", path(), "audit", null);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private static URI link() {
        return URI.create(asked().path("url").asText());
    }

    private static URI linkForOneSecond() {
        try (S3Presigner presigner =
                S3Presigner.builder()
                        .endpointOverride(cloud.endpoint())
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(StaticCredentialsProvider.create(AwsAccount.KEYS))
                        .serviceConfiguration(
                                S3Configuration.builder().pathStyleAccessEnabled(true).build())
                        .build()) {
            return URI.create(
                    presigner
                            .presignGetObject(
                                    r ->
                                            r.signatureDuration(Duration.ofSeconds(1))
                                                    .getObjectRequest(
                                                            g ->
                                                                    g.bucket(
                                                                                    cloud
                                                                                            .physicalId(
                                                                                                    "Documents"))
                                                                            .key(
                                                                                    invoice
                                                                                            .attribute(
                                                                                                    "documentKey"))))
                            .url()
                            .toString());
        }
    }

    private static List<RawItem> accesses() {
        return cloud.items("Invoices", "INVOICE#" + invoice.number()).stream()
                .filter(item -> item.text("sk").startsWith("ACCESS#"))
                .toList();
    }
}
