package io.billfold.document.books;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.ledger.Posting;

import org.jspecify.annotations.Nullable;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The books as tables: comma-separated values by RFC 4180, in UTF-8, with a heading, decimal points
 * and dates such as {@code 2026-01-31}. Amounts of credit notes are negative.
 */
public final class Tables {
    private static final String LINE_END = "\r\n";

    private Tables() {}

    /** Every posting of every entry, all currencies, in the order of the entries. */
    public static void journal(OutputStream out, Chart chart, Iterator<LedgerEntry> entries)
            throws IOException {
        Writer text =
                begin(
                        out,
                        "date,entry,document,customer,ledger account,account number,debit,credit,currency,description");
        while (entries.hasNext()) {
            LedgerEntry entry = entries.next();
            for (Posting posting : entry.postings()) {
                row(text, posting(chart, entry, posting));
            }
        }
        text.flush();
    }

    private static List<@Nullable String> posting(Chart chart, LedgerEntry entry, Posting posting) {
        boolean isDebit = posting.side() == Posting.Side.DEBIT;
        String amount = Text.amount(posting.amount());
        return cells(
                entry.bookedOn().toString(),
                entry.id(),
                entry.document(),
                entry.account().value(),
                posting.account().name().toLowerCase(Locale.ROOT),
                chart.entry(posting.account()).number(),
                isDebit ? amount : "",
                isDebit ? "" : amount,
                entry.currency().getCode(),
                entry.description());
    }

    /** Every invoice and credit note, in the order of their numbers. */
    public static void invoices(OutputStream out, Iterator<Invoice> invoices) throws IOException {
        Writer text =
                begin(
                        out,
                        "number,kind,issued on,due on,customer,name,tax id,country,currency,net,tax,rounding,gross,corrects");
        while (invoices.hasNext()) {
            row(text, invoice(invoices.next()));
        }
        text.flush();
    }

    private static List<@Nullable String> invoice(Invoice invoice) {
        Draft content = invoice.content();
        boolean isCredit = content.kind() == Draft.Kind.CREDIT_NOTE;
        Account account = content.account();
        return cells(
                invoice.number().toString(),
                isCredit ? "credit note" : "invoice",
                invoice.issuedOn().toString(),
                invoice.dueOn().toString(),
                account.id().value(),
                account.name(),
                account.taxId(),
                account.address().country(),
                content.currency().getCode(),
                Text.amount(isCredit ? invoice.net().negated() : invoice.net()),
                Text.amount(isCredit ? invoice.tax().negated() : invoice.tax()),
                Text.amount(isCredit ? invoice.rounding().negated() : invoice.rounding()),
                Text.amount(isCredit ? invoice.total().negated() : invoice.total()),
                content.corrects() == null ? null : content.corrects().toString());
    }

    /**
     * Every customer who has an entry, by id, as they are known now.
     *
     * @param customers knows them; one that it does not know is listed by id alone
     */
    public static void customers(
            OutputStream out,
            Iterator<AccountId> ids,
            Function<AccountId, Optional<Account>> customers)
            throws IOException {
        Writer text =
                begin(
                        out,
                        "customer,name,kind,tax id,street,more,city,postcode,region,country,e-mail");
        while (ids.hasNext()) {
            AccountId id = ids.next();
            row(text, customers.apply(id).map(Tables::customer).orElse(cells(id.value())));
        }
        text.flush();
    }

    private static List<@Nullable String> customer(Account account) {
        return cells(
                account.id().value(),
                account.name(),
                account.kind().name().toLowerCase(Locale.ROOT),
                account.taxId(),
                account.address().line1(),
                account.address().line2(),
                account.address().city(),
                account.address().postcode(),
                account.address().region(),
                account.address().country(),
                account.email());
    }

    /** What documents came to under each tax and rate, currency by currency. */
    public static void taxes(OutputStream out, List<Tally> tallies) throws IOException {
        Writer text =
                begin(out, "place,tax,category,rate percent,base,tax amount,currency,breakdowns");
        for (Tally tally : tallies) {
            for (Map.Entry<Tally.TaxCode, Tally.TaxSum> sum : tally.taxes().entrySet()) {
                row(text, tax(sum.getKey(), sum.getValue()));
            }
        }
        text.flush();
    }

    private static List<@Nullable String> tax(Tally.TaxCode code, Tally.TaxSum sum) {
        return cells(
                code.place(),
                code.tax(),
                code.category().code(),
                code.ratePercent().toPlainString(),
                Text.amount(sum.base()),
                Text.amount(sum.tax()),
                sum.base().getCurrencyUnit().getCode(),
                Long.toString(sum.documents()));
    }

    private static Writer begin(OutputStream out, String heading) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        text.write(heading + LINE_END);
        return text;
    }

    private static List<@Nullable String> cells(@Nullable String... cells) {
        return Arrays.asList(cells);
    }

    private static void row(Writer text, List<@Nullable String> cells) throws IOException {
        String comma = "";
        for (String cell : cells) {
            text.write(comma);
            text.write(cell == null ? "" : Csv.cell(cell));
            comma = ",";
        }
        text.write(LINE_END);
    }
}
