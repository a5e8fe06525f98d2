package io.billfold.sealdocuments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.proof.DocumentProof;
import io.billfold.billing.proof.Hash;
import io.billfold.billing.proof.Seal;
import io.billfold.events.EventJson;
import io.billfold.events.proof.ProofReader;
import io.billfold.events.proof.ProofReading;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.InvoiceRecord;
import io.billfold.store.InvoiceRecord.Rendition;
import io.billfold.store.InvoiceStore;
import io.billfold.testkit.Samples;
import io.micronaut.serde.ObjectMapper;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

class SealCallTest {
    private final Office office = new Office();
    private final EventJson json =
            new EventJson(
                    ObjectMapper.create(
                            Map.of(
                                    "micronaut.serde.write-dates-as-timestamps",
                                    false,
                                    "micronaut.serde.serialization.inclusion",
                                    "ALWAYS")));
    private @Nullable Instant madeAt = Instant.parse("2026-01-10T09:00:00Z");
    private final SealCall calls =
            new SealCall(
                    json,
                    office.sealDocuments,
                    new ProveDocument(new Invoices(), office.stores.seals(), office.files),
                    office.stores.seals(),
                    office.files);

    /** Every number up to 3 is the sample invoice, made when the test says. */
    private final class Invoices extends InvoiceStore {
        Invoices() {
            super(office.stores.dynamo());
        }

        @Override
        public Optional<InvoiceRecord> find(InvoiceNumber number) {
            Instant at = madeAt;
            Rendition rendition = at == null ? null : new Rendition("pdf", "", "xml", "", at);
            return number.sequence() <= 3
                    ? Optional.of(Records.of(Samples.invoice(), rendition))
                    : Optional.empty();
        }
    }

    @Test
    void sealsWhatIsOverWhenAsked() throws Exception {
        office.register(1, "2026-01-10T09:00:00Z");
        office.setTime("2026-01-12T09:00:00Z");
        SealedAnswer answer = sealed(post("{\"version\":1}"));
        assertThat(answer.done()).isTrue();
        assertThat(answer.sealed())
                .extracting(seal -> seal.day().toString(), SealAnswer::documents)
                .containsExactly(tuple("2026-01-10", 1L), tuple("2026-01-11", 0L));
        assertThat(sealed(post("{\"version\":1}")).sealed()).isEmpty();
    }

    @Test
    void sealsUntilTheDayThatIsAskedFor() throws Exception {
        office.register(1, "2026-01-10T09:00:00Z");
        office.setTime("2026-01-14T09:00:00Z");
        assertThat(sealed(post("{\"version\":1,\"until\":\"2026-01-11\"}")).sealed()).hasSize(2);
        assertThat(sealed(post("{\"version\":1,\"until\":\"1900-01-01\"}")).sealed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                     | version | missing",
                "{\"version\":1,\"until\":\"2026-01-12\"} | until   | at most 2026-01-11, was 2026-01-12",
                "{\"version\":1,\"until\":\"9999-12-31\"} | until   | must be over in UTC",
                "{\"version\":1,\"until\":\"soon\"}       | until   | must be",
                "{\"version\":1,\"day\":\"2026-01-11\"}   | day     | unknown field",
                "[]                                     | version | ",
            })
    void whatCannotBeSealedIsRefusedWithItsField(String body, String field, String reason)
            throws Exception {
        office.setTime("2026-01-12T09:00:00Z");
        Answer answer = post(body);
        assertThat(answer.status()).isEqualTo(422);
        if (reason != null) {
            assertThat(json.write(answer.body())).contains("\"" + field + "\"").contains(reason);
        }
        assertThat(office.stores.isEmpty()).isTrue();
    }

