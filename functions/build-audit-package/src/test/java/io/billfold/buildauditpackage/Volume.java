package io.billfold.buildauditpackage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.access.SearchPlan.Days;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.auditpackage.Book;
import io.billfold.billing.auditpackage.PackageRequest;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.ledger.Bookings;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.document.books.Tally;
import io.billfold.store.AuditPackageStore;
import io.billfold.store.Balance;
import io.billfold.store.BookStore;
import io.billfold.store.DocumentStore;
import io.billfold.store.Hit;
import io.billfold.store.InvoiceRecord;
import io.billfold.store.InvoiceSearchStore;
import io.billfold.store.InvoiceStore;
import io.billfold.store.LedgerStore;
import io.billfold.store.PackageFiles;
import io.billfold.store.SealFiles;
import io.billfold.store.Sha256;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * Makes a package of many invoices that nobody stores: each is made when it is asked for. A program
 * of its own, so that its memory can be limited: {@code Volume FOLDER INVOICES PDF_BYTES}.
 */
final class Volume {
    private static final LocalDate DAY = LocalDate.of(2026, 2, 10);
    private static final int CUSTOMERS = 20_000;
    private static final S3Presigner PRESIGNER =
            S3Presigner.builder().region(Region.EU_CENTRAL_1).build();

    private final Archive archive = new Archive();
    private final Invoice template =
            archive.issue(Draft.Kind.INVOICE, "acme", "2026-01-05", "EUR 100.00");
    private final int invoices;
    private final byte[] pdf;
    private final byte[] xml = "<invoice/>".repeat(300).getBytes(UTF_8);

    private Volume(int invoices, int pdfBytes) {
        this.invoices = invoices;
        this.pdf = new byte[pdfBytes];
        new Random(1).nextBytes(pdf);
    }

    /** Prints the seconds and the most heap that was in use. */
    public static void main(String[] args) throws IOException {
        new Volume(Integer.parseInt(args[1]), Integer.parseInt(args[2])).make(Path.of(args[0]));
    }

    private void make(Path folder) throws IOException {
        PackageRequest request =
                new PackageRequest(
                        template.content().seller().id(),
                        LocalDate.of(2026, 2, 1),
                        LocalDate.of(2026, 2, 28),
                        null,
                        List.of(Book.SAF_T, Book.CSV));
        archive.ask(request);
        long begin = System.nanoTime();
        int runs = archive.make(maker(folder), request.id());
        System.out.printf(
                "%d invoices in %d runs, %d s, heap of at most %d MB, %s%n",
                invoices,
                runs,
                (System.nanoTime() - begin) / 1_000_000_000,
                Runtime.getRuntime().maxMemory() >> 20,
                archive.find(request.id()).state());
    }

    private BuildAuditPackage maker(Path folder) {
        Documents documents = new Documents(new Numbers(), new Made());
        LedgerBook ledger = new LedgerBook(new Entries(), new Totals(), new Numbers());
        PackageFiles files = new OnDisk(archive.s3, folder);
        Stages stages =
                new Stages(
                        new Stages.Beginning(documents, archive.stores.seals(), files),
                        new DocumentStage(documents, new Contents()),
                        new SealStage(new SealFiles(archive.s3, PRESIGNER, Archive.DOCUMENTS)),
                        new BookStage(ledger, documents, archive.stores.accounts()),
                        new IndexStage(files));
        return new BuildAuditPackage(
                new AuditPackageStore(archive.stores.dynamo()),
                stages,
                archive.stores.dynamo(),
                Map.of("RUN_SECONDS", "5"),
                InstantSource.system());
    }

    private Invoice invoice(long sequence) {
        AccountId account = new AccountId("c-" + sequence % CUSTOMERS);
        Draft content = template.content().withAccount(Archive.account(account.value()));
        return new Invoice(new InvoiceNumber("MU", 2026, sequence), DAY, DAY, 1, content);
    }

    /** The numbers of a series without gaps. */
    private final class Numbers extends InvoiceSearchStore {
        Numbers() {
            super(archive.stores.dynamo());
        }

        @Override
        public List<Hit> bySeries(
                List<SellerId> sellers, Days issuedOn, @Nullable String after, int limit) {
            long seen = after == null ? 0 : InvoiceNumber.parse(after).sequence();
            return LongStream.rangeClosed(seen + 1, Math.min(invoices, seen + limit))
                    .mapToObj(each -> new InvoiceNumber("MU", 2026, each))
                    .map(number -> new Hit(number, number.toString()))
                    .toList();
        }

