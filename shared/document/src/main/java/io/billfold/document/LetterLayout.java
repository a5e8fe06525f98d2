package io.billfold.document;

import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.tagging.PdfStructElem;

import io.billfold.billing.document.Letter;
import io.billfold.billing.document.Party;
import io.billfold.document.language.Label;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/** What statements and reminders have in common: head, sentences, tables and how to pay. */
final class LetterLayout {
    private static final float META_VALUES = 414;
    private static final float LEADING = 13;
    private static final float PARAGRAPH_GAP = 6;
    private static final float CONTINUED_TOP = 790;

    private final Letter letter;
    private final String title;
    private final Sheet sheet;
    private final Words words;
    private final Paper paper;
    private @Nullable SwissQrBill bill;
    private float y;

    LetterLayout(Letter letter, String title, Sheet sheet, Words words, @Nullable Logo logo) {
        this.letter = letter;
        this.title = title;
        this.sheet = sheet;
        this.words = words;
        this.paper = new Paper(letter.seller(), sheet, words, logo);
    }

    /** Draws all above the first table. */
    void drawHead(String headline, FactsTable facts) {
        paper.drawTitle(title);
        float seller = paper.drawSeller();
        String recipient = words.text(Label.BILL_TO);
        float address = paper.drawRecipient(recipient, letter.buyer(), seller);
        float meta = addParties(facts).draw(Paper.ADDRESS_TOP);
        y = paper.drawHeadline(headline, Math.min(address, meta)) - 14;
    }

    /** The facts beside the address, to which each letter adds its own first. */
    FactsTable facts() {
        return FactsTable.around(sheet, META_VALUES, Sheet.RIGHT)
                .add(words.text(Label.DATE), date(letter.issuedOn()));
    }

    private FactsTable addParties(FactsTable facts) {
        Party.TaxIds ids = letter.seller().taxIds();
        return facts.add(words.text(Label.CUSTOMER_NUMBER), letter.buyer().id())
                .add(words.text(Label.CURRENCY), letter.currency().getCode())
                .add(words.text(Label.OUR_VAT_ID), ids.vat())
                .add(words.text(Label.OUR_TAX_ID), ids.other());
    }

    /** Draws sentences, each a paragraph. */
    void drawSentences(String... sentences) {
        for (String sentence : sentences) {
            List<String> lines = sheet.typesetter().lines(sentence, Style.BODY, Sheet.WIDTH);
            keepTogether(LEADING * lines.size());
            y -= LEADING;
            PdfStructElem paragraph = sheet.tag(PdfName.P);
            y = sheet.text(paragraph, Style.BODY, Sheet.LEFT, y, LEADING, lines);
            y -= PARAGRAPH_GAP;
        }
    }

    /** Draws a heading for what follows, not at the foot of a page. */
    void drawHeading(Label label) {
        keepTogether(90);
        y -= 28;
        sheet.text(sheet.tag(new PdfName("H2")), Style.SECTION, Sheet.LEFT, y, words.text(label));
        y += 4;
    }

    /** Draws a table of these rows; the last one may be a sum. */
    void drawTable(List<RowsTable.Column> columns, List<String[]> rows, String @Nullable [] sum) {
        RowsTable table = new RowsTable(sheet, words, title, columns, paper.bottom());
        table.start(y - 10);
        rows.forEach(row -> table.row(Style.BODY, row));
        if (sum != null) {
            table.row(Style.STRONG, sum);
        }
        y = table.end() - 10;
    }

    /** Draws how to pay an amount, or nothing where none is to be paid. */
    void drawPayment(Money amount, @Nullable LocalDate payBy) {
        BankTransfer transfer =
                BankTransfer.of(letter.payment().means(), amount, letter.remittance());
        bill = transfer == null ? null : SwissQrBill.of(transfer, letter.seller(), letter.buyer());
        if (!amount.isPositive() || (bill != null && letter.payment().means().size() == 1)) {
            return;
        }
        PaymentBox.Demand demand =
                new PaymentBox.Demand(letter.payment().means(), amount, letter.remittance(), payBy);
        PaymentBox box = new PaymentBox(sheet, words, demand, bill == null);
        keepTogether(box.height() + 8);
        box.draw(y - 8);
        y -= box.height() + 12;
    }

    /** Draws the foot of all pages, and the payment slip where there is one. */
    void end() {
        SwissQrBill slip = bill;
        if (slip != null) {
            paper.startSlip(y);
        }
        paper.drawFooters();
        if (slip != null) {
            new SwissSlip(slip, sheet, words.language()).draw();
        }
    }

    /** A date in short, for a column. */
    String shortDate(LocalDate date) {
        return words.formats().shortDate(date);
    }

    private String date(LocalDate date) {
        return words.formats().date(date);
    }

    private void keepTogether(float height) {
        if (y - height < paper.bottom()) {
            sheet.newPage();
            String about = words.text(Label.CONTINUED, title);
            float top = CONTINUED_TOP + 10;
            sheet.artifact(Style.SMALL, Sheet.Align.START, Sheet.LEFT, top, about);
            y = CONTINUED_TOP - 8;
        }
    }
}
