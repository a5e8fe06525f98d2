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
    private static final float CATEGORY_WIDTH = 88;

    /** Where the figures end, and how wide they may be. */
    private static final float RATE_END = 178;

    private static final float RATE_WIDTH = 34;
    private static final float BASE_END = 248;
    private static final float BASE_WIDTH = 66;
    private static final float TAX_END = 312;
    private static final float TAX_WIDTH = 60;

    private final List<Tax> taxes;
    private final Sheet sheet;
    private final Words words;

    TaxTable(List<Tax> taxes, Sheet sheet, Words words) {
        this.taxes = taxes;
        this.sheet = sheet;
        this.words = words;
    }

    float height() {
        return HEAD + ROW * taxes.size();
    }

    /** Draws it with its heading at {@code top}, and gives the y of its last row. */
    float draw(float top, PageBreak pages) {
        PdfStructElem table = sheet.section(PdfName.Table);
        drawHead(sheet.tag(sheet.section(table, PdfName.THead), PdfName.TR), top);
        PdfStructElem body = sheet.section(table, PdfName.TBody);
        float y = top - HEAD;
        for (Tax tax : taxes) {
            y = pages.before(y, ROW) - ROW;
            drawRow(sheet.tag(body, PdfName.TR), y + 2, tax);
        }
        return y;
    }

    private void drawHead(PdfStructElem row, float y) {
        heading(row, Sheet.Align.START, Sheet.LEFT, y, Label.TAX_CATEGORY);
        heading(row, Sheet.Align.END, RATE_END, y, Label.TAX_RATE);
        heading(row, Sheet.Align.END, BASE_END, y, Label.TAXABLE_AMOUNT);
        heading(row, Sheet.Align.END, TAX_END, y, Label.TAX_AMOUNT);
        sheet.rule(Sheet.LEFT, TAX_END, y - HEAD, 0.5f, Palette.HAIRLINE);
    }

    private void heading(PdfStructElem row, Sheet.Align align, float x, float y, Label label) {
        String title = words.text(label);
        float width = align == Sheet.Align.START ? CATEGORY_WIDTH : TAX_WIDTH;
        Style fitted = sheet.typesetter().fitted(title, Style.COLUMN, width);
        sheet.text(sheet.columnHeading(row), fitted, align, x, y, title);
    }

    private void drawRow(PdfStructElem row, float y, Tax tax) {
        String category = words.text(label(tax.category())) + " (" + tax.category().code() + ")";
        Style fitted = sheet.typesetter().fitted(category, Style.BODY, CATEGORY_WIDTH);
        sheet.text(sheet.tag(row, PdfName.TD), fitted, Sheet.LEFT, y, category);
        figure(row, RATE_END, y, RATE_WIDTH, words.rate(tax.ratePercent()));
        figure(row, BASE_END, y, BASE_WIDTH, words.formats().amount(tax.base()));
        figure(row, TAX_END, y, TAX_WIDTH, words.formats().amount(tax.amount()));
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
