package io.billfold.billing.tax;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/**
 * What a seller has sold so far, as far as thresholds look at it: the higher of the current and the
 * previous calendar year.
 *
 * @param asOf up to which day sales were counted, or null before they were counted first
 * @param places by place, for example {@code US-TX}, what its threshold measures; {@link
 *     #EU_CONSUMERS} for what is measured over many
 */
public record SellerSales(@Nullable LocalDate asOf, Map<String, Sold> places) {
    /** Electronic services and distance sales to consumers in other member states (art. 59c). */
    public static final String EU_CONSUMERS = "EU";

    /** Nothing sold yet. */
    public static final SellerSales NONE = new SellerSales(null, Map.of());

    public SellerSales {
        places = Map.copyOf(places);
    }

    /** Sales into a place; zero where nothing was sold. */
    public Sold into(String place) {
        return places.getOrDefault(place, Sold.NOTHING);
    }

    /**
     * Sales of a year.
     *
     * @param amount net, in the currency of the place's threshold
     * @param count number of invoices
     */
    public record Sold(BigDecimal amount, int count) {
        static final Sold NOTHING = new Sold(BigDecimal.ZERO, 0);
    }
}
