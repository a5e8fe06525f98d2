package io.billfold.events;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.dispute.DisputeRatios.Standing;
import io.billfold.billing.dispute.RatioBoard;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Locale;

/**
 * A merchant id has reached a half or three quarters of what a network counts as too many disputes:
 * told once a month, programme and step.
 *
 * @param merchant the provider's name of the merchant account; {@code -} where it has one alone
 * @param month of the sales or of the disputes, for example {@code 2026-05}
 * @param by {@code receipt}, as the networks count, or {@code sale}: the month of the payments
 * @param stepPercent 50 or 75
 * @param reachedPercent how much of the limit is reached
 * @param items how many disputes, fraud reports or both the programme counts
 * @param ratioPercent of the items to the sales; null without sales
 */
@Serdeable
public record DisputeRatioNear(
        int version,
        String eventId,
        Instant occurredAt,
        String seller,
        String provider,
        String merchant,
        String scheme,
        String programme,
        String month,
        String by,
        int stepPercent,
        String reachedPercent,
        long items,
        @Nullable String ratioPercent)
        implements BillfoldEvent {
    public DisputeRatioNear {
        Versions.check("DisputeRatioNear", version);
    }

    /**
     * The event of a limit that is near, once for each step.
     *
     * @param alarm what tells it from all others of the seller's month
     */
    public static DisputeRatioNear of(
            Instant occurredAt,
            SellerId seller,
            YearMonth month,
            RatioBoard.Line line,
            Standing standing,
            String alarm) {
        BigDecimal ratio = standing.ratioPercent();
        return new DisputeRatioNear(
                1,
                "DisputeRatioNear:" + seller + "." + month + "." + alarm,
                occurredAt,
                seller.value(),
                line.provider(),
                line.acquired().merchant(),
                line.acquired().scheme(),
                standing.limit().programme(),
                month.toString(),
                line.by().name().toLowerCase(Locale.ROOT),
                standing.alarmPercent(),
                standing.reachedPercent().toPlainString(),
                standing.items(),
                ratio == null ? null : ratio.toPlainString());
    }
}
