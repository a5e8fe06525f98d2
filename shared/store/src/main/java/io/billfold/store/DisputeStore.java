package io.billfold.store;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.dispute.DisputeMovement;
import io.billfold.billing.dispute.DisputeReport;
import io.billfold.billing.dispute.Movement;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.events.BillfoldEvent;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Disputes, one item per case: in the Payments table under {@code DISPUTE#<provider>#<id>}. */
public class DisputeStore {
    private static final String SK = "DISPUTE";
    private static final String SEPARATOR = ",";
    private static final long FORM = 1;

    private final Dynamo dynamo;

    public DisputeStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** A case by the provider's id. */
    public Optional<Versioned<Dispute>> find(String provider, String disputeId) {
        return dynamo.find(Table.PAYMENTS, pk(provider, disputeId), SK)
                .map(Attributes::new)
                .map(item -> new Versioned<>(dispute(item), item.number("version")));
    }

    /** Adds a case: the transaction is refused if it is known. */
    public Commit open(Commit commit, Dispute dispute) {
        return commit.putNew(Table.PAYMENTS, item(dispute).with("version", 1));
    }

    /** Replaces a case that must still be as it was read. */
    public Commit replace(Commit commit, Dispute dispute, long versionRead) {
        return commit.replace(Table.PAYMENTS, item(dispute), versionRead);
    }

    /** Publishes an event of a dispute. */
    public Commit publish(Commit commit, BillfoldEvent event) {
        return commit.publish(Table.PAYMENTS, event);
    }

    private static String pk(String provider, String disputeId) {
        return "DISPUTE#" + provider + "#" + disputeId;
    }

    private Item item(Dispute dispute) {
        DisputeReport latest = dispute.latest();
        return Item.of(pk(dispute.provider(), dispute.id()), SK)
                .with("form", FORM)
                .with("disputeId", dispute.id())
                .with("provider", dispute.provider())
                .with("paymentId", dispute.paymentId())
                .with("number", dispute.invoice().toString())
                .with("accountId", dispute.account().value())
                .with("seller", dispute.seller().value())
                .with("currency", dispute.currency().getCode())
                .with("amount", dispute.amount().getAmountMinorLong())
                .with("status", Words.of(dispute.status()))
                .with("reason", dispute.reason())
                .with("respondBy", text(dispute.respondBy()))
                .with("movementsBooked", booked(dispute))
                .with("withdrawn", dispute.withdrawn().getAmountMinorLong())
                .with("writtenOff", dispute.writtenOff().getAmountMinorLong())
                .with("reopened", dispute.reopened().getAmountMinorLong())
                .with("lastEventAt", latest.occurredAt().toString())
                .with("lastEventId", latest.eventId())
                .with("doc", dynamo.eventJson().write(StoredCase.of(dispute)));
    }

    private static String booked(Dispute dispute) {
        return dispute.movements().stream()
                .filter(movement -> movement.value() != null)
                .map(DisputeMovement::id)
                .collect(Collectors.joining(SEPARATOR));
    }

    private Dispute dispute(Attributes item) {
        item.requireForm(FORM);
        String doc = item.optionalText("doc");
        Told told =
                doc == null
                        ? told(item)
                        : dynamo.eventJson()
                                .read(doc, StoredCase.class)
                                .toTold(item.text("provider"), item.text("disputeId"));
        return new Dispute(
                item.text("disputeId"),
                item.text("provider"),
                item.text("paymentId"),
                InvoiceNumber.parse(item.text("number")),
                new AccountId(item.text("accountId")),
                new SellerId(item.text("seller")),
                told.reports(),
                told.movements(),
                item.minorOrZero("reopened"),
                told.reopenings());
    }

    /** What was reported of a case. */
    record Told(List<DisputeReport> reports, List<DisputeMovement> movements, int reopenings) {}

    /** Older releases kept the latest report alone, and of movements their ids and their sum. */
    private static Told told(Attributes item) {
        Instant at = item.instant("lastEventAt");
        DisputeReport latest =
                new DisputeReport(
                        item.text("provider"),
                        item.text("disputeId"),
                        "",
                        item.text("lastEventId"),
                        "",
                        status(item.text("status")),
                        item.minor("amount"),
                        item.text("reason"),
                        null,
                        null,
                        item.optionalInstant("respondBy"),
                        null,
                        at,
                        List.of());
        Money none = item.minor("withdrawn").multipliedBy(0);
        List<DisputeMovement> movements = new ArrayList<>();
        for (String id : ids(item.text("movementsBooked"))) {
            Money taken = movements.isEmpty() ? item.minor("withdrawn").negated() : none;
            movements.add(new DisputeMovement(new Movement(id, taken, none, at), taken));
        }
        return new Told(List.of(latest), movements, 0);
    }

    /** Items of older releases call a case that was answered {@code under_review}. */
    private static Dispute.Status status(String word) {
        return word.equals("under_review")
                ? Dispute.Status.REPRESENTED
                : Words.to(Dispute.Status.class, word);
    }

    private static List<String> ids(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(SEPARATOR));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
