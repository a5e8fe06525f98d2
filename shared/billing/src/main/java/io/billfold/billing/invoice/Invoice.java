package io.billfold.billing.invoice;

import org.joda.money.Money;

import java.time.LocalDate;
import java.util.List;

/**
 * An issued invoice: a draft with a number and dates. It never changes again.
 *
 * @param number BT-1
 * @param issuedOn date of issue in the seller's zone (BT-2)
 * @param dueOn date when payment is due (BT-9)
 * @param rendererVersion the version of the renderer that made its documents, for example {@code 1}
 * @param content seller, account, lines and taxes as they were when it was issued
 */
public record Invoice(
        InvoiceNumber number,
        LocalDate issuedOn,
        LocalDate dueOn,
        int rendererVersion,
        Draft content) {
    public Invoice {
        if (content.taxes().isEmpty()) {
            throw new IllegalArgumentException("draft " + content.id() + " has no tax calculated");
        }
    }

    /** Sum of the lines (BT-106 and BT-109). */
    public Money net() {
        return content.net();
    }

    /** Sum of the tax of every category and rate (BT-110). */
    public Money tax() {
        return content.tax();
    }

    /** What makes the total payable in cash (BT-114). */
    public Money rounding() {
        return content.rounding();
    }

    /** What is owed: with tax (BT-112) and rounding (BT-115). */
    public Money total() {
        return net().plus(tax()).plus(rounding());
    }

    /**
     * What it offers for paying early, the largest discount first; empty where it offers none. What
     * a customer withholds as income tax is of the whole price, so nothing is offered beside it.
     */
    public List<DiscountOffer> discounts() {
        return content.kind() == Draft.Kind.CREDIT_NOTE
                        || content.settlement().withheld() != null
                        || !total().isPositive()
                ? List.of()
                : content.settlement().earlyPayment().stream()
                        .map(it -> DiscountOffer.of(it, issuedOn, total()))
                        .toList();
    }
}
