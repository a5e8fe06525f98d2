package io.billfold.document;

import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.tagging.PdfStructElem;

import io.billfold.billing.account.BankAccount;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.tax.TaxCategory;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Totals, tax, its reason and how to pay: kept together on one page. */
final class ClosingBlock {
    private static final float CONTINUED_TOP = 790;
    private static final float ROW = 15;
    private static final float TOTALS_LEFT = 340;

    /** What a label of the totals gets; what is longer than the other is not readable in it. */
    private static final float LABEL = 90;

    private static final float LABEL_LONG = 120;

    private static final float NOTE_LEADING = 12;
    private static final float NOTE_AFTER = 8;
    private static final float GAP = 9;
    private static final float TOTAL_DROP = 17;
    private static final float PAYMENT_PADDING = 14;
    private static final float PAYMENT_LEFT = Sheet.LEFT + PAYMENT_PADDING;
    private static final float PAYMENT_HEADING = 18;
    private static final float BANK_LABEL = 74;
    private static final float REFERENCE_LABEL = 60;
    private static final PdfName H2 = new PdfName("H2");

    /** Right edges of the tax table's figures. */
    private static final float RATE_RIGHT = 178;

    private static final float BASE_RIGHT = 248;
    private static final float TAX_RIGHT = 312;

    private final Invoice invoice;
    private final Draft content;
    private final Sheet sheet;
    private final TaxSummary taxes;
    private final Wording wording;
    private final List<String> note;
    private final FactsTable bank;
    private final FactsTable reference;

    ClosingBlock(Invoice invoice, Sheet sheet) {
        this.invoice = invoice;
        this.content = invoice.content();
        this.sheet = sheet;
        this.wording = Wording.of(invoice);
        this.taxes = new TaxSummary(content);
        this.bank = bank(content.seller().bank(), sheet);
        this.reference = reference(invoice, sheet, bank.isEmpty() ? PAYMENT_LEFT : TOTALS_LEFT);
        this.note =
                taxes.wordings().stream()
                        .flatMap(
                                words ->
                                        sheet
                                                .typesetter()
                                                .lines(words, Style.BODY, Sheet.WIDTH)
                                                .stream())
                        .toList();
    }

    /** Draws the block below {@code top}, or on a page of its own when it does not fit there. */
    void draw(float top) {
        float y = top - height() < Sheet.BOTTOM ? continuedTop() : top;
        float tax = drawTax(y);
        float totals = drawTotals(y);
        y = drawNote(Math.min(tax, totals) - GAP);
        if (wording.isPayable()) {
            drawPayment(y - GAP);
        }
    }

    /** Begins another page, and gives where its content begins. */
    private float continuedTop() {
        sheet.newPage();
        String about = Wording.name(invoice) + ", continued";
        float y = CONTINUED_TOP;
        sheet.artifact(Style.SMALL, Sheet.Align.LEFT, Sheet.LEFT, y + 10, about);
        return y - 14;
    }

    private float height() {
        int beside = taxes.rounding().size() + taxes.belowTotal().size();
        int rows = Math.max(taxes.named().size() + beside, taxes.rows().size());
        float totals = ROW * (rows + 0.5f) + TOTAL_DROP;
        float words = note.isEmpty() ? 0 : NOTE_LEADING * note.size() + NOTE_AFTER;
        float unpaid = totals + GAP + words;
        return wording.isPayable() ? unpaid + GAP + paymentHeight() : unpaid;
    }

    /** BG-23, one row per category and rate. */
    private float drawTax(float top) {
        PdfStructElem table = sheet.tag(PdfName.Table);
        drawTaxHead(sheet.tag(sheet.tag(table, PdfName.THead), PdfName.TR), top);
        PdfStructElem body = sheet.tag(table, PdfName.TBody);
        float y = top - 6;
        for (TaxSummary.Row tax : taxes.rows()) {
            y -= ROW;
            drawTaxRow(sheet.tag(body, PdfName.TR), y + 2, tax);
        }
        return y;
    }

    private void drawTaxHead(PdfStructElem head, float top) {
        heading(head, Sheet.Align.LEFT, Sheet.LEFT, top, "Tax category");
        heading(head, Sheet.Align.RIGHT, RATE_RIGHT, top, "Rate");
        heading(head, Sheet.Align.RIGHT, BASE_RIGHT, top, "Taxable");
        heading(head, Sheet.Align.RIGHT, TAX_RIGHT, top, "Tax");
        sheet.rule(Sheet.LEFT, TAX_RIGHT, top - 6, 0.5f, Style.HAIRLINE);
    }

    private void heading(PdfStructElem row, Sheet.Align align, float x, float y, String title) {
        Style fitted = sheet.typesetter().fitted(title, Style.COLUMN, 84);
        sheet.text(sheet.columnHeading(row), fitted, align, x, y, title);
    }

    private void drawTaxRow(PdfStructElem row, float y, TaxSummary.Row tax) {
        String category = category(tax.category());
        sheet.text(sheet.tag(row, PdfName.TD), Style.BODY, Sheet.LEFT, y, category);
        figure(row, RATE_RIGHT, y, 30, LinesTable.rate(tax.ratePercent()));
        figure(row, BASE_RIGHT, y, 66, Figures.amount(tax.base()));
        figure(row, TAX_RIGHT, y, 60, Figures.amount(tax.tax()));
    }

