package io.billfold.billing.tax;

import io.billfold.billing.FactFile;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;

/**
 * What a place asks of a seller from another country: one line of {@code regimes.csv}.
 *
 * @param place for example {@code CH} or {@code ES-CN}
 * @param kind of product, {@code digital} for electronic and telecom, or {@code any}
 * @param customer {@code business} or {@code consumer}
 * @param rule who accounts for the tax
 * @param threshold sales up to which the seller need not register, or null from the first sale
 * @param proof what shows that a customer is a business there
 * @param wording what the invoice should say where the customer accounts; may be empty
 */
record TaxRegime(
        String place,
        String kind,
        String customer,
        Rule rule,
        @Nullable Threshold threshold,
        Proof proof,
        String wording,
        LocalDate from,
        @Nullable LocalDate to,
        String source,
        Confidence confidence,
        String note) {
    static final int COLUMNS = 14;

    /** Who accounts for the tax. */
    enum Rule {
        /** The seller registers, above the threshold, and charges it. */
        CHARGE,
        /** A registered seller charges it; of others the customer accounts for it. */
        CHARGE_IF_REGISTERED,
        /** The customer, by reverse charge. */
        CUSTOMER_ACCOUNTS,
        /** Nobody charges it on this sale. */
        NOT_CHARGED,
        /** The customer's bank or card company withholds it. */
        WITHHELD,
        /** Nothing is known that could be relied on. */
        NOT_COVERED
    }

    /** What shows that a customer is a business. */
    enum Proof {
        /** A number of the country's form. */
        TAX_ID,
        /** A number, and the statement that the customer is registered for the tax. */
        TAX_ID_AND_STATEMENT,
        /** A number in the business register. */
        BUSINESS_NUMBER
    }

    /** Which sales are compared with a threshold. */
    enum Measure {
        INTO_PLACE,
        INTO_PLACE_CONSUMERS,
        WORLDWIDE,
        /** Worldwide, and at least one consumer in the place. */
        WORLDWIDE_AND_CONSUMERS
    }

    /** Sales up to which a seller need not register. */
    record Threshold(BigDecimal amount, String currency, Measure measure) {
        @Override
        public String toString() {
            return currency + " " + amount.toPlainString();
        }
    }

    static TaxRegime from(FactFile.Row row) {
        try {
            return new TaxRegime(
                    row.required(0),
                    row.required(1),
                    row.required(2),
                    Rule.valueOf(constant(row.required(3))),
                    threshold(row),
                    row.text(7).isEmpty() ? Proof.TAX_ID : Proof.valueOf(constant(row.text(7))),
                    row.text(8),
                    row.date(9),
                    row.dateOrNull(10),
                    row.required(11),
                    TaxRate.confidence(row, 12),
                    row.text(13));
        } catch (IllegalArgumentException e) {
            throw row.fault(String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable Threshold threshold(FactFile.Row row) {
        if (row.text(4).isEmpty()) {
            return null;
        }
        return new Threshold(
                row.decimal(4), row.required(5), Measure.valueOf(constant(row.required(6))));
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    boolean holds(String askedKind, String askedCustomer, LocalDate date) {
        return isOf(askedKind) && customer.equals(askedCustomer) && TaxRate.isIn(from, to, date);
    }

    private boolean isOf(String asked) {
        return switch (kind) {
            case "any" -> true;
            case "digital" -> asked.equals("electronic") || asked.equals("telecom");
            default -> kind.equals(asked);
        };
    }
}
