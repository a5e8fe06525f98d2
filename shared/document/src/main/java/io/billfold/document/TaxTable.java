package io.billfold.document;

import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.tagging.PdfStructElem;

import io.billfold.billing.document.Tax;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.document.language.Label;

import java.util.List;

/** BG-23, one row per category and rate. */
final class TaxTable {
    private static final float ROW = 15;
    private static final float HEAD = 6;
    private static final float WRAPPED_LEADING = 10.5f;
    private static final float CATEGORY_WIDTH = 88;

    /** Where the figures end, and how wide they may be. */
    private static final float RATE_END = 178;

    private static final float RATE_WIDTH = 40;
    private static final float BASE_END = 248;
    private static final float BASE_WIDTH = 66;
    private static final float TAX_END = 312;
    private static final float TAX_WIDTH = 60;

    /** A tax and its category in lines of print. */
    private record Row(Tax tax, Style style, List<String> category) {
        float height() {
            return ROW + WRAPPED_LEADING * (category.size() - 1);
        }
    }

    private final Sheet sheet;
    private final Words words;
    private final List<Row> rows;

    TaxTable(List<Tax> taxes, Sheet sheet, Words words) {
        this.sheet = sheet;
        this.words = words;
        this.rows = taxes.stream().map(this::row).toList();
    }

    /** A long name goes on below; a long word is set smaller. */
    private Row row(Tax tax) {
        String category = words.text(label(tax.category())) + " (" + tax.category().code() + ")";
        Typesetter type = sheet.typesetter();
        Style style = Style.BODY;
        for (String word : category.split(" ")) {
            style = type.fitted(word, style, CATEGORY_WIDTH);
        }
        return new Row(tax, style, type.lines(category, style, CATEGORY_WIDTH));
    }

    float height() {
        float height = HEAD;
        for (Row row : rows) {
            height += row.height();
        }
        return height;
    }

    /** Draws it with its heading at {@code top}, and gives the y of its last row. */
    float draw(float top, PageBreak pages) {
        PdfStructElem table = sheet.section(PdfName.Table);
        drawHead(sheet.tag(sheet.section(table, PdfName.THead), PdfName.TR), top);
        PdfStructElem body = sheet.section(table, PdfName.TBody);
        float y = top - HEAD;
        for (Row row : rows) {
            float above = pages.before(y, row.height());
            drawRow(sheet.tag(body, PdfName.TR), above - ROW + 2, row);
            y = above - row.height();
        }
        return y;
    }

    private void drawHead(PdfStructElem row, float y) {
        heading(row, Sheet.Align.START, Sheet.LEFT, y, CATEGORY_WIDTH, Label.TAX_CATEGORY);
        heading(row, Sheet.Align.END, RATE_END, y, RATE_WIDTH, Label.TAX_RATE);
        heading(row, Sheet.Align.END, BASE_END, y, BASE_WIDTH, Label.TAXABLE_AMOUNT);
        heading(row, Sheet.Align.END, TAX_END, y, TAX_WIDTH, Label.TAX_AMOUNT);
        sheet.rule(Sheet.LEFT, TAX_END, y - HEAD, 0.5f, Palette.HAIRLINE);
    }

    private void heading(
            PdfStructElem row, Sheet.Align align, float x, float y, float width, Label label) {
        String title = words.text(label);
        Style fitted = sheet.typesetter().fitted(title, Style.COLUMN, width);
        sheet.text(sheet.columnHeading(row), fitted, align, x, y, title);
    }

    private void drawRow(PdfStructElem tag, float y, Row row) {
        PdfStructElem category = sheet.tag(tag, PdfName.TD);
        sheet.text(category, row.style(), Sheet.LEFT, y, WRAPPED_LEADING, row.category());
        Tax tax = row.tax();
        figure(tag, RATE_END, y, RATE_WIDTH, words.rate(tax.ratePercent()));
        figure(tag, BASE_END, y, BASE_WIDTH, words.formats().amount(tax.base()));
        figure(tag, TAX_END, y, TAX_WIDTH, words.formats().amount(tax.amount()));
    }

    private void figure(PdfStructElem row, float end, float y, float width, String figure) {
        Style fitted = sheet.typesetter().fitted(figure, Style.BODY, width);
        sheet.text(sheet.tag(row, PdfName.TD), fitted, Sheet.Align.END, end, y, figure);
    }

    /** The taxes of the islands are told by their own names in the totals. */
    private static Label label(TaxCategory category) {
        return switch (category) {
            case STANDARD, CANARY_ISLANDS, CEUTA_MELILLA -> Label.TAXED;
            case ZERO -> Label.ZERO_RATED;
            case EXEMPT -> Label.EXEMPT;
            case REVERSE_CHARGE -> Label.REVERSE_CHARGE;
            case INTRA_COMMUNITY -> Label.INTRA_COMMUNITY;
            case EXPORT -> Label.EXPORT;
            case OUTSIDE_SCOPE -> Label.OUTSIDE_SCOPE;
        };
    }
}
