package io.billfold.testkit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.testkit.aws.ItemChange;
import io.billfold.testkit.aws.StoredObject;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The hashes of the history were computed with Python's hashlib. */
class SealCheckTest {
    private static final String LEAF =
            "{\"issuedOn\":\"2026-01-10\",\"number\":\"MU-2026-000001\",\"pdfSha256\":\""
                    + "c".repeat(64)
                    + "\",\"seller\":\"muster-de\",\"snapshotSha256\":\""
                    + "a".repeat(64)
                    + "\",\"xmlSha256\":\""
                    + "b".repeat(64)
                    + "\"}";

    /** What the twists here break. */
    static final Set<Invariant> BROKEN =
            Set.of(Invariant.SEALS_CHAINED, Invariant.DOCUMENTS_SEALED);

    private static final String ROOT =
            "75357590b118f30c4033958f9ef3bc5f530795ef88fb07131842944d7fe56a43";
    private static final String FIRST =
            "9df5f0ebbb12a18d80c2742963ccb4c9c4f6cb09080f62c9ae35a975ae5d50eb";
    private static final String SECOND =
            "000386784a3b80492f13266a918cfdcf835a5f7565914c542d505575711e05d1";
    private static final String EMPTY =
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private final Findings findings = new Findings();
    private final Seen seen = new Seen(History.NAMES);
    private final SealCheck check = new SealCheck(seen, findings, History.NAMES.documents());
    private final Map<String, AttributeValue> head = new HashMap<>();

    private String leaf = LEAF;
    private String until = "2042-01-01T00:00:00Z";
    private String secondDay = "2026-01-11";
    private String previous = FIRST;

    @Test
    void twoDaysAsTheyShouldBe() {
        assertThat(FIRST + SECOND).hasSize(128);
        history();
        assertThat(findings.violations()).isEmpty();
    }

    @Test
    void aLeafThatWasChanged() {
        leaf = LEAF.replace("bbbb", "dddd");
        assertFound(Invariant.SEALS_CHAINED);
    }

    @Test
    void aSealThatNamesAnotherBefore() {
        previous = EMPTY;
        assertFound(Invariant.SEALS_CHAINED);
    }

    @Test
    void aDayThatIsLeftOut() {
        secondDay = "2026-01-12";
        assertFound(Invariant.SEALS_CHAINED);
    }

    @Test
    void aLockThatEndsADayEarly() {
        until = "2041-12-31T00:00:00Z";
        assertFound(Invariant.DOCUMENT_LOCKED);
    }

    @Test
    void aDocumentThatIsInNoSeal() {
        history();
        register("MU-2026-000002", "2026-01-09");
        check.settledState();
        assertThat(findings.violations())
                .extracting(Violation::invariant)
                .containsOnly(Invariant.DOCUMENTS_SEALED.shortName());
    }

    @Test
    void aDocumentThatIsNotWhatWasSealed() {
        write(
                "INVOICE#MU-2026-000001",
                "INVOICE",
                Map.of("documentSha256", text("d".repeat(64))),
                Map.of());
        history();
        assertThat(findings.violations())
                .extracting(Violation::invariant)
                .containsOnly(Invariant.DOCUMENTS_SEALED.shortName());
    }

    private void assertFound(Invariant invariant) {
        history();
        assertThat(findings.violations())
                .extracting(Violation::invariant)
                .contains(invariant.shortName());
    }

    /** A document on the tenth, nothing on the eleventh. */
    private void history() {
        if (seen.find(Kind.INVOICE, "MU-2026-000001").attributes().isEmpty()) {
            write(
                    "INVOICE#MU-2026-000001",
                    "INVOICE",
                    Map.of(
                            "snapshotSha256", text("a".repeat(64)),
                            "xmlSha256", text("b".repeat(64)),
                            "documentSha256", text("c".repeat(64))),
                    Map.of());
        }
        register("MU-2026-000001", "2026-01-10");
        seal("2026-01-10", leaf + "\n", "null", ROOT, FIRST);
        seal(secondDay, "", "\"" + previous + "\"", EMPTY, SECOND);
        check.settledState();
    }

    private void seal(String day, String leaves, String before, String root, String hash) {
        String json =
                ("{\"accessLogHead\":null,\"day\":\"%s\",\"documents\":%d,\"previousSealSha256\":%s,"
                                + "\"root\":\"%s\",\"sealedAt\":\"2026-01-13T01:00:00Z\",\"version\":1}")
                        .formatted(day, leaves.lines().count(), before, root);
        store(day + ".leaves.jsonl", leaves);
        store(day + ".json", json);
        Map<String, AttributeValue> after =
                new HashMap<>(Map.of("day", text(day), "sealSha256", text(hash)));
        check.look(write("SEALS", "HEAD", after, head));
        head.clear();
        head.putAll(after);
    }

    private void store(String name, String content) {
        byte[] bytes = content.getBytes(UTF_8);
        check.stored(
                new StoredObject(
                        History.NAMES.documents(),
                        "seals/2026/" + name,
                        bytes,
                        Sha256.hex(bytes),
                        ObjectLockMode.COMPLIANCE,
                        Instant.parse(until),
                        true));
    }

    private void register(String number, String day) {
        write("REGISTER#" + day + "#07", number, Map.of(), Map.of());
    }

    private Write write(
            String pk,
            String sk,
            Map<String, AttributeValue> attributes,
            Map<String, AttributeValue> before) {
        Map<String, AttributeValue> after = new HashMap<>(attributes);
        after.put("pk", text(pk));
        after.put("sk", text(sk));
        return seen.take(List.of(new ItemChange(History.NAMES.invoices(), before, after)), true);
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
