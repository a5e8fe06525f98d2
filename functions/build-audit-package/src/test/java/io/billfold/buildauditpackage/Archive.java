package io.billfold.buildauditpackage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.Seller;
import io.billfold.billing.auditpackage.AuditPackage;
import io.billfold.billing.auditpackage.PackageId;
import io.billfold.billing.auditpackage.PackageRequest;
import io.billfold.billing.content.ContentRules;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.SeriesCounter;
import io.billfold.billing.invoice.TaxBreakdown;
import io.billfold.billing.ledger.Bookings;
import io.billfold.billing.proof.Hash;
import io.billfold.billing.proof.MerkleTree;
import io.billfold.billing.proof.Seal;
import io.billfold.billing.proof.SealedDocument;
import io.billfold.events.AuditPackageRequested;
import io.billfold.money.UnitPrice;
import io.billfold.store.AccountStore;
import io.billfold.store.AuditPackageStore;
import io.billfold.store.BookStore;
import io.billfold.store.Commit;
import io.billfold.store.DocumentStore;
import io.billfold.store.Dynamo;
import io.billfold.store.InvoiceRecord.Rendition;
import io.billfold.store.InvoiceSearchStore;
import io.billfold.store.InvoiceStore;
import io.billfold.store.LeafFile;
import io.billfold.store.LedgerStore;
import io.billfold.store.PackageFiles;
import io.billfold.store.SealFiles;
import io.billfold.store.SealStore;
import io.billfold.store.SealStore.Head;
import io.billfold.store.Sha256;
import io.billfold.store.Table;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.Samples;
import io.billfold.testkit.aws.S3Model;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A seller's invoices with their documents, seals and ledger, and the function's parts over them.
 */
final class Archive {
    static final String DOCUMENTS = "documents";
    static final String PACKAGES = "packages";
    private static final LocalDate KEPT_UNTIL = LocalDate.of(2037, 1, 1);
    private static final S3Presigner PRESIGNER =
            S3Presigner.builder()
                    .region(Region.EU_CENTRAL_1)
                    .credentialsProvider(
                            StaticCredentialsProvider.create(
                                    AwsBasicCredentials.create("test", "test")))
                    .build();

    final MemoryStores stores = new MemoryStores();
    final S3Model s3 = new S3Model(this::now);
    private Instant now = Instant.parse("2026-03-02T10:00:00Z");
    private SeriesCounter counter = SeriesCounter.opening(Samples.seller().id(), "MU", 2026);
    private @Nullable Seal lastSeal;
    private @Nullable Head head;

    Archive() {
        s3.createBucket(r -> r.bucket(DOCUMENTS).objectLockEnabledForBucket(true));
        s3.createBucket(r -> r.bucket(PACKAGES).objectLockEnabledForBucket(true));
        keep(Samples.seller());
        for (String id : List.of("acme", "berta")) {
            Commit commit = stores.dynamo().begin();
            stores.dynamo().commit(stores.accounts().saveAccount(commit, account(id), null));
        }
    }

    /** Adds a seller. */
    void keep(Seller seller) {
        Commit commit = stores.dynamo().begin();
        stores.dynamo().commit(stores.accounts().saveSeller(commit, seller, null));
    }

    static Account account(String id) {
        Account sample = Samples.account(ZoneOffset.UTC);
        return new Account(
                new AccountId(id),
                "Customer " + id,
                PartyKind.BUSINESS,
                id + "@customers.example",
                null,
                sample.address(),
                "en",
                ZoneOffset.UTC);
    }

    Instant now() {
        return now;
    }

    void setTime(Instant time) {
        now = time;
    }

    /** Issues an invoice or a credit note, as issue-invoice does. */
    Invoice issue(Draft.Kind kind, String account, String day, String net) {
        LocalDate issuedOn = LocalDate.parse(day);
        SeriesCounter.Drawn drawn = counter.draw(1, issuedOn);
        Draft content = draft(kind, account(account), Money.parse(net));
        Invoice invoice =
                new Invoice(
                        drawn.numbers().getFirst(), issuedOn, issuedOn.plusDays(14), 1, content);
        Commit commit = stores.dynamo().begin();
        stores.invoices().saveCounter(commit, counter, drawn.after());
        stores.invoices().add(commit, invoice);
        var entry =
                kind == Draft.Kind.INVOICE
                        ? Bookings.invoiceIssued(invoice)
                        : Bookings.creditNoteIssued(invoice, invoice.total());
        stores.ledger().add(commit, entry.orElseThrow());
        stores.dynamo().commit(commit);
        counter = drawn.after();
        return invoice;
    }

    private static Draft draft(Draft.Kind kind, Account account, Money net) {
        Draft of = Samples.invoice().content();
        InvoiceLine line =
                InvoiceLine.of(
                        "PRO",
                        "Plan PRO",
                        of.period(),
                        BigDecimal.ONE,
                        new UnitPrice(net.getCurrencyUnit(), net.getAmount()));
        Money tax = net.multipliedBy(19).dividedBy(100, RoundingMode.HALF_UP);
        TaxBreakdown taxes =
                TaxBreakdown.of(of.taxes().getFirst().treatment(), net, List.of(tax), List.of(1));
        return new Draft(
                of.id(),
                kind,
                null,
                of.subscription(),
                of.seller(),
                account,
                net.getCurrencyUnit(),
                of.billedOn(),
                of.period(),
                0,
                null,
                List.of(line),
                List.of(taxes),
                null);
    }

