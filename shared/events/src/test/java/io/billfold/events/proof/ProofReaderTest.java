package io.billfold.events.proof;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;

import io.billfold.billing.Problem;
import io.billfold.billing.proof.DocumentProof;
import io.billfold.billing.proof.Seal;
import io.billfold.billing.proof.SealedDocument;
import io.billfold.events.CanonicalJson;
import io.billfold.events.EventJson;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;

/** The sample's hashes were computed with Python's hashlib. */
class ProofReaderTest {
    private static final EventJson JSON =
            new EventJson(
                    ObjectMapper.create(
                            Map.of(
                                    "micronaut.serde.write-dates-as-timestamps",
                                    false,
                                    "micronaut.serde.serialization.inclusion",
                                    "ALWAYS")));
    private static final String SAMPLE = resource("samples/document-proof.v1.json");

    private final ProofReader reader = new ProofReader(JSON);

    @Test
    void theSampleIsWhatTheSchemaDescribesAndProvesItsDocument() {
        assertThat(
                        JsonSchemaFactory.getInstance(VersionFlag.V202012)
                                .getSchema(resource("schemas/document-proof.v1.schema.json"))
                                .validate(SAMPLE, InputFormat.JSON))
                .isEmpty();
        DocumentProof proof = read();
        assertThat(proof.document().number()).hasToString("MU-2026-000042");
        assertThat(proof.findings()).isEmpty();
        assertThat(proof.seal().hash())
                .hasToString("cbdd1fd5d08fbbef1dca86517ee1e2ce7e90849aed124b141346c313b7be0510");
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        String written = JSON.write(ProofJson.of(read()));
        assertThat(JSON.tree(written.getBytes(UTF_8))).isEqualTo(JSON.tree(SAMPLE.getBytes(UTF_8)));
    }

    /** The pure form writes itself; the codec's canonical form must be the same. */
    @Test
    void canonicalFormsAreThoseOfTheCodec() throws IOException {
        JsonNode tree = JSON.tree(SAMPLE.getBytes(UTF_8));
        SealedDocument document = read().document();
        Seal seal = read().seal();
        assertThat(document.canonical()).isEqualTo(canonical(tree.get("document")));
        assertThat(seal.canonical()).isEqualTo(canonical(tree.get("seal")));
    }

    private static String canonical(JsonNode node) {
        return new String(CanonicalJson.bytes(node), UTF_8);
    }

    private DocumentProof read() {
        return ((ProofReading.Read) reader.read(SAMPLE.getBytes(UTF_8))).proof();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"index\": 0       | \"index\": 2       |          | index must be from 0 to 1",
                "\"index\": 0       | \"index\": -1      | index    | must be a whole number from 0",
                "\"index\": 0,      |                    | index    | missing",
                "MU-2026-000042     | MU42               | document | is not an invoice number",
                "\"pdfSha256\"      | \"pdfSha1\"        | document | is not the canonical JSON",
                "\"documents\": 2   | \"documents\": \"2\" | seal   | is not the canonical JSON",
                "\"version\": 1     | \"version\": 2     | version  | is not known",
                "{                  | [                  |          | is not JSON",
                "\"seal\": {        | \"seals\": {       | seal     | missing",
            })
    void whatIsNoProofIsRefusedWithItsField(
            String part, String instead, String field, String reason) {
        String other =
                SAMPLE.replaceFirst(
                        java.util.regex.Pattern.quote(part),
                        java.util.regex.Matcher.quoteReplacement(
                                Objects.requireNonNullElse(instead, "")));
        assertThat(other).isNotEqualTo(SAMPLE);
        assertThat(reader.read(other.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        ProofReading.Unreadable.class,
                        it ->
                                assertThat(it.problems())
                                        .anySatisfy(problem -> assertIs(problem, field, reason)));
    }

    private static void assertIs(Problem problem, String field, String reason) {
        assertThat(problem.field()).isEqualTo(Objects.requireNonNullElse(field, ""));
        assertThat(problem.reason()).contains(reason);
    }

    private static String resource(String name) {
        try (InputStream in = EventJson.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
