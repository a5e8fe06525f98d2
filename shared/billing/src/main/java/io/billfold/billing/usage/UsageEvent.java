package io.billfold.billing.usage;

import io.billfold.billing.Checks;
import io.billfold.billing.subscription.SubscriptionId;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;

/**
 * One thing that was used, for example 120 requests at 2026-01-31T09:15:00Z.
 *
 * <p>What the quantity means is up to the metric's {@link Aggregation}: an amount to add, or the
 * level from that time on. It is negative where something is taken back: a correction of a sum, or
 * units that leave.
 *
 * @param id the sender's own id, unique within the subscription: the same id again is the same
 *     event
 * @param subscription what is billed for it
 * @param metric what was used, for example {@code requests}
 * @param at when; it decides the period
 * @param quantity how much, in the metric's unit
 * @param unique the value that a unique count counts, for example a user's id, or null
 */
public record UsageEvent(
        String id,
        SubscriptionId subscription,
        String metric,
        Instant at,
        BigDecimal quantity,
        @Nullable String unique) {
    /** The largest quantity either way: with a price it still fits every amount. */
    public static final BigDecimal QUANTITY_MAX = new BigDecimal("1000000000000");

    /** The most decimals of a quantity. */
    public static final int QUANTITY_DECIMALS_MAX = 12;

    /** The longest value that a unique count counts. */
    public static final int UNIQUE_LENGTH_MAX = 200;

    /** By time; what is of the same time by id, so that the order never depends on arrival. */
    public static final Comparator<UsageEvent> BY_TIME =
            Comparator.comparing(UsageEvent::at).thenComparing(UsageEvent::id);

    public UsageEvent {
        Checks.id("eventId", id);
        Checks.id("metric", metric);
        if (quantity.abs().compareTo(QUANTITY_MAX) > 0) {
            throw new IllegalArgumentException(
                    "quantity " + quantity + " is beyond " + QUANTITY_MAX + " either way");
        }
        if (quantity.stripTrailingZeros().scale() > QUANTITY_DECIMALS_MAX) {
            throw new IllegalArgumentException(
                    "quantity "
                            + quantity
                            + " has more than "
                            + QUANTITY_DECIMALS_MAX
                            + " decimals");
        }
        if (unique != null) {
            Checks.text("unique", unique, UNIQUE_LENGTH_MAX);
        }
        quantity = plain(quantity.stripTrailingZeros());
    }

    /** 12.50 and 12.5 are the same quantity, so that a repeat is known as one. */
    static BigDecimal plain(BigDecimal stripped) {
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
