package io.billfold.billing.tax;

import io.billfold.billing.FactFile;

import java.util.Locale;

/**
 * What is sold, in the eyes of tax law.
 *
 * @param id for example {@code saas}
 * @param kind what decides where it is supplied
 * @param name for the reader
 */
record ProductCategory(String id, Kind kind, String name) {
    static final int COLUMNS = 4;

    /** What decides where a product is supplied. */
    enum Kind {
        /** Supplied over the internet, without much human help (Reg. 282/2011 art. 7). */
        ELECTRONIC,
        TELECOM,
        /** Advice, finance and alike: Directive 2006/112/EC art. 59. */
        INTANGIBLE,
        /** Any other service. */
        SERVICE,
        GOODS;

        /** Supplied to consumers where they live (Directive 2006/112/EC art. 58). */
        boolean isSuppliedToConsumersAtHome() {
            return this != SERVICE && this != INTANGIBLE;
        }
    }

    static ProductCategory from(FactFile.Row row) {
        try {
            return new ProductCategory(
                    row.required(0),
                    Kind.valueOf(row.required(1).toUpperCase(Locale.ROOT)),
                    row.required(2));
        } catch (IllegalArgumentException e) {
            throw row.fault("kind '" + row.text(1) + "' is not known");
        }
    }
}
