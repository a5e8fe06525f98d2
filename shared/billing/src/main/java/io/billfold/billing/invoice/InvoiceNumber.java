package io.billfold.billing.invoice;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An invoice number (BT-1): series, year and a running number without gaps, for example {@code
 * MU-2026-000042}.
 *
 * @param series the seller's prefix
 * @param year year of issue in the seller's zone
 * @param sequence running number, from 1
 */
public record InvoiceNumber(String series, int year, long sequence) {
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9._-]{1,64})-(\\d{4})-(\\d{6,12})");

    public InvoiceNumber {
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence " + sequence + " is not positive");
        }
    }

    /**
     * Reads the printed form.
     *
     * @throws IllegalArgumentException when it is not one
     */
    public static InvoiceNumber parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not an invoice number such as MU-2026-000042");
        }
        return new InvoiceNumber(
                matcher.group(1),
                Integer.parseInt(matcher.group(2)),
                Long.parseLong(matcher.group(3)));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s-%04d-%06d", series, year, sequence);
    }
}
