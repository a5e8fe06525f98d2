package io.billfold.billing.tax;

import io.billfold.billing.FactFile;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;

/**
 * From which sales on a state of the USA asks a seller from elsewhere to register (South Dakota v.
 * Wayfair, 2018): one line of {@code us-nexus.csv}.
 *
 * @param state for example {@code TX}
 * @param amount sales in USD
 * @param invoices number of sales, or null where it does not count
 * @param rule how the two are joined
 */
record Nexus(
        String state,
        BigDecimal amount,
        @Nullable Integer invoices,
        Rule rule,
        LocalDate from,
        @Nullable LocalDate to,
        String source,
        Confidence confidence) {
    static final int COLUMNS = 10;

    /** How amount and number are joined. */
    enum Rule {
        AMOUNT,
        OR,
        AND
    }

    static Nexus from(FactFile.Row row) {
        try {
            return new Nexus(
                    row.required(0),
                    row.decimal(1),
                    row.text(2).isEmpty() ? null : row.integer(2),
                    Rule.valueOf(row.required(3).toUpperCase(Locale.ROOT)),
                    row.date(5),
                    row.dateOrNull(6),
                    row.required(7),
                    TaxRate.confidence(row, 8));
        } catch (IllegalArgumentException e) {
            throw row.fault(String.valueOf(e.getMessage()));
        }
    }

    boolean holds(String asked, LocalDate date) {
        return state.equals(asked) && TaxRate.isIn(from, to, date);
    }

    /** Whether sales are above the line. */
    boolean isReached(SellerSales.Sold sold) {
        boolean byAmount = sold.amount().compareTo(amount) > 0;
        boolean byCount = invoices != null && sold.count() >= invoices;
        return switch (rule) {
            case AMOUNT -> byAmount;
            case OR -> byAmount || byCount;
            case AND -> byAmount && byCount;
        };
    }

    @Override
    public String toString() {
        String sales = "USD " + amount.toPlainString();
        return switch (rule) {
            case AMOUNT -> sales;
            case OR -> sales + " or " + invoices + " sales";
            case AND -> sales + " and " + invoices + " sales";
        };
    }
}
