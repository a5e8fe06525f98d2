package io.billfold.billing.catalog;

import io.billfold.billing.Checks;

import org.joda.money.CurrencyUnit;

import java.util.Map;

/**
 * One thing that a plan charges for.
 *
 * @param id unique in the plan; the same charge keeps its id from version to version
 * @param product what is sold by it
 * @param description what customers read on the line
 * @param timing before or after the period
 * @param basis what the price is multiplied by
 * @param prices its price in each currency that it is sold in
 * @param isTaxIncluded whether the prices include tax, as consumers see them
 */
public record Charge(
        String id,
        ProductId product,
        String description,
        Timing timing,
        Basis basis,
        Map<CurrencyUnit, Pricing> prices,
        boolean isTaxIncluded) {
    public Charge {
        Checks.id("charge.id", id);
        Checks.text("charge.description", description, 200);
        prices = Map.copyOf(prices);
        if (timing == Timing.ADVANCE && basis.isKnownAfterwards()) {
            throw new IllegalArgumentException(
                    "charge " + id + " is known after the period only: its timing must be arrears");
        }
        prices.forEach(
                (currency, pricing) -> {
                    if (!pricing.currency().equals(currency)) {
                        throw new IllegalArgumentException(
                                "charge "
                                        + id
                                        + " has a price in "
                                        + pricing.currency()
                                        + " under "
                                        + currency);
                    }
                });
    }

    /** A charge whose prices are without tax. */
    public Charge(
            String id,
            ProductId product,
            String description,
            Timing timing,
            Basis basis,
            Map<CurrencyUnit, Pricing> prices) {
        this(id, product, description, timing, basis, prices, false);
    }

    /** When a period is charged. */
    public enum Timing {
        /** On its first day. */
        ADVANCE,
        /** When it is over. */
        ARREARS
    }
}