        @Override
        public long countBySeries(SellerId seller, Days issuedOn) {
            return invoices;
        }

        @Override
        public OptionalInt firstYear(SellerId seller) {
            return OptionalInt.of(2026);
        }
    }

    private final class Made extends InvoiceStore {
        private final String sha256 = Sha256.hex(xml);
        private final String pdfSha256 = Sha256.hex(pdf);

        Made() {
            super(archive.stores.dynamo());
        }

        @Override
        public List<InvoiceRecord> findAll(List<InvoiceNumber> numbers) {
            return numbers.stream().map(number -> record(number.sequence())).toList();
        }

        private InvoiceRecord record(long sequence) {
            return new InvoiceRecord(
                    invoice(sequence),
                    sha256,
                    new InvoiceRecord.Rendition(
                            "pdf",
                            pdfSha256,
                            "xml",
                            sha256,
                            Instant.parse("2026-02-10T10:00:00Z")));
        }
    }

    private final class Contents extends DocumentStore {
        Contents() {
            super(archive.s3, PRESIGNER, Archive.DOCUMENTS);
        }

        @Override
        public Optional<byte[]> find(String key) {
            return Optional.of(content(key));
        }

        @Override
        public byte[] content(String key) {
            return key.equals("pdf") ? pdf.clone() : xml.clone();
        }
    }

    private final class Entries extends BookStore {
        Entries() {
            super(archive.stores.dynamo());
        }

        @Override
        public Iterator<LedgerEntry> entries(SellerId seller, LocalDate from, LocalDate to) {
            return LongStream.rangeClosed(1, invoices)
                    .mapToObj(each -> Bookings.invoiceIssued(invoice(each)).orElseThrow())
                    .iterator();
        }
    }

    /** The trial balance, as the entries of that month come to. */
    private final class Totals extends LedgerStore {
        Totals() {
            super(archive.stores.dynamo());
        }

        @Override
        public List<Balance> trialBalance(SellerId seller, YearMonth from, YearMonth to) {
            if (to.isBefore(YearMonth.from(DAY))) {
                return List.of();
            }
            Tally tally = new Tally(CurrencyUnit.EUR);
            new Entries().entries(seller, DAY, DAY).forEachRemaining(tally::add);
            Map<LedgerAccount, Balance.Sides> sides = new java.util.EnumMap<>(LedgerAccount.class);
            tally.sides()
                    .forEach(
                            (account, it) ->
                                    sides.put(account, new Balance.Sides(it.debit(), it.credit())));
            return List.of(new Balance(seller, CurrencyUnit.EUR, sides));
        }
    }

    /** The package's bucket as a folder, and its upload as one file that grows. */
    private static final class OnDisk extends PackageFiles {
        private final Path folder;

        OnDisk(S3Client s3, Path folder) {
            super(s3, PRESIGNER, Archive.PACKAGES);
            this.folder = folder;
        }

        @Override
        public String begin(String key) {
            return "upload";
        }

        @Override
        public Part part(String key, String uploadId, int number, byte[] content) {
            write("zip", content, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return new Part(number, "etag-" + number);
        }

        @Override
        public void complete(String key, String uploadId, List<Part> parts) {
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i).number() != i + 1) {
                    throw new IllegalStateException("part " + i + " is " + parts.get(i));
                }
            }
        }

        @Override
        public void put(String key, byte[] content) {
            // of the rests only the last is needed, and they would be more than the zip
            String name = key.endsWith(".rest") ? "rest" : name(key);
            write(name, content, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        }

        private void write(String name, byte[] content, StandardOpenOption... options) {
            try {
                Files.write(folder.resolve(name), content, withWrite(options));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static StandardOpenOption[] withWrite(StandardOpenOption... options) {
            return java.util.stream.Stream.concat(
                            java.util.Arrays.stream(options),
                            java.util.stream.Stream.of(StandardOpenOption.WRITE))
                    .toArray(StandardOpenOption[]::new);
        }

        @Override
        public byte[] content(String key) {
            try {
                String name = key.endsWith(".rest") ? "rest" : name(key);
                return Files.readAllBytes(folder.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String name(String key) {
            return key.substring(key.lastIndexOf('/') + 1);
        }

        @Override
        public OptionalLong size(String key) {
            return OptionalLong.empty();
        }
    }
}
