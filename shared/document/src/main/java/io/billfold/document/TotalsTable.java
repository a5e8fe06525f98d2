package io.billfold.document;

import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.tagging.PdfStructElem;

import io.billfold.billing.document.Adjustment;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Tax;
import io.billfold.billing.document.Totals;
import io.billfold.document.language.Label;

import org.joda.money.Money;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** BG-22: from the sum of the lines to what is due, and what is said below it. */
final class TotalsTable {
    static final float LEFT = 340;

    private static final float ROW = 15;
    private static final float WRAPPED_LEADING = 11;
    private static final float TOTAL_DROP = 17;
    private static final float GUTTER = 8;

    /** What a label gets whatever its figure is. */
    private static final float LABEL_MIN = 90;

    private record Row(List<String> label, String figure, float width) {
        float height() {
            return ROW + WRAPPED_LEADING * (label.size() - 1);
        }
    }

    private final BusinessDocument document;
    private final Sheet sheet;
    private final Words words;
    private final String totalLabel;
    private final List<Row> above = new ArrayList<>();
    private final List<Row> below = new ArrayList<>();

    /**
     * A table that is yet to be drawn.
     *
     * @param totalLabel what the total is called
     */
    TotalsTable(BusinessDocument document, Sheet sheet, Words words, String totalLabel) {
        this.document = document;
        this.sheet = sheet;
        this.words = words;
        this.totalLabel = totalLabel;
        addNet();
        addTaxes();
        addPaid();
        addBelow();
    }

    private void addNet() {
        Totals totals = document.totals();
        if (!document.adjustments().isEmpty()) {
            add(above, words.text(Label.NET_AMOUNT), words.formats().amount(totals.lines()));
        }
        for (Adjustment adjustment : document.adjustments()) {
            add(above, adjustment.reason(), words.formats().signed(adjustment.amount()));
        }
        add(above, words.text(Label.NET_TOTAL), words.formats().amount(totals.taxable()));
    }

    /** Each tax that is charged by its name, once, or the one name where nothing is. */
    private void addTaxes() {
        Map<String, Money> named = new LinkedHashMap<>();
        for (Tax tax : document.taxes()) {
            for (Tax.Part part : tax.parts()) {
                named.merge(label(part), part.amount(), Money::plus);
            }
        }
        named.forEach((label, amount) -> add(above, label, words.formats().amount(amount)));
    }

    private String label(Tax.Part part) {
        return part.ratePercent() == null
                ? part.tax()
                : part.tax() + " " + words.rate(part.ratePercent());
    }

    private void addPaid() {
        Totals totals = document.totals();
        if (!totals.paid().isZero()) {
            add(above, words.text(Label.GROSS_TOTAL), words.formats().amount(totals.payable()));
            String paid = words.formats().signed(totals.paid().negated());
            add(above, words.text(Label.PAID), paid);
        }
        if (!totals.rounding().isZero()) {
            String rounding = words.formats().signed(totals.rounding());
            add(above, words.text(Label.ROUNDING), rounding);
        }
    }

    private void addBelow() {
        Totals.Converted converted = document.totals().converted();
        if (converted != null) {
            String currency = converted.tax().getCurrencyUnit().getCode();
            String label = words.text(Label.TAX_IN_CURRENCY, currency);
            add(below, label, words.money(converted.tax()));
        }
        Totals.Withheld withheld = document.totals().withheld();
        if (withheld != null) {
            String rate = words.rate(withheld.ratePercent());
            String label = words.text(Label.WITHHELD, withheld.tax(), rate);
            add(below, label, words.money(withheld.amount().negated()));
            String transferred = words.money(BankTransfer.amount(document.totals()));
            add(below, words.text(Label.TO_BE_TRANSFERRED), transferred);
        }
    }

    /** A long label goes on below; a long figure is set smaller. */
    private void add(List<Row> rows, String label, String figure) {
        Typesetter type = sheet.typesetter();
        float left = Sheet.RIGHT - LEFT - type.width(figure, Style.BODY) - GUTTER;
        List<String> lines = type.lines(label, Style.BODY, Math.max(LABEL_MIN, left));
        float label1 = lines.size() == 1 ? type.width(label, Style.BODY) : LABEL_MIN;
        rows.add(new Row(lines, figure, Sheet.RIGHT - LEFT - label1 - GUTTER));
    }

    /** From its first line to its last. */
    float height() {
        float height = TOTAL_DROP - ROW / 2;
        for (Row row : above) {
            height += row.height();
        }
        for (Row row : below) {
            height += row.height();
        }
        return height;
    }

    /** Draws it with its first line at {@code top}, and gives the y of its last. */
    float draw(float top, PageBreak pages) {
        PdfStructElem body = sheet.section(sheet.section(PdfName.Table), PdfName.TBody);
        float y = top;
        for (Row row : above) {
            y = pages.before(y, row.height() - ROW);
            draw(body, row, y);
            y -= row.height();
        }
        y = pages.before(y, TOTAL_DROP) + ROW / 2;
        sheet.rule(LEFT, Sheet.RIGHT, y, 1, sheet.palette().accent());
        y -= TOTAL_DROP;
        drawTotal(body, y);
        for (Row row : below) {
            y = pages.before(y - ROW, row.height() - ROW);
            draw(body, row, y);
            y -= row.height() - ROW;
        }
        return y;
    }

    private void draw(PdfStructElem body, Row row, float y) {
        PdfStructElem tag = sheet.tag(body, PdfName.TR);
        PdfStructElem heading = sheet.rowHeading(tag);
        sheet.text(heading, Style.BODY, LEFT, y, WRAPPED_LEADING, row.label());
        Style fitted = sheet.typesetter().fitted(row.figure(), Style.BODY, row.width());
        PdfStructElem cell = sheet.tag(tag, PdfName.TD);
        sheet.text(cell, fitted, Sheet.Align.END, Sheet.RIGHT, y, row.figure());
    }

    private void drawTotal(PdfStructElem body, float y) {
        PdfStructElem tag = sheet.tag(body, PdfName.TR);
        Typesetter type = sheet.typesetter();
        Style label = type.fitted(totalLabel, Style.TOTAL, LABEL_MIN);
        sheet.text(sheet.rowHeading(tag), label, LEFT, y, totalLabel);
        String figure = words.money(document.totals().due());
        float left = Sheet.RIGHT - LEFT - type.width(totalLabel, label) - GUTTER;
        Style fitted = type.fitted(figure, Style.TOTAL, left);
        PdfStructElem cell = sheet.tag(tag, PdfName.TD);
        sheet.text(cell, fitted, Sheet.Align.END, Sheet.RIGHT, y, figure);
    }
}
