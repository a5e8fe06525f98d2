package io.billfold.document;

import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.tagging.PdfStructElem;

import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Note;
import io.billfold.billing.document.Payment;
import io.billfold.billing.document.Tax;
import io.billfold.billing.document.Totals;
import io.billfold.document.language.Label;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Totals, tax, its reason and how to pay: kept together on one page. */
final class ClosingBlock {
    private static final float CONTINUED_TOP = 790;
    private static final float CONTINUED_DROP = 14;
    private static final float NOTE_LEADING = 12;
    private static final float NOTE_GAP = 4;
    private static final float GAP = 9;

    private final BusinessDocument document;
    private final Sheet sheet;
    private final Words words;
    private final TaxTable taxes;
    private final TotalsTable totals;
    private final List<List<String>> notes = new ArrayList<>();
    private final @Nullable PaymentBox payment;

    /**
     * A block that is yet to be drawn.
     *
     * @param hasSlip whether a payment slip follows
     */
    ClosingBlock(BusinessDocument document, Sheet sheet, Words words, boolean hasSlip) {
        this.document = document;
        this.sheet = sheet;
        this.words = words;
        this.taxes = new TaxTable(document.taxes(), sheet, words);
        String total = Headline.of(document, words).total();
        this.totals = new TotalsTable(document, sheet, words, total);
        for (String wording : wordings()) {
            notes.add(sheet.typesetter().lines(wording, Style.BODY, Sheet.WIDTH));
        }
        boolean isToldBySlip = hasSlip && document.payment().means().size() == 1;
        this.payment =
                document.isPayable() && !isToldBySlip
                        ? new PaymentBox(sheet, words, demand(), !hasSlip)
                        : null;
    }

    private PaymentBox.Demand demand() {
        return new PaymentBox.Demand(
                document.payment().means(),
                BankTransfer.amount(document.totals()),
                BankTransfer.remittance(document),
                document.heading().dueOn());
    }

    /** What the law wants said, each once: reasons of exemption and other words. */
    private Set<String> wordings() {
        Set<String> wordings = new LinkedHashSet<>();
        document.taxes().stream().map(Tax::reason).filter(Objects::nonNull).forEach(wordings::add);
        document.notes().stream().map(Note::text).forEach(wordings::add);
        Totals.Converted converted = document.totals().converted();
        if (converted != null) {
            String currency = converted.tax().getCurrencyUnit().getCode();
            wordings.add(words.text(Label.TAX_CONVERTED_AT, currency, converted.rate()));
        }
        Totals.Withheld withheld = document.totals().withheld();
        if (withheld != null) {
            String country = words.formats().country(withheld.country());
            wordings.add(words.text(Label.WITHHELD_NOTE, withheld.tax(), country));
        }
        document.payment().discounts().stream().map(this::wording).forEach(wordings::add);
        if (document.payment().terms() != null) {
            wordings.add(document.payment().terms());
        }
        return wordings;
    }

    private String wording(Payment.EarlyDiscount discount) {
        String until = words.formats().date(discount.until());
        String offer = words.text(Label.EARLY_PAYMENT, words.rate(discount.percent()), until);
        return words.joined(":", List.of(offer, words.money(discount.payable())));
    }

    float height() {
        float said = tablesHeight() + GAP + notesHeight();
        return payment == null ? said : said + GAP + payment.height();
    }

    private float tablesHeight() {
        return Math.max(taxes.height(), totals.height());
    }

    private float notesHeight() {
        float height = 0;
        for (List<String> note : notes) {
            height += NOTE_LEADING * note.size() + NOTE_GAP;
        }
        return height;
    }

    /**
     * Draws the block below {@code top}, or on a page of its own when it does not fit there, and
     * gives the y of its end. Words too long for a page go on over its end.
     */
    float draw(float top, float bottom) {
        float room = CONTINUED_TOP - CONTINUED_DROP - bottom;
        float needed = height() <= room ? height() : tablesHeight();
        float y = top - needed < bottom ? continuedTop() : top;
        PageBreak pages = (at, height) -> at - height < bottom ? continuedTop() : at;
        float tax = taxes.draw(y, pages);
        boolean isBeside = tablesHeight() <= room;
        float sum = totals.draw(isBeside ? y : pages.before(tax - 2 * GAP, 4 * GAP), pages);
        y = drawNotes((isBeside ? Math.min(tax, sum) : sum) - GAP, bottom);
        if (payment == null) {
            return y;
        }
        y = pages.before(y - GAP, payment.height());
        payment.draw(y);
        return y - payment.height();
    }

    /** Begins another page, and gives where its content begins. */
    private float continuedTop() {
        sheet.newPage();
        String about = words.text(Label.CONTINUED, Headline.name(document, words));
        float y = CONTINUED_TOP;
        sheet.artifact(Style.SMALL, Sheet.Align.START, Sheet.LEFT, y + 10, about);
        return y - CONTINUED_DROP;
    }

    /** BT-120: why there is no tax, or what else the law wants said. */
    private float drawNotes(float top, float bottom) {
        float y = top;
        for (List<String> note : notes) {
            y = drawNote(note, y, bottom) - NOTE_GAP;
        }
        return y;
    }

    /** On each page its lines are a paragraph. */
    private float drawNote(List<String> lines, float top, float bottom) {
        float y = top;
        int from = 0;
        while (from < lines.size()) {
            if (y - NOTE_LEADING < bottom) {
                y = continuedTop();
            }
            int room = (int) ((y - bottom) / NOTE_LEADING);
            List<String> here = lines.subList(from, Math.min(lines.size(), from + room));
            PdfStructElem paragraph = sheet.tag(PdfName.P);
            y -= NOTE_LEADING;
            y = sheet.text(paragraph, Style.BODY, Sheet.LEFT, y, NOTE_LEADING, here);
            from += here.size();
        }
        return y;
    }
}
