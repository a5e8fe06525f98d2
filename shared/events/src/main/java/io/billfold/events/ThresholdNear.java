package io.billfold.events;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.tax.SellerSales.Sold;
import io.billfold.billing.tax.Thresholds.Standing;
import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A seller has sold four fifths of what a place asks registration for: it should prepare to
 * register there.
 *
 * @param place whose threshold, for example {@code US-TX}; {@code EU} for sales to consumers in
 *     other member states (Directive 2006/112/EC art. 59c)
 * @param threshold for people, for example {@code USD 100000 or 200 sales}
 * @param currency of the threshold
 * @param sold net, in that currency: the higher of the current and the previous calendar year
 * @param invoices how many, in that year
 * @param asOf the last day that sales were counted of
 */
@Serdeable
public record ThresholdNear(
        int version,
        String eventId,
        Instant occurredAt,
        String seller,
        String place,
        String threshold,
        String currency,
        String sold,
        int invoices,
        LocalDate asOf)
        implements BillfoldEvent {
    public ThresholdNear {
        Versions.check("ThresholdNear", version);
    }

    /**
     * The event of a standing, once in a year.
     *
     * @throws IllegalArgumentException when it is not known what was sold
     */
    public static ThresholdNear of(
            Instant occurredAt, SellerId seller, Standing standing, LocalDate asOf) {
        Sold sold = standing.sold();
        if (sold == null) {
            throw new IllegalArgumentException("what was sold is not known of " + standing);
        }
        return new ThresholdNear(
                1,
                "ThresholdNear:" + seller + "." + standing.place() + "." + asOf.getYear(),
                occurredAt,
                seller.value(),
                standing.place(),
                standing.threshold(),
                standing.currency().getCode(),
                sold.amount().toPlainString(),
                sold.count(),
                asOf);
    }
}
