package io.billfold.document;

import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.tagging.PdfStructElem;

import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.document.LineDetails.Detail;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** BG-25: the lines, over as many pages as they need; each further page repeats the heading. */
final class LinesTable {
    private static final float CONTINUED_TOP = 800;
    private static final float HEADING_HEIGHT = 20;
    private static final float LEADING = 11.5f;
    private static final float DETAIL_LEADING = 10.5f;
    private static final float PADDING = 5.5f;
    private static final float DESCRIPTION_WIDTH = 216;
    private static final float AMOUNT_WIDTH = 52;
    private static final float REASON_WIDTH = DESCRIPTION_WIDTH - AMOUNT_WIDTH - 6;

    /** From the last baseline of a line to its end without padding. */
    private static final float DESCENT = LEADING - 8;

    /** A taller line may go on over the page's end; none is without notes and adjustments. */
    private static final float KEPT_TOGETHER_MAX = 160;

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

    /** A line as it is set: what stands in the column of its description. */
    private record Entry(List<String> description, List<Detail> details) {
        float height() {
            return 2 * PADDING + LEADING * description.size() + DETAIL_LEADING * details.size();
        }

        /** With the first detail. */
        float headHeight() {
            return 2 * PADDING + LEADING * description.size() + DETAIL_LEADING;
        }
    }

    private final Invoice invoice;
    private final Draft content;
    private final Sheet sheet;
    private final TaxSummary taxes;
    private final PdfStructElem heading;
    private final PdfStructElem body;
    private float y;

    LinesTable(Invoice invoice, Sheet sheet) {
        this.invoice = invoice;
        this.content = invoice.content();
        this.sheet = sheet;
        this.taxes = new TaxSummary(content);
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
        String about = Wording.name(invoice) + ", continued";
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
        Entry entry = entry(line);
        boolean fits = y - entry.height() >= Sheet.BOTTOM;
        if (!fits && entry.height() <= KEPT_TOGETHER_MAX) {
            startPage();
            fits = true;
        }
        if (fits) {
            drawWhole(position, line, entry);
        } else {
            drawBroken(position, line, entry);
        }
        sheet.rule(Sheet.LEFT, Sheet.RIGHT, y, 0.5f, Style.HAIRLINE);
    }

    private Entry entry(InvoiceLine line) {
        Typesetter type = sheet.typesetter();
        return new Entry(
                type.lines(line.description(), Style.BODY, DESCRIPTION_WIDTH),
                LineDetails.of(line, content).stream().flatMap(this::broken).toList());
    }

    /** A detail in lines of print: its amount stands beside the first. */
    private Stream<Detail> broken(Detail detail) {
        float width = detail.figure() == null ? DESCRIPTION_WIDTH : REASON_WIDTH;
        List<String> lines = sheet.typesetter().lines(detail.text(), Style.SMALL, width);
        return IntStream.range(0, lines.size())
                .mapToObj(i -> new Detail(lines.get(i), i == 0 ? detail.figure() : null));
    }

    private void drawWhole(int position, InvoiceLine line, Entry entry) {
        PdfStructElem row = sheet.tag(body, PdfName.TR);
        float baseline = y - PADDING - 8;
        drawFigure(row, Column.POSITION, Style.LABEL, baseline, Integer.toString(position));
        PdfStructElem cell = sheet.tag(row, PdfName.TD);
        float detailY = drawDescription(cell, baseline, entry);
        for (Detail detail : entry.details()) {
            detailY -= DETAIL_LEADING;
            drawDetail(cell, detailY, detail);
        }
        drawFigures(row, position, line, baseline);
        y -= entry.height();
    }

    /** A line with so many details that they go on over the page's end. */
    private void drawBroken(int position, InvoiceLine line, Entry entry) {
        if (y - entry.headHeight() < Sheet.BOTTOM) {
            startPage();
        }
        PdfStructElem row = sheet.section(body, PdfName.TR);
        float baseline = y - PADDING - 8;
        drawFigure(row, Column.POSITION, Style.LABEL, baseline, Integer.toString(position));
        PdfStructElem cell = sheet.section(row, PdfName.TD);
        y = drawDescription(sheet.tag(cell, PdfName.P), baseline, entry);
        drawFigures(row, position, line, baseline);
        drawDetails(cell, position, entry.details());
        y -= DESCENT + PADDING;
    }

    /** On each page they are a paragraph of their own. */
    private void drawDetails(PdfStructElem cell, int position, List<Detail> details) {
        PdfStructElem paragraph = sheet.tag(cell, PdfName.P);
        for (Detail detail : details) {
            if (y - DETAIL_LEADING - DESCENT - PADDING < Sheet.BOTTOM) {
                startPage();
                y -= PADDING;
                repeatPosition(position);
                paragraph = sheet.tag(cell, PdfName.P);
            }
            y -= DETAIL_LEADING;
            drawDetail(paragraph, y, detail);
        }
    }

    /** Says on a further page which line goes on; no content, like the heading. */
    private void repeatPosition(int position) {
        float baseline = y - DETAIL_LEADING;
        String number = Integer.toString(position);
        sheet.artifact(Style.LABEL, Sheet.Align.LEFT, Column.POSITION.x, baseline, number);
    }

    private void startPage() {
        sheet.newPage();
        repeatHeading();
    }

    /** Gives the y of the last line. */
    private float drawDescription(PdfStructElem tag, float baseline, Entry entry) {
        List<String> lines = entry.description();
        return sheet.text(tag, Style.BODY, Column.DESCRIPTION.x, baseline, LEADING, lines);
    }

    private void drawDetail(PdfStructElem tag, float baseline, Detail detail) {
        sheet.text(tag, Style.SMALL, Column.DESCRIPTION.x, baseline, detail.text());
        if (detail.figure() != null) {
            Style fitted = sheet.typesetter().fitted(detail.figure(), Style.SMALL, AMOUNT_WIDTH);
            float right = Column.DESCRIPTION.x + DESCRIPTION_WIDTH;
            sheet.text(tag, fitted, Sheet.Align.RIGHT, right, baseline, detail.figure());
        }
    }

    private void drawFigures(PdfStructElem row, int position, InvoiceLine line, float baseline) {
        BigDecimal rate = TaxSummary.rate(taxes.treatment(position));
        drawFigure(row, Column.QUANTITY, Style.BODY, baseline, Figures.quantity(line.quantity()));
        drawFigure(row, Column.PRICE, Style.BODY, baseline, Figures.price(line.unitPrice()));
        drawFigure(row, Column.TAX, Style.BODY, baseline, rate(rate));
        drawFigure(row, Column.NET, Style.BODY, baseline, Figures.amount(line.net()));
    }

    private void drawFigure(
            PdfStructElem row, Column column, Style style, float baseline, String figure) {
        Style fitted = sheet.typesetter().fitted(figure, style, column.width);
        sheet.text(sheet.tag(row, PdfName.TD), fitted, column.align, column.x, baseline, figure);
    }

    /** The rate; a dash where there is no tax to have one. */
    static String rate(@Nullable BigDecimal ratePercent) {
        return ratePercent == null ? "–" : Figures.percent(ratePercent);
    }
}
