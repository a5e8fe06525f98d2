package io.billfold.billing.invoice;

import io.billfold.billing.period.Period;
import io.billfold.money.RoundingPolicy;
import io.billfold.money.UnitPrice;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/**
 * One line of an invoice (EN 16931 BG-25), net of tax. Its net amount is always quantity times
 * price, rounded, plus its adjustments (Peppol rule PEPPOL-EN16931-R120).
 *
 * @param sku the seller's article id (BT-155)
 * @param description what was supplied (BT-153)
 * @param period when it is supplied (BG-26)
 * @param quantity invoiced quantity (BT-129), units (UN/ECE Rec 20 C62); negative where something
 *     is taken back
 * @param unitPrice net price of one unit (BT-146)
 * @param adjustments what is added to or taken from quantity times price
 * @param net quantity times price, rounded, with the adjustments (BT-131)
 * @param note how the figure came about, for the reader (BT-127), or null
 * @param costCentre where the customer books it (BT-133), or null
 * @param origin what was billed and by which price, or null for lines of invoices that were made
 *     before it was kept
 */
public record InvoiceLine(
        String sku,
        String description,
        Period period,
        BigDecimal quantity,
        UnitPrice unitPrice,
        List<LineAdjustment> adjustments,
        Money net,
        @Nullable String note,
        @Nullable String costCentre,
        @Nullable LineOrigin origin) {
    public InvoiceLine {
        adjustments = List.copyOf(adjustments);
        Money sum = unitPrice.times(quantity, RoundingPolicy.EN_16931);
        for (LineAdjustment adjustment : adjustments) {
            sum = sum.plus(adjustment.amount());
        }
        if (!sum.equals(net)) {
            throw new IllegalArgumentException(
                    "line " + sku + " adds up to " + sum + ", not to " + net);
        }
    }

    /** A line without adjustments, whose net amount is quantity times price. */
    public static InvoiceLine of(
            String sku,
            String description,
            Period period,
            BigDecimal quantity,
            UnitPrice unitPrice) {
        return new InvoiceLine(
                sku,
                description,
                period,
                quantity,
                unitPrice,
                List.of(),
                unitPrice.times(quantity, RoundingPolicy.EN_16931),
                null,
                null,
                null);
    }

    /** The line with the opposite sign: what it charged is given back. */
    public InvoiceLine reversed() {
        return new InvoiceLine(
                sku,
                description,
                period,
                quantity.negate(),
                unitPrice,
                adjustments.stream().map(LineAdjustment::reversed).toList(),
                net.negated(),
                note,
                costCentre,
                origin);
    }

    /** The line with who uses it, where its origin does not say so yet. */
    public InvoiceLine orEndCustomer(String name) {
        return new InvoiceLine(
                sku,
                description,
                period,
                quantity,
                unitPrice,
                adjustments,
                net,
                note,
                costCentre,
                origin == null ? null : origin.orEndCustomer(name));
    }

    /** The line with how its figure came about. */
    public InvoiceLine withNote(String reason) {
        return new InvoiceLine(
                sku,
                description,
                period,
                quantity,
                unitPrice,
                adjustments,
                net,
                reason,
                costCentre,
                origin);
    }
}
