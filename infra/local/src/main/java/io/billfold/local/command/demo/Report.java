package io.billfold.local.command.demo;

import io.billfold.billing.account.Seller;
import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.local.command.Books;
import io.billfold.store.Balance;
import io.billfold.store.InvoiceRecord;
import io.billfold.store.Rejection;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the demo left in the tables.
 *
 * @param series every series of every seller and year
 * @param standings what is owed, by invoice
 * @param balances each seller's trial balance, per currency
 */
record Report(
        List<Series> series,
        Map<InvoiceNumber, Books.Standing> standings,
        List<Balance> balances,
        List<Dispute> disputes,
        List<Books.Notice> notices,
        List<Rejection> rejections) {

    /**
     * One series of invoice numbers.
     *
     * @param lastNumber what its counter says
     * @param invoices what is there, in the order of their numbers
     */
    record Series(Seller seller, int year, long lastNumber, List<InvoiceRecord> invoices) {}

    /** Reads it all. */
    static Report read(Books books, Instant start, Instant end) {
        // west of Greenwich the demo begins, and east of it it ends, in another month
        YearMonth from = YearMonth.from(start.atOffset(ZoneOffset.UTC)).minusMonths(1);
        YearMonth to = YearMonth.from(end.atOffset(ZoneOffset.UTC)).plusMonths(1);
        List<Series> series = new ArrayList<>();
        List<Balance> balances = new ArrayList<>();
        for (Seller seller : books.sellers()) {
            for (int year = from.getYear(); year <= to.getYear(); year++) {
                long last = books.lastNumber(seller, year);
                if (last > 0) {
                    series.add(new Series(seller, year, last, books.invoices(seller, year)));
                }
            }
            balances.addAll(books.trialBalance(seller, from, to));
        }
        return new Report(
                series,
                books.standings(),
                balances,
                books.disputes(),
                books.notices(),
                books.rejections(from, to));
    }

    /** Every invoice, by series and number. */
    List<InvoiceRecord> invoices() {
        return series.stream().flatMap(each -> each.invoices().stream()).toList();
    }

    /** What is open on an invoice, in minor units. */
    long open(Invoice invoice) {
        Books.Standing standing = standings.get(invoice.number());
        return standing == null ? 0 : standing.open();
    }

    /** Where an invoice stands, in the words of the store. */
    String status(Invoice invoice) {
        Books.Standing standing = standings.get(invoice.number());
        return standing == null ? "unknown" : standing.status();
    }
}
