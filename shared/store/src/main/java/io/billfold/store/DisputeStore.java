package io.billfold.store;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.events.BillfoldEvent;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

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

    private static Item item(Dispute dispute) {
        return Item.of(pk(dispute.provider(), dispute.id()), SK)
                .with("form", FORM)
                .with("disputeId", dispute.id())
                .with("provider", dispute.provider())
                .with("paymentId", dispute.paymentId())
                .with("number", dispute.invoice().toString())
                .with("accountId", dispute.account().value())
                .with("seller", dispute.seller().value())
                .with("currency", dispute.amount().getCurrencyUnit().getCode())
                .with("amount", dispute.amount().getAmountMinorLong())
                .with("status", Words.of(dispute.status()))
                .with("reason", dispute.reason())
                .with("respondBy", text(dispute.respondBy()))
                .with("movementsBooked", String.join(SEPARATOR, dispute.movementsBooked()))
                .with("withdrawn", dispute.withdrawn().getAmountMinorLong())
                .with("writtenOff", dispute.writtenOff().getAmountMinorLong())
                .with("lastEventAt", dispute.lastEventAt().toString())
                .with("lastEventId", dispute.lastEventId());
    }

    private static Dispute dispute(Attributes item) {
        item.requireForm(FORM);
        return new Dispute(
                item.text("disputeId"),
                item.text("provider"),
                item.text("paymentId"),
                InvoiceNumber.parse(item.text("number")),
                new AccountId(item.text("accountId")),
                new SellerId(item.text("seller")),
                item.minor("amount"),
                status(item.text("status")),
                item.text("reason"),
                item.optionalInstant("respondBy"),
                movements(item.text("movementsBooked")),
                item.minor("withdrawn"),
                item.minor("writtenOff"),
                item.instant("lastEventAt"),
                item.text("lastEventId"));
    }

    /** Items of older releases call a case that was answered {@code under_review}. */
    private static Dispute.Status status(String word) {
        return word.equals("under_review")
                ? Dispute.Status.REPRESENTED
                : Words.to(Dispute.Status.class, word);
    }

    private static Set<String> movements(String joined) {
        return joined.isEmpty() ? Set.of() : Set.of(joined.split(SEPARATOR));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
