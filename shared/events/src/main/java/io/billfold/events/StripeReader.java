package io.billfold.events;

import io.billfold.billing.collecting.Decline;
import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.dispute.DisputeReport;
import io.billfold.billing.dispute.FraudReport;
import io.billfold.billing.dispute.Movement;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.payment.ChargeTraits;
import io.micronaut.json.tree.JsonNode;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what we use of Stripe's events (docs.stripe.com/api/events, /api/disputes/object,
 * /api/charges/object, /api/payment_intents/object). Fields that are not used may change freely.
 */
public final class StripeReader implements ProviderReader {
    /** How payments and disputes name this provider. */
    public static final String PROVIDER = "stripe";

    /** Types that say that money was collected. */
    private static final Set<String> PAYMENT_TYPES =
            Set.of("charge.succeeded", "payment_intent.succeeded");

    /** Says that a charge was refused, or a debit failed that was taken before. */
    private static final String FAILED = "payment_intent.payment_failed";

    /** Known, and not booked. */
    private static final Set<String> OTHER_TYPES =
            Set.of(
                    "charge.captured",
                    "charge.failed",
                    "charge.pending",
                    "charge.refunded",
                    "payment_intent.created",
                    "payment_intent.canceled",
                    "payment_intent.processing",
                    "refund.created");

    /** Types that say what came of a refund. */
    private static final Set<String> REFUND_TYPES =
            Set.of("charge.refund.updated", "refund.failed", "refund.updated");

    /** A case has two to six movements; more than this is not read. */
    static final int MOVEMENTS_MAX = Dispute.MOVEMENTS_MAX;

    private static final int REASON_LENGTH_MAX = 100;
    private static final int KEY_LENGTH_MAX = 255;

    /** Reads what every event has; empty when the JSON is no event. */
    public static Optional<ProviderEvent> event(JsonNode json) {
        try {
            ProviderObject event = ProviderObject.of(json);
            return Optional.of(new ProviderEvent(event.id("id"), event.id("type"), json));
        } catch (IllegalArgumentException notAnEvent) {
            return Optional.empty();
        }
    }

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public ProviderTopic topic(String type) {
        if (PAYMENT_TYPES.contains(type)) {
            return ProviderTopic.PAYMENT;
        }
        if (type.equals(FAILED)) {
            return ProviderTopic.FAILURE;
        }
        if (type.startsWith("charge.dispute.")) {
            return ProviderTopic.DISPUTE;
        }
        if (type.startsWith("radar.early_fraud_warning.")) {
            return ProviderTopic.FRAUD_REPORT;
        }
        if (REFUND_TYPES.contains(type)) {
            return ProviderTopic.REFUND;
        }
        return OTHER_TYPES.contains(type) ? ProviderTopic.OTHER : ProviderTopic.UNKNOWN;
    }

    /** Empty, too, while it is pending. */
    @Override
    public Optional<ProviderRefund> refund(ProviderEvent event) {
        ProviderObject refund = ProviderObject.of(event.json()).object("data").object("object");
        String status = refund.text("status", REASON_LENGTH_MAX);
        ProviderObject metadata = refund.objectOrNull("metadata");
        String key = metadata == null ? null : metadata.textOrNull("refund", KEY_LENGTH_MAX);
        boolean isFinal = List.of("succeeded", "failed", "canceled").contains(status);
        return key == null || !key.startsWith(ProviderRefund.PREFIX) || !isFinal
                ? Optional.empty()
                : Optional.of(new ProviderRefund(key, refund.id("id"), status.equals("succeeded")));
    }

    /** Empty, too, when the charge is authorised and not yet captured. */
    @Override
    public Optional<ProviderCharge> charge(ProviderEvent event) {
        ProviderObject root = ProviderObject.of(event.json());
        ProviderObject object = root.object("data").object("object");
        Optional<InvoiceNumber> invoice = invoice(object);
        if (invoice.isEmpty() || object.isFalse("captured")) {
            return Optional.empty();
        }
        boolean isIntent = event.type().startsWith("payment_intent.");
        Money amount =
                object.amount(
                        isIntent ? "amount_received" : "amount_captured",
                        "currency",
                        MinorUnits.STRIPE);
        String id = isIntent ? object.reference("latest_charge") : object.id("id");
        Instant createdAt = root.instant("created");
        return Optional.of(new ProviderCharge(id, id, invoice.get(), amount, createdAt));
    }

