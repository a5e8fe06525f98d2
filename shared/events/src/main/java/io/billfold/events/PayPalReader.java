package io.billfold.events;

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
import java.util.Optional;
import java.util.Set;

/**
 * Reads what we use of PayPal's events (developer.paypal.com/api/rest/webhooks/event-names,
 * .../api/payments/v2, .../api/customer-disputes/v1, retrieved 2026-11-22): captures of orders, and
 * disputes.
 */
public final class PayPalReader implements ProviderReader {
    /** How payments and disputes name this provider. */
    public static final String PROVIDER = "paypal";

    private static final String CAPTURED = "PAYMENT.CAPTURE.COMPLETED";
    private static final Set<String> DISPUTE_TYPES =
            Set.of(
                    "CUSTOMER.DISPUTE.CREATED",
                    "CUSTOMER.DISPUTE.UPDATED",
                    "CUSTOMER.DISPUTE.RESOLVED");

    /** Known, and not booked. RISK.DISPUTE.CREATED is the old twin of CUSTOMER.DISPUTE.CREATED. */
    private static final Set<String> OTHER_TYPES =
            Set.of(
                    "PAYMENT.CAPTURE.DECLINED",
                    "PAYMENT.CAPTURE.DENIED",
                    "PAYMENT.CAPTURE.PENDING",
                    "PAYMENT.CAPTURE.REFUNDED",
                    "PAYMENT.CAPTURE.REVERSED",
                    "PAYMENT.AUTHORIZATION.CREATED",
                    "PAYMENT.AUTHORIZATION.VOIDED",
                    "CHECKOUT.ORDER.APPROVED",
                    "CHECKOUT.ORDER.COMPLETED",
                    "RISK.DISPUTE.CREATED");

    /** The version of captures that is read here; the first had other amounts. */
    private static final String CAPTURE_VERSION = "2.0";

    private static final int TEXT_LENGTH_MAX = 255;

