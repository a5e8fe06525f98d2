package io.billfold.recorddelivery;

import io.billfold.billing.delivery.Delivery;
import io.billfold.billing.delivery.Report;
import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;
import java.util.List;

/**
 * A delivery as callers see it.
 *
 * @param number the invoice or credit note
 * @param delivery which delivery of it, for example {@code invoice.1}
 * @param by {@code email}, {@code portal} or {@code peppol}
 * @param to the mail address, the portal, or the participant id
 * @param step where it is, for example {@code uploaded}
 * @param at since when
 * @param detail what is known of that, or empty
 * @param reports all that was reported, in the order of the times
 */
@Serdeable
record DeliveryAnswer(
        String number,
        String delivery,
        String seller,
        String accountId,
        String by,
        String to,
        String step,
        Instant at,
        String detail,
        List<Reported> reports) {
    /** Something that was reported. */
    @Serdeable
    record Reported(String step, Instant at, String detail) {
        static Reported of(Report report) {
            return new Reported(report.step().word(), report.at(), report.detail());
        }
    }

    static DeliveryAnswer of(Delivery delivery) {
        Report current = delivery.current();
        return new DeliveryAnswer(
                delivery.id().number().toString(),
                delivery.id().name(),
                delivery.seller().value(),
                delivery.account().value(),
                delivery.channel().word(),
                delivery.recipient(),
                current.step().word(),
                current.at(),
                current.detail(),
                delivery.reports().stream().map(Reported::of).toList());
    }
}
