package io.billfold.billing.catalog;

import io.billfold.money.UnitPrice;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * A part of a price: one line of an invoice.
 *
 * @param quantity how many units
 * @param unitPrice price of one
 * @param label which part, for example {@code tier 101 to 1000}, or null where there is one only
 * @param bound what a least or greatest price adds, or null
 */
public record PricedPart(
        BigDecimal quantity, UnitPrice unitPrice, @Nullable String label, @Nullable Bound bound) {
    /**
     * What raises or lowers a price to its least or greatest.
     *
     * @param amount exact, in major units: positive for a least price, negative for a greatest
     */
    public record Bound(BigDecimal amount) {}

    static PricedPart of(BigDecimal quantity, UnitPrice unitPrice) {
        return new PricedPart(quantity, unitPrice, null, null);
    }

    /** Quantity times price with the bound, exact, in major units. */
    public BigDecimal amount() {
        BigDecimal amount = unitPrice.amount().multiply(quantity);
        return bound == null ? amount : amount.add(bound.amount());
    }
}
