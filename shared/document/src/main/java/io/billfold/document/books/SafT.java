package io.billfold.document.books;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Seller;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.document.books.Tally.TaxCode;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Standard Audit File for Tax, version 2.00 (OECD, Guidance for the Standard Audit File - Tax,
 * 2010, appendix B): header, ledger accounts with opening and closing balances, customers, taxes,
 * the entries, and the sales invoices. Elements stand in the order and number of that schema; texts
 * are cut to its lengths. Countries with a schema of their own (Norway, Romania, Portugal...) want
 * more, or other codes: this is what their importers and auditors' tools start from.
 *
 * <p>Opening balances of single customers are not in it, as no index holds them: the journal says
 * what was posted in the period.
 */
public final class SafT {
    /** The namespace of the schema. */
    public static final String NAMESPACE = "urn:OECD:StandardAuditFile-Taxation/2.00";

    /** How long texts of the schema's types may be: SAFshorttextType and so on. */
    static final int SHORT = 18;

    static final int MIDDLE_1 = 35;
    static final int MIDDLE_2 = 70;
    static final int LONG = 256;
    static final int CODE = 9;

    private final Head head;
    private final Tally tally;
    private final Chart chart;
    private final Map<TaxCode, String> codes;
    private final XmlOut xml;

    private SafT(Head head, Tally tally, XmlOut xml) {
        this.head = head;
        this.tally = tally;
        this.chart = Chart.of(head.seller().address().country());
        this.codes = codes(tally);
        this.xml = xml;
    }

    /**
     * What the header says.
     *
     * @param seller whose books
     * @param currency of every amount
     * @param from the first day
     * @param to the last day
     * @param createdOn when the file is made
     * @param remark what a reader should know of the selection, or empty
     */
    public record Head(
            Seller seller,
            CurrencyUnit currency,
            LocalDate from,
            LocalDate to,
            LocalDate createdOn,
            String remark) {}

    /**
     * What is written, besides the header.
     *
     * @param tally of the same entries
     * @param opening debit less credit of ledger accounts before the first day; zero where it is
     *     left out
     * @param ids of the tally's customers
     * @param customers knows them; one that it does not know is named by its id
     * @param entries in the order of their dates
     * @param sales of the same invoices
     * @param invoices in the order of their numbers
     */
    public record Content(
            Tally tally,
            Map<LedgerAccount, Money> opening,
            Iterator<AccountId> ids,
            Function<AccountId, Optional<Account>> customers,
            Iterator<LedgerEntry> entries,
            SalesTally sales,
            Iterator<Invoice> invoices) {}

    /** Writes a file. Entries and invoices of other currencies are passed over. */
    public static void write(OutputStream out, Head head, Content content) throws IOException {
        XmlOut.write(
                out,
                "AuditFile",
                NAMESPACE,
                xml -> new SafT(head, content.tally(), xml).write(content));
    }

    /** The schema wants codes of nine characters; the table says what each means. */
    private static Map<TaxCode, String> codes(Tally tally) {
        Map<TaxCode, String> codes = new LinkedHashMap<>();
        tally.taxes().keySet().forEach(tax -> codes.put(tax, "T" + (codes.size() + 1)));
        return codes;
    }

    private void write(Content content) throws IOException {
        new SafTHeader(xml).write(head);
        xml.in("MasterFiles", () -> masterFiles(content));
        xml.in("GeneralLedgerEntries", () -> entries(content.entries()));
        xml.in("SourceDocuments", () -> xml.in("SalesInvoices", () -> invoices(content)));
    }

    private void masterFiles(Content content) throws IOException {
        Map<LedgerAccount, Money> opening = content.opening();
        boolean hasAccounts = !tally.sides().isEmpty() || !opening.isEmpty();
        if (hasAccounts) {
            xml.in("GeneralLedgerAccounts", () -> accounts(opening));
        }
        if (content.ids().hasNext()) {
            xml.in("Customers", () -> customers(content.ids(), content.customers()));
        }
        if (!codes.isEmpty()) {
            xml.in("TaxTable", this::taxTable);
        }
    }

    private void accounts(Map<LedgerAccount, Money> opening) throws IOException {
        for (LedgerAccount account : LedgerAccount.values()) {
            if (opening.containsKey(account) || tally.sides().containsKey(account)) {
                Money before = opening.getOrDefault(account, Money.zero(head.currency()));
                xml.in("Account", () -> account(account, before));
            }
        }
    }

