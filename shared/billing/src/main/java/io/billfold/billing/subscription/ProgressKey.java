package io.billfold.billing.subscription;

import io.billfold.billing.catalog.Charge;

import java.util.Locale;

/**
 * What is billed step by step: the charges of a phase that have the same timing, or a fee.
 *
 * @param phase the change that began the phase, or charged the fee
 * @param timing before or after each period; fees are in advance
 */
public record ProgressKey(String phase, Charge.Timing timing) {
    /** Reads the written form. */
    public static ProgressKey parse(String text) {
        int end = text.lastIndexOf('/');
        if (end < 0) {
            throw new IllegalArgumentException("'" + text + "' is not phase/timing");
        }
        String timing = text.substring(end + 1).toUpperCase(Locale.ROOT);
        return new ProgressKey(text.substring(0, end), Charge.Timing.valueOf(timing));
    }

    /** For example {@code start/advance}. */
    @Override
    public String toString() {
        return phase + "/" + timing.name().toLowerCase(Locale.ROOT);
    }
}
