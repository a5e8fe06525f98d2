package io.billfold.collectevidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.account.EvidenceRule;
import io.billfold.billing.account.LostDisputes;
import io.billfold.billing.account.Seller;
import io.billfold.billing.delivery.Channel;
import io.billfold.billing.delivery.Delivery;
import io.billfold.billing.delivery.DeliveryId;
import io.billfold.billing.delivery.Report;
import io.billfold.billing.delivery.Step;
import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.dispute.DisputeDates;
import io.billfold.billing.dispute.DisputeReport;
import io.billfold.billing.evidence.Evidence;
import io.billfold.billing.evidence.Evidence.State;
import io.billfold.billing.payment.Acquired;
import io.billfold.billing.payment.ChargeTraits;
import io.billfold.billing.payment.Payment;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.DeliveryStore;
import io.billfold.store.DocumentStore;
import io.billfold.store.EvidenceFiles;
import io.billfold.store.InvoiceRecord.Rendition;
import io.billfold.store.PaymentStore.Recorded;
import io.billfold.store.Versioned;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.Samples;
import io.billfold.testkit.aws.S3Model;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

class CollectEvidenceTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final byte[] PDF = "%PDF the invoice".getBytes(UTF_8);

    private final MemoryStores stores = new MemoryStores();
    private final S3Model s3 = new S3Model(InstantSource.fixed(NOW));
    private final S3Presigner presigner =
            S3Presigner.builder()
                    .region(Region.EU_CENTRAL_1)
                    .credentialsProvider(
                            StaticCredentialsProvider.create(
                                    AwsBasicCredentials.create("test", "test")))
                    .build();
    private final DocumentStore documents = new DocumentStore(s3, presigner, "documents");
    private final EvidenceFiles files = new EvidenceFiles(s3, presigner, "documents");

    @BeforeEach
    void issuePayAndRender() {
        s3.createBucket(r -> r.bucket("documents").objectLockEnabledForBucket(true));
        stores.open(Samples.receivable().withApplied(Samples.receivable().total()));
        Commit commit = stores.dynamo().begin();
        stores.invoices().add(commit, Samples.invoice());
        stores.accounts().saveSeller(commit, Samples.seller(), null);
        commit(commit);
        pay("p-1", "ch_1", LocalDate.of(2026, 2, 3));
        String key =
                documents.keep(
                        Samples.invoice(), DocumentStore.Kind.PDF, PDF, LocalDate.of(2037, 1, 1));
        Commit rendered = stores.dynamo().begin();
        stores.invoices()
                .saveRendered(rendered, Samples.NUMBER, new Rendition(key, "abc", "x", "x", NOW));
        commit(rendered);
    }

    @Test
    void showsWhatIsThereAndWhatLacks() {
        open("10.3");

        collect().collect("stripe", "dp_1");

        EvidenceAnswer shown = show();
        assertThat(shown.state()).isEqualTo("lacking");
        assertThat(shown.summary()).isEqualTo("lacks access log");
        assertThat(shown.parts())
                .extracting(it -> it.item() + " " + it.needed() + " " + it.found())
                .contains("invoice true true", "access_log true false", "usage_log false false");
        assertThat(shown.archive()).isNull();
    }

    @Test
    void becomesReadyWhenWhatLackedIsThere() {
        open("10.3");
        collect().collect("stripe", "dp_1");
        opened();

        collect().collect("stripe", "dp_1");

        assertThat(show().state()).isEqualTo("ready");
        assertThat(show().steps()).hasSize(2);
        assertThat(events()).isEmpty();
    }

    @Test
    void earlierPaymentsOfTheSameCardAnswerAClaimOfFraud() {
        pay("p-8", "ch_8", LocalDate.of(2025, 6, 1));
        open("10.4");
        collect().collect("stripe", "dp_1");
        assertThat(show().summary()).isEqualTo("lacks earlier payments");

        pay("p-9", "ch_9", LocalDate.of(2025, 7, 1));
        collect().collect("stripe", "dp_1");

        assertThat(show().state()).isEqualTo("ready");
        assertThat(show().parts())
                .filteredOn(it -> it.item().equals("earlier_payments"))
                .singleElement()
                .satisfies(it -> assertThat(it.note()).contains("ch_8").contains("ch_9"));
    }

    @Test
    void aPersonDecidesOnceAndWhatIsSentIsKept() throws IOException {
        open("10.3");
        collect().collect("stripe", "dp_1");

        assertThat(post("submit", "goes anyway").status()).isEqualTo(200);
        assertThat(post("submit", "goes anyway").status()).isEqualTo(200);
        assertThat(post("accept", "too late").status()).isEqualTo(200);
        collect().collect("stripe", "dp_1");

        EvidenceAnswer shown = show();
        assertThat(shown.state()).isEqualTo("submitting");
        assertThat(shown.steps().getLast())
                .extracting(EvidenceAnswer.Happened::by, EvidenceAnswer.Happened::why)
                .containsExactly("clerk-3", "goes anyway");
        assertThat(events()).containsExactly("DisputeAnswerDecided");
        byte[] zip = files.content(Objects.requireNonNull(evidence().archive()));
        assertThat(names(zip)).containsExactly("invoice.pdf", "summary.txt");
        assertThat(shown.archive())
                .isEqualTo("evidence/muster-de/stripe/dp_1/" + shown.sha256() + ".zip");
        String key = Objects.requireNonNull(shown.archive());
        assertThat(s3.headObject(r -> r.bucket("documents").key(key)).objectLockRetainUntilDate())
                .isEqualTo("2037-01-01T00:00:00Z");
    }

    @Test
    void theSellersRuleSendsWhatIsReady() {
        rule(new EvidenceRule(EvidenceRule.Way.AUTOMATIC_WHEN_READY, Money.parse("EUR 23.68")));
        open("10.3");
        collect().collect("stripe", "dp_1");
        assertThat(show().state()).as("lacking is never sent by rule").isEqualTo("lacking");

        opened();
        collect().collect("stripe", "dp_1");
        collect().collect("stripe", "dp_1");

        assertThat(show().state()).isEqualTo("submitting");
        assertThat(show().steps().getLast().by()).isEqualTo("rule");
        assertThat(events()).containsExactly("DisputeAnswerDecided");
    }

    @Test
    void theRuleLeavesLargerAmountsToAPerson() {
        rule(new EvidenceRule(EvidenceRule.Way.AUTOMATIC_WHEN_READY, Money.parse("EUR 23.67")));
        open("10.3");
        opened();

        collect().collect("stripe", "dp_1");

        assertThat(show().state()).isEqualTo("ready");
    }

    @Test
    void givesInWhenAPersonSaysSo() {
        open("10.3");

        assertThat(post("accept", "they are right").status()).isEqualTo(200);

        assertThat(evidence().state()).isEqualTo(State.ACCEPTING);
        assertThat(events()).containsExactly("DisputeAnswerDecided");
    }

    @Test
    void refusesWhatComesTooLateOrIsNoDecision() {
        open("10.3");
        assertThat(post("burn", "x").status()).isEqualTo(422);
        assertThat(post("submit", "").status()).isEqualTo(422);
        assertThat(calls(NOW).answer(call("POST", "{")).status()).isEqualTo(400);
        assertThat(
                        calls(Instant.parse("2026-03-21T00:00:00Z"))
                                .answer(call("POST", body("submit", "x")))
                                .status())
                .as("the provider's date was the 20th")
                .isEqualTo(422);
        assertThat(calls(NOW).answer(call("GET", "")).status()).isEqualTo(404);
        assertThat(events()).isEmpty();
    }

    @Test
    void twoAtOnceDecideOnce() {
        open("10.3");
        stores.beforeNextTransaction(() -> post("accept", "they are right"));

        assertThat(post("submit", "no").status()).isEqualTo(200);

        assertThat(evidence().state()).isEqualTo(State.ACCEPTING);
        assertThat(events()).hasSize(1);
    }

    @Test
    void collectsAgainWhenSomebodyElseChangedIt() {
        open("10.3");
        stores.beforeNextTransaction(() -> post("accept", "they are right"));

        assertThatThrownBy(() -> collect().collect("stripe", "dp_1"))
                .hasMessageContaining("changed meanwhile");

        collect().collect("stripe", "dp_1");
        assertThat(evidence().state()).isEqualTo(State.ACCEPTING);
    }

    @Test
    void theSamePartsAreTheSameBytes() {
        open("10.3");
        Dispute dispute = dispute();

        assertThat(EvidenceZip.of(dispute, gather().of(dispute)))
                .isEqualTo(EvidenceZip.of(dispute, gather().of(dispute)));
    }

    private static List<String> names(byte[] zip) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private List<String> events() {
        return stores.events("PAYMENTS").stream()
                .map(Map.Entry::getKey)
                .filter(it -> it.startsWith("DisputeAnswer"))
                .toList();
    }

    private Evidence evidence() {
        return stores.evidence().find("stripe", "dp_1").map(Versioned::value).orElseThrow();
    }

    private Dispute dispute() {
        return stores.disputes().find("stripe", "dp_1").map(Versioned::value).orElseThrow();
    }

    private EvidenceAnswer show() {
        Answer answer = calls(NOW).answer(call("GET", ""));
        assertThat(answer.status()).isEqualTo(200);
        return (EvidenceAnswer) Objects.requireNonNull(answer.body());
    }

    private Answer post(String what, String reason) {
        return calls(NOW).answer(call("POST", body(what, reason)));
    }

    private static String body(String what, String reason) {
        return "{\"version\":1,\"do\":\"%s\",\"reason\":\"%s\"}".formatted(what, reason);
    }

    private static Call call(String method, String body) {
        String route = "/disputes/{provider}/{id}/evidence";
        return new Call(
                method,
                method + " " + route,
                route,
                Map.of("provider", "stripe", "id", "dp_1"),
                Map.of(),
                Map.of(),
                body.getBytes(UTF_8),
                Map.of("sub", "clerk-3"),
                Set.of(),
                "r-1",
                "192.0.2.1");
    }

    private EvidenceCall calls(Instant now) {
        return new EvidenceCall(
                stores.json(),
                stores.disputes(),
                stores.evidence(),
                new DecideAnswer(
                        collect(), keep(), DisputeDates.bundled(), InstantSource.fixed(now)));
    }

    private CollectEvidence collect() {
        return new CollectEvidence(
                stores.disputes(),
                stores.evidence(),
                new SellersRule(stores.accounts(), DisputeDates.bundled()),
                gather(),
                keep(),
                InstantSource.fixed(NOW));
    }

    private KeepAnswer keep() {
        return new KeepAnswer(stores.evidence(), files, stores.dynamo(), InstantSource.fixed(NOW));
    }

    private Gather gather() {
        return new Gather(
                stores.invoices(),
                new DocumentParts(documents, new DeliveryStore(stores.dynamo())),
                new ContractParts(stores.subscriptions(), stores.catalogs(), stores.usage()),
                new PaymentParts(
                        stores.payments(),
                        stores.charges(),
                        stores.disputes(),
                        stores.disputeRatios(),
                        stores.receivables()));
    }

    private void open(String code) {
        DisputeReport report =
                new DisputeReport(
                        "stripe",
                        "dp_1",
                        "ch_1",
                        "evt_1",
                        "charge.dispute.created",
                        Dispute.Status.CHARGEBACK,
                        Money.parse("EUR 23.68"),
                        "fraudulent",
                        "visa",
                        code,
                        Instant.parse("2026-03-20T23:59:59Z"),
                        null,
                        Instant.parse("2026-03-01T10:00:00Z"),
                        List.of());
        Dispute dispute =
                new Dispute(
                        "dp_1",
                        "stripe",
                        "p-1",
                        Samples.NUMBER,
                        Samples.receivable().account(),
                        Samples.receivable().seller(),
                        List.of(report),
                        List.of(),
                        Money.parse("EUR 0.00"),
                        0,
                        Dispute.Watch.NONE);
        commit(stores.disputes().open(stores.dynamo().begin(), dispute));
    }

    private void pay(String id, String charge, LocalDate on) {
        Payment payment =
                new Payment(
                        id,
                        Samples.NUMBER,
                        Samples.receivable().account(),
                        Samples.receivable().seller(),
                        Money.parse("EUR 23.68"),
                        on,
                        "stripe",
                        charge);
        Money none = Money.parse("EUR 0.00");
        commit(
                stores.payments()
                        .record(
                                stores.dynamo().begin(),
                                new Recorded(payment, payment.amount(), none, none, "paid"),
                                new ChargeTraits(
                                        new Acquired("visa", "-"),
                                        "fp_1",
                                        "198.51.100.7",
                                        null,
                                        "acme",
                                        null)));
    }

    private void opened() {
        Delivery delivery =
                new Delivery(
                        DeliveryId.ofInvoice(Samples.NUMBER),
                        Samples.receivable().seller(),
                        Samples.receivable().account(),
                        Channel.EMAIL,
                        "ap@acme.example",
                        List.of(new Report(Step.OPENED, NOW.minusSeconds(86_400), "")));
        commit(
                new DeliveryStore(stores.dynamo())
                        .save(stores.dynamo().begin(), delivery, null, NOW));
    }

    private void rule(EvidenceRule rule) {
        Seller seller = Samples.seller();
        @Nullable Versioned<Seller> read = stores.accounts().findSeller(seller.id()).orElse(null);
        Seller with =
                new Seller(
                        seller.id(),
                        seller.name(),
                        seller.email(),
                        seller.address(),
                        seller.zone(),
                        seller.series(),
                        seller.registrations(),
                        seller.bank(),
                        seller.isCashRounded(),
                        seller.profile(),
                        seller.branding(),
                        new LostDisputes(LostDisputes.Outcome.WRITE_OFF, Set.of(), rule),
                        seller.revenue());
        commit(stores.accounts().saveSeller(stores.dynamo().begin(), with, read));
    }

    private void commit(Commit commit) {
        assertThat(stores.dynamo().commit(commit)).isEqualTo(Committed.DONE);
    }
}
