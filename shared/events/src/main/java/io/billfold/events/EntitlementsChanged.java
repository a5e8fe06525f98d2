package io.billfold.events;

import io.billfold.billing.catalog.Plans;
import io.billfold.billing.rating.Entitlement;
import io.billfold.billing.subscription.Subscription;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/**
 * What a subscription entitles to is another than before. It is always told whole, so that a
 * product that follows needs the latest event only.
 */
@Serdeable
public record EntitlementsChanged(
        int version,
        String eventId,
        Instant occurredAt,
        String subscriptionId,
        String accountId,
        String cause,
        List<Granted> entitlements)
        implements BillfoldEvent {
    public EntitlementsChanged {
        Versions.check("EntitlementsChanged", version);
    }

    /** An {@link Entitlement}; times are local in the account's zone, {@code to} is exclusive. */
    @Serdeable
    public record Granted(
            String item,
            String plan,
            LocalDateTime from,
            @Nullable LocalDateTime to,
            String quantity,
            Map<String, String> grants) {
        static Granted of(Entitlement entitlement) {
            return new Granted(
                    entitlement.item().value(),
                    entitlement.plan(),
                    entitlement.from(),
                    entitlement.to(),
                    entitlement.quantity().toPlainString(),
                    entitlement.grants());
        }
    }

    /**
     * The entitlements after an order or a change.
     *
     * @param cause the order's or the change's id
     */
    public static EntitlementsChanged of(
            Instant occurredAt, String cause, Subscription subscription, Plans catalog) {
        return new EntitlementsChanged(
                1,
                "EntitlementsChanged:" + subscription.id() + "." + cause,
                occurredAt,
                subscription.id().value(),
                subscription.account().value(),
                cause,
                Entitlement.of(subscription, catalog).stream().map(Granted::of).toList());
    }
}
