package io.billfold.buildauditpackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.auditpackage.AuditPackage;
import io.billfold.billing.auditpackage.Book;
import io.billfold.billing.auditpackage.PackageRequest;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.proof.SealedDocument;
import io.billfold.testkit.Samples;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a package holds, and who makes it when. */
final class BuildAuditPackageTest {
    private static final PackageRequest FEBRUARY = request("2026-02-01", "2026-02-28", null);

    private final Archive archive = new Archive();
    private final BuildAuditPackage maker = maker(720);

    private BuildAuditPackage maker(long runSeconds) {
        return archive.maker(archive.s3, archive.stores.client(), 2, runSeconds);
    }

    private static PackageRequest request(String from, String to, @Nullable String account) {
        return new PackageRequest(
                Samples.seller().id(),
                LocalDate.parse(from),
                LocalDate.parse(to),
                account == null ? null : new AccountId(account),
                List.of(Book.SAF_T, Book.CSV));
    }

    /** Of February: two sealed, one made and not sealed, one not made; others before and after. */
    private static Invoice issueAll(Archive archive) throws Exception {
        archive.issue(Draft.Kind.INVOICE, "acme", "2026-01-31", "EUR 50.00");
        Invoice first = archive.issue(Draft.Kind.INVOICE, "acme", "2026-02-01", "EUR 100.00");
        Invoice second = archive.issue(Draft.Kind.CREDIT_NOTE, "berta", "2026-02-10", "EUR 10.00");
        Invoice third = archive.issue(Draft.Kind.INVOICE, "berta", "2026-02-10", "JPY 700");
        archive.issue(Draft.Kind.INVOICE, "acme", "2026-02-28", "EUR 30.00");
        archive.issue(Draft.Kind.INVOICE, "acme", "2026-03-01", "EUR 40.00");
        SealedDocument one = archive.render(first, "2026-02-01T10:00:00Z", 100);
        SealedDocument two = archive.render(second, "2026-02-03T10:00:00Z", 100);
        archive.render(third, "2026-02-10T10:00:00Z", 100);
        archive.seal("2026-01-31");
        archive.seal("2026-02-01", one);
        archive.seal("2026-02-02");
        archive.seal("2026-02-03", two);
        archive.seal("2026-02-04");
        archive.seal("2026-02-05");
        return first;
    }

    private Zip make(PackageRequest request) throws Exception {
        archive.ask(request);
        archive.make(maker, request.id());
        assertThat(archive.find(request.id()).reason()).isNull();
        return Zip.of(archive.zip(request.id()));
    }

    @Test
    void holdsDocumentsSealsBooksAndLists() throws Exception {
        issueAll(archive);
        Zip zip = make(FEBRUARY);
        assertThat(zip.files().keySet())
                .containsExactly(
                        "documents/MU-2026-000002.pdf",
                        "documents/MU-2026-000002.xml",
                        "documents/MU-2026-000002.json",
                        "documents/MU-2026-000003.pdf",
                        "documents/MU-2026-000003.xml",
                        "documents/MU-2026-000003.json",
                        "documents/MU-2026-000004.pdf",
                        "documents/MU-2026-000004.xml",
                        "documents/MU-2026-000004.json",
                        "seals/2026-02-01.json",
                        "seals/2026-02-01.leaves.jsonl",
                        "seals/2026-02-02.json",
                        "seals/2026-02-02.leaves.jsonl",
                        "seals/2026-02-03.json",
                        "seals/2026-02-03.leaves.jsonl",
                        "seals/2026-02-04.json",
                        "seals/2026-02-04.leaves.jsonl",
                        "seals/2026-02-05.json",
                        "seals/2026-02-05.leaves.jsonl",
                        "books/customers.csv",
                        "books/invoices.csv",
                        "books/journal.csv",
                        "books/saf-t-EUR.xml",
                        "books/saf-t-JPY.xml",
                        "books/tax-totals.csv",
                        "README.txt",
                        "manifest.csv",
                        "SHA256SUMS");
        assertThat(zip.checked())
                .hasSize(zip.files().size() - 1)
                .containsAll(
                        zip.files().keySet().stream()
                                .filter(name -> !name.equals("SHA256SUMS"))
                                .toList());
    }

