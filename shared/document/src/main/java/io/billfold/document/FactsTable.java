package io.billfold.document;

import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.tagging.PdfStructElem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** A table of labels and values without rules: each label is the heading of its row. */
final class FactsTable {
    private static final float ROW = 14;
    private static final float WRAPPED_LEADING = 11.5f;
    private static final float GUTTER = 4;

    private record Row(String label, List<String> lines) {
        float height() {
            return ROW + WRAPPED_LEADING * (lines.size() - 1);
        }
    }

    private final Sheet sheet;
    private final float left;
    private final float valueLeft;
    private final float right;
    private final List<Row> rows = new ArrayList<>();

    FactsTable(Sheet sheet, float left, float labelWidth, float right) {
        this.sheet = sheet;
        this.left = left;
        this.valueLeft = left + labelWidth;
        this.right = right;
    }

    /** Adds a row; nothing when there is no value. */
    FactsTable add(String label, @Nullable String value) {
        if (value != null) {
            List<String> lines = sheet.typesetter().lines(value, Style.BODY, right - valueLeft);
            rows.add(new Row(label, lines));
        }
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    float height() {
        float height = 0;
        for (Row row : rows) {
            height += row.height();
        }
        return height;
    }

    /** Draws the rows, the first line at {@code top}, and gives the y of the last row. */
    float draw(float top) {
        if (rows.isEmpty()) {
            return top;
        }
        PdfStructElem body = sheet.tag(sheet.tag(PdfName.Table), PdfName.TBody);
        float y = top;
        for (Row row : rows) {
            draw(sheet.tag(body, PdfName.TR), row, y);
            y -= row.height();
        }
        return y + ROW;
    }

    private void draw(PdfStructElem tag, Row row, float y) {
        float labelWidth = valueLeft - left - GUTTER;
        Style label = sheet.typesetter().fitted(row.label(), Style.LABEL, labelWidth);
        sheet.text(sheet.rowHeading(tag), label, left, y, row.label());
        PdfStructElem value = sheet.tag(tag, PdfName.TD);
        sheet.text(value, Style.BODY, valueLeft, y, WRAPPED_LEADING, row.lines());
    }
}
