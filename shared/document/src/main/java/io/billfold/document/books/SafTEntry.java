package io.billfold.document.books;

import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.ledger.Posting;
import io.billfold.billing.ledger.TaxMovement;
import io.billfold.document.books.Tally.TaxCode;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A ledger entry as a transaction of SAF-T. */
final class SafTEntry {
    private final XmlOut xml;
    private final Chart chart;
    private final Map<TaxCode, String> codes;

    SafTEntry(XmlOut xml, Chart chart, Map<TaxCode, String> codes) {
        this.xml = xml;
        this.chart = chart;
        this.codes = codes;
    }

    void write(LedgerEntry entry) throws IOException {
        String day = entry.bookedOn().toString();
        xml.text("TransactionID", Text.id(entry.id(), SafT.MIDDLE_2));
        xml.text("Period", Integer.toString(entry.bookedOn().getMonthValue()));
        xml.text("PeriodYear", Integer.toString(entry.bookedOn().getYear()));
        xml.text("TransactionDate", day);
        xml.text("TransactionType", "normal");
        xml.text("Description", Text.line(entry.description(), SafT.LONG));
        xml.text("SystemEntryDate", day);
        xml.text("GLPostingDate", day);
        xml.text("CustomerID", customer(entry));
        int taxed = taxedLine(entry);
        for (int i = 0; i < entry.postings().size(); i++) {
            int line = i;
            xml.in("Line", () -> line(entry, line, line == taxed));
        }
    }

    /** Where its taxes are told: at the tax that is owed, or at the sale where none is. */
    private static int taxedLine(LedgerEntry entry) {
        List<LedgerAccount> accounts = entry.postings().stream().map(Posting::account).toList();
        return Stream.of(
                        LedgerAccount.TAX_PAYABLE,
                        LedgerAccount.REVENUE,
                        LedgerAccount.DEFERRED_REVENUE)
                .map(accounts::indexOf)
                .filter(line -> line >= 0)
                .findFirst()
                .orElse(-1);
    }

    private void line(LedgerEntry entry, int index, boolean isTaxed) throws IOException {
        Posting posting = entry.postings().get(index);
        String side = posting.side() == Posting.Side.DEBIT ? "DebitAmount" : "CreditAmount";
        xml.text("RecordID", Integer.toString(index + 1));
        xml.text("AccountID", chart.entry(posting.account()).number());
        xml.text("SourceDocumentID", Text.id(entry.document(), SafT.MIDDLE_1));
        xml.text("CustomerID", customer(entry));
        xml.text("Description", Text.line(entry.description(), SafT.LONG));
        xml.in(side, () -> xml.text("Amount", Text.amount(posting.amount())));
        if (isTaxed) {
            for (TaxMovement tax : entry.taxes()) {
                xml.in("TaxInformation", () -> tax(tax));
            }
        }
    }

    private void tax(TaxMovement tax) throws IOException {
        TaxCode code = TaxCode.of(tax);
        BigDecimal rate = code.ratePercent();
        String known = Objects.requireNonNull(codes.get(code), "the tally lacks " + code);
        SafT.tax(xml, code.tax(), known, rate, tax.base().abs(), tax.tax().abs());
    }

    private static String customer(LedgerEntry entry) {
        return Text.id(entry.account().value(), SafT.MIDDLE_1);
    }
}
