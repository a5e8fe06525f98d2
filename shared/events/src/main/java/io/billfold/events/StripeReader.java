package io.billfold.events;

import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.dispute.DisputeReport;
import io.billfold.billing.dispute.Movement;
import io.billfold.billing.invoice.InvoiceNumber;
import io.micronaut.json.tree.JsonNode;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what we use of Stripe's events (docs.stripe.com/api/events, /api/disputes/object,
 * /api/charges/object, /api/payment_intents/object). Fields that are not used may change freely.
 *
 * <p>An event's own form is checked when it arrives. Its object is read later, from what was kept;
 * there, anything unexpected is an {@link IllegalArgumentException} that names the field, so that
 * the event reaches a person and is never half understood.
 */
public final class StripeReader {
    /** How payments and disputes name this provider. */
    public static final String PROVIDER = "stripe";

    /** Types that say that money was collected. */
    public static final Set<String> PAYMENT_TYPES =
            Set.of("charge.succeeded", "payment_intent.succeeded");

    /** A case has two to six movements; more than this is not read. */
    static final int MOVEMENTS_MAX = Dispute.MOVEMENTS_MAX;

    private static final int REASON_LENGTH_MAX = 100;

    private StripeReader() {}

    /** Reads what every event has; empty when the JSON is no event. */
    public static Optional<StripeEvent> event(JsonNode json) {
        try {
            StripeObject event = StripeObject.of(json);
            return Optional.of(new StripeEvent(event.id("id"), event.id("type"), json));
        } catch (IllegalArgumentException notAnEvent) {
            return Optional.empty();
        }
    }

    /**
     * Reads a payment event; empty when the money is not for an invoice of ours, or not captured.
     *
     * @throws IllegalArgumentException naming the field that can't be read
     */
    public static Optional<StripeCharge> charge(StripeEvent event) {
        StripeObject root = StripeObject.of(event.json());
        StripeObject object = root.object("data").object("object");
        Optional<InvoiceNumber> invoice = invoice(object);
        if (invoice.isEmpty() || object.isFalse("captured")) {
            return Optional.empty();
        }
        boolean isIntent = event.type().startsWith("payment_intent.");
        Money amount = object.amount(isIntent ? "amount_received" : "amount_captured", "currency");
        String id = isIntent ? object.reference("latest_charge") : object.id("id");
        Instant createdAt = root.instant("created");
        return Optional.of(new StripeCharge(id, invoice.get(), amount, createdAt));
    }

    /** The invoice that a charge was made for; other uses of the key are not ours. */
    private static Optional<InvoiceNumber> invoice(StripeObject charge) {
        try {
            return Optional.of(
                    InvoiceNumber.parse(
                            charge.object("metadata").text("invoice", REASON_LENGTH_MAX)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /**
     * Reads a dispute event.
     *
     * @throws IllegalArgumentException naming the field that can't be read
     */
    public static DisputeReport dispute(StripeEvent event) {
        StripeObject root = StripeObject.of(event.json());
        StripeObject dispute = root.object("data").object("object");
        Instant occurredAt = root.instant("created");
        String status = dispute.text("status", REASON_LENGTH_MAX);
        return new DisputeReport(
                PROVIDER,
                dispute.id("id"),
                dispute.reference("charge"),
                event.id(),
                event.type(),
                status(status),
                dispute.amount("amount", "currency"),
                dispute.text("reason", REASON_LENGTH_MAX),
                lower(card(dispute, "brand")),
                card(dispute, "network_reason_code"),
                status.endsWith("under_review") ? null : respondBy(dispute),
                refundable(dispute),
                occurredAt,
                movements(dispute, occurredAt));
    }

    /** Null for a word that is not known: the case then stays where it is. */
    private static Dispute.@Nullable Status status(String status) {
        return switch (status) {
            case "warning_needs_response", "warning_under_review" -> Dispute.Status.INQUIRY;
            case "needs_response" -> Dispute.Status.CHARGEBACK;
            case "under_review" -> Dispute.Status.REPRESENTED;
            case "warning_closed" -> Dispute.Status.WITHDRAWN;
            case "prevented" -> Dispute.Status.PREVENTED;
            case "won" -> Dispute.Status.WON;
            case "lost" -> Dispute.Status.LOST;
            default -> null;
        };
    }

    /** What is told of a disputed card payment; null for other methods. */
    private static @Nullable String card(StripeObject dispute, String name) {
        StripeObject method = dispute.objectOrNull("payment_method_details");
        StripeObject card = method == null ? null : method.objectOrNull("card");
        return card == null || card.isNull(name) ? null : card.text(name, REASON_LENGTH_MAX);
    }

    private static @Nullable String lower(@Nullable String word) {
        return word == null ? null : word.toLowerCase(Locale.ROOT);
    }

    private static @Nullable Boolean refundable(StripeObject dispute) {
        return dispute.isNull("is_charge_refundable")
                ? null
                : !dispute.isFalse("is_charge_refundable");
    }

    private static @Nullable Instant respondBy(StripeObject dispute) {
        StripeObject evidence = dispute.objectOrNull("evidence_details");
        return evidence == null || evidence.isNull("due_by") ? null : evidence.instant("due_by");
    }

    private static List<Movement> movements(StripeObject dispute, Instant occurredAt) {
        if (dispute.isNull("balance_transactions")) {
            return List.of();
        }
        return dispute.list("balance_transactions", MOVEMENTS_MAX).stream()
                .map(transaction -> movement(transaction, occurredAt))
                .toList();
    }

    private static Movement movement(StripeObject transaction, Instant occurredAt) {
        return new Movement(
                transaction.id("id"),
                transaction.amount("amount", "currency"),
                transaction.amount("fee", "currency"),
                transaction.isNull("created") ? occurredAt : transaction.instant("created"));
    }
}