    private void figure(PdfStructElem row, float right, float y, float width, String figure) {
        Style fitted = sheet.typesetter().fitted(figure, Style.BODY, width);
        sheet.text(sheet.tag(row, PdfName.TD), fitted, Sheet.Align.RIGHT, right, y, figure);
    }

    private static String category(TaxCategory category) {
        String words =
                switch (category) {
                    case STANDARD -> "Taxed";
                    case ZERO -> "Zero-rated";
                    case EXEMPT -> "Exempt";
                    case REVERSE_CHARGE -> "Reverse charge";
                    case INTRA_COMMUNITY -> "Intra-Community";
                    case EXPORT -> "Export";
                    case OUTSIDE_SCOPE -> "Outside scope";
                    case CANARY_ISLANDS -> "IGIC";
                    case CEUTA_MELILLA -> "IPSI";
                };
        return words + " (" + category.code() + ")";
    }

    /** BG-22. */
    private float drawTotals(float top) {
        PdfStructElem body = sheet.tag(sheet.tag(PdfName.Table), PdfName.TBody);
        float y = top;
        total(body, Style.BODY, y, "Net total", Figures.amount(invoice.net()));
        for (TaxSummary.Named tax : taxes.named()) {
            y -= ROW;
            total(body, Style.BODY, y, tax.label(), Figures.amount(tax.tax()));
        }
        for (TaxSummary.Named rounding : taxes.rounding()) {
            y -= ROW;
            total(body, Style.BODY, y, rounding.label(), Figures.signed(rounding.tax()));
        }
        y -= ROW / 2;
        sheet.rule(TOTALS_LEFT, Sheet.RIGHT, y, 1, Style.ACCENT);
        y -= TOTAL_DROP;
        total(body, Style.TOTAL, y, wording.total(), Figures.amountWithCurrency(invoice.total()));
        for (TaxSummary.Named below : taxes.belowTotal()) {
            y -= ROW;
            total(body, Style.BODY, y, below.label(), Figures.amountWithCurrency(below.tax()));
        }
        return y;
    }

    private void total(PdfStructElem body, Style style, float y, String label, String figure) {
        PdfStructElem row = sheet.tag(body, PdfName.TR);
        Typesetter type = sheet.typesetter();
        float left = Sheet.RIGHT - TOTALS_LEFT - type.width(figure, style) - 8;
        boolean isLong = type.width(label, style) > LABEL_LONG;
        Style labelStyle = type.fitted(label, style, isLong ? Math.max(LABEL, left) : LABEL);
        sheet.text(sheet.rowHeading(row), labelStyle, TOTALS_LEFT, y, label);
        float width = Sheet.RIGHT - TOTALS_LEFT - type.width(label, labelStyle) - 8;
        Style fitted = type.fitted(figure, style, width);
        PdfStructElem cell = sheet.tag(row, PdfName.TD);
        sheet.text(cell, fitted, Sheet.Align.RIGHT, Sheet.RIGHT, y, figure);
    }

    /** BT-120: why there is no tax, or what else the law wants said. */
    private float drawNote(float top) {
        if (note.isEmpty()) {
            return top;
        }
        float y = top - NOTE_LEADING;
        return sheet.text(sheet.tag(PdfName.P), Style.BODY, Sheet.LEFT, y, NOTE_LEADING, note)
                - NOTE_AFTER;
    }

    /** BG-16 and BG-17. */
    private void drawPayment(float top) {
        float height = paymentHeight();
        sheet.box(Sheet.LEFT, top - height, Sheet.WIDTH, height, Style.TINT);
        sheet.box(Sheet.LEFT, top - height, 3, height, Style.ACCENT);
        float y = top - PAYMENT_PADDING - 6;
        sheet.text(sheet.tag(H2), Style.SECTION, PAYMENT_LEFT, y, "Payment");
        bank.draw(y - PAYMENT_HEADING);
        reference.draw(y - PAYMENT_HEADING);
    }

    private float paymentHeight() {
        float facts = Math.max(bank.height(), reference.height());
        return 2 * PAYMENT_PADDING + PAYMENT_HEADING + facts - 8;
    }

    private static FactsTable bank(@Nullable BankAccount bank, Sheet sheet) {
        FactsTable facts = new FactsTable(sheet, PAYMENT_LEFT, BANK_LABEL, TOTALS_LEFT - 12);
        if (bank == null) {
            return facts;
        }
        facts.add("Account holder", bank.holder());
        if (bank.isIban()) {
            facts.add("IBAN", Figures.iban(bank.number()));
        } else {
            facts.add("Account no.", bank.number());
        }
        return facts.add("BIC", bank.bic());
    }

    private static FactsTable reference(Invoice invoice, Sheet sheet, float left) {
        float right = Sheet.RIGHT - PAYMENT_PADDING;
        return new FactsTable(sheet, left, REFERENCE_LABEL, right)
                .add("Reference", invoice.number().toString())
                .add("Amount", Figures.amountWithCurrency(invoice.total()))
                .add("Due date", Figures.date(invoice.dueOn()));
    }
}
