package io.billfold.document;

import com.itextpdf.io.font.PdfEncodings;
import com.itextpdf.kernel.geom.PageSize;
import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfArray;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfPage;
import com.itextpdf.kernel.pdf.PdfString;
import com.itextpdf.kernel.pdf.canvas.CanvasArtifact;
import com.itextpdf.kernel.pdf.canvas.CanvasTag;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import com.itextpdf.kernel.pdf.tagging.PdfMcrNumber;
import com.itextpdf.kernel.pdf.tagging.PdfStructElem;

import java.util.List;
import java.util.function.BiConsumer;

/**
 * Pages to draw on, and the tree of tags that tells a screen reader what stands there (PDF/UA-1).
 * Whatever is drawn is either under a tag or an artifact: decoration, or a repetition.
 *
 * <p>Positions are those of a document that is read from left to right. In a language that is read
 * from right to left the whole page is its mirror image, and only texts and pictures stay as they
 * are.
 */
final class Sheet {
    static final float PAGE_WIDTH = PageSize.A4.getWidth();
    static final float PAGE_HEIGHT = PageSize.A4.getHeight();

    /** Margins of 20 mm: a window envelope shows the customer's address. */
    static final float LEFT = 56.7f;

    static final float RIGHT = PAGE_WIDTH - LEFT;
    static final float WIDTH = RIGHT - LEFT;

    /** Where a text stands relative to the given x: it starts there, or it ends there. */
    enum Align {
        START,
        END
    }

    /** A rectangle by its lower left corner; lengths in points. */
    record Box(float x, float y, float width, float height) {}

    private static final PdfName SCOPE = new PdfName("Scope");

    private final PdfDocument pdf;
    private final Typesetter typesetter;
    private final Palette palette;
    private final PdfStructElem root;
    private final PdfDictionary columnScope;
    private final PdfDictionary rowScope;
    private PdfPage page;
    private PdfCanvas canvas;
    private boolean isMirrored;

    /** Starts the first page. */
    Sheet(PdfDocument pdf, Typesetter typesetter, Palette palette) {
        this.pdf = pdf;
        this.typesetter = typesetter;
        this.palette = palette;
        this.isMirrored = typesetter.isRightToLeft();
        root = pdf.getStructTreeRoot().addKid(new PdfStructElem(pdf, PdfName.Document));
        columnScope = scope("Column");
        rowScope = scope("Row");
        page = addPage();
        canvas = new PdfCanvas(page);
    }

    Typesetter typesetter() {
        return typesetter;
    }

    Palette palette() {
        return palette;
    }

    void newPage() {
        page = addPage();
        canvas = new PdfCanvas(page);
    }

    int pages() {
        return pdf.getNumberOfPages();
    }

    /** Goes back to a page that has been drawn, to add to it. */
    void reopen(int number) {
        page = pdf.getPage(number);
        canvas = new PdfCanvas(page.getLastContentStream(), page.getResources(), pdf);
    }

    /** From here on nothing is mirrored: forms have one shape in all languages. */
    void endMirroring() {
        isMirrored = false;
    }

    /** A tag at the top level that may go on over several pages. */
    PdfStructElem section(PdfName role) {
        return section(root, role);
    }

    /** A tag that may go on over several pages. */
    PdfStructElem section(PdfStructElem parent, PdfName role) {
        return parent.addKid(new PdfStructElem(pdf, role));
    }

    /** A tag at the top level, on this page. */
    PdfStructElem tag(PdfName role) {
        return tag(root, role);
    }

    /** A tag on this page. */
    PdfStructElem tag(PdfStructElem parent, PdfName role) {
        return parent.addKid(new PdfStructElem(pdf, role, page));
    }

    /** A heading cell of the column below it. */
    PdfStructElem columnHeading(PdfStructElem row) {
        return heading(row, columnScope);
    }

    /** A heading cell of the row beside it. */
    PdfStructElem rowHeading(PdfStructElem row) {
        return heading(row, rowScope);
    }

    /**
     * Draws a text under a tag. Right-to-left text keeps its order of reading for copy and search.
     */
    void text(PdfStructElem tag, Style style, Align align, float x, float y, String text) {
        CanvasTag marked = marked(tag);
        if (Script.isRightToLeft(text)) {
            PdfString actual = new PdfString(text, PdfEncodings.UNICODE_BIG);
            marked.addProperty(PdfName.ActualText, actual);
        }
        canvas.openTag(marked);
        show(style, align, x, y, text);
        canvas.closeTag();
    }

