package io.billfold.document;

import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import com.itextpdf.kernel.pdf.tagging.PdfStructElem;

import io.billfold.billing.language.Language;

import org.joda.money.Money;

import java.util.List;

/**
 * The receipt (62 by 105 mm) and payment part (148 by 105 mm) at the foot of a page, as the style
 * guide of the Swiss QR-bill draws them (SIX, Style Guide QR-bill; Implementation Guidelines 2.3,
 * chapter 3). It looks alike in all languages, so it is never mirrored.
 */
final class SwissSlip {
    private static final float MM = 72 / 25.4f;

    /** Of the slip. */
    static final float HEIGHT = 105 * MM;

    private static final float MARGIN = 5 * MM;
    private static final float RECEIPT_WIDTH = 62 * MM;
    private static final float RECEIPT_TEXT = RECEIPT_WIDTH - 2 * MARGIN;
    private static final float PART_LEFT = RECEIPT_WIDTH + MARGIN;
    private static final float CODE = 46 * MM;
    private static final float CROSS = 7 * MM;
    private static final float FACTS_LEFT = RECEIPT_WIDTH + 56 * MM;
    private static final float FACTS_TEXT = 87 * MM;
    private static final float TITLE_Y = HEIGHT - MARGIN - 11;
    private static final float BODY_TOP = HEIGHT - 12 * MM;
    private static final float AMOUNT_TOP = 37 * MM;
    private static final float SCISSORS = 8;
    private static final PdfName H2 = new PdfName("H2");

    /** Headings and values of a part, which differ in size. */
    private record Sizes(float heading, float value, float leading) {
        Style headingStyle() {
            return new Style(true, heading, Style.Ink.BLACK);
        }

        Style valueStyle() {
            return new Style(false, value, Style.Ink.BLACK);
        }
    }

    private static final Sizes RECEIPT = new Sizes(6, 8, 9);
    private static final Sizes PART = new Sizes(8, 10, 11);
    private static final Style TITLE = new Style(true, 11, Style.Ink.BLACK);

    private final SwissQrBill bill;
    private final Sheet sheet;
    private final SlipWords words;

    SwissSlip(SwissQrBill bill, Sheet sheet, Language language) {
        this.bill = bill;
        this.sheet = sheet;
        this.words = SlipWords.of(language);
    }

    /** Draws it at the foot of the page that was drawn on last. */
    void draw() {
        sheet.endMirroring();
        Sheet.Box page = new Sheet.Box(0, 0, Sheet.PAGE_WIDTH, HEIGHT + SCISSORS);
        sheet.decoration(page, (canvas, box) -> drawLines(canvas));
        drawReceipt();
        drawPart();
    }

    private static void drawLines(PdfCanvas canvas) {
        canvas.saveState()
                .setStrokeColor(Palette.color(0))
                .setLineWidth(0.5f)
                .setLineDash(3, 2)
                .moveTo(0, HEIGHT)
                .lineTo(Sheet.PAGE_WIDTH, HEIGHT)
                .moveTo(RECEIPT_WIDTH, 0)
                .lineTo(RECEIPT_WIDTH, HEIGHT)
                .stroke()
                .restoreState();
        drawScissors(canvas, MARGIN, HEIGHT, 1, 0);
        drawScissors(canvas, RECEIPT_WIDTH, HEIGHT - 2 * MARGIN, 0, -1);
    }

    /** Two blades and two rings, which cut in the direction that is given. */
    private static void drawScissors(PdfCanvas canvas, float x, float y, int dx, int dy) {
        canvas.saveState()
                .concatMatrix(dx, dy, -dy, dx, x, y)
                .setStrokeColor(Palette.color(0))
                .setLineWidth(0.7f)
                .moveTo(2, -1.6)
                .lineTo(SCISSORS, 1.6)
                .moveTo(2, 1.6)
                .lineTo(SCISSORS, -1.6)
                .stroke()
                .circle(0.8, 2.2, 1.4)
                .circle(0.8, -2.2, 1.4)
                .stroke()
                .restoreState();
    }

    private void drawReceipt() {
        sheet.text(sheet.tag(H2), TITLE, MARGIN, TITLE_Y, words.receipt());
        float y = drawAccount(RECEIPT, MARGIN, RECEIPT_TEXT);
        drawPayer(RECEIPT, MARGIN, RECEIPT_TEXT, y);
        drawAmount(RECEIPT, MARGIN, AMOUNT_TOP, 14 * MM);
        sheet.text(
                sheet.tag(PdfName.P),
                RECEIPT.headingStyle(),
                Sheet.Align.END,
                RECEIPT_WIDTH - MARGIN,
                AMOUNT_TOP - 14 * MM - 6,
                words.acceptancePoint());
    }

    private void drawPart() {
        sheet.text(sheet.tag(H2), TITLE, PART_LEFT, TITLE_Y, words.paymentPart());
        drawCode();
        drawAmount(PART, PART_LEFT, AMOUNT_TOP, 16 * MM);
        float y = drawAccount(PART, FACTS_LEFT, FACTS_TEXT);
        y = drawFact(PART, FACTS_LEFT, FACTS_TEXT, y, words.information(), bill.message());
        drawPayer(PART, FACTS_LEFT, FACTS_TEXT, y);
    }

