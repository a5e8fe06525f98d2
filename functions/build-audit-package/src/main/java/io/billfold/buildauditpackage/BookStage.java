package io.billfold.buildauditpackage;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Seller;
import io.billfold.billing.auditpackage.Book;
import io.billfold.billing.auditpackage.PackageRequest;
import io.billfold.billing.invoice.Invoice;
import io.billfold.document.books.Chart;
import io.billfold.document.books.Fec;
import io.billfold.document.books.SafT;
import io.billfold.document.books.SalesTally;
import io.billfold.document.books.Tables;
import io.billfold.document.books.Tally;
import io.billfold.store.AccountStore;
import io.billfold.store.InvoiceRecord;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/**
 * Puts the books into a package, a file a step: what is written before a run ends is a whole file.
 * Every file reads the ledger anew, so none of it is in memory.
 */
@Singleton
class BookStage {
    private static final String FOLDER = "books/";
    private static final int PAGE = 100;

    private final LedgerBook ledger;
    private final Documents documents;
    private final AccountStore accounts;

    BookStage(LedgerBook ledger, Documents documents, AccountStore accounts) {
        this.ledger = ledger;
        this.documents = documents;
        this.accounts = accounts;
    }

    /** Writes one file, and everything that it needs. */
    @FunctionalInterface
    private interface File {
        void write(OutputStream out) throws IOException;
    }

    /**
     * Takes the next file.
     *
     * @throws LedgerBehindException as {@link LedgerBook#plan}
     * @throws UnmakeableException as {@link LedgerBook#plan}
     */
    void step(Making making) throws IOException {
        if (making.request().books().isEmpty()) {
            making.next();
            return;
        }
        BookPlan plan = making.books();
        if (plan == null) {
            plan = ledger.plan(making.request());
            making.books(plan);
        }
        NavigableMap<String, File> files = files(making, plan);
        Map.Entry<String, File> next = files.higherEntry(making.work().cursor());
        if (next == null) {
            making.next();
            return;
        }
        making.zip().spool(next.getKey(), next.getValue()::write);
        making.at(next.getKey());
    }

    /** Every file by its name: the order in which they are made. */
    private NavigableMap<String, File> files(Making making, BookPlan plan) {
        PackageRequest request = making.request();
        Seller seller = seller(request);
        NavigableMap<String, File> files = new TreeMap<>();
        for (Book book : request.books()) {
            switch (book) {
                case SAF_T -> addSafT(files, making, plan, seller);
                case FEC -> addFec(files, request, plan, seller);
                case CSV -> addTables(files, request, plan, seller);
            }
        }
        return files;
    }

    private Seller seller(PackageRequest request) {
        return accounts.findSeller(request.seller())
                .map(Versioned::value)
                .orElseThrow(
                        () -> new UnmakeableException("there is no seller " + request.seller()));
    }

    private void addSafT(
            NavigableMap<String, File> files, Making making, BookPlan plan, Seller seller) {
        for (CurrencyUnit currency : plan.tallies().keySet()) {
            files.put(
                    FOLDER + "saf-t-" + currency + ".xml",
                    out -> safT(out, making, plan, seller, currency));
        }
    }

    private void safT(
            OutputStream out, Making making, BookPlan plan, Seller seller, CurrencyUnit currency)
            throws IOException {
        PackageRequest request = making.request();
        Tally tally = tally(plan, currency);
        SalesTally sales = new SalesTally(currency);
        invoices(request).forEachRemaining(sales::add);
        Customers customers = new Customers(accounts);
        LocalDate createdOn = LocalDate.ofInstant(making.made().requestedAt(), ZoneOffset.UTC);
        String remark =
                "Receivables ledger in "
                        + currency
                        + (request.account() == null ? "" : ", account " + request.account());
        SafT.write(
                out,
                new SafT.Head(seller, currency, request.from(), request.to(), createdOn, remark),
                new SafT.Content(
                        tally,
                        plan.opening(currency),
                        customers.ahead(tally.customers()),
                        customers,
                        ledger.entries(request, plan),
                        sales,
                        invoices(request)));
    }

    private static Tally tally(BookPlan plan, CurrencyUnit currency) {
        return plan.tallies().getOrDefault(currency, new Tally(currency));
    }

    private void addFec(
            NavigableMap<String, File> files,
            PackageRequest request,
            BookPlan plan,
            Seller seller) {
        String name =
                Fec.fileName(seller, request.to())
                        .orElseThrow(
                                () ->
                                        new UnmakeableException(
                                                "a FEC is named by the SIREN, and that of "
                                                        + seller.id()
                                                        + " is not known"));
        for (CurrencyUnit currency : plan.tallies().keySet()) {
            boolean isEuro = currency.equals(CurrencyUnit.EUR);
            files.put(
                    FOLDER + (isEuro ? "" : currency + "/") + name,
                    out -> {
                        Customers customers = new Customers(accounts);
                        new Fec(currency, customers)
                                .write(out, customers.aheadOf(ledger.entries(request, plan)));
                    });
        }
    }

    private void addTables(
            NavigableMap<String, File> files,
            PackageRequest request,
            BookPlan plan,
            Seller seller) {
        Chart chart = Chart.of(seller.address().country());
        files.put(
                FOLDER + "journal.csv",
                out -> Tables.journal(out, chart, ledger.entries(request, plan)));
        files.put(FOLDER + "invoices.csv", out -> Tables.invoices(out, invoices(request)));
        files.put(FOLDER + "customers.csv", out -> customers(out, plan));
        files.put(
                FOLDER + "tax-totals.csv",
                out -> Tables.taxes(out, List.copyOf(plan.tallies().values())));
    }

    /** One who pays in two currencies is listed once. */
    private void customers(OutputStream out, BookPlan plan) throws IOException {
        Customers customers = new Customers(accounts);
        Iterator<AccountId> ids = Tally.customers(plan.tallies().values()).iterator();
        Tables.customers(out, customers.ahead(ids), customers);
    }

    private Iterator<Invoice> invoices(PackageRequest request) {
        return new Invoices(request);
    }

    /** The invoices of a package, page by page. */
    private final class Invoices implements Iterator<Invoice> {
        private final PackageRequest request;
        private @Nullable String next = "";
        private Iterator<InvoiceRecord> page = List.<InvoiceRecord>of().iterator();

        Invoices(PackageRequest request) {
            this.request = request;
        }

        @Override
        public boolean hasNext() {
            String after = next;
            while (!page.hasNext() && after != null) {
                Documents.Page read = documents.page(request, after, PAGE);
                page = read.records().iterator();
                after = read.next();
            }
            next = after;
            return page.hasNext();
        }

        @Override
        public Invoice next() {
            if (!hasNext()) {
                throw new NoSuchElementException("all invoices were read");
            }
            return page.next().invoice();
        }
    }
}
