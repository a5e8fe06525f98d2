package io.billfold.billing.dispute;

import io.billfold.billing.FactFile;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How near a merchant is to what the networks count as too many disputes (Visa's VAMP; Mastercard's
 * ECM, HECM and EFM), from the limits in {@code programmes.csv} beside this class. A fine and extra
 * fees follow, so somebody is told at half and at three quarters of a limit.
 */
public final class DisputeRatios {
    /** At which parts of a limit somebody is told, in percent. */
    public static final List<Integer> ALARMS_PERCENT = List.of(50, 75);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int SCALE = 4;

    private final List<Limit> limits;

    private DisputeRatios(List<Limit> limits) {
        this.limits = List.copyOf(limits);
    }

    /** What a programme counts. */
    public enum Items {
        FRAUD_AND_DISPUTES,
        DISPUTES,
        FRAUD
    }

    /** Against the sales of which month. */
    public enum Base {
        SAME,
        PREVIOUS
    }

    /**
     * A line that a merchant must stay below. It is reached when all of count, ratio and amount
     * are.
     *
     * @param count of the items in a month, or null where it does not count
     * @param ratioPercent of the items to the sales, both counted
     * @param amountUsd of the items in a month, in dollars, or null where it does not count
     * @param from first day, or null for longer than we know
     * @param to day after the last, or null
     */
    public record Limit(
            String scheme,
            String programme,
            String level,
            Items items,
            Base base,
            @Nullable Integer count,
            BigDecimal ratioPercent,
            @Nullable BigDecimal amountUsd,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        boolean isIn(YearMonth month) {
            LocalDate last = month.atEndOfMonth();
            return (from == null || !last.isBefore(from)) && (to == null || last.isBefore(to));
        }
    }

    /**
     * What a merchant id had in a month, of one scheme.
     *
     * @param sales settled, card absent, counted
     * @param disputes counted when they came in; inquiries and prevented ones are none
     * @param frauds fraud reports, counted when they came in
     * @param disputedUsd amount of the disputes, in dollars
     * @param fraudUsd amount of the fraud reports, in dollars
     */
    public record Counts(
            long sales, long disputes, long frauds, BigDecimal disputedUsd, BigDecimal fraudUsd) {
        /** Nothing happened. */
        public static final Counts NONE = new Counts(0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO);

        public Counts {
            if (sales < 0 || disputes < 0 || frauds < 0) {
                throw new IllegalArgumentException(
                        "counts can't be below zero: " + sales + ", " + disputes + ", " + frauds);
            }
        }

        long items(Items items) {
            return switch (items) {
                case FRAUD_AND_DISPUTES -> Math.addExact(frauds, disputes);
                case DISPUTES -> disputes;
                case FRAUD -> frauds;
            };
        }

        BigDecimal amountUsd(Items items) {
            return switch (items) {
                case FRAUD_AND_DISPUTES -> fraudUsd.add(disputedUsd);
                case DISPUTES -> disputedUsd;
                case FRAUD -> fraudUsd;
            };
        }
    }

    /**
     * Where a merchant stands.
     *
     * @param ratioPercent of the items to the sales; null without sales
     * @param reachedPercent how much of the limit is reached, by the part that is reached least:
     *     100 or more is over it
     */
    public record Standing(
            Limit limit, long items, @Nullable BigDecimal ratioPercent, BigDecimal reachedPercent) {
        /** The highest alarm that is reached, or 0. */
        public int alarmPercent() {
            return ALARMS_PERCENT.stream()
                    .filter(it -> reachedPercent.compareTo(BigDecimal.valueOf(it)) >= 0)
                    .mapToInt(Integer::intValue)
                    .max()
                    .orElse(0);
        }
    }

    /** The limits that come with Billfold. */
    public static DisputeRatios bundled() {
        return new DisputeRatios(
                FactFile.read(DisputeRatios.class, "programmes.csv", 13).rows().stream()
                        .map(DisputeRatios::limit)
                        .toList());
    }

    private static Limit limit(FactFile.Row row) {
        return new Limit(
                row.required(0),
                row.required(1),
                row.required(2),
                Items.valueOf(row.required(3).toUpperCase(Locale.ROOT)),
                Base.valueOf(row.required(4).toUpperCase(Locale.ROOT)),
                row.text(5).isEmpty() ? null : Integer.valueOf(row.integer(5)),
                row.decimal(6),
                row.text(7).isEmpty() ? null : row.decimal(7),
                row.dateOrNull(8),
                row.dateOrNull(9));
    }

    /**
     * Where a merchant stands with each limit of a scheme that holds in a month.
     *
     * @param now what it had in the month
     * @param before what it had in the month before
     */
    public List<Standing> standings(String scheme, YearMonth month, Counts now, Counts before) {
        return limits.stream()
                .filter(limit -> limit.scheme().equals(scheme) && limit.isIn(month))
                .map(limit -> standing(limit, now, before))
                .toList();
    }

    private static Standing standing(Limit limit, Counts now, Counts before) {
        long items = now.items(limit.items());
        long sales = limit.base() == Base.SAME ? now.sales() : before.sales();
        BigDecimal ratio = sales == 0 ? null : percent(items, BigDecimal.valueOf(sales));
        // items without any sale are over every ratio
        BigDecimal ofRatio = ratio == null ? null : percent(ratio, limit.ratioPercent());
        BigDecimal ofCount =
                limit.count() == null ? null : percent(items, BigDecimal.valueOf(limit.count()));
        BigDecimal ofAmount =
                limit.amountUsd() == null
                        ? null
                        : percent(now.amountUsd(limit.items()), limit.amountUsd());
        BigDecimal least =
                Stream.of(ofRatio, ofCount, ofAmount)
                        .filter(Objects::nonNull)
                        .min(BigDecimal::compareTo)
                        .orElse(BigDecimal.ZERO);
        return new Standing(limit, items, ratio, least);
    }

    private static BigDecimal percent(long part, BigDecimal whole) {
        return percent(BigDecimal.valueOf(part), whole);
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return part.multiply(HUNDRED).divide(whole, SCALE, RoundingMode.DOWN);
    }
}