    /** The invoice that a charge was made for; other uses of the key are not ours. */
    private static Optional<InvoiceNumber> invoice(ProviderObject charge) {
        try {
            return ProviderReader.invoice(
                    charge.object("metadata").text("invoice", REASON_LENGTH_MAX));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** The bank's word comes first: {@code card_declined} says only that there is one. */
    @Override
    public Optional<ProviderFailure> failure(ProviderEvent event) {
        ProviderObject intent = ProviderObject.of(event.json()).object("data").object("object");
        Optional<InvoiceNumber> invoice = invoice(intent);
        if (!event.type().equals(FAILED) || invoice.isEmpty()) {
            return Optional.empty();
        }
        String key = intent.object("metadata").textOrNull("attempt", KEY_LENGTH_MAX);
        return Optional.of(
                new ProviderFailure(intent.id("id"), invoice.get(), key, decline(event)));
    }

    private static Decline decline(ProviderEvent event) {
        LenientObject intent = LenientObject.of(event.json()).object("data").object("object");
        LenientObject error = intent.object("last_payment_error");
        String word = error.name("decline_code");
        return new Decline(
                PROVIDER,
                word == null ? error.name("code") : word,
                error.object("payment_method").object("card").name("brand"),
                error.name("network_decline_code"),
                error.name("network_advice_code"));
    }

    /**
     * Of a card its brand and its fingerprint, which is the same for each charge of the card; the
     * payer's address and device where whoever made the charge put them into its metadata, as
     * {@code ip} and {@code device}: Stripe's charges do not hold them.
     */
    @Override
    public ChargeTraits traits(ProviderEvent event) {
        LenientObject root = LenientObject.of(event.json());
        LenientObject charge = root.object("data").object("object");
        LenientObject method = charge.object("payment_method_details");
        LenientObject metadata = charge.object("metadata");
        LenientObject shipping = charge.object("shipping").object("address");
        String brand = method.object("card").name("brand");
        return new ChargeTraits(
                LenientObject.acquired(
                        brand == null ? method.name("type") : brand, root.name("account")),
                method.object(Objects.requireNonNullElse(method.name("type"), "card"))
                        .text("fingerprint"),
                metadata.text("ip"),
                metadata.text("device"),
                charge.text("customer"),
                shipping.joined("line1", "line2", "postal_code", "city", "state", "country"));
    }

    @Override
    public Optional<FraudReport> fraud(ProviderEvent event) {
        ProviderObject root = ProviderObject.of(event.json());
        ProviderObject warning = root.object("data").object("object");
        return Optional.of(
                new FraudReport(
                        PROVIDER,
                        warning.id("id"),
                        warning.reference("charge"),
                        null,
                        null,
                        warning.isNull("created")
                                ? root.instant("created")
                                : warning.instant("created")));
    }

    @Override
    public DisputeReport dispute(ProviderEvent event) {
        ProviderObject root = ProviderObject.of(event.json());
        ProviderObject dispute = root.object("data").object("object");
        Instant occurredAt = root.instant("created");
        String status = dispute.text("status", REASON_LENGTH_MAX);
        return new DisputeReport(
                PROVIDER,
                dispute.id("id"),
                dispute.reference("charge"),
                event.id(),
                event.type(),
                status(status),
                dispute.amount("amount", "currency", MinorUnits.STRIPE),
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
    private static @Nullable String card(ProviderObject dispute, String name) {
        ProviderObject method = dispute.objectOrNull("payment_method_details");
        ProviderObject card = method == null ? null : method.objectOrNull("card");
        return card == null || card.isNull(name) ? null : card.text(name, REASON_LENGTH_MAX);
    }

    private static @Nullable String lower(@Nullable String word) {
        return word == null ? null : word.toLowerCase(Locale.ROOT);
    }

    private static @Nullable Boolean refundable(ProviderObject dispute) {
        return dispute.isNull("is_charge_refundable")
                ? null
                : !dispute.isFalse("is_charge_refundable");
    }

    private static @Nullable Instant respondBy(ProviderObject dispute) {
        ProviderObject evidence = dispute.objectOrNull("evidence_details");
        return evidence == null || evidence.isNull("due_by") ? null : evidence.instant("due_by");
    }

    private static List<Movement> movements(ProviderObject dispute, Instant occurredAt) {
        if (dispute.isNull("balance_transactions")) {
            return List.of();
        }
        return dispute.list("balance_transactions", MOVEMENTS_MAX).stream()
                .map(transaction -> movement(transaction, occurredAt))
                .toList();
    }

    private static Movement movement(ProviderObject transaction, Instant occurredAt) {
        return new Movement(
                transaction.id("id"),
                transaction.amount("amount", "currency", MinorUnits.STRIPE),
                transaction.amount("fee", "currency", MinorUnits.STRIPE),
                transaction.isNull("created") ? occurredAt : transaction.instant("created"));
    }
}
