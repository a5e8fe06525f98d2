package io.billfold.billing.subscription;

import io.billfold.billing.Checks;
import io.billfold.money.UnitPrice;

import java.math.BigDecimal;

/**
 * One recurring charge.
 *
 * @param sku the product, for example {@code PRO}
 * @param description what the customer reads on the invoice
 * @param charge flat or per seat
 * @param quantity seats, or 1 for a flat charge
 * @param unitPrice price of one unit for one period, net of tax
 */
public record SubscriptionLine(
        String sku, String description, Charge charge, BigDecimal quantity, UnitPrice unitPrice) {
    public SubscriptionLine {
        Checks.text("sku", sku, 64);
        Checks.text("description", description, 200);
        if (quantity.signum() < 0) {
            throw new IllegalArgumentException("quantity " + quantity + " is negative");
        }
        if (charge == Charge.FLAT && quantity.compareTo(BigDecimal.ONE) != 0) {
            throw new IllegalArgumentException("a flat charge has quantity 1, not " + quantity);
        }
    }

    /** How a line is priced. */
    public enum Charge {
        FLAT,
        PER_SEAT
    }
}
