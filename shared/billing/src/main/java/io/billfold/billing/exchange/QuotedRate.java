package io.billfold.billing.exchange;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One published figure, for example 1.0749 USD per euro on 2024-04-02.
 *
 * @param date of publication; the first day of the month for a monthly figure
 * @param currency ISO 4217 code, also of a currency that is no more, for example {@code EEK}
 * @param perEuro units of the currency for one euro, above zero, kept without trailing zeros
 */
public record QuotedRate(LocalDate date, String currency, BigDecimal perEuro) {
    /** The first day that the ECB published rates for. */
    public static final LocalDate DATE_MIN = LocalDate.of(1999, 1, 4);

    /** The ECB's longest figures have 5; averages of other offices may have more. */
    public static final int DECIMALS_MAX = 10;

    /** Far above any currency that was ever quoted (the old Turkish lira: 1,900,000). */
    private static final BigDecimal RATE_MAX = new BigDecimal("1000000000");

    private static final String EURO = "EUR";

    public QuotedRate {
        if (date.isBefore(DATE_MIN)) {
            throw new IllegalArgumentException(
                    "date " + date + " is before the first rates of the euro, " + DATE_MIN);
        }
        if (!isCode(currency) || currency.equals(EURO)) {
            throw new IllegalArgumentException(
                    "currency must be three capital letters other than EUR, was '"
                            + currency
                            + "'");
        }
        perEuro = canonical(currency, perEuro);
    }

    private static boolean isCode(String currency) {
        return currency.length() == 3 && currency.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    /** One figure has one form: files say 7.439 and 7.4390 for the same. */
    private static BigDecimal canonical(String currency, BigDecimal perEuro) {
        if (perEuro.signum() <= 0 || perEuro.compareTo(RATE_MAX) > 0) {
            throw new IllegalArgumentException(
                    "rate of %s must be above 0 and at most %s, was %s"
                            .formatted(currency, RATE_MAX, perEuro));
        }
        BigDecimal stripped = perEuro.stripTrailingZeros();
        if (stripped.scale() > DECIMALS_MAX) {
            throw new IllegalArgumentException(
                    "rate of %s has more than %d decimals: %s"
                            .formatted(currency, DECIMALS_MAX, perEuro));
        }
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