    @Test
    void namesInTheManifestWhatIsNotThereYet() throws Exception {
        issueAll(archive);
        List<String> manifest = make(FEBRUARY).lines("manifest.csv");
        assertThat(manifest).hasSize(5);
        assertThat(manifest.getFirst())
                .isEqualTo(
                        "number,kind,issued on,customer,currency,net,tax,gross,snapshot sha256,xml"
                                + " sha256,pdf sha256,made at,state");
        assertThat(manifest.stream().skip(1).map(BuildAuditPackageTest::withoutHashes))
                .containsExactly(
                        "MU-2026-000002 invoice 2026-02-01 acme EUR 100.00 19.00 119.00 complete",
                        "MU-2026-000003 credit note 2026-02-10 berta EUR -10.00 -1.90 -11.90 complete",
                        "MU-2026-000004 invoice 2026-02-10 berta JPY 700 133 833 not sealed yet",
                        "MU-2026-000005 invoice 2026-02-28 acme EUR 30.00 5.70 35.70 not rendered yet");
    }

    private static String withoutHashes(String line) {
        String[] cells = line.split(",", -1);
        return String.join(" ", List.of(cells).subList(0, 8)) + " " + cells[12];
    }

    @Test
    void namesDocumentsThatAreMissingOrNotWhatTheInvoiceRecords() throws Exception {
        Invoice first = issueAll(archive);
        String key = "invoices/muster-de/2026/" + first.number() + "/invoice.pdf";
        archive.s3.putObject(
                r -> r.bucket(Archive.DOCUMENTS).key(key), RequestBody.fromString("another"));
        String xml = "invoices/muster-de/2026/MU-2026-000003/invoice.xml";
        archive.s3.deleteObject(r -> r.bucket(Archive.DOCUMENTS).key(xml));
        Zip zip = make(FEBRUARY);
        assertThat(zip.lines("manifest.csv").get(1))
                .endsWith(",altered: not what the invoice records");
        assertThat(zip.lines("manifest.csv").get(2)).endsWith(",missing in the store of documents");
        assertThat(zip.files())
                .containsKey("documents/MU-2026-000003.pdf")
                .doesNotContainKey("documents/MU-2026-000003.xml");
    }

    @Test
    void holdsOfAnAccountWhatIsItsOwn() throws Exception {
        issueAll(archive);
        Zip zip = make(request("2026-02-01", "2026-02-28", "berta"));
        assertThat(zip.files().keySet().stream().filter(it -> it.endsWith(".pdf")))
                .containsExactlyInAnyOrder(
                        "documents/MU-2026-000003.pdf", "documents/MU-2026-000004.pdf");
        assertThat(zip.lines("books/journal.csv"))
                .containsExactly(
                        "date,entry,document,customer,ledger account,account number,debit,credit,currency,description",
                        "2026-02-10,credit-note:MU-2026-000003,MU-2026-000003,berta,revenue,4000,10.00,,EUR,Credit"
                                + " note MU-2026-000003",
                        "2026-02-10,credit-note:MU-2026-000003,MU-2026-000003,berta,tax_payable,3800,1.90,,EUR,Credit"
                                + " note MU-2026-000003",
                        "2026-02-10,credit-note:MU-2026-000003,MU-2026-000003,berta,receivable,1200,,11.90,EUR,Credit"
                                + " note MU-2026-000003",
                        "2026-02-10,invoice:MU-2026-000004,MU-2026-000004,berta,receivable,1200,833,,JPY,Invoice"
                                + " MU-2026-000004",
                        "2026-02-10,invoice:MU-2026-000004,MU-2026-000004,berta,revenue,4000,,700,JPY,Invoice"
                                + " MU-2026-000004",
                        "2026-02-10,invoice:MU-2026-000004,MU-2026-000004,berta,tax_payable,3800,,133,JPY,Invoice"
                                + " MU-2026-000004");
    }

    @Test
    void opensTheBooksWithWhatWasBookedBefore() throws Exception {
        issueAll(archive);
        Zip zip = make(request("2026-02-10", "2026-02-28", null));
        // before: 59.50 of January and 119.00 of February 1st; then 11.90 taken off, 35.70 added
        assertThat(zip.text("books/saf-t-EUR.xml"))
                .contains(
                        "<AccountID>1200</AccountID>"
                                + "<AccountDescription>Forderungen aus Lieferungen und Leistungen</AccountDescription>"
                                + "<AccountType>Asset</AccountType>"
                                + "<OpeningDebitBalance>178.50</OpeningDebitBalance>"
                                + "<ClosingDebitBalance>202.30</ClosingDebitBalance>");
    }

