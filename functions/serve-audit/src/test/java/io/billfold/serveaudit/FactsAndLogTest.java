package io.billfold.serveaudit;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.access.AccessChain;
import io.billfold.billing.access.AccessEntry;
import io.billfold.billing.access.AccessHead;
import io.billfold.events.CanonicalJson;
import io.billfold.lambda.Answer;
import io.billfold.store.Commit;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.Samples;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code GET /invoices/{number}} and {@code GET /access-log}. */
class FactsAndLogTest {
    private static final String NUMBER = "MU-2026-000001";
    private static final YearMonth MONTH = YearMonth.of(2026, 2);

    private final MemoryStores stores = new MemoryStores();
    private final Door door = new Door(stores, stores.invoices());

    @BeforeEach
    void issues() {
        Commit commit = stores.dynamo().begin();
        stores.invoices().add(commit, Samples.invoice());
        stores.receivables().open(commit, Samples.receivable());
        stores.dynamo().commit(commit);
        Commit rendered = stores.dynamo().begin();
        stores.invoices().saveRendered(rendered, Samples.NUMBER, DocumentCallTest.rendition());
        stores.dynamo().commit(rendered);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void anAuditorSeesAllThatIsRecorded() {
        door.get("/invoices/{number}/document", NUMBER, Map.of("as", "xml"), "billing:read");
        door.put(
                "/invoices/{number}/hold",
                NUMBER,
                "{\"held\":true,\"reason\":\"Inquiry\"}",
                "audit");

        FactsAnswer facts = facts("audit");

        assertThat(facts.invoice().total()).isEqualTo("23.68");
        assertThat(facts.invoice().state()).isEqualTo("overdue");
        assertThat(facts.documents())
                .extracting(FactsAnswer.Document::as)
                .containsExactly("pdf", "xml", "snapshot");
        assertThat(facts.documents().getFirst().link())
                .isEqualTo("/invoices/MU-2026-000001/document?as=pdf");
        assertThat(facts.hold()).isNotNull();
        assertThat(facts.hold().reason()).isEqualTo("Inquiry");
        assertThat(facts.links())
                .containsExactly(new FactsAnswer.Given(Door.NOW, "auditor-7", "192.0.2.1"));
    }

    @ParameterizedTest
    @CsvSource({"billing:read, 2", "collections:read, 1"})
    void othersSeeLess(String scope, int documents) {
        FactsAnswer facts = facts(scope);

        assertThat(facts.documents()).hasSize(documents);
        assertThat(facts.links()).isNull();
    }

    private FactsAnswer facts(String scope) {
        Answer answer = door.get("/invoices/{number}", NUMBER, Map.of(), scope);
        assertThat(answer.status()).isEqualTo(200);
        return (FactsAnswer) Objects.requireNonNull(answer.body());
    }

    @Test
    void anUnknownInvoiceIsNotFound() {
        assertThat(door.get("/invoices/{number}", "MU-2026-000002", Map.of(), "audit").status())
                .isEqualTo(404);
        assertThat(door.get("/invoices/{number}", "x", Map.of(), "audit").status()).isEqualTo(404);
        assertThat(door.get("/invoices/{number}", NUMBER, Map.of(), "usage:write").status())
                .isEqualTo(403);
        assertThat(door.log.head()).isEqualTo(AccessHead.GENESIS);
    }

    @Test
    void theLogIsReadPageByPageAndEachReadingIsItsNextEntry() {
        for (int i = 0; i < 7; i++) {
            facts("audit");
        }

        AccessLogAnswer first = log(Map.of("month", "2026-02", "limit", "5"));
        AccessLogAnswer second =
                log(
                        Map.of(
                                "month",
                                "2026-02",
                                "limit",
                                "5",
                                "after",
                                Objects.requireNonNull(first.next())));

        assertThat(first.entries()).hasSize(5);
        assertThat(first.head().sequence()).isEqualTo(7);
        assertThat(second.entries())
                .extracting(AccessLogAnswer.Entry::sequence)
                .containsExactly(6L, 7L, 8L);
        assertThat(second.entries().getLast().action()).isEqualTo("log-read");
        assertThat(second.entries().getLast().detail()).isEqualTo("5 entries after 0");
        assertThat(second.next()).isNull();
        assertThat(log(Map.of("month", "2026-01")).entries()).isEmpty();
    }

    private AccessLogAnswer log(Map<String, String> query) {
        Answer answer = door.get("/access-log", "", query, "audit");
        assertThat(answer.status()).isEqualTo(200);
        return (AccessLogAnswer) Objects.requireNonNull(answer.body());
    }

    @Test
    void whatIsKeptIsAChainWhoseEndIsNoted() {
        for (int i = 0; i < 30; i++) {
            door.get("/invoices", "", Map.of("account", "a-" + i), "audit", "billing:read");
        }

        AccessChain chain = AccessChain.after(AccessHead.GENESIS).through(door.log.head());
        List<AccessEntry> entries = door.log.listAfter(MONTH, 0, 100);
        entries.forEach(chain::take);

        assertThat(entries).hasSize(30);
        assertThat(chain.atEnd()).isEmpty();
        assertThat(door.log.head(MONTH)).contains(entries.getLast().head());
        assertThat(door.log.head(MONTH.minusMonths(1))).isEmpty();
    }

    @Test
    void anEntryThatWasChangedInTheTableIsFound() {
        for (int i = 0; i < 5; i++) {
            facts("audit");
        }
        var item =
                new HashMap<>(
                        stores.items("INVOICES").stream()
                                .filter(it -> it.get("sk").s().equals("000000000003"))
                                .findFirst()
                                .orElseThrow());
        item.put("principal", AttributeValue.fromS("nobody"));
        stores.put("INVOICES", item);

        AccessChain chain = AccessChain.after(AccessHead.GENESIS);
        door.log.listAfter(MONTH, 0, 100).forEach(chain::take);

        assertThat(chain.findings()).hasSize(1);
        assertThat(chain.findings().getFirst().sequence()).isEqualTo(3);
    }

    /** The billing package writes canonical JSON by itself; here another writer does. */
    @Test
    void whatIsHashedIsCanonicalJson() throws Exception {
        door.get("/invoices", "", Map.of("taxId", "\u0394\u20ac1\ud835\udd38"), "audit");
        List<String> texts = new ArrayList<>();
        for (AccessEntry entry : door.log.listAfter(MONTH, 0, 10)) {
            byte[] bytes =
                    CanonicalJson.bytes(stores.json().tree(entry.canonical().getBytes(UTF_8)));
            assertThat(new String(bytes, UTF_8)).isEqualTo(entry.canonical());
            texts.add(entry.canonical());
        }
        assertThat(texts).hasSize(1);
    }

    @Test
    void onlyAuditorsReadTheLog() {
        for (String scope : List.of("billing:read", "collections:read")) {
            Answer answer = door.get("/access-log", "", Map.of("month", "2026-02"), scope);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(String.valueOf(answer.body())).contains("needs the scope audit");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "month=2026",
                "month=2026-13",
                "month=2026-02&limit=501",
                "month=2026-02&after=-1",
                "month=2026-02&after=x",
                "months=2026-02"
            })
    void whatIsWrongIsRefused(String query) {
        Map<String, String> named = new HashMap<>();
        for (String part : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            named.put(part.split("=", 2)[0], part.split("=", 2)[1]);
        }
        assertThat(door.get("/access-log", "", named, "audit").status()).isEqualTo(422);
        assertThat(door.log.head()).isEqualTo(AccessHead.GENESIS);
    }
}
