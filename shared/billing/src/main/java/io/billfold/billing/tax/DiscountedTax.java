package io.billfold.billing.tax;

import io.billfold.billing.FactFile;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a discount that was taken for paying early lowers the tax, from {@code early-payment.csv}.
 */
public final class DiscountedTax {
    private static final String UNION = "EU";
    private static final int COLUMNS = 5;
    private static final int SOURCE = 2;

    private final EuropeanUnion union = EuropeanUnion.bundled();
    private final Map<String, LocalDate> from = new HashMap<>();

    private DiscountedTax() {}

    /** By the facts that come with Billfold. */
    public static DiscountedTax bundled() {
        DiscountedTax facts = new DiscountedTax();
        for (FactFile.Row row :
                FactFile.read(DiscountedTax.class, "early-payment.csv", COLUMNS).rows()) {
            row.required(SOURCE);
            facts.from.put(row.required(0), LocalDate.parse(row.required(1)));
        }
        return facts;
    }

    /**
     * Whether tax of a country is lowered with the price.
     *
     * @param country ISO 3166-1 alpha-2
     * @param on when it was sold
     */
    public boolean isLowered(String country, LocalDate on) {
        LocalDate own = from.get(union.isMember(country, on) ? UNION : country);
        return own != null && !on.isBefore(own);
    }
}
