package io.billfold.serveaudit;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.access.AccessAction;
import io.billfold.billing.access.AccessEntry;
import io.billfold.billing.access.AccessHead;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.lambda.Answer;
import io.billfold.store.Commit;
import io.billfold.store.InvoiceRecord;
import io.billfold.store.InvoiceRecord.Rendition;
import io.billfold.store.InvoiceStore;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.Samples;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;

class DocumentCallTest {
    private static final String ROUTE = "/invoices/{number}/document";
    private static final String FOLDER = "invoices/muster-de/2026/MU-2026-000001/";

    private final MemoryStores stores = new MemoryStores();
    private final InvoiceStore invoices = stores.invoices();
    private Door door = new Door(stores, invoices);

    @BeforeEach
    void issues() {
        var commit = stores.dynamo().begin();
        invoices.add(commit, Samples.invoice());
        stores.dynamo().commit(commit);
    }

    @AfterEach
    void close() {
        door.close();
    }

    static Rendition rendition() {
        return new Rendition(
                FOLDER + "invoice.pdf",
                "ab".repeat(32),
                FOLDER + "invoice.xml",
                "cd".repeat(32),
                Door.NOW);
    }

    private void render() {
        var commit = stores.dynamo().begin();
        invoices.saveRendered(commit, Samples.NUMBER, rendition());
        stores.dynamo().commit(commit);
    }

    @Test
    void writesDownWhoGetsALinkAndGivesIt() {
        render();

        Answer answer = door.get(ROUTE, "MU-2026-000001", Map.of(), "audit");

        assertThat(answer.status()).isEqualTo(200);
        DocumentAnswer document = (DocumentAnswer) answer.body();
        assertThat(document).isNotNull();
        assertThat(document.number()).isEqualTo("MU-2026-000001");
        assertThat(document.documentSha256()).isEqualTo("ab".repeat(32));
        assertThat(document.url())
                .contains("/invoices/muster-de/2026/MU-2026-000001/invoice.pdf?")
                .contains("X-Amz-Expires=900")
                .contains("filename%3D%22MU-2026-000001.pdf%22");
        assertThat(invoices.accesses(Samples.NUMBER))
                .containsExactly(
                        new InvoiceStore.Access(
                                "r-1",
                                Samples.NUMBER,
                                Door.NOW,
                                "auditor-7",
                                "192.0.2.1",
                                document.expiresAt()));
        AccessEntry entry = log().getFirst();
        assertThat(entry.access().action()).isEqualTo(AccessAction.LINKED);
        assertThat(entry.access().subject()).isEqualTo("MU-2026-000001");
        assertThat(entry.access().detail()).isEqualTo("pdf until " + document.expiresAt());
        assertThat(entry.previous()).isEqualTo(AccessHead.GENESIS.hash());
        assertThat(door.log.head()).isEqualTo(entry.head());
    }

    private List<AccessEntry> log() {
        return door.log.listAfter(YearMonth.of(2026, 2), 0, 100);
    }

    @ParameterizedTest
    @CsvSource({
        "pdf, audit billing:read collections:read, invoice.pdf, MU-2026-000001.pdf",
        "xml, audit billing:read, invoice.xml, MU-2026-000001.xml",
        "snapshot, audit, snapshot.json, MU-2026-000001.json"
    })
    void eachRoleGetsTheDocumentsThatItMay(String as, String scopes, String file, String savedAs) {
        render();
        for (String scope : List.of("audit", "billing:read", "collections:read")) {
            Answer answer = door.get(ROUTE, "MU-2026-000001", Map.of("as", as), scope);
            if (Set.of(scopes.split(" ", -1)).contains(scope)) {
                DocumentAnswer document = (DocumentAnswer) answer.body();
                assertThat(document).isNotNull();
                assertThat(document.as()).isEqualTo(as);
                assertThat(document.url())
                        .contains("/" + FOLDER + file + "?")
                        .contains("filename%3D%22" + savedAs + "%22");
                assertThat(document.documentSha256()).isEqualTo(hash(as));
            } else {
                assertThat(answer.status()).as(scope).isEqualTo(403);
                assertThat(String.valueOf(answer.body())).contains(scope, "needs the scope");
            }
        }
        assertThat(log()).hasSize(scopes.split(" ", -1).length);
    }

    private String hash(String as) {
        InvoiceRecord record = invoices.find(Samples.NUMBER).orElseThrow();
        return switch (as) {
            case "pdf" -> "ab".repeat(32);
            case "xml" -> "cd".repeat(32);
            default -> record.snapshotSha256();
        };
    }

    @Test
    void saysThatADocumentIsBeingMade() {
        Answer answer = door.get(ROUTE, "MU-2026-000001", Map.of(), "audit");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo(new PendingAnswer("MU-2026-000001", "rendering"));
        assertThat(log()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MU-2026-000002", "x", " ", "../../etc", "MU-2026-000000", "MU-26-1"})
    void knowsNoOtherInvoice(String number) {
        assertThat(door.get(ROUTE, number, Map.of(), "audit").status()).isEqualTo(404);
        assertThat(log()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"as, doc", "as, ''", "part, pdf"})
    void knowsNoOtherDocument(String name, String value) {
        render();

        assertThat(door.get(ROUTE, "MU-2026-000001", Map.of(name, value), "audit").status())
                .isEqualTo(422);
        assertThat(log()).isEmpty();
    }

    @Test
    void givesNothingToNobody() {
        render();
        for (Map<String, String> claims :
                List.of(
                        Map.<String, String>of(),
                        Map.of("sub", " "),
                        Map.of("sub", "x".repeat(257)))) {
            assertThat(
                            door.answer(
                                            "GET " + ROUTE,
                                            "MU-2026-000001",
                                            Map.of(),
                                            "",
                                            Set.of("audit"),
                                            claims)
                                    .status())
                    .isEqualTo(403);
        }
        assertThat(door.get(ROUTE, "MU-2026-000001", Map.of(), "payments:write").status())
                .isEqualTo(403);
        assertThat(log()).isEmpty();
    }

    @Test
    void whoeverWritesMeanwhileComesBefore() {
        render();
        Door other = new Door(stores, invoices);
        stores.beforeNextTransaction(
                () -> other.get("/invoices/{number}", "MU-2026-000001", Map.of(), "audit"));

        Answer answer = door.get(ROUTE, "MU-2026-000001", Map.of(), "audit");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(log())
                .extracting(it -> it.access().action())
                .containsExactly(AccessAction.SHOWN, AccessAction.LINKED);
        assertThat(log().get(1).previous()).isEqualTo(log().get(0).hash());
        other.close();
    }

    @Test
    void whatCannotBeWrittenDownIsNotShown() {
        render();
        door.close();
        InvoiceStore full =
                new InvoiceStore(stores.dynamo()) {
                    @Override
                    public Commit addAccess(Commit commit, Access access) {
                        // what is there already: the transaction is refused every time
                        return super.add(commit, Samples.invoice());
                    }
                };
        door = new Door(stores, full);

        assertThat(door.get(ROUTE, "MU-2026-000001", Map.of(), "audit").status()).isEqualTo(503);
        assertThat(log()).isEmpty();
        assertThat(door.log.head()).isEqualTo(AccessHead.GENESIS);
    }

    @Test
    void theNumberThatWasAskedForIsTheOneThatIsNoted() {
        render();
        door.get(ROUTE, "MU-2026-000001", Map.of(), "audit");

        assertThat(invoices.accesses(InvoiceNumber.parse("MU-2026-000002"))).isEmpty();
        assertThat(invoices.accesses(Samples.NUMBER)).hasSize(1);
    }
}