    /** 46 mm, with the Swiss cross in the middle; the white around it is the slip's own. */
    private void drawCode() {
        float top = HEIGHT - 17 * MM;
        Sheet.Box box = new Sheet.Box(PART_LEFT, top - CODE, CODE, CODE);
        QrCode code = QrCode.of(bill.payload());
        String said = words.paymentPart() + ": " + currency() + " " + figure(bill.amount());
        sheet.figure(
                said,
                box,
                (canvas, placed) -> {
                    code.draw(canvas, placed);
                    drawCross(canvas, placed);
                });
    }

    /** 7 mm with a white rim: the cross is a fifth wide and three fifths long. */
    private static void drawCross(PdfCanvas canvas, Sheet.Box code) {
        float left = code.x() + (CODE - CROSS) / 2;
        float bottom = code.y() + (CODE - CROSS) / 2;
        float rim = CROSS / 14;
        float unit = (CROSS - 2 * rim) / 32;
        canvas.setFillColor(Palette.color(Palette.WHITE))
                .rectangle(left, bottom, CROSS, CROSS)
                .fill()
                .setFillColor(Palette.color(0))
                .rectangle(left + rim, bottom + rim, 32 * unit, 32 * unit)
                .fill()
                .setFillColor(Palette.color(Palette.WHITE))
                .rectangle(left + rim + 13 * unit, bottom + rim + 6 * unit, 6 * unit, 20 * unit)
                .rectangle(left + rim + 6 * unit, bottom + rim + 13 * unit, 20 * unit, 6 * unit)
                .fill();
    }

    private float drawAccount(Sizes sizes, float x, float width) {
        String[] creditor = bill.creditor().lines("CH");
        float top = sizes.equals(PART) ? HEIGHT - MARGIN : BODY_TOP;
        String iban = Figures.iban(bill.iban());
        float y = drawFact(sizes, x, width, top, words.account(), prepended(iban, creditor));
        return drawFact(sizes, x, width, y, words.reference(), bill.reference().printed());
    }

    private static String[] prepended(String first, String[] rest) {
        String[] all = new String[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    private void drawPayer(Sizes sizes, float x, float width, float y) {
        SwissParty debtor = bill.debtor();
        if (debtor != null) {
            drawFact(sizes, x, width, y, words.payer(), debtor.lines("CH"));
            return;
        }
        float below = y - sizes.leading();
        sheet.text(sheet.tag(PdfName.P), sizes.headingStyle(), x, below, words.payerToFillIn());
        float height = sizes.equals(PART) ? 25 * MM : 20 * MM;
        float field = sizes.equals(PART) ? 65 * MM : 52 * MM;
        Sheet.Box box = new Sheet.Box(x, below - 4 - height, field, height);
        sheet.decoration(box, SwissSlip::drawCorners);
    }

    /** A field to write in is marked by its corners, 3 mm long. */
    private static void drawCorners(PdfCanvas canvas, Sheet.Box box) {
        canvas.saveState().setStrokeColor(Palette.color(0)).setLineWidth(0.75f);
        for (int corner = 0; corner < 4; corner++) {
            boolean isRight = (corner & 1) == 1;
            boolean isUpper = corner >= 2;
            float x = isRight ? box.x() + box.width() : box.x();
            float y = isUpper ? box.y() + box.height() : box.y();
            canvas.moveTo(x + (isRight ? -3 : 3) * MM, y)
                    .lineTo(x, y)
                    .lineTo(x, y + (isUpper ? -3 : 3) * MM);
        }
        canvas.stroke().restoreState();
    }

    private void drawAmount(Sizes sizes, float x, float top, float amountLeft) {
        float heading = top - sizes.heading();
        float value = heading - sizes.leading() - 1;
        PdfStructElem block = sheet.tag(PdfName.P);
        sheet.text(block, sizes.headingStyle(), x, heading, words.currency());
        sheet.text(block, sizes.valueStyle(), x, value, currency());
        sheet.text(block, sizes.headingStyle(), x + amountLeft, heading, words.amount());
        sheet.text(block, sizes.valueStyle(), x + amountLeft, value, figure(bill.amount()));
    }

    /** A heading and its values; nothing where there are none. Gives where the next one starts. */
    private float drawFact(
            Sizes sizes, float x, float width, float top, String heading, String... values) {
        if (values.length == 1 && values[0].isEmpty()) {
            return top;
        }
        PdfStructElem block = sheet.tag(PdfName.P);
        float y = top - sizes.leading();
        sheet.text(block, sizes.headingStyle(), x, y, heading);
        for (String value : values) {
            List<String> lines = sheet.typesetter().lines(value, sizes.valueStyle(), width);
            y -= sizes.leading();
            y = sheet.text(block, sizes.valueStyle(), x, y, sizes.leading(), lines);
        }
        return y - sizes.leading() + 2;
    }

    private String currency() {
        return bill.amount().getCurrencyUnit().getCode();
    }

    /** As the guidelines print it: a space between thousands and two decimals. */
    private static String figure(Money amount) {
        return Figures.spaced(amount);
    }
}