    @Test
    void listsSealsWithTheTextThatIsHashed() throws Exception {
        sealThree();
        Answer answer = get("/seals", Map.of(), Map.of("from", "2026-01-01", "to", "2026-01-31"));
        List<?> seals = (List<?>) ((Map<?, ?>) body(answer)).get("seals");
        assertThat(seals)
                .hasSize(2)
                .allSatisfy(
                        it -> {
                            SealAnswer seal = (SealAnswer) it;
                            assertThat(Hash.of(seal.seal())).hasToString(seal.sealSha256());
                            assertThat(Seal.parse(seal.seal()).day()).isEqualTo(seal.day());
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2026-02-01",
        "2026-01-02, 2026-01-01",
        "2026-01-01,",
        ", 2026-01-01",
        "+12026-01-01, 2026-01-01",
        "2026-01-32, 2026-01-01"
    })
    void aSpanThatIsNoneOrTooLongIsRefused(String from, String to) throws Exception {
        Map<String, String> query =
                from == null
                        ? Map.of("to", to)
                        : to == null ? Map.of("from", from) : Map.of("from", from, "to", to);
        assertThat(get("/seals", Map.of(), query).status()).isEqualTo(422);
    }

    @Test
    void aDayIsShownWithALinkToItsLeaves() throws Exception {
        sealThree();
        DayAnswer day =
                (DayAnswer) body(get("/seals/{day}", Map.of("day", "2026-01-10"), Map.of()));
        assertThat(day.seal().documents()).isEqualTo(2);
        assertThat(day.leavesUrl())
                .contains("/seals/2026/2026-01-10.leaves.jsonl?")
                .contains("X-Amz-Expires=900");
        assertThat(get("/seals/{day}", Map.of("day", "2026-01-12"), Map.of()).status())
                .isEqualTo(404);
        assertThat(get("/seals/{day}", Map.of("day", "today"), Map.of()).status()).isEqualTo(422);
    }

    @Test
    void aDocumentIsProvedByTheSealOfItsDay() throws Exception {
        sealThree();
        DocumentProof proof = proof("MU-2026-000002");
        assertThat(proof.document()).isEqualTo(Office.document(2));
        assertThat(proof.seal().day()).isEqualTo("2026-01-10");
        assertThat(proof.index()).isEqualTo(1);
        assertThat(proof.findings()).isEmpty();
    }

    @Test
    void aLateDocumentIsProvedByTheNextSeal() throws Exception {
        sealThree();
        DocumentProof proof = proof("MU-2026-000003");
        assertThat(proof.seal().day()).isEqualTo("2026-01-11");
        assertThat(proof.findings()).isEmpty();
    }

    @Test
    void aDocumentThatIsNotSealedYetIsPending() throws Exception {
        assertThat(prove("MU-2026-000001").status()).isEqualTo(202);
        assertThat(body(prove("MU-2026-000001")))
                .isEqualTo(Map.of("number", "MU-2026-000001", "state", "unsealed"));
        madeAt = null;
        assertThat(body(prove("MU-2026-000001")))
                .isEqualTo(Map.of("number", "MU-2026-000001", "state", "rendering"));
    }

    @ParameterizedTest
    @CsvSource({"MU-2026-000004", "x", "MU-2026-000000"})
    void anotherNumberIsNotFound(String number) throws Exception {
        assertThat(prove(number).status()).isEqualTo(404);
    }

    /** Nobody can change what is locked; a bucket that was put together anew may be wrong. */
    @Test
    void leavesThatAreNotWhatWasSealedProveNothing() throws Exception {
        sealThree();
        office.replace("seals/2026/2026-01-10.leaves.jsonl", Office.document(2).canonical() + "\n");
        assertThatThrownBy(() -> prove("MU-2026-000002"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not those that were sealed");
    }

    /** Two documents of the tenth in its seal, and a late one in the next. */
    private void sealThree() throws Exception {
        office.register(1, "2026-01-10T09:00:00Z");
        office.register(2, "2026-01-10T09:00:00Z");
        office.setTime("2026-01-11T00:00:00Z");
        office.seal();
        office.register(3, "2026-01-10T23:59:59Z");
        office.setTime("2026-01-12T01:00:00Z");
        office.seal();
    }

    private DocumentProof proof(String number) throws Exception {
        Answer answer = prove(number);
        assertThat(answer.status()).isEqualTo(200);
        byte[] written = json.write(body(answer)).getBytes(UTF_8);
        return ((ProofReading.Read) new ProofReader(json).read(written)).proof();
    }

    private Answer prove(String number) throws Exception {
        return get("/invoices/{number}/proof", Map.of("number", number), Map.of());
    }

    private static SealedAnswer sealed(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return (SealedAnswer) body(answer);
    }

    private static Object body(Answer answer) {
        return Objects.requireNonNull(answer.body());
    }

    private Answer post(String body) throws Exception {
        return calls.answer(call("POST", "/seals", Map.of(), Map.of(), body));
    }

    private Answer get(String route, Map<String, String> path, Map<String, String> query)
            throws Exception {
        return calls.answer(call("GET", route, path, query, ""));
    }

    private static Call call(
            String method,
            String route,
            Map<String, String> path,
            Map<String, String> query,
            String body) {
        return new Call(
                method,
                method + " " + route,
                route,
                path,
                query,
                Map.of(),
                body.getBytes(UTF_8),
                Map.of("sub", "auditor-7"),
                Set.of("audit"),
                "r-1",
                "192.0.2.1");
    }
}