    /** Makes the documents of an invoice: bytes that no deflater makes smaller. */
    SealedDocument render(Invoice invoice, String madeAt, int pdfBytes) {
        byte[] pdf = new byte[pdfBytes];
        new Random(invoice.number().sequence()).nextBytes(pdf);
        byte[] xml = ("<invoice>" + invoice.number() + "</invoice>").getBytes(UTF_8);
        byte[] snapshot =
                stores.invoices()
                        .snapshot(
                                ContentRules.complete(
                                        io.billfold.billing.document.Documents.of(invoice)));
        DocumentStore documents = new DocumentStore(s3, PRESIGNER, DOCUMENTS);
        documents.keep(invoice, DocumentStore.Kind.SNAPSHOT, snapshot, KEPT_UNTIL);
        Rendition rendition =
                new Rendition(
                        documents.keep(invoice, DocumentStore.Kind.PDF, pdf, KEPT_UNTIL),
                        Sha256.hex(pdf),
                        documents.keep(invoice, DocumentStore.Kind.XML, xml, KEPT_UNTIL),
                        Sha256.hex(xml),
                        Instant.parse(madeAt));
        Commit commit = stores.dynamo().begin();
        stores.invoices().saveRendered(commit, invoice.number(), rendition);
        stores.dynamo().commit(commit);
        return new SealedDocument(
                invoice.number(),
                invoice.content().seller().id(),
                invoice.issuedOn(),
                Hash.of(snapshot),
                Hash.of(xml),
                Hash.of(pdf));
    }

    /** Seals a day, as seal-documents does. */
    Seal seal(String day, SealedDocument... documents) throws IOException {
        SealFiles files = new SealFiles(s3, PRESIGNER, DOCUMENTS);
        LocalDate sealed = LocalDate.parse(day);
        try (LeafFile leaves = LeafFile.write(List.of(documents).iterator())) {
            files.keepLeaves(sealed, leaves);
        }
        MerkleTree tree =
                new MerkleTree(Arrays.stream(documents).map(SealedDocument::leaf).toList());
        Instant at = sealed.plusDays(1).atTime(1, 0).toInstant(ZoneOffset.UTC);
        Seal seal = Seal.of(sealed, tree, lastSeal == null ? null : lastSeal.hash(), null, at);
        files.keep(seal);
        SealStore seals = new SealStore(stores.dynamo());
        stores.dynamo().commit(seals.add(stores.dynamo().begin(), seal, head));
        head = Head.after(head, seal);
        lastSeal = seal;
        return seal;
    }

    /** Asks for a package, as the route does. */
    AuditPackage ask(PackageRequest request) {
        AuditPackage asked = AuditPackage.asked(request, 1, "auditor-7", now);
        AuditPackageStore packages = new AuditPackageStore(stores.dynamo());
        Commit commit = stores.dynamo().begin();
        packages.begin(commit, asked, packages.find(request.id()).orElse(null));
        packages.publish(commit, AuditPackageRequested.of(asked));
        stores.dynamo().commit(commit);
        return asked;
    }

    /**
     * The function's use case.
     *
     * @param step how many invoices a step takes
     * @param runSeconds how long a run goes on
     */
    BuildAuditPackage maker(S3Client objects, DynamoDbClient tables, int step, long runSeconds) {
        Dynamo dynamo =
                new Dynamo(
                        tables,
                        Arrays.stream(Table.values())
                                .collect(Collectors.toMap(Table::setting, Table::name)),
                        stores.json());
        InvoiceSearchStore index = new InvoiceSearchStore(dynamo);
        Documents documents = new Documents(index, new InvoiceStore(dynamo));
        PackageFiles files = new PackageFiles(objects, PRESIGNER, PACKAGES);
        LedgerBook ledger = new LedgerBook(new BookStore(dynamo), new LedgerStore(dynamo), index);
        Stages stages =
                new Stages(
                        new Stages.Beginning(documents, new SealStore(dynamo), files),
                        new DocumentStage(
                                documents, new DocumentStore(objects, PRESIGNER, DOCUMENTS), step),
                        new SealStage(new SealFiles(objects, PRESIGNER, DOCUMENTS)),
                        new BookStage(ledger, documents, new AccountStore(dynamo)),
                        new IndexStage(files));
        return new BuildAuditPackage(
                new AuditPackageStore(dynamo),
                stages,
                dynamo,
                Map.of("RUN_SECONDS", Long.toString(runSeconds)),
                this::now);
    }

    /** Makes a package, message after message, and gives how many it took. */
    int make(BuildAuditPackage maker, PackageId id) throws IOException {
        int runs = 0;
        while (!isOver(id)) {
            maker.build(id, find(id).attempt(), run(id));
            runs++;
        }
        return runs;
    }

    private boolean isOver(PackageId id) {
        AuditPackage.State state = find(id).state();
        return state == AuditPackage.State.FINISHED || state == AuditPackage.State.FAILED;
    }

    AuditPackage find(PackageId id) {
        return new AuditPackageStore(stores.dynamo()).find(id).orElseThrow().value();
    }

    long run(PackageId id) {
        return new AuditPackageStore(stores.dynamo()).find(id).orElseThrow().work().run();
    }

    byte[] zip(PackageId id) {
        String key = PackageFiles.zipKey(id, find(id).attempt());
        return s3.getObjectAsBytes(r -> r.bucket(PACKAGES).key(key)).asByteArray();
    }

    List<String> events() {
        return new ArrayList<>(stores.events("INVOICES").stream().map(Map.Entry::getKey).toList());
    }
}
