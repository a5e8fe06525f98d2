package io.billfold.document;

import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;

import io.billfold.billing.account.BankAccount;
import io.billfold.billing.document.PaymentMeans;
import io.billfold.document.language.Label;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;

/** BG-16: how to pay, with the code that a banking app reads where there is one. */
final class PaymentBox {
    private static final float PADDING = 14;
    private static final float LEFT = Sheet.LEFT + PADDING;
    private static final float RIGHT = Sheet.RIGHT - PADDING;
    private static final float HEADING = 18;
    private static final float ASCENT = 8;
    private static final float REFERENCE_LEFT = TotalsTable.LEFT;
    private static final float COLUMN_GAP = 12;

    /** 28 mm and, around it, the four modules of white that ISO/IEC 18004 wants. */
    private static final float CODE = 80;

    private static final float CODE_QUIET = 8;
    private static final float CODE_CAPTION = 12;
    private static final PdfName H2 = new PdfName("H2");

    /**
     * What is to be paid.
     *
     * @param means the ways to pay, in the order of preference
     * @param remittance what to quote
     * @param dueOn null where that is not said
     */
    record Demand(
            List<PaymentMeans> means, Money amount, String remittance, @Nullable LocalDate dueOn) {}

    private final Sheet sheet;
    private final Words words;
    private final Demand demand;
    private final @Nullable String code;
    private final FactsTable means;
    private final FactsTable reference;

    /**
     * A box that is yet to be drawn.
     *
     * @param isCoded whether it shows a code where there is one
     */
    PaymentBox(Sheet sheet, Words words, Demand demand, boolean isCoded) {
        this.sheet = sheet;
        this.words = words;
        this.demand = demand;
        BankTransfer transfer =
                BankTransfer.of(demand.means(), demand.amount(), demand.remittance());
        this.code = transfer == null || !isCoded ? null : EpcCode.of(transfer);
        float end = code == null ? REFERENCE_LEFT - COLUMN_GAP : RIGHT - CODE - 3 * CODE_QUIET;
        this.means = FactsTable.from(sheet, LEFT, end);
        demand.means().forEach(this::addMeans);
        boolean isOne = code != null || means.isEmpty();
        this.reference = isOne ? means : FactsTable.from(sheet, REFERENCE_LEFT, RIGHT);
        addReference();
    }

    private void addMeans(PaymentMeans each) {
        switch (each) {
            case PaymentMeans.Transfer transfer -> addBank(transfer.to());
            case PaymentMeans.DirectDebit debit ->
                    means.add(words.text(Label.MANDATE), debit.mandate())
                            .add(words.text(Label.CREDITOR_ID), debit.creditor())
                            .add(words.text(Label.IBAN), printed(debit.account()));
            case PaymentMeans.Card card ->
                    means.add(
                            words.text(Label.CARD),
                            words.text(Label.CARD_CHARGED, card.lastDigits()));
        }
    }

    private void addBank(BankAccount bank) {
        means.add(words.text(Label.ACCOUNT_HOLDER), bank.holder());
        if (bank.isIban()) {
            means.add(words.text(Label.IBAN), printed(bank.number()));
        } else {
            means.add(words.text(Label.ACCOUNT_NUMBER), bank.number());
        }
        means.add(words.text(Label.BIC), bank.bic());
    }

    private static @Nullable String printed(@Nullable String iban) {
        return iban == null ? null : Figures.iban(iban);
    }

    private void addReference() {
        LocalDate dueOn = demand.dueOn();
        reference
                .add(words.text(Label.REFERENCE), demand.remittance())
                .add(words.text(Label.AMOUNT), words.money(demand.amount()))
                .add(
                        words.text(Label.DUE_DATE),
                        dueOn == null ? null : words.formats().date(dueOn));
    }

    float height() {
        float facts = HEADING + Math.max(means.height(), reference.height()) - ASCENT;
        float picture = code == null ? 0 : CODE + 2 * CODE_QUIET + CODE_CAPTION;
        return 2 * PADDING + Math.max(facts, picture);
    }

    /** Draws it below {@code top}. */
    void draw(float top) {
        float height = height();
        sheet.fill(box(Sheet.LEFT, top - height, Sheet.WIDTH, height), sheet.palette().tint());
        sheet.fill(box(Sheet.LEFT, top - height, 3, height), sheet.palette().accent());
        float y = top - PADDING - 6;
        sheet.text(sheet.tag(H2), Style.SECTION, LEFT, y, words.text(Label.PAYMENT));
        means.draw(y - HEADING);
        if (reference != means) {
            reference.draw(y - HEADING);
        }
        if (code != null) {
            drawCode(top - PADDING, code);
        }
    }

    private void drawCode(float top, String payload) {
        float side = CODE + 2 * CODE_QUIET;
        float left = RIGHT - side;
        sheet.fill(box(left, top - side, side, side), Palette.WHITE);
        Sheet.Box box = box(left + CODE_QUIET, top - side + CODE_QUIET, CODE, CODE);
        BiConsumer<PdfCanvas, Sheet.Box> drawing = QrCode.of(payload)::draw;
        String caption = words.text(Label.SCAN_TO_PAY);
        sheet.figure(caption + ": " + words.money(demand.amount()), box, drawing);
        Style fitted = sheet.typesetter().fitted(caption, Style.SMALL, side);
        float width = sheet.typesetter().width(caption, fitted);
        float x = left + (side - width) / 2;
        sheet.text(sheet.tag(PdfName.P), fitted, x, top - side - 9, caption);
    }

    private static Sheet.Box box(float x, float y, float width, float height) {
        return new Sheet.Box(x, y, width, height);
    }
}
