package io.billfold.handlechargeback;

import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.dispute.DisputeChange;
import io.billfold.billing.dispute.Movement;
import io.billfold.events.BillfoldEvent;
import io.billfold.events.DisputeClosed;
import io.billfold.events.DisputeMoneyMoved;
import io.billfold.events.DisputeOpened;

import org.joda.money.Money;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a change of a case tells the rest of Billfold. */
final class DisputeNews {
    private DisputeNews() {}

    /** The events of a change: opened, money moved, closed, in this order. */
    static List<BillfoldEvent> of(DisputeChange change, Instant now) {
        List<BillfoldEvent> events = new ArrayList<>();
        Dispute dispute = change.after();
        if (change.opened()) {
            events.add(opened(dispute, now));
        }
        change.moved().forEach(movement -> events.add(moved(dispute, movement, now)));
        if (change.closed()) {
            events.add(closed(dispute, now));
        }
        return List.copyOf(events);
    }

    private static DisputeOpened opened(Dispute dispute, Instant now) {
        return DisputeOpened.of(
                now,
                dispute.id(),
                dispute.provider(),
                dispute.paymentId(),
                dispute.invoice().toString(),
                dispute.amount().getCurrencyUnit().getCode(),
                text(dispute.amount()),
                dispute.reason(),
                dispute.respondBy());
    }

    private static DisputeMoneyMoved moved(Dispute dispute, Movement movement, Instant now) {
        return DisputeMoneyMoved.of(
                now,
                dispute.id(),
                dispute.provider(),
                movement.id(),
                dispute.invoice().toString(),
                movement.amount().getCurrencyUnit().getCode(),
                text(movement.amount()),
                text(movement.fee()));
    }

    private static DisputeClosed closed(Dispute dispute, Instant now) {
        return DisputeClosed.of(
                now,
                dispute.id(),
                dispute.provider(),
                dispute.latest().eventId(),
                dispute.invoice().toString(),
                dispute.status().name().toLowerCase(Locale.ROOT));
    }

    private static String text(Money amount) {
        return amount.getAmount().toPlainString();
    }
}
