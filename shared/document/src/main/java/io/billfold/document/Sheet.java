package io.billfold.document;

import com.itextpdf.io.font.PdfEncodings;
import com.itextpdf.kernel.colors.Color;
import com.itextpdf.kernel.geom.PageSize;
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

/**
 * Pages to draw on, and the tree of tags that tells a screen reader what stands there (PDF/UA-1).
 * Whatever is drawn is either text under a tag or an artifact: decoration, or a repetition.
 */
final class Sheet {
    /** Margins of 20 mm: a window envelope shows the customer's address. */
    static final float LEFT = 56.7f;

    static final float RIGHT = 538.6f;
    static final float WIDTH = RIGHT - LEFT;

    /** Below it is the footer. */
    static final float BOTTOM = 72;

    /** Where a text stands relative to the given x. */
    enum Align {
        LEFT,
        RIGHT
    }

    private static final PdfName SCOPE = new PdfName("Scope");

    private final PdfDocument pdf;
    private final Typesetter typesetter;
    private final PdfStructElem root;
    private final PdfDictionary columnScope;
    private final PdfDictionary rowScope;
    private PdfPage page;
    private PdfCanvas canvas;

    /** Starts the first page. */
    Sheet(PdfDocument pdf, Typesetter typesetter) {
        this.pdf = pdf;
        this.typesetter = typesetter;
        root = pdf.getStructTreeRoot().addKid(new PdfStructElem(pdf, PdfName.Document));
        columnScope = scope("Column");
        rowScope = scope("Row");
        page = addPage();
        canvas = new PdfCanvas(page);
    }

    Typesetter typesetter() {
        return typesetter;
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
        CanvasTag marked = new CanvasTag((PdfMcrNumber) tag.addKid(new PdfMcrNumber(page, tag)));
        if (Script.isRightToLeft(text)) {
            PdfString actual = new PdfString(text, PdfEncodings.UNICODE_BIG);
            marked.addProperty(PdfName.ActualText, actual);
        }
        canvas.openTag(marked);
        show(style, align, x, y, text);
        canvas.closeTag();
    }

    /** Draws a text at a left edge. */
    void text(PdfStructElem tag, Style style, float x, float y, String text) {
        text(tag, style, Align.LEFT, x, y, text);
    }

    /** Draws lines under one tag, and gives the y of the last. */
    float text(
            PdfStructElem tag, Style style, float x, float y, float leading, List<String> lines) {
        float lineY = y;
        for (String line : lines) {
            text(tag, style, Align.LEFT, x, lineY, line);
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
    void rule(float fromX, float toX, float y, float thickness, Color color) {
        canvas.openTag(new CanvasArtifact())
                .setStrokeColor(color)
                .setLineWidth(thickness)
                .moveTo(fromX, y)
                .lineTo(toX, y)
                .stroke()
                .closeTag();
    }

    /** A filled rectangle with its lower left corner at x, y. */
    void box(float x, float y, float width, float height, Color color) {
        canvas.openTag(new CanvasArtifact())
                .setFillColor(color)
                .rectangle(x, y, width, height)
                .fill()
                .closeTag();
    }

    private void show(Style style, Align align, float x, float y, String text) {
        List<Typesetter.Run> runs = typesetter.runs(text, style.bold());
        float from = align == Align.LEFT ? x : x - Typesetter.width(runs, style.size());
        canvas.setFillColor(style.ink()).beginText().moveText(from, y);
        for (Typesetter.Run run : runs) {
            canvas.setFontAndSize(run.font(), style.size()).showText(run.text());
        }
        canvas.endText();
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
