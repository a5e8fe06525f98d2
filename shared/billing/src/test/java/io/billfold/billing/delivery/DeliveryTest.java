package io.billfold.billing.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.invoice.InvoiceNumber;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class DeliveryTest {
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00Z");
    private static final DeliveryId ID =
            DeliveryId.ofInvoice(InvoiceNumber.parse("MU-2026-000042"));
    private static final int ROUNDS = 2_000;

    private static Delivery of(List<Report> reports) {
        return new Delivery(
                ID,
                new SellerId("muster-de"),
                new AccountId("acme"),
                Channel.EMAIL,
                "ap@acme.example",
                reports);
    }

    /** One text row: what is reported in this order, a minute apart, and where that ends. */
    @ParameterizedTest
    @CsvSource({
        "SENT, SENT",
        "SENT DELIVERED, DELIVERED",
        "DELIVERED SENT, DELIVERED",
        "SENT DELAYED DELIVERED OPENED, OPENED",
        "SENT OPENED DELIVERED, OPENED",
        "SENT DELIVERED BOUNCED_SOFT, DELIVERED",
        "SENT BOUNCED_SOFT, BOUNCED_SOFT",
        "SENT DELIVERED BOUNCED_HARD, BOUNCED_HARD",
        "SENT DELIVERED COMPLAINED OPENED, COMPLAINED",
        "TO_UPLOAD UPLOADED TO_UPLOAD, UPLOADED",
        "HANDED_OVER TRANSMITTED DELIVERED, DELIVERED",
        "HANDED_OVER TRANSMITTED REFUSED, REFUSED",
        "HANDED_OVER ACKNOWLEDGED DELIVERED, ACKNOWLEDGED",
        "HANDED_OVER UNDER_QUERY IN_PROCESS ACCEPTED, ACCEPTED",
        "HANDED_OVER UNDER_QUERY IN_PROCESS, IN_PROCESS",
        "HANDED_OVER ACCEPTED REJECTED, REJECTED",
        "HANDED_OVER ACCEPTED PAID, PAID",
        "HELD_BACK REPLACED, REPLACED",
        "SENT BOUNCED_HARD REPLACED DELIVERED, REPLACED"
    })
    void theHeaviestReportTellsWhereItIs(String steps, Step expected) {
        List<Report> reports = new ArrayList<>();
        for (String step : steps.split(" ", -1)) {
            reports.add(new Report(Step.valueOf(step), NOON.plusSeconds(60L * reports.size()), ""));
        }
        assertThat(of(reports).step()).isEqualTo(expected);
    }

    @Test
    void repeatedLateAndReorderedReportsComeToTheSameDelivery() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            List<Report> reports = randomReports(random);
            Delivery inOrder = added(reports);
            List<Report> shuffled = new ArrayList<>(reports);
            for (int i = 0; i < random.nextInt(5); i++) {
                shuffled.add(reports.get(random.nextInt(reports.size())));
            }
            Collections.shuffle(shuffled, random);
            assertThat(added(shuffled)).as("seed " + seed).isEqualTo(inOrder);
        }
    }

    private static List<Report> randomReports(Random random) {
        List<Report> reports = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(12); i++) {
            Step step = Step.values()[random.nextInt(Step.values().length)];
            // few moments, so that some are the same
            Instant at = NOON.plusSeconds(random.nextInt(6));
            reports.add(new Report(step, at, "detail " + random.nextInt(2)));
        }
        return reports;
    }

    private static Delivery added(List<Report> reports) {
        Delivery delivery = of(List.of(reports.getFirst()));
        for (Report report : reports.subList(1, reports.size())) {
            delivery = delivery.with(report);
        }
        return delivery;
    }

    @Test
    void ofEachStepTheFirstAndTheLastReportAreKept() {
        List<Report> openings = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            openings.add(new Report(Step.OPENED, NOON.plusSeconds(i), ""));
        }
        assertThat(of(openings).reports())
                .extracting(Report::at)
                .containsExactly(NOON, NOON.plusSeconds(999));
    }

    @Test
    void whatArrivedStaysArrived() {
        Delivery delivered = of(List.of(new Report(Step.DELIVERED, NOON, "")));
        Delivery bounced = delivered.with(new Report(Step.BOUNCED_HARD, NOON.plusSeconds(9), ""));
        assertThat(bounced.step().isFailed()).isTrue();
        assertThat(bounced.hasArrived()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void wordsOfStepsAreReadBack(Step step) {
        assertThat(Step.parse(step.word())).isEqualTo(step);
        assertThat(step.isArrived() && step.isFailed()).isFalse();
    }

    @Test
    void aLongDetailIsCutBetweenCharactersAndOnOneLine() {
        String detail = "x".repeat(Report.DETAIL_LENGTH_MAX - 1) + "\uD83D\uDE00";
        assertThat(Report.of(Step.DELAYED, NOON, detail).detail())
                .isEqualTo("x".repeat(Report.DETAIL_LENGTH_MAX - 1));
        assertThat(Report.of(Step.DELAYED, NOON, "550 5.1.1\r\nuser unknown").detail())
                .isEqualTo("550 5.1.1 user unknown");
    }

    @Test
    void idsAreReadBack() {
        assertThat(DeliveryId.parse("MU-2026-000042/invoice.1")).isEqualTo(ID);
        assertThat(ID.next()).hasToString("MU-2026-000042/invoice.2");
        assertThat(DeliveryId.ofReminder(ID.number(), 2))
                .hasToString("MU-2026-000042/reminder-2.1");
        DeliveryId expiry = DeliveryId.ofExpiry(ID.number(), "My.Visa_1.2027-01.30");
        assertThat(expiry).hasToString("MU-2026-000042/expiry-My.Visa_1.2027-01.30.1");
        assertThat(DeliveryId.parse(expiry.toString())).isEqualTo(expiry);
        assertThat(List.of(ID, expiry))
                .extracting(DeliveryId::kind)
                .containsExactly("invoice", "expiry");
        assertThat(List.of(ID, expiry))
                .extracting(DeliveryId::isOfInvoice)
                .containsExactly(true, false);
        for (String wrong :
                List.of(
                        "MU-2026-000042/letter.1",
                        "MU-2026-000042",
                        "x/invoice.1",
                        "MU-2026-000042/expiry-visa.1",
                        "MU-2026-000042/expiry-visa.2027-01.30")) {
            assertThatThrownBy(() -> DeliveryId.parse(wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
