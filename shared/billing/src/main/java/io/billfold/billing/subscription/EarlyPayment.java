package io.billfold.billing.subscription;

import java.math.BigDecimal;
import java.util.List;

/**
 * A discount for who pays early (German: Skonto), for example 2 percent within 10 days.
 *
 * @param percent of all that is to pay, tax included: above 0, below 100, at most two decimals as
 *     in the invoices of Germany (XRechnung, BT-20)
 * @param days from the day of issue to the last on which the money may come; at least 1
 */
public record EarlyPayment(BigDecimal percent, int days) {
    /** More steps than these nobody offers. */
    public static final int STEPS_MAX = 2;

    private static final int DECIMALS_MAX = 2;

    public EarlyPayment {
        BigDecimal plain = percent.stripTrailingZeros();
        percent = plain.scale() < 0 ? plain.setScale(0) : plain;
        if (percent.signum() <= 0 || percent.compareTo(BigDecimal.valueOf(100)) >= 0) {
            throw new IllegalArgumentException(
                    "percent must be above 0 and below 100, was " + percent.toPlainString());
        }
        if (percent.scale() > DECIMALS_MAX) {
            throw new IllegalArgumentException(
                    "percent must have at most 2 decimals, was " + percent.toPlainString());
        }
        if (days < 1) {
            throw new IllegalArgumentException("days must be at least 1, was " + days);
        }
    }

    /** Reads what {@link #toString} wrote, for example {@code 10@2.5}. */
    public static EarlyPayment parse(String text) {
        int end = text.indexOf('@');
        if (end < 0) {
            throw new IllegalArgumentException("'" + text + "' is no discount such as 10@2.5");
        }
        return new EarlyPayment(
                new BigDecimal(text.substring(end + 1)), Integer.parseInt(text.substring(0, end)));
    }

    /** Days and percent, for example {@code 10@2.5}. */
    @Override
    public String toString() {
        return days + "@" + percent.toPlainString();
    }

    /**
     * Checks that each step leaves more time for less, and that all end before payment is due.
     *
     * @throws IllegalArgumentException naming the step that does not
     */
    static List<EarlyPayment> checked(List<EarlyPayment> steps, int paymentTermsDays) {
        if (steps.size() > STEPS_MAX) {
            throw new IllegalArgumentException(
                    "earlyPayment must have at most " + STEPS_MAX + " steps, had " + steps.size());
        }
        for (int i = 0; i < steps.size(); i++) {
            EarlyPayment step = steps.get(i);
            if (step.days >= paymentTermsDays) {
                throw new IllegalArgumentException(
                        "earlyPayment[%d].days must be below paymentTermsDays %d, was %d"
                                .formatted(i, paymentTermsDays, step.days));
            }
            if (i > 0 && !step.isAfter(steps.get(i - 1))) {
                throw new IllegalArgumentException(
                        "earlyPayment[%d] must have more days and less percent than the step before"
                                .formatted(i));
            }
        }
        return List.copyOf(steps);
    }

    private boolean isAfter(EarlyPayment before) {
        return days > before.days && percent.compareTo(before.percent) < 0;
    }
}
