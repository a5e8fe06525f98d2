package io.billfold.document;

import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.tagging.PdfStructElem;

import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Line;
import io.billfold.document.LineText.Detail;
import io.billfold.document.language.Label;

import org.joda.money.Money;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * BG-25: the lines, over as many pages as they need. Each further page repeats the heading, and
 * says what the lines before it come to.
 */
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

    /** What is carried to the next page stands in a row of this height. */
    private static final float CARRIED_HEIGHT = 18;

    private static final float REPEATED_HEIGHT = 12 + HEADING_HEIGHT + CARRIED_HEIGHT;

    /** A column; where numbers end, where texts start. */
    private enum Column {
        POSITION(Label.POSITION, Sheet.Align.START, Sheet.LEFT, 18),
        DESCRIPTION(Label.DESCRIPTION, Sheet.Align.START, Sheet.LEFT + 20, DESCRIPTION_WIDTH),
        QUANTITY(Label.QUANTITY, Sheet.Align.END, 350, 54),
        PRICE(Label.UNIT_PRICE, Sheet.Align.END, 423, 68),
        TAX(Label.TAX_AMOUNT, Sheet.Align.END, 462, 34),
        NET(Label.NET_AMOUNT, Sheet.Align.END, Sheet.RIGHT, 72);

        private final Label title;
        private final Sheet.Align align;
        private final float x;
        private final float width;

        Column(Label title, Sheet.Align align, float x, float width) {
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

    private final BusinessDocument document;
    private final Sheet sheet;
    private final Words words;
    private final LineText texts;
    private final float bottom;
    private final PdfStructElem heading;
    private final PdfStructElem body;
    private Money sum;
    private boolean isStarted;
    private int linesOnPage;
    private float y;

    /**
     * A table that is yet to be drawn.
     *
     * @param bottom below it is the footer
     */
    LinesTable(BusinessDocument document, Sheet sheet, Words words, float bottom) {
        this.document = document;
        this.sheet = sheet;
        this.words = words;
        this.texts = new LineText(document, words);
        this.bottom = bottom;
        this.sum = Money.zero(document.currency());
        PdfStructElem table = sheet.section(PdfName.Table);
        this.heading = sheet.section(table, PdfName.THead);
        this.body = sheet.section(table, PdfName.TBody);
    }

    /**
     * Draws all lines from {@code top} on and gives the y of the table's end on the last page.
     *
     * @param closing height of what follows: the totals never stand on a page without a line
     */
    float draw(float top, float closing) {
        y = top;
        drawHeading();
        int last = document.lines().size() - 1;
        for (int i = 0; i <= last; i++) {
            drawLine(i + 1, document.lines().get(i), i == last ? closing : 0);
        }
        return y;
    }

    private void drawHeading() {
        PdfStructElem row = sheet.tag(heading, PdfName.TR);
        for (Column column : Column.values()) {
            PdfStructElem cell = sheet.columnHeading(row);
            String title = words.text(column.title);
            Style fitted = sheet.typesetter().fitted(title, Style.COLUMN, column.width);
            sheet.text(cell, fitted, column.align, column.x, y - 11, title);
        }
        endHeading();
    }

    /** A heading that is repeated is no content: a screen reader reads it once. */
    private void repeatHeading() {
        y = CONTINUED_TOP;
        String about = words.text(Label.CONTINUED, Headline.name(document, words));
        sheet.artifact(Style.SMALL, Sheet.Align.START, Sheet.LEFT, y, about);
        y -= 12;
        for (Column column : Column.values()) {
            String title = words.text(column.title);
            Style fitted = sheet.typesetter().fitted(title, Style.COLUMN, column.width);
            sheet.artifact(fitted, column.align, column.x, y - 11, title);
        }
        endHeading();
    }

    private void endHeading() {
        y -= HEADING_HEIGHT;
        sheet.rule(Sheet.LEFT, Sheet.RIGHT, y + 2, 1, sheet.palette().accent());
    }

    private void drawLine(int position, Line line, float follows) {
        Entry entry = entry(line);
        boolean isKept = entry.height() <= KEPT_TOGETHER_MAX;
        if (isKept && (!fits(entry, CARRIED_HEIGHT) || leavesAlone(entry, follows))) {
            startPage();
        }
        if (isKept || fits(entry, CARRIED_HEIGHT)) {
            drawWhole(position, line, entry);
        } else {
            drawBroken(position, line, entry);
        }
        linesOnPage++;
        sheet.rule(Sheet.LEFT, Sheet.RIGHT, y, 0.5f, Palette.HAIRLINE);
    }

    private boolean fits(Entry entry, float follows) {
        return y - entry.height() - follows >= bottom;
    }

    /** Whether what follows would go to another page without this line, and need not. */
    private boolean leavesAlone(Entry entry, float follows) {
        float room = CONTINUED_TOP - REPEATED_HEIGHT - bottom;
        boolean fitsThere = entry.height() + follows <= room;
        return linesOnPage > 0 && fitsThere && !fits(entry, follows);
    }

    private Entry entry(Line line) {
        Typesetter type = sheet.typesetter();
        return new Entry(
                type.lines(line.item().name(), Style.BODY, DESCRIPTION_WIDTH),
                texts.of(line).stream().flatMap(this::broken).toList());
    }

    /** A detail in lines of print: its amount stands beside the first. */
    private Stream<Detail> broken(Detail detail) {
        float width = detail.figure() == null ? DESCRIPTION_WIDTH : REASON_WIDTH;
        List<String> lines = sheet.typesetter().lines(detail.text(), Style.SMALL, width);
        return IntStream.range(0, lines.size())
                .mapToObj(i -> new Detail(lines.get(i), i == 0 ? detail.figure() : null));
    }

    private void drawWhole(int position, Line line, Entry entry) {
        PdfStructElem row = sheet.tag(body, PdfName.TR);
        float baseline = y - PADDING - 8;
        drawFigure(row, Column.POSITION, Style.LABEL, baseline, Integer.toString(position));
        PdfStructElem cell = sheet.tag(row, PdfName.TD);
        float detailY = drawDescription(cell, baseline, entry);
        for (Detail detail : entry.details()) {
            detailY -= DETAIL_LEADING;
            drawDetail(cell, detailY, detail);
        }
        drawFigures(row, line, baseline);
        y -= entry.height();
    }

    /** A line with so many details that they go on over the page's end. */
    private void drawBroken(int position, Line line, Entry entry) {
        if (y - entry.headHeight() < bottom + CARRIED_HEIGHT) {
            startPage();
        }
        PdfStructElem row = sheet.section(body, PdfName.TR);
        float baseline = y - PADDING - 8;
        drawFigure(row, Column.POSITION, Style.LABEL, baseline, Integer.toString(position));
        PdfStructElem cell = sheet.section(row, PdfName.TD);
        y = drawDescription(sheet.tag(cell, PdfName.P), baseline, entry);
        drawFigures(row, line, baseline);
        drawDetails(cell, position, entry.details());
        y -= DESCENT + PADDING;
    }

    /** On each page they are a paragraph of their own. */
    private void drawDetails(PdfStructElem cell, int position, List<Detail> details) {
        PdfStructElem paragraph = sheet.tag(cell, PdfName.P);
        for (Detail detail : details) {
            if (y - DETAIL_LEADING - DESCENT - PADDING < bottom + CARRIED_HEIGHT) {
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
        sheet.artifact(Style.LABEL, Sheet.Align.START, Column.POSITION.x, baseline, number);
    }

    private void startPage() {
        if (isStarted) {
            drawCarried(y - 12, Label.CARRIED_FORWARD);
        }
        sheet.newPage();
        repeatHeading();
        if (isStarted) {
            drawCarried(y - 11, Label.BROUGHT_FORWARD);
            y -= CARRIED_HEIGHT;
            sheet.rule(Sheet.LEFT, Sheet.RIGHT, y, 0.5f, Palette.HAIRLINE);
        }
        linesOnPage = 0;
    }

    /** A sum between two pages is no content either: the totals say what all lines come to. */
    private void drawCarried(float baseline, Label label) {
        float x = Column.DESCRIPTION.x;
        sheet.artifact(Style.CARRIED, Sheet.Align.START, x, baseline, words.text(label));
        String figure = words.formats().amount(sum);
        Style fitted = sheet.typesetter().fitted(figure, Style.CARRIED, Column.NET.width);
        sheet.artifact(fitted, Column.NET.align, Column.NET.x, baseline, figure);
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
            float end = Column.DESCRIPTION.x + DESCRIPTION_WIDTH;
            sheet.text(tag, fitted, Sheet.Align.END, end, baseline, detail.figure());
        }
    }

    private void drawFigures(PdfStructElem row, Line line, float baseline) {
        String rate = words.rate(line.taxed().ratePercent());
        String price = words.formats().price(line.price());
        drawFigure(row, Column.QUANTITY, Style.BODY, baseline, words.quantity(line));
        drawFigure(row, Column.PRICE, Style.BODY, baseline, price);
        drawFigure(row, Column.TAX, Style.BODY, baseline, rate);
        drawFigure(row, Column.NET, Style.BODY, baseline, words.formats().amount(line.net()));
        sum = sum.plus(line.net());
        isStarted = true;
    }

    private void drawFigure(
            PdfStructElem row, Column column, Style style, float baseline, String figure) {
        Style fitted = sheet.typesetter().fitted(figure, style, column.width);
        sheet.text(sheet.tag(row, PdfName.TD), fitted, column.align, column.x, baseline, figure);
    }
}