    /** Reads what every event has; empty when the JSON is no event. */
    public static Optional<ProviderEvent> event(JsonNode json) {
        try {
            ProviderObject event = ProviderObject.of(json);
            return Optional.of(new ProviderEvent(event.id("id"), event.id("event_type"), json));
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
        if (type.equals(CAPTURED)) {
            return ProviderTopic.PAYMENT;
        }
        if (DISPUTE_TYPES.contains(type)) {
            return ProviderTopic.DISPUTE;
        }
        return OTHER_TYPES.contains(type) ? ProviderTopic.OTHER : ProviderTopic.UNKNOWN;
    }

    /** The invoice is in {@code custom_id} or {@code invoice_id}, which is set with the order. */
    @Override
    public Optional<ProviderCharge> charge(ProviderEvent event) {
        ProviderObject root = ProviderObject.of(event.json());
        ProviderObject capture = root.object("resource");
        String version = root.textOrNull("resource_version", TEXT_LENGTH_MAX);
        if (version != null && !version.equals(CAPTURE_VERSION)) {
            throw new IllegalArgumentException(
                    "resource_version '" + Forms.shortened(version) + "' is not known");
        }
        boolean isCompleted = "COMPLETED".equals(capture.textOrNull("status", TEXT_LENGTH_MAX));
        return isCompleted
                ? invoice(capture).map(invoice -> charge(capture, invoice))
                : Optional.empty();
    }

    private static ProviderCharge charge(ProviderObject capture, InvoiceNumber invoice) {
        return new ProviderCharge(
                capture.id("id"),
                capture.id("id"),
                invoice,
                capture.decimalAmount("amount"),
                capture.time("create_time"));
    }

    private static Optional<InvoiceNumber> invoice(ProviderObject capture) {
        return ProviderReader.invoice(capture.textOrNull("custom_id", TEXT_LENGTH_MAX))
                .or(
                        () ->
                                ProviderReader.invoice(
                                        capture.textOrNull("invoice_id", TEXT_LENGTH_MAX)));
    }

    /** Nothing is charged through PayPal by itself. */
    @Override
    public Optional<ProviderFailure> failure(ProviderEvent event) {
        return Optional.empty();
    }

    /** PayPal is a network of its own, and names the merchant who is paid. */
    @Override
    public ChargeTraits traits(ProviderEvent event) {
        LenientObject payee = LenientObject.of(event.json()).object("resource").object("payee");
        return new ChargeTraits(
                LenientObject.acquired(PROVIDER, payee.name("merchant_id")),
                null,
                null,
                null,
                null,
                null);
    }

    /** PayPal passes on none. */
    @Override
    public Optional<FraudReport> fraud(ProviderEvent event) {
        return Optional.empty();
    }

    /** Nothing is given back through PayPal. */
    @Override
    public Optional<ProviderRefund> refund(ProviderEvent event) {
        return Optional.empty();
    }

    @Override
    public DisputeReport dispute(ProviderEvent event) {
        ProviderObject dispute = ProviderObject.of(event.json()).object("resource");
        String id = dispute.id("dispute_id");
        boolean isUpdated = !dispute.isNull("update_time");
        return new DisputeReport(
                PROVIDER,
                id,
                payment(dispute),
                event.id(),
                event.type(),
                status(dispute),
                dispute.decimalAmount("dispute_amount"),
                dispute.text("reason", TEXT_LENGTH_MAX).toLowerCase(Locale.ROOT),
                PROVIDER,
                dispute.textOrNull("external_reason_code", 64),
                dispute.isNull("seller_response_due_date")
                        ? null
                        : dispute.time("seller_response_due_date"),
                null,
                dispute.time(isUpdated ? "update_time" : "create_time"),
                movements(dispute, id));
    }

    /** The capture; a case about several payments must be divided by a person. */
    private static String payment(ProviderObject dispute) {
        List<ProviderObject> disputed = dispute.list("disputed_transactions", 100);
        if (disputed.size() != 1) {
            throw new IllegalArgumentException(
                    "resource.disputed_transactions must name one payment, named "
                            + disputed.size());
        }
        return disputed.getFirst().id("seller_transaction_id");
    }

    /** Null for words that are not known: the case then stays where it is. */
    private static Dispute.@Nullable Status status(ProviderObject dispute) {
        String status = dispute.text("status", TEXT_LENGTH_MAX);
        if (status.equals("RESOLVED")) {
            return outcome(dispute);
        }
        String stage = dispute.textOrNull("dispute_life_cycle_stage", TEXT_LENGTH_MAX);
        return switch (stage) {
            case "INQUIRY" -> Dispute.Status.INQUIRY;
            // PayPal's word for a claim, which it decides itself
            case "CHARGEBACK" ->
                    status.equals("UNDER_REVIEW")
                            ? Dispute.Status.REPRESENTED
                            : Dispute.Status.CHARGEBACK;
            case "PRE_ARBITRATION" -> Dispute.Status.PRE_ARBITRATION;
            case "ARBITRATION" -> Dispute.Status.ARBITRATION;
            case null, default -> null;
        };
    }

    /** How PayPal decided; accepted and denied mean the payer's claim. */
    private static Dispute.@Nullable Status outcome(ProviderObject dispute) {
        ProviderObject outcome = dispute.objectOrNull("dispute_outcome");
        String code = outcome == null ? null : outcome.textOrNull("outcome_code", TEXT_LENGTH_MAX);
        return switch (code) {
            case "RESOLVED_BUYER_FAVOUR", "ACCEPTED" -> Dispute.Status.LOST;
            // with a payout PayPal bears it itself
            case "RESOLVED_SELLER_FAVOUR", "RESOLVED_WITH_PAYOUT", "DENIED" -> Dispute.Status.WON;
            case "CANCELED_BY_BUYER", "NONE" -> Dispute.Status.WITHDRAWN;
            case null, default -> null;
        };
    }

    /** What moved on our side: {@code fund_movements}, and before them {@code money_movements}. */
    private static List<Movement> movements(ProviderObject dispute, String id) {
        String list = dispute.isNull("fund_movements") ? "money_movements" : "fund_movements";
        String party = list.equals("fund_movements") ? "party" : "affected_party";
        if (dispute.isNull(list)) {
            return List.of();
        }
        return dispute.list(list, Dispute.MOVEMENTS_MAX).stream()
                .filter(it -> it.text(party, TEXT_LENGTH_MAX).equals("SELLER"))
                .map(it -> movement(it, id))
                .toList();
    }

    /**
     * PayPal gives movements no id: direction, reason, time and amount are the same in every
     * repeat.
     */
    private static Movement movement(ProviderObject moved, String dispute) {
        String type = moved.text("type", TEXT_LENGTH_MAX);
        String reason = moved.textOrNull("reason", TEXT_LENGTH_MAX);
        Instant at = moved.time("initiated_time");
        Money amount = moved.decimalAmount("amount");
        Money toUs =
                switch (type) {
                    case "DEBIT" -> amount.negated();
                    case "CREDIT" -> amount;
                    default ->
                            throw new IllegalArgumentException(
                                    "a movement's type '"
                                            + Forms.shortened(type)
                                            + "' is neither DEBIT nor CREDIT");
                };
        String id =
                String.join(
                        ".",
                        dispute,
                        type,
                        reason == null ? "-" : reason,
                        Long.toString(at.toEpochMilli()),
                        amount.toString().replace(" ", ""));
        Money none = Money.zero(amount.getCurrencyUnit());
        boolean isFee = reason != null && reason.contains("FEE");
        return isFee
                ? new Movement(id, none, toUs.negated(), at)
                : new Movement(id, toUs, none, at);
    }
}
