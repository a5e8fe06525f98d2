package io.billfold.events;

import io.billfold.billing.collecting.ExpiryNotice;
import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Something that an account pays with will expire: its payer should give another one.
 *
 * @param lastOn its last day
 * @param daysBefore which notice: 30 or 15 days before; one that comes late has fewer days left
 */
@Serdeable
public record PaymentMethodExpiring(
        int version,
        String eventId,
        Instant occurredAt,
        String accountId,
        String methodId,
        LocalDate lastOn,
        int daysBefore)
        implements BillfoldEvent {
    public PaymentMethodExpiring {
        Versions.check("PaymentMethodExpiring", version);
    }

    public static PaymentMethodExpiring of(Instant occurredAt, ExpiryNotice notice) {
        String account = notice.method().account().value();
        return new PaymentMethodExpiring(
                1,
                "PaymentMethodExpiring:" + account + "." + notice.key(),
                occurredAt,
                account,
                notice.method().id(),
                notice.lastOn(),
                notice.daysBefore());
    }

    /** Tells the notice from all others of the account, as {@link ExpiryNotice#key} does. */
    public String key() {
        return methodId + "." + YearMonth.from(lastOn) + "." + daysBefore;
    }
}
