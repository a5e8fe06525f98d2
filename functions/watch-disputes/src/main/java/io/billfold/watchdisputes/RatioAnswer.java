package io.billfold.watchdisputes;

import io.billfold.billing.dispute.DisputeRatios.Limit;
import io.billfold.billing.dispute.DisputeRatios.Standing;
import io.billfold.billing.dispute.RatioBoard.Line;
import io.billfold.events.Forms;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Where a merchant id stands in a month.
 *
 * @param by {@code receipt}: by the month in which disputes came, as the networks count; {@code
 *     sale}: by that of the payments
 * @param salesBefore in the month before, against which some programmes count
 * @param disputedUsd what has no rate to the dollar is left out
 * @param programmes empty for a network without one
 */
@Serdeable
record RatioAnswer(
        String provider,
        String merchant,
        String scheme,
        String by,
        long sales,
        long salesBefore,
        long disputes,
        long fraudReports,
        String disputedUsd,
        String fraudUsd,
        List<Programme> programmes) {
    /**
     * A limit, and how near it is.
     *
     * @param reachedPercent by the part that is reached least: 100 or more is over it
     * @param why in words
     */
    @Serdeable
    record Programme(
            String programme,
            String level,
            long items,
            @Nullable String ratioPercent,
            String reachedPercent,
            int alarmPercent,
            String why) {
        static Programme of(Standing standing, long sales) {
            Limit limit = standing.limit();
            BigDecimal ratio = standing.ratioPercent();
            return new Programme(
                    limit.programme(),
                    limit.level(),
                    standing.items(),
                    ratio == null ? null : ratio.toPlainString(),
                    standing.reachedPercent().toPlainString(),
                    standing.alarmPercent(),
                    why(standing, sales));
        }

        private static String why(Standing standing, long sales) {
            Limit limit = standing.limit();
            Integer count = limit.count();
            BigDecimal amount = limit.amountUsd();
            return "%d %s to %d sales; the limit is %s %%%s%s"
                    .formatted(
                            standing.items(),
                            Forms.wordOf(limit.items()).replace('_', ' '),
                            sales,
                            limit.ratioPercent().toPlainString(),
                            count == null ? "" : " and " + count + " items",
                            amount == null ? "" : " and USD " + amount.toPlainString());
        }
    }

    static RatioAnswer of(Line line) {
        return new RatioAnswer(
                line.provider(),
                line.acquired().merchant(),
                line.acquired().scheme(),
                Forms.wordOf(line.by()),
                line.counts().sales(),
                line.before(),
                line.counts().disputes(),
                line.counts().frauds(),
                line.counts().disputedUsd().setScale(2, RoundingMode.HALF_UP).toPlainString(),
                line.counts().fraudUsd().setScale(2, RoundingMode.HALF_UP).toPlainString(),
                line.standings().stream().map(it -> Programme.of(it, sales(it, line))).toList());
    }

    /** Those that the programme holds the items against. */
    private static long sales(Standing standing, Line line) {
        return switch (standing.limit().base()) {
            case SAME -> line.counts().sales();
            case PREVIOUS -> line.before();
        };
    }
}
