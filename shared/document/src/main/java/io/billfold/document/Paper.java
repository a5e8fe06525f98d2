package io.billfold.document;

import com.itextpdf.io.image.ImageData;
import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.tagging.PdfStructElem;
import com.itextpdf.kernel.pdf.xobject.PdfImageXObject;

import io.billfold.billing.document.Party;
import io.billfold.document.language.Label;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What all documents of a seller share: letterhead, address field, headline and footers. */
final class Paper {
    /** The address field of a window envelope, DIN 5008 form B: 45 mm below the edge. */
    static final float ADDRESS_TOP = 698;

    private static final float TOP = 786;
    private static final float BAR = 6;
    private static final float LEADING = 12.5f;
    private static final float ADDRESS_WIDTH = 240;
    private static final float SELLER_WIDTH = 270;
    private static final float LOGO_TOP = 814;
    private static final float LOGO_HEIGHT_MAX = 44;
    private static final float LOGO_WIDTH_MAX = 190;
    private static final float LOGO_GAP = 14;

    /** From the edge to the rule above the footer's first line. */
    private static final float FOOTER = 32;

    private static final float FOOTER_LEADING = 10;
    private static final float FOOTER_GAP = 20;
    private static final float FOOTER_WIDTH = 400;
    private static final int NO_SLIP = -1;
    private static final PdfName H1 = new PdfName("H1");
    private static final PdfName H2 = new PdfName("H2");

    private final Party seller;
    private final Sheet sheet;
    private final Words words;
    private final Letterhead letterhead;
    private final @Nullable Logo logo;
    private final List<String> imprint;
    private int slipPage = NO_SLIP;

    Paper(Party seller, Sheet sheet, Words words, @Nullable Logo logo) {
        this.seller = seller;
        this.sheet = sheet;
        this.words = words;
        this.letterhead = new Letterhead(words);
        this.logo = logo;
        this.imprint =
                sheet.typesetter().lines(letterhead.imprint(seller), Style.SMALL, FOOTER_WIDTH);
    }

    /** Below it is the footer. */
    float bottom() {
        return footerTop() + FOOTER_GAP;
    }

    private float footerTop() {
        return FOOTER + FOOTER_LEADING * Math.max(2, imprint.size());
    }

    void drawTitle(String title) {
        Sheet.Box bar = new Sheet.Box(0, Sheet.PAGE_HEIGHT - BAR, Sheet.PAGE_WIDTH, BAR);
        sheet.fill(bar, sheet.palette().accent());
        Style fitted = sheet.typesetter().fitted(title, Style.TITLE, Sheet.WIDTH - SELLER_WIDTH);
        sheet.text(sheet.tag(H1), fitted, Sheet.Align.END, Sheet.RIGHT, TOP - 8, title);
    }

    /** BG-4: who issues. Gives the y of its last line. */
    float drawSeller() {
        float top = logo == null ? TOP : drawLogo(logo) - LOGO_GAP;
        Style style = logo == null ? Style.SELLER : Style.STRONG;
        PdfStructElem block = sheet.tag(PdfName.P);
        Typesetter type = sheet.typesetter();
        float leading = style.size() + 3;
        List<String> name = type.lines(seller.name(), style, SELLER_WIDTH);
        float y = sheet.text(block, style, Sheet.LEFT, top, leading, name) - leading;
        List<String> lines = new ArrayList<>();
        for (String line : letterhead.address(seller.address())) {
            lines.addAll(type.lines(line, Style.LABEL, SELLER_WIDTH));
        }
        return sheet.text(block, Style.LABEL, Sheet.LEFT, y, 12, lines);
    }

    /** Gives the y of its lower edge. */
    private float drawLogo(Logo picture) {
        float height = Math.min(LOGO_HEIGHT_MAX, LOGO_WIDTH_MAX / picture.ratio());
        float width = height * picture.ratio();
        Sheet.Box box = new Sheet.Box(Sheet.LEFT, LOGO_TOP - height, width, height);
        ImageData image = picture.image();
        sheet.figure(
                seller.name(),
                box,
                (canvas, placed) ->
                        canvas.addXObjectFittedIntoRectangle(
                                new PdfImageXObject(image),
                                new Rectangle(
                                        placed.x(), placed.y(), placed.width(), placed.height())));
        return LOGO_TOP - height;
    }

    /** BG-7: who receives, below the seller. Gives the y of its last line. */
    float drawRecipient(String label, Party buyer, float seller) {
        float top = Math.min(ADDRESS_TOP, seller - 26);
        sheet.text(sheet.tag(H2), Style.SECTION, Sheet.LEFT, top, label);
        PdfStructElem block = sheet.tag(PdfName.P);
        Typesetter type = sheet.typesetter();
        Style strong = Style.STRONG.smaller(-1);
        List<String> name = type.lines(buyer.name(), strong, ADDRESS_WIDTH);
        float y = sheet.text(block, strong, Sheet.LEFT, top - 16, 13, name) - 13;
        List<String> lines = new ArrayList<>();
        for (String line : letterhead.recipient(buyer)) {
            lines.addAll(type.lines(line, Style.BODY, ADDRESS_WIDTH));
        }
        return sheet.text(block, Style.BODY, Sheet.LEFT, y, LEADING, lines);
    }

    /** The one thing that the reader looks for, below what ends at {@code above}. */
    float drawHeadline(String headline, float above) {
        float y = above - 34;
        Style fitted = sheet.typesetter().fitted(headline, Style.HEADLINE, Sheet.WIDTH);
        sheet.text(sheet.tag(H2), fitted, Sheet.LEFT, y, headline);
        return y;
    }

    /** Makes room for a payment slip at the foot, on another page where this one has none. */
    void startSlip(float contentEnd) {
        if (contentEnd < SwissSlip.HEIGHT + bottom()) {
            sheet.newPage();
        }
        slipPage = sheet.pages();
    }

    /** The seller's legal data and the page's number; the first page says both as content too. */
    void drawFooters() {
        int pages = sheet.pages();
        for (int page = 1; page <= pages; page++) {
            sheet.reopen(page);
            float top = footerTop() + (page == slipPage ? SwissSlip.HEIGHT : 0);
            String number = words.text(Label.PAGE_OF, Integer.toString(page), "" + pages);
            drawFooter(number, top);
        }
    }

    private void drawFooter(String number, float top) {
        sheet.rule(Sheet.LEFT, Sheet.RIGHT, top, 0.5f, Palette.HAIRLINE);
        float y = top - 13;
        sheet.artifact(Style.SMALL, Sheet.Align.END, Sheet.RIGHT, y, number);
        for (String line : imprint) {
            sheet.artifact(Style.SMALL, Sheet.Align.START, Sheet.LEFT, y, line);
            y -= FOOTER_LEADING;
        }
    }
}
