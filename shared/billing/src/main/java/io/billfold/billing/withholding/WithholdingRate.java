package io.billfold.billing.withholding;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What a country's law lets its payers withhold, over a half-open interval of dates.
 *
 * @param country ISO 3166-1 alpha-2, of the payer
 * @param tax what it is called there
 * @param payment what is paid for
 * @param payee where who is paid is resident
 * @param ratePercent the rate, or the lowest of several
 * @param upToPercent the highest of several that depend on more than is known here; null for one
 * @param basis what it is a share of
 * @param from first day; 1900-01-01 where it was not researched
 * @param to first day on which it no longer applies, or null while no end is known
 * @param confidence {@code high}, {@code medium} or {@code low}
 * @param note the law, and what else is to be known
 */
public record WithholdingRate(
        String country,
        String tax,
        Payment payment,
        Payee payee,
        BigDecimal ratePercent,
        @Nullable BigDecimal upToPercent,
        Withholding.Basis basis,
        LocalDate from,
        @Nullable LocalDate to,
        String confidence,
        String note) {
    private static final Set<String> CONFIDENCES = Set.of("high", "medium", "low");

    /** What is paid for. */
    public enum Payment {
        GOODS,
        /** Services of any kind that has no row of its own. */
        SERVICES,
        TECHNICAL,
        PROFESSIONAL,
        CONTRACTOR
    }

    /** Where who is paid is resident. */
    public enum Payee {
        RESIDENT,
        NON_RESIDENT
    }

    public WithholdingRate {
        if (to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("from " + from + " is not before to " + to);
        }
        if (upToPercent != null && upToPercent.compareTo(ratePercent) <= 0) {
            throw new IllegalArgumentException(
                    "upTo " + upToPercent + " is not above the rate " + ratePercent);
        }
        if (!CONFIDENCES.contains(confidence)) {
            throw new IllegalArgumentException(
                    "confidence '" + confidence + "' is none of high, medium, low");
        }
    }

    /** Whether it applies on a date. */
    public boolean isIn(LocalDate date) {
        return !date.isBefore(from) && (to == null || date.isBefore(to));
    }

    /**
     * The withholding to expect; empty where the law has several rates: then it is to be stated.
     */
    public Optional<Withholding> withholding() {
        return upToPercent == null
                ? Optional.of(new Withholding(tax, country, ratePercent, basis, note))
                : Optional.empty();
    }
}