    @Test
    void isTheSameInManyRunsAsInOne() throws Exception {
        issueAll(archive);
        make(FEBRUARY);
        byte[] inOne = archive.zip(FEBRUARY.id());
        Archive other = new Archive();
        issueAll(other);
        other.ask(FEBRUARY);
        int runs = other.make(other.maker(other.s3, other.stores.client(), 2, 0), FEBRUARY.id());
        assertThat(runs).isGreaterThan(8);
        assertThat(other.zip(FEBRUARY.id())).isEqualTo(inOne);
        assertThat(other.events().stream().filter("AuditPackageAdvanced"::equals)).hasSize(runs);
    }

    @Test
    void doesNothingForTheRepeatOfAMessage() throws Exception {
        issueAll(archive);
        make(FEBRUARY);
        List<String> before = archive.events();
        maker.build(FEBRUARY.id(), 1, 0);
        maker.build(FEBRUARY.id(), 1, archive.run(FEBRUARY.id()));
        maker.build(FEBRUARY.id(), 2, 0);
        assertThat(archive.events()).isEqualTo(before);
    }

    @Test
    void leavesToAnotherRunWhatItHasTaken() throws Exception {
        issueAll(archive);
        archive.ask(FEBRUARY);
        var first =
                archive.maker(
                        Killing.s3(archive.s3, new Killing.Countdown(0)),
                        archive.stores.client(),
                        2,
                        720);
        assertThatThrownBy(() -> first.build(FEBRUARY.id(), 1, 0))
                .isInstanceOf(Killing.Killed.class);
        assertThatThrownBy(() -> maker.build(FEBRUARY.id(), 1, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another run may be making");
        archive.setTime(archive.now().plus(BuildAuditPackage.LEASE));
        maker.build(FEBRUARY.id(), 1, 0);
        assertThat(archive.find(FEBRUARY.id()).state()).isEqualTo(AuditPackage.State.FINISHED);
    }

    @Test
    void isNotMadeWithBooksThatAreNotTheTrialBalance() throws Exception {
        issueAll(archive);
        loseFromIndex("invoice:MU-2026-000005");
        archive.ask(FEBRUARY);
        int runs = archive.make(maker, FEBRUARY.id());
        assertThat(runs).isEqualTo(BuildAuditPackage.LEDGER_TRIES_MAX);
        AuditPackage failed = archive.find(FEBRUARY.id());
        assertThat(failed.state()).isEqualTo(AuditPackage.State.FAILED);
        assertThat(failed.reason())
                .isEqualTo(
                        "the books are not complete: the trial balance of RECEIVABLE says debit EUR"
                                + " 154.70, credit EUR 11.90; its entries come to EUR 119.00 and EUR 11.90");
    }

    /** As an entry that was booked before there was an index. */
    private void loseFromIndex(String entry) {
        for (Map<String, AttributeValue> item : archive.stores.items("LEDGER")) {
            AttributeValue key = item.get("bookKey");
            if (key != null && key.s().endsWith(entry)) {
                Map<String, AttributeValue> without = new HashMap<>(item);
                without.remove("bookPartition");
                without.remove("bookKey");
                archive.stores.put("LEDGER", without);
            }
        }
    }

    @Test
    void isMadeOfNothingToo() throws Exception {
        Zip zip = make(request("2025-02-01", "2025-02-28", null));
        assertThat(zip.files().keySet())
                .containsExactly(
                        "books/customers.csv",
                        "books/invoices.csv",
                        "books/journal.csv",
                        "books/tax-totals.csv",
                        "README.txt",
                        "manifest.csv",
                        "SHA256SUMS");
    }

    @Test
    void failsWithoutItsSeller() throws Exception {
        PackageRequest unknown =
                new PackageRequest(
                        new SellerId("nobody"),
                        FEBRUARY.from(),
                        FEBRUARY.to(),
                        null,
                        List.of(Book.CSV));
        archive.ask(unknown);
        archive.make(maker, unknown.id());
        assertThat(archive.find(unknown.id()).reason()).isEqualTo("there is no seller nobody");
    }
}
