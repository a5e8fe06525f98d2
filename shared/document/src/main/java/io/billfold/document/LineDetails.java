package io.billfold.document;

import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.LineAdjustment;
import io.billfold.billing.invoice.LineOrigin;
import io.billfold.money.RoundingPolicy;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What stands in small letters under a line's description, and in its note in the XML. */
final class LineDetails {
    /**
     * A detail, not longer than a line of print once it is set.
     *
     * @param figure the amount that belongs to the text, or null
     */
    record Detail(String text, @Nullable String figure) {}

    private LineDetails() {}

    /** The details of a line in the order in which they are read; at least the article. */
    static List<Detail> of(InvoiceLine line, Draft content) {
        List<Detail> details = new ArrayList<>();
        add(details, article(line, content));
        add(details, line.note());
        addSum(details, line);
        add(details, endCustomer(line));
        add(details, labelled("Cost centre", line.costCentre()));
        add(details, labelled("Subscription", subscription(line, content)));
        return details;
    }

    /**
     * The note of a line (BT-127), which names the end customer too: EN 16931 has no term for it.
     */
    static @Nullable String note(InvoiceLine line) {
        String endCustomer = endCustomer(line);
        if (line.note() == null || endCustomer == null) {
            return line.note() == null ? endCustomer : line.note();
        }
        return line.note() + " · " + endCustomer;
    }

    /**
     * The subscription that a line bills (BT-128), or null where it is the whole invoice's (BT-12).
     */
    static @Nullable String subscription(InvoiceLine line, Draft content) {
        LineOrigin origin = line.origin();
        return origin == null || origin.subscription().equals(content.subscription())
                ? null
                : origin.subscription().value();
    }

    /** The article, and the line's period where it is not the invoice's. */
    private static String article(InvoiceLine line, Draft content) {
        return line.period().equals(content.period())
                ? line.sku()
                : line.sku() + " · " + Figures.period(line.period());
    }

    private static @Nullable String endCustomer(InvoiceLine line) {
        LineOrigin origin = line.origin();
        return labelled("End customer", origin == null ? null : origin.endCustomer());
    }

    private static @Nullable String labelled(String label, @Nullable String value) {
        return value == null ? null : label + ": " + value;
    }

    /** From quantity times price to the net amount, where they differ. */
    private static void addSum(List<Detail> details, InvoiceLine line) {
        if (line.adjustments().isEmpty()) {
            return;
        }
        if (line.quantity().compareTo(BigDecimal.ONE) != 0) {
            Money product = line.unitPrice().times(line.quantity(), RoundingPolicy.EN_16931);
            String factors =
                    Figures.quantity(line.quantity()) + " × " + Figures.price(line.unitPrice());
            details.add(new Detail(factors, Figures.amount(product)));
        }
        for (LineAdjustment adjustment : line.adjustments()) {
            details.add(new Detail(adjustment.reason(), Figures.signed(adjustment.amount())));
        }
    }

    private static void add(List<Detail> details, @Nullable String text) {
        if (text != null) {
            details.add(new Detail(text, null));
        }
    }
}
