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
    private static final float GUTTER = 10;
    private static final float LABEL_MIN = 64;
    private static final float LABEL_MAX = 112;

    /** A value that is longer than its line by no more than this is set smaller, not broken. */
    private static final float SHRUNK_MAX = 1.15f;

    /** Where labels start, values start, and values end. */
    private record Edges(float left, float valueLeft, float right) {}

    private record Row(String label, String value) {}

    private final Sheet sheet;
    private final float left;
    private final float valueLeft;
    private final float right;
    private final List<Row> rows = new ArrayList<>();

    private FactsTable(Sheet sheet, float left, float valueLeft, float right) {
        this.sheet = sheet;
        this.left = left;
        this.valueLeft = valueLeft;
        this.right = right;
    }

    /** A table whose labels start at an edge; the values start behind the longest. */
    static FactsTable from(Sheet sheet, float left, float right) {
        return new FactsTable(sheet, left, Float.NaN, right);
    }

    /** A table whose values start at an edge; labels that are longer start further out. */
    static FactsTable around(Sheet sheet, float valueLeft, float right) {
        return new FactsTable(sheet, Float.NaN, valueLeft, right);
    }

    /** Adds a row; nothing when there is no value. */
    FactsTable add(String label, @Nullable String value) {
        if (value != null) {
            rows.add(new Row(label, value));
        }
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    float height() {
        Edges edges = edges();
        float height = 0;
        for (Row row : rows) {
            height += height(lines(row, edges));
        }
        return height;
    }

    /** Draws the rows, the first line at {@code top}, and gives the y of the last row. */
    float draw(float top) {
        if (rows.isEmpty()) {
            return top;
        }
        PdfStructElem body = sheet.tag(sheet.tag(PdfName.Table), PdfName.TBody);
        Edges edges = edges();
        float y = top;
        for (Row row : rows) {
            List<String> lines = lines(row, edges);
            draw(sheet.tag(body, PdfName.TR), row.label(), lines, edges, y);
            y -= height(lines);
        }
        return y + ROW;
    }

    private Edges edges() {
        float wanted = LABEL_MIN;
        for (Row row : rows) {
            wanted = Math.max(wanted, sheet.typesetter().width(row.label(), Style.LABEL) + GUTTER);
        }
        float labels = Math.min(LABEL_MAX, wanted);
        return Float.isNaN(left)
                ? new Edges(valueLeft - labels, valueLeft, right)
                : new Edges(left, left + labels, right);
    }

    private List<String> lines(Row row, Edges edges) {
        float width = edges.right() - edges.valueLeft();
        boolean isHardlyLonger =
                sheet.typesetter().width(row.value(), Style.BODY) <= width * SHRUNK_MAX;
        return isHardlyLonger
                ? List.of(row.value())
                : sheet.typesetter().lines(row.value(), Style.BODY, width);
    }

    private static float height(List<String> lines) {
        return ROW + WRAPPED_LEADING * (lines.size() - 1);
    }

    private void draw(PdfStructElem tag, String label, List<String> lines, Edges edges, float y) {
        float labelWidth = edges.valueLeft() - edges.left() - GUTTER / 2;
        Style fitted = sheet.typesetter().fitted(label, Style.LABEL, labelWidth);
        sheet.text(sheet.rowHeading(tag), fitted, edges.left(), y, label);
        PdfStructElem value = sheet.tag(tag, PdfName.TD);
        float width = edges.right() - edges.valueLeft();
        Style style =
                lines.size() == 1
                        ? sheet.typesetter().fitted(lines.getFirst(), Style.BODY, width)
                        : Style.BODY;
        sheet.text(value, style, edges.valueLeft(), y, WRAPPED_LEADING, lines);
    }
}