    /** Draws a text that starts at x. */
    void text(PdfStructElem tag, Style style, float x, float y, String text) {
        text(tag, style, Align.START, x, y, text);
    }

    /** Draws lines under one tag, and gives the y of the last. */
    float text(
            PdfStructElem tag, Style style, float x, float y, float leading, List<String> lines) {
        float lineY = y;
        for (String line : lines) {
            text(tag, style, Align.START, x, lineY, line);
            lineY -= leading;
        }
        return lineY + leading;
    }

    /** Draws a text that is no content: a footer, a repeated heading. */
    void artifact(Style style, Align align, float x, float y, String text) {
        canvas.openTag(new CanvasArtifact());
        show(style, align, x, y, text);
        canvas.closeTag();
    }

    /** A horizontal line. */
    void rule(float fromX, float toX, float y, float thickness, int rgb) {
        canvas.openTag(new CanvasArtifact())
                .setStrokeColor(Palette.color(rgb))
                .setLineWidth(thickness)
                .moveTo(mirrored(fromX), y)
                .lineTo(mirrored(toX), y)
                .stroke()
                .closeTag();
    }

    /** A filled rectangle. */
    void fill(Box box, int rgb) {
        Box placed = placed(box);
        canvas.openTag(new CanvasArtifact())
                .setFillColor(Palette.color(rgb))
                .rectangle(placed.x, placed.y, placed.width, placed.height)
                .fill()
                .closeTag();
    }

    /**
     * A picture.
     *
     * @param alternative what it says to whoever can't see it
     * @param drawing draws it into the box that it is given
     */
    void figure(String alternative, Box box, BiConsumer<PdfCanvas, Box> drawing) {
        Box placed = placed(box);
        PdfStructElem figure = tag(PdfName.Figure);
        figure.setAlt(new PdfString(alternative, PdfEncodings.UNICODE_BIG));
        figure.setAttributes(bounds(placed));
        canvas.openTag(marked(figure));
        drawing.accept(canvas, placed);
        canvas.closeTag();
    }

    /** Decoration. */
    void decoration(Box box, BiConsumer<PdfCanvas, Box> drawing) {
        canvas.openTag(new CanvasArtifact());
        drawing.accept(canvas, placed(box));
        canvas.closeTag();
    }

    private CanvasTag marked(PdfStructElem tag) {
        return new CanvasTag((PdfMcrNumber) tag.addKid(new PdfMcrNumber(page, tag)));
    }

    private static PdfDictionary bounds(Box box) {
        PdfDictionary layout = new PdfDictionary();
        layout.put(PdfName.O, PdfName.Layout);
        Rectangle rectangle = new Rectangle(box.x, box.y, box.width, box.height);
        layout.put(PdfName.BBox, new PdfArray(rectangle));
        return layout;
    }

    private void show(Style style, Align align, float x, float y, String text) {
        List<Typesetter.Run> runs = typesetter.runs(text, style.bold());
        boolean startsAtLeft = align == Align.START != isMirrored;
        float at = mirrored(x);
        float from = startsAtLeft ? at : at - Typesetter.width(runs, style.size());
        canvas.setFillColor(palette.color(style.ink())).beginText().moveText(from, y);
        for (Typesetter.Run run : runs) {
            canvas.setFontAndSize(run.font(), style.size()).showText(run.text());
        }
        canvas.endText();
    }

    private float mirrored(float x) {
        return isMirrored ? PAGE_WIDTH - x : x;
    }

    private Box placed(Box box) {
        float x = isMirrored ? PAGE_WIDTH - box.x - box.width : box.x;
        return new Box(x, box.y, box.width, box.height);
    }

    private PdfPage addPage() {
        PdfPage added = pdf.addNewPage(PageSize.A4);
        added.setTabOrder(PdfName.S);
        return added;
    }

    private PdfStructElem heading(PdfStructElem row, PdfDictionary scope) {
        PdfStructElem heading = tag(row, PdfName.TH);
        heading.setAttributes(scope);
        return heading;
    }

    private PdfDictionary scope(String name) {
        PdfDictionary attributes = new PdfDictionary();
        attributes.put(PdfName.O, PdfName.Table);
        attributes.put(SCOPE, new PdfName(name));
        attributes.makeIndirect(pdf);
        return attributes;
    }
}
