package io.billfold.billing.adjustment;

import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.InvoiceNumber;

import org.joda.money.Money;

import java.util.ArrayList;
import java.util.List;

/**
 * What has been given back of an invoice.
 *
 * @param invoice which one
 * @param lines net amount that was given back of each line, in the invoice's order; it has the sign
 *     of its line and never exceeds it
 */
public record Credited(InvoiceNumber invoice, List<Money> lines) {
    public Credited {
        lines = List.copyOf(lines);
    }

    /** Nothing has been given back yet. */
    public static Credited nothingOf(Invoice invoice) {
        Money zero = Money.zero(invoice.content().currency());
        return new Credited(
                invoice.number(), invoice.content().lines().stream().map(line -> zero).toList());
    }

    /** Whether nothing has been given back yet. */
    public boolean isNothing() {
        return lines.stream().allMatch(Money::isZero);
    }

    /** Net of all that was given back. */
    public Money net() {
        return sum(lines);
    }

    /**
     * What is left of each line.
     *
     * @throws IllegalArgumentException when the invoice is another one
     */
    public List<Money> leftOf(Invoice original) {
        List<InvoiceLine> of = original.content().lines();
        if (!original.number().equals(invoice) || of.size() != lines.size()) {
            throw new IllegalArgumentException("credits of " + invoice + " are not of this one");
        }
        List<Money> left = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            left.add(of.get(i).net().minus(lines.get(i)));
        }
        return left;
    }

    /** With more given back of the lines. */
    Credited plus(List<Money> parts) {
        List<Money> sums = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            sums.add(lines.get(i).plus(parts.get(i)));
        }
        return new Credited(invoice, sums);
    }

    static Money sum(List<Money> amounts) {
        return Money.total(amounts);
    }
}
