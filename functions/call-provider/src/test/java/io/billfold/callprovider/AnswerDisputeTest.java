package io.billfold.callprovider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.evidence.Evidence;
import io.billfold.billing.evidence.Evidence.State;
import io.billfold.billing.evidence.EvidenceItem;
import io.billfold.billing.evidence.Piece;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.events.DisputeAnswerDecided;
import io.billfold.store.Committed;
import io.billfold.store.EvidenceFiles;
import io.billfold.store.Versioned;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.aws.S3Model;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class AnswerDisputeTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private final MemoryStores stores = new MemoryStores();
    private final S3Model s3 = new S3Model(InstantSource.fixed(NOW));
    private final EvidenceFiles files =
            new EvidenceFiles(
                    s3,
                    S3Presigner.builder()
                            .region(Region.EU_CENTRAL_1)
                            .credentialsProvider(
                                    StaticCredentialsProvider.create(
                                            AwsBasicCredentials.create("test", "test")))
                            .build(),
                    "documents");
    private final Desk desk = new Desk();

    /** Says what it is told to. */
    private static final class Desk implements EvidenceDesk {
        DeskReply reply = new DeskReply.Taken("1 submission");
        final List<Brief> given = new ArrayList<>();

        @Override
        public String name() {
            return "stripe";
        }

        @Override
        public DeskReply submit(Brief brief) {
            given.add(brief);
            return reply;
        }

        @Override
        public DeskReply accept(String disputeId, String key) {
            return reply;
        }
    }

    @Test
    void givesTheProviderWhatWasKept() throws IOException {
        Evidence decided = submitting("stripe");

        answer().answer(DisputeAnswerDecided.of(NOW, decided));
        answer().answer(DisputeAnswerDecided.of(NOW, decided));

        assertThat(evidence("stripe").state()).isEqualTo(State.SUBMITTED);
        assertThat(desk.given)
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(new String(it.files().get("summary.txt"), UTF_8))
                                        .isEqualTo("why"));
        assertThat(desk.given.getFirst().key()).isEqualTo("evidence-stripe-dp_1-2");
        assertThat(events()).containsExactly("DisputeAnswered");
    }

    @Test
    void whatIsUnclearIsAskedAgain() throws IOException {
        Evidence decided = submitting("stripe");
        desk.reply = new DeskReply.Unclear("cut off");

        assertThatThrownBy(() -> answer().answer(DisputeAnswerDecided.of(NOW, decided)))
                .hasMessageContaining("cut off");
        assertThat(evidence("stripe").state()).isEqualTo(State.SUBMITTING);

        desk.reply = new DeskReply.Taken("1 submission");
        answer().answer(DisputeAnswerDecided.of(NOW, decided));
        assertThat(evidence("stripe").state()).isEqualTo(State.SUBMITTED);
    }

    @Test
    void whatIsRefusedIsForAPerson() throws IOException {
        Evidence decided = submitting("stripe");
        desk.reply = new DeskReply.Refused("past\ndue ".repeat(200));

        answer().answer(DisputeAnswerDecided.of(NOW, decided));

        assertThat(evidence("stripe").state()).isEqualTo(State.FAILED);
        assertThat(evidence("stripe").steps().getLast().why()).startsWith("past due").hasSize(400);
        assertThat(events()).containsExactly("DisputeAnswered");
    }

    @Test
    void aProviderWithoutADeskIsForAPerson() throws IOException {
        Evidence decided = submitting("paypal");

        answer().answer(DisputeAnswerDecided.of(NOW, decided));

        assertThat(evidence("paypal").state()).isEqualTo(State.FAILED);
    }

    private Evidence submitting(String provider) throws IOException {
        s3.createBucket(r -> r.bucket("documents").objectLockEnabledForBucket(true));
        Evidence collected =
                Evidence.collected(
                        provider,
                        "dp_1",
                        new SellerId("muster-de"),
                        InvoiceNumber.parse("MU-2026-000001"),
                        List.of(new Piece(EvidenceItem.INVOICE, true, true, "there")),
                        NOW);
        Evidence decided =
                collected.submitting(
                        files.keep(collected, zip(), LocalDate.of(2026, 3, 2)),
                        NOW,
                        "clerk-3",
                        "sure");
        assertThat(
                        stores.dynamo()
                                .commit(
                                        stores.evidence()
                                                .save(stores.dynamo().begin(), decided, 0)))
                .isEqualTo(Committed.DONE);
        return decided;
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("summary.txt"));
            zip.write("why".getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private Evidence evidence(String provider) {
        return stores.evidence().find(provider, "dp_1").map(Versioned::value).orElseThrow();
    }

    private List<String> events() {
        return stores.events("PAYMENTS").stream().map(Map.Entry::getKey).toList();
    }

    private AnswerDispute answer() {
        return new AnswerDispute(
                List.of(desk), stores.evidence(), files, stores.dynamo(), InstantSource.fixed(NOW));
    }
}
