package io.billfold.callprovider;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** Answers in the form of docs.adyen.com/api-explorer/Disputes/30. */
class AdyenDeskTest {
    private static final String TAKEN = "{\"disputeServiceResult\":{\"success\":true}}";
    private static final String REASONS =
            """
            {"defenseReasons":[
              {"defenseReasonCode":"ProofOfRecurring","satisfied":false,"defenseDocumentTypes":[
                {"defenseDocumentTypeCode":"PositiveAVS","requirementLevel":"Required"}]},
              {"defenseReasonCode":"ServicesProvided","satisfied":false,"defenseDocumentTypes":[
                {"defenseDocumentTypeCode":"DefenseMaterial","requirementLevel":"Required"},
                {"defenseDocumentTypeCode":"Invoice","requirementLevel":"Optional"},
                {"defenseDocumentTypeCode":"ShipmentProof","requirementLevel":"Optional"}]}],
             "disputeServiceResult":{"success":true}}""";
    private static final Brief BRIEF =
            new Brief(
                    "9915555555555555",
                    "evidence-adyen-9915555555555555-2",
                    new TreeMap<>(
                            Map.of(
                                    "invoice.pdf", "%PDF-".getBytes(UTF_8),
                                    "summary.txt", "Dispute (1)".getBytes(UTF_8))));

    private final FakeDesk adyen = new FakeDesk();
    private final FixedKey key = new FixedKey("sk_test_1");
    private final AdyenAccess access =
            new AdyenAccess(
                    adyen.url(), "MusterDE", key, new AdyenTransport(Duration.ofMillis(500)));
    private final AdyenDesk desk = new AdyenDesk(access, adyen.url() + "/v30");

    @AfterEach
    void close() {
        access.close();
        adyen.close();
    }

    @Test
    void suppliesWhatTheReasonAsksForAndDefends() {
        adyen.then(200, REASONS).then(200, TAKEN).then(200, TAKEN);

        assertThat(desk.submit(BRIEF)).isInstanceOf(DeskReply.Taken.class);

        assertThat(adyen.calls())
                .containsExactly(
                        "POST /v30/retrieveApplicableDefenseReasons",
                        "POST /v30/supplyDefenseDocument",
                        "POST /v30/defendDispute");
        assertThat(adyen.asked.get(1).body())
                .contains("DefenseMaterial")
                .contains("Invoice")
                .contains(Base64.getEncoder().encodeToString("%PDF-".getBytes(UTF_8)))
                .doesNotContain("ShipmentProof");
        assertThat(adyen.asked.get(2).body())
                .contains("\"defenseReasonCode\":\"ServicesProvided\"")
                .contains("\"merchantAccountCode\":\"MusterDE\"");
        assertThat(adyen.asked.get(2).key()).isEqualTo("evidence-adyen-9915555555555555-2-defend");
    }

    @Test
    void aCaseForWhichAPaperIsMissingIsForAPerson() {
        adyen.then(200, REASONS.replace("DefenseMaterial", "ShipmentProof"));

        assertThat(desk.submit(BRIEF)).isInstanceOf(DeskReply.Refused.class);
        assertThat(adyen.calls()).hasSize(1);
    }

    @Test
    void doesNotDefendWithoutItsPapers() {
        adyen.then(200, REASONS)
                .then(
                        200,
                        "{\"disputeServiceResult\":{\"success\":false,\"errorMessage\":\"too"
                                + " large\"}}");

        assertThat(desk.submit(BRIEF)).isEqualTo(new DeskReply.Refused("too large"));
        assertThat(adyen.calls()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"422, true, 0", "401, false, 1", "429, false, 0", "503, false, 0", "0, false, 0"})
    void whatAdyenRefusesIsForAPersonAndTheRestIsAskedAgain(
            int status, boolean isRefused, int forgotten) {
        adyen.then(status, "{\"status\":422,\"message\":\"no\"}");

        assertThat(desk.submit(BRIEF) instanceof DeskReply.Refused).isEqualTo(isRefused);
        assertThat(key.forgotten).isEqualTo(forgotten);
        assertThat(adyen.calls()).as("no repeats of its own").hasSize(1);
    }

    @Test
    void givesIn() {
        adyen.then(200, TAKEN);

        assertThat(desk.accept("9915555555555555", "k")).isInstanceOf(DeskReply.Taken.class);
        assertThat(adyen.calls()).containsExactly("POST /v30/acceptDispute");
        assertThat(adyen.asked.getFirst().key()).isEqualTo("k");
    }

    /** The offsets of the table point at the objects, and long lines and texts go on. */
    @Test
    void aTextBecomesAPdfThatReadersOpen() {
        String text = "a (b) \\ \u20ac \u00e9\n" + "x".repeat(200) + "\nline".repeat(100);
        String pdf = new String(TextPdf.of(text), ISO_8859_1);

        assertThat(pdf).startsWith("%PDF-1.4\n").endsWith("%%EOF\n");
        assertThat(pdf).contains("(a \\(b\\) \\\\ ? \u00e9) Tj").contains("/Count 2");
        String table = pdf.substring(pdf.indexOf("xref\n"));
        String[] rows = table.split("\n");
        int objects = Integer.parseInt(rows[1].substring(2)) - 1;
        for (int i = 1; i <= objects; i++) {
            int at = Integer.parseInt(rows[2 + i].substring(0, 10));
            assertThat(pdf.substring(at)).startsWith(i + " 0 obj\n");
        }
        String start = pdf.substring(pdf.indexOf("startxref\n") + 10, pdf.indexOf("\n%%EOF"));
        assertThat(Integer.parseInt(start)).isEqualTo(pdf.indexOf("xref\n"));
    }
}
