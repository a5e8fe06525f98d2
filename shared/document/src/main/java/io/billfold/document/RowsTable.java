package io.billfold.document;

import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.tagging.PdfStructElem;

import io.billfold.document.language.Label;

import java.util.List;

/** A table of figures, one line of print a row, over as many pages as it needs. */
final class RowsTable {
    private static final float CONTINUED_TOP = 800;
    private static final float HEADING_HEIGHT = 20;
    private static final float ROW = 18;

    /**
     * A column.
     *
     * @param x where its numbers end, or where its texts start
     */
    record Column(Label title, Sheet.Align align, float x, float width) {}

    private final Sheet sheet;
    private final Words words;
    private final String name;
    private final List<Column> columns;
    private final float bottom;
    private final PdfStructElem heading;
    private final PdfStructElem body;
    private float y;

    /**
     * A table that is yet to be drawn.
     *
     * @param name what the whole letter is called, for the heads of further pages
     * @param bottom below it is the footer
     */
    RowsTable(Sheet sheet, Words words, String name, List<Column> columns, float bottom) {
        this.sheet = sheet;
        this.words = words;
        this.name = name;
        this.columns = columns;
        this.bottom = bottom;
        PdfStructElem table = sheet.section(PdfName.Table);
        this.heading = sheet.section(table, PdfName.THead);
        this.body = sheet.section(table, PdfName.TBody);
    }

    /** Begins below {@code top}, or on another page where not even one row fits. */
    RowsTable start(float top) {
        y = top - HEADING_HEIGHT - ROW < bottom ? continued() : top;
        PdfStructElem row = sheet.tag(heading, PdfName.TR);
        for (Column column : columns) {
            String title = words.text(column.title);
            PdfStructElem cell = sheet.columnHeading(row);
            sheet.text(
                    cell,
                    fitted(title, Style.COLUMN, column),
                    column.align,
                    column.x,
                    y - 11,
                    title);
        }
        endHeading();
        return this;
    }

    /** Adds a row with a text for each column, empty ones among them. */
    void row(Style style, String... texts) {
        if (y - ROW < bottom) {
            y = continued();
            repeatHeading();
        }
        PdfStructElem row = sheet.tag(body, PdfName.TR);
        for (int i = 0; i < texts.length; i++) {
            Column column = columns.get(i);
            PdfStructElem cell = sheet.tag(row, PdfName.TD);
            if (!texts[i].isEmpty()) {
                Style fitted = fitted(texts[i], style, column);
                sheet.text(cell, fitted, column.align, column.x, y - 12, texts[i]);
            }
        }
        y -= ROW;
        sheet.rule(Sheet.LEFT, Sheet.RIGHT, y, 0.5f, Palette.HAIRLINE);
    }

    /** Where it ends. */
    float end() {
        return y;
    }

    private float continued() {
        sheet.newPage();
        String about = words.text(Label.CONTINUED, name);
        sheet.artifact(Style.SMALL, Sheet.Align.START, Sheet.LEFT, CONTINUED_TOP, about);
        return CONTINUED_TOP - 12;
    }

    private void repeatHeading() {
        for (Column column : columns) {
            String title = words.text(column.title);
            sheet.artifact(
                    fitted(title, Style.COLUMN, column), column.align, column.x, y - 11, title);
        }
        endHeading();
    }

    private void endHeading() {
        y -= HEADING_HEIGHT;
        sheet.rule(Sheet.LEFT, Sheet.RIGHT, y + 2, 1, sheet.palette().accent());
    }

    private Style fitted(String text, Style style, Column column) {
        return sheet.typesetter().fitted(text, style, column.width);
    }
}