    private void account(LedgerAccount account, Money opening) throws IOException {
        Chart.Entry entry = chart.entry(account);
        xml.text("AccountID", entry.number());
        xml.text("AccountDescription", Text.line(entry.name(), LONG));
        xml.text("AccountType", entry.type());
        balance("Opening", opening);
        balance("Closing", opening.plus(tally.net(account)));
    }

    private void balance(String when, Money net) throws IOException {
        String side = net.isNegative() ? "CreditBalance" : "DebitBalance";
        xml.text(when + side, Text.amount(net.abs()));
    }

    private void customers(
            Iterator<AccountId> ids, Function<AccountId, Optional<Account>> customers)
            throws IOException {
        String receivable = chart.entry(LedgerAccount.RECEIVABLE).number();
        SafTHeader parties = new SafTHeader(xml);
        while (ids.hasNext()) {
            AccountId id = ids.next();
            xml.in(
                    "Customer",
                    () -> {
                        parties.customer(id, customers.apply(id).orElse(null));
                        xml.text("CustomerID", Text.id(id.value(), MIDDLE_1));
                        xml.text("AccountID", receivable);
                    });
        }
    }

    private void taxTable() throws IOException {
        for (Map.Entry<TaxCode, String> code : codes.entrySet()) {
            TaxCode tax = code.getKey();
            xml.in(
                    "TaxTableEntry",
                    () -> {
                        xml.text("TaxType", Text.line(tax.tax(), CODE));
                        xml.text("Description", Text.line(tax.tax() + " of " + tax.place(), LONG));
                        xml.in("TaxCodeDetails", () -> taxCode(tax, code.getValue()));
                    });
        }
    }

    private void taxCode(TaxCode tax, String code) throws IOException {
        xml.text("TaxCode", code);
        xml.text(
                "Description",
                "Category %s (EN 16931) at %s percent"
                        .formatted(tax.category().code(), tax.ratePercent().toPlainString()));
        xml.text("TaxPercentage", tax.ratePercent().toPlainString());
        xml.text("Country", tax.place().substring(0, 2));
        if (tax.place().length() > 3) {
            xml.text("Region", Text.line(tax.place().substring(3), CODE));
        }
    }

    private void entries(Iterator<LedgerEntry> entries) throws IOException {
        totals(tally.entries(), tally.debits(), tally.credits());
        if (tally.entries() > 0) {
            xml.in("Journal", () -> journal(entries));
        }
    }

    private void totals(long number, Money debit, Money credit) throws IOException {
        xml.text("NumberOfEntries", Long.toString(number));
        xml.text("TotalDebit", Text.amount(debit));
        xml.text("TotalCredit", Text.amount(credit));
    }

    private void journal(Iterator<LedgerEntry> entries) throws IOException {
        xml.text("JournalID", "AR");
        xml.text("Description", "Receivables ledger");
        xml.text("Type", "AR");
        SafTEntry writer = new SafTEntry(xml, chart, codes);
        while (entries.hasNext()) {
            LedgerEntry entry = entries.next();
            if (entry.currency().equals(head.currency())) {
                xml.in("Transaction", () -> writer.write(entry));
            }
        }
    }

    private void invoices(Content content) throws IOException {
        SalesTally sales = content.sales();
        totals(sales.documents(), sales.debit(), sales.credit());
        SafTInvoice writer = new SafTInvoice(xml, chart, codes);
        while (content.invoices().hasNext()) {
            Invoice invoice = content.invoices().next();
            if (invoice.content().currency().equals(head.currency())) {
                xml.in("Invoice", () -> writer.write(invoice));
            }
        }
    }

    /** What the schema wants of a tax, wherever one stands. */
    static void tax(XmlOut xml, String type, String code, BigDecimal rate, Money base, Money amount)
            throws IOException {
        xml.text("TaxType", Text.line(type, CODE));
        xml.text("TaxCode", code);
        xml.text("TaxPercentage", rate.toPlainString());
        xml.text("TaxBase", Text.amount(base));
        xml.in("TaxAmount", () -> xml.text("Amount", Text.amount(amount)));
    }
}
