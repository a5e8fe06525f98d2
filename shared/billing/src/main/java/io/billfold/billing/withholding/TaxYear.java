package io.billfold.billing.withholding;

import io.billfold.billing.Checks;

/**
 * A tax year of a state, for example India's 2026, from April 2026 to March 2027.
 *
 * @param jurisdiction ISO 3166-1 alpha-2, for example {@code IN}, or a part of it
 * @param year its first calendar year
 */
public record TaxYear(String jurisdiction, int year) {
    private static final int YEAR_MIN = 2000;
    private static final int YEAR_MAX = 2999;

    public TaxYear {
        Checks.id("jurisdiction", jurisdiction);
        if (year < YEAR_MIN || year > YEAR_MAX) {
            throw new IllegalArgumentException("year " + year + " is not a tax year");
        }
    }

    @Override
    public String toString() {
        return jurisdiction + " " + year;
    }
}
