package io.billfold.billing.document;

import io.billfold.billing.Problem;
import io.billfold.billing.tax.TaxCategory;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * An invoice or credit note.
 *
 * @param heading what it is, and its dates
 * @param references what it refers to
 * @param notes BG-1, in the order in which they are printed
 * @param seller BG-4
 * @param buyer BG-7
 * @param delivery BG-13, BG-14
 * @param payment BG-16, BT-20
 * @param lines BG-25, at least one
 * @param adjustments BG-20 and BG-21: allowances and charges of the whole document
 * @param taxes BG-23, one for each category and rate
 * @param totals BG-22
 * @param rendering how it is rendered
 */
public record BusinessDocument(
        Heading heading,
        References references,
        List<Note> notes,
        Party seller,
        Party buyer,
        Delivery delivery,
        Payment payment,
        List<Line> lines,
        List<Adjustment> adjustments,
        List<Tax> taxes,
        Totals totals,
        Rendering rendering) {
    /**
     * Checks that the figures add up.
     *
     * @throws DocumentException naming each field that is wrong, its EN 16931 rule and both figures
     */
    public BusinessDocument {
        notes = List.copyOf(notes);
        lines = List.copyOf(lines);
        adjustments = List.copyOf(adjustments);
        taxes = List.copyOf(taxes);
        List<Problem> problems =
                Arithmetic.check(heading.currency(), lines, adjustments, taxes, totals);
        if (!problems.isEmpty()) {
            throw new DocumentException(problems);
        }
    }

    /** BT-5: the currency of every amount that names no other. */
    public CurrencyUnit currency() {
        return heading.currency();
    }

    /** Whether it asks for money: an invoice that comes to more than nothing. */
    public boolean isPayable() {
        return !heading.kind().isCredit() && totals.due().isPositive();
    }

    /** Whether goods go to another member state (category K). */
    public boolean isIntraCommunity() {
        return taxes.stream().anyMatch(tax -> tax.category() == TaxCategory.INTRA_COMMUNITY);
    }

    /** The document with a title of the law's and further notes. */
    public BusinessDocument with(@Nullable String title, List<Note> more) {
        List<Note> all = new ArrayList<>(notes);
        all.addAll(more);
        return new BusinessDocument(
                heading.withTitle(title),
                references,
                all,
                seller,
                buyer,
                delivery,
                payment,
                lines,
                adjustments,
                taxes,
                totals,
                rendering);
    }
}
