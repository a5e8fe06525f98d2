package io.billfold.sealdocuments;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.proof.Hash;
import io.billfold.billing.proof.Seal;
import io.billfold.billing.proof.SealedDocument;
import io.billfold.store.AccessLogStore;
import io.billfold.store.RegisterStore;
import io.billfold.store.SealFiles;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.aws.S3Model;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Tables, a bucket and a clock, and the function's parts over them. */
final class Office {
    private static final String BUCKET = "documents";

    final MemoryStores stores = new MemoryStores();
    final S3Model s3 = new S3Model(this::now);
    final SealFiles files =
            new SealFiles(
                    s3,
                    S3Presigner.builder()
                            .region(Region.EU_CENTRAL_1)
                            .credentialsProvider(
                                    StaticCredentialsProvider.create(
                                            AwsBasicCredentials.create("test", "test")))
                            .build(),
                    BUCKET);
    final SealDocuments sealDocuments;
    private Instant now = Instant.parse("2026-01-10T12:00:00Z");

    Office() {
        this(null);
    }

    /**
     * One with another register.
     *
     * @param given null for the one of the tables
     */
    Office(@Nullable RegisterStore given) {
        RegisterStore register = given == null ? stores.register() : given;
        s3.createBucket(r -> r.bucket(BUCKET).objectLockEnabledForBucket(true));
        SealDay sealDay =
                new SealDay(
                        register,
                        files,
                        stores.seals(),
                        new AccessLogStore(stores.dynamo()),
                        stores.dynamo(),
                        this::now);
        sealDocuments = new SealDocuments(stores.seals(), register, sealDay, this::now);
    }

    Instant now() {
        return now;
    }

    void setTime(String time) {
        now = Instant.parse(time);
    }

    /** As render-invoice does it. */
    SealedDocument register(int sequence, String madeAt) {
        SealedDocument document = document(sequence);
        stores.dynamo()
                .commit(
                        stores.register()
                                .add(stores.dynamo().begin(), document, Instant.parse(madeAt)));
        return document;
    }

    static SealedDocument document(int sequence) {
        return new SealedDocument(
                new InvoiceNumber("MU", 2026, sequence),
                new SellerId("muster-de"),
                LocalDate.parse("2026-01-10"),
                Hash.of("snapshot " + sequence),
                Hash.of("xml " + sequence),
                Hash.of("pdf " + sequence));
    }

    /** All days that are over. */
    List<Seal> seal() throws Exception {
        return sealDocuments.seal(sealDocuments.lastDay(), Duration.ofMinutes(1)).sealed();
    }

    /** The sequences of the documents under a seal, in their order. */
    List<Integer> sealed(String day) {
        return content("seals/2026/" + day + ".leaves.jsonl")
                .lines()
                .map(line -> (int) SealedDocument.parse(line).number().sequence())
                .toList();
    }

    String content(String key) {
        return new String(s3.getObjectAsBytes(r -> r.bucket(BUCKET).key(key)).asByteArray(), UTF_8);
    }

    /** Puts another version of an object over it. */
    void replace(String key, String content) {
        s3.putObject(r -> r.bucket(BUCKET).key(key), RequestBody.fromString(content));
    }

    List<String> events() {
        return stores.events("INVOICES").stream().map(Map.Entry::getValue).toList();
    }
}
