package io.billfold.document;

import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.tagging.PdfStructElem;

import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.billing.tax.TaxTreatment;

import java.util.List;

/** BG-25: the lines, over as many pages as they need; each further page repeats the heading. */
final class LinesTable {
    private static final float CONTINUED_TOP = 800;
    private static final float HEADING_HEIGHT = 20;
    private static final float LEADING = 11.5f;
    private static final float DETAIL_LEADING = 10.5f;
    private static final float PADDING = 5.5f;
    private static final float DESCRIPTION_WIDTH = 216;

    /** A column; the right edge of numbers, the left edge of texts. */
    private enum Column {
        POSITION("#", Sheet.Align.LEFT, Sheet.LEFT, 18),
        DESCRIPTION("Description", Sheet.Align.LEFT, Sheet.LEFT + 20, DESCRIPTION_WIDTH),
        QUANTITY("Quantity", Sheet.Align.RIGHT, 350, 54),
        PRICE("Unit price", Sheet.Align.RIGHT, 423, 68),
        TAX("Tax", Sheet.Align.RIGHT, 462, 34),
        NET("Net amount", Sheet.Align.RIGHT, Sheet.RIGHT, 72);

        private final String title;
        private final Sheet.Align align;
        private final float x;
        private final float width;

        Column(String title, Sheet.Align align, float x, float width) {
            this.title = title;
            this.align = align;
            this.x = x;
            this.width = width;
        }
    }

    private final Invoice invoice;
    private final Draft content;
    private final Sheet sheet;
    private final TaxTreatment treatment;
    private final PdfStructElem heading;
    private final PdfStructElem body;
    private float y;

    LinesTable(Invoice invoice, Sheet sheet) {
        this.invoice = invoice;
        this.content = invoice.content();
        this.sheet = sheet;
        this.treatment = content.taxes().getFirst().treatment();
        PdfStructElem table = sheet.section(PdfName.Table);
        this.heading = sheet.section(table, PdfName.THead);
        this.body = sheet.section(table, PdfName.TBody);
    }

    /** Draws all lines from {@code top} on and gives the y of the table's end on the last page. */
    float draw(float top) {
        y = top;
        drawHeading();
        for (int i = 0; i < content.lines().size(); i++) {
            drawLine(i + 1, content.lines().get(i));
        }
        return y;
    }

    private void drawHeading() {
        PdfStructElem row = sheet.tag(heading, PdfName.TR);
        for (Column column : Column.values()) {
            PdfStructElem cell = sheet.columnHeading(row);
            sheet.text(cell, Style.COLUMN, column.align, column.x, y - 11, column.title);
        }
        endHeading();
    }

    /** A heading that is repeated is no content: a screen reader reads it once. */
    private void repeatHeading() {
        y = CONTINUED_TOP;
        String about = "Invoice " + invoice.number() + ", continued";
        sheet.artifact(Style.SMALL, Sheet.Align.LEFT, Sheet.LEFT, y, about);
        y -= 12;
        for (Column column : Column.values()) {
            sheet.artifact(Style.COLUMN, column.align, column.x, y - 11, column.title);
        }
        endHeading();
    }

    private void endHeading() {
        y -= HEADING_HEIGHT;
        sheet.rule(Sheet.LEFT, Sheet.RIGHT, y + 2, 1, Style.ACCENT);
    }

    private void drawLine(int position, InvoiceLine line) {
        List<String> description =
                sheet.typesetter().lines(line.description(), Style.BODY, DESCRIPTION_WIDTH);
        String detail = detail(line);
        List<String> details = sheet.typesetter().lines(detail, Style.SMALL, DESCRIPTION_WIDTH);
        float height = 2 * PADDING + LEADING * description.size() + DETAIL_LEADING * details.size();
        if (y - height < Sheet.BOTTOM) {
            sheet.newPage();
            repeatHeading();
        }
        drawCells(position, line, description, details);
        y -= height;
        sheet.rule(Sheet.LEFT, Sheet.RIGHT, y, 0.5f, Style.HAIRLINE);
    }

    private void drawCells(
            int position, InvoiceLine line, List<String> description, List<String> details) {
        PdfStructElem row = sheet.tag(body, PdfName.TR);
        float baseline = y - PADDING - 8;
        drawFigure(row, Column.POSITION, Style.LABEL, baseline, Integer.toString(position));
        PdfStructElem cell = sheet.tag(row, PdfName.TD);
        float x = Column.DESCRIPTION.x;
        float last = sheet.text(cell, Style.BODY, x, baseline, LEADING, description);
        sheet.text(cell, Style.SMALL, x, last - DETAIL_LEADING, DETAIL_LEADING, details);
        drawFigure(row, Column.QUANTITY, Style.BODY, baseline, Figures.quantity(line.quantity()));
        drawFigure(row, Column.PRICE, Style.BODY, baseline, Figures.price(line.unitPrice()));
        drawFigure(row, Column.TAX, Style.BODY, baseline, rate(treatment));
        drawFigure(row, Column.NET, Style.BODY, baseline, Figures.amount(line.net()));
    }

    private void drawFigure(
            PdfStructElem row, Column column, Style style, float baseline, String figure) {
        Style fitted = sheet.typesetter().fitted(figure, style, column.width);
        sheet.text(sheet.tag(row, PdfName.TD), fitted, column.align, column.x, baseline, figure);
    }

    /** The article, and the line's period where it is not the invoice's. */
    private String detail(InvoiceLine line) {
        return line.period().equals(content.period())
                ? line.sku()
                : line.sku() + " · " + Figures.period(line.period());
    }

    /** The rate; a dash where there is no tax to have one. */
    static String rate(TaxTreatment treatment) {
        return treatment.category() == TaxCategory.OUTSIDE_SCOPE
                ? "–"
                : Figures.percent(treatment.ratePercent());
    }
}
