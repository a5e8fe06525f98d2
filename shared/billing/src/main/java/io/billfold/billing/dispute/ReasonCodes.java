package io.billfold.billing.dispute;

import io.billfold.billing.FactFile;
import io.billfold.billing.tax.Confidence;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the networks' rules: why banks ask for money back, and how long each stage of a
 * case lasts. From {@code reason-codes.csv} and {@code stages.csv} beside this class, where the
 * sources are named. A date that a provider names is always better.
 */
public final class ReasonCodes {
    private static final String ANY = "*";

    private final List<Reason> reasons;
    private final Map<String, Integer> stageDays;

    private ReasonCodes(List<Reason> reasons, Map<String, Integer> stageDays) {
        this.reasons = List.copyOf(reasons);
        this.stageDays = Map.copyOf(stageDays);
    }

    /** Which kind of reason, as a seller's policy distinguishes them. */
    public enum ReasonClass {
        FRAUD,
        AUTHORIZATION,
        PROCESSING,
        CONSUMER,
        OTHER
    }

    /**
     * A code of a network.
     *
     * @param answerDays days to answer a first chargeback; 0 where there is no answer
     * @param from first day, or null for longer than we know
     * @param to day after the last, or null
     */
    public record Reason(
            String scheme,
            String code,
            ReasonClass reasonClass,
            int answerDays,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Confidence confidence,
            String name) {
        boolean isOf(String itsScheme, String itsCode, LocalDate on) {
            return scheme.equals(itsScheme)
                    && code.equals(itsCode)
                    && (from == null || !on.isBefore(from))
                    && (to == null || on.isBefore(to));
        }
    }

    /** The tables that come with Billfold. */
    public static ReasonCodes bundled() {
        Map<String, Integer> days = new HashMap<>();
        for (FactFile.Row row : FactFile.read(ReasonCodes.class, "stages.csv", 6).rows()) {
            days.put(row.required(0) + " " + row.required(1), row.integer(2));
        }
        return new ReasonCodes(
                FactFile.read(ReasonCodes.class, "reason-codes.csv", 10).rows().stream()
                        .map(ReasonCodes::reason)
                        .toList(),
                days);
    }

    private static Reason reason(FactFile.Row row) {
        return new Reason(
                row.required(0),
                row.required(1),
                ReasonClass.valueOf(row.required(2).toUpperCase(Locale.ROOT)),
                row.integer(3),
                row.dateOrNull(5),
                row.dateOrNull(6),
                Confidence.valueOf(row.required(8).toUpperCase(Locale.ROOT)),
                row.required(9));
    }

    /** All codes, as they stand in the table. */
    public List<Reason> all() {
        return reasons;
    }

    /** What the network's code means on a day; empty for a code that is not in the table. */
    public Optional<Reason> find(@Nullable String scheme, @Nullable String code, LocalDate on) {
        return scheme == null || code == null
                ? Optional.empty()
                : reasons.stream().filter(it -> it.isOf(scheme, code, on)).findFirst();
    }

    /** How many days a stage of a scheme lasts; null where nobody says. */
    @Nullable Integer stageDays(@Nullable String scheme, Dispute.Status stage) {
        String word = " " + stage.name().toLowerCase(Locale.ROOT);
        Integer days = stageDays.get((scheme == null ? ANY : scheme) + word);
        return days == null ? stageDays.get(ANY + word) : days;
    }
}
