package io.billfold.events;

import io.billfold.billing.collecting.Decline;
import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.dispute.DisputeReport;
import io.billfold.billing.dispute.FraudReport;
import io.billfold.billing.dispute.Movement;
import io.billfold.billing.payment.ChargeTraits;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what we use of Adyen's notification items (docs.adyen.com/api-explorer/Webhooks/1, and
 * .../risk-management/disputes-api/dispute-notifications, retrieved 2026-11-22). Whether money
 * moved, how much and where a case stands follow from the event's code, success, amount and
 * references alone: these are signed. The date and {@code additionalData} are not; what is read of
 * them, reasons and deadlines, is information, and left out when it has not its form.
 *
 * <p>The events of a case differ by their code; its money moves at three of them. What becomes of
 * it in pre-arbitration Adyen does not say by an event: the settlement report tells.
 */
public final class AdyenReader implements ProviderReader {
    /** How payments and disputes name this provider. */
    public static final String PROVIDER = "adyen";

    /** The two types that tell of collected money; which of them does, follows from the account. */
    private static final Set<String> PAYMENT_TYPES = Set.of("AUTHORISATION", "CAPTURE");

    private static final Set<String> DISPUTE_TYPES =
            Set.of(
                    "REQUEST_FOR_INFORMATION",
                    "NOTIFICATION_OF_CHARGEBACK",
                    "CHARGEBACK",
                    "CHARGEBACK_REVERSED",
                    "SECOND_CHARGEBACK",
                    "PREARBITRATION_OPEN",
                    "PREARBITRATION_WON",
                    "PREARBITRATION_LOST",
                    "ISSUER_COMMENTS",
                    "ISSUER_RESPONSE_TIMEFRAME_EXPIRED",
                    "INFORMATION_SUPPLIED",
                    "DISPUTE_DEFENSE_PERIOD_ENDED");

    /** The bank would not pay what was captured, days after it was asked. */
    private static final String CAPTURE_FAILED = "CAPTURE_FAILED";

    /** Known, and not booked: refunds, cancellations, what changes no money, reports. */
    private static final Set<String> OTHER_TYPES =
            Set.of(
                    "REFUNDED_REVERSED",
                    "REFUND_WITH_DATA",
                    "CANCELLATION",
                    "CANCEL_OR_REFUND",
                    "TECHNICAL_CANCEL",
                    "VOID_PENDING_REFUND",
                    "AUTHORISATION_ADJUSTMENT",
                    "EXPIRE",
                    "OFFER_CLOSED",
                    "PENDING",
                    "RECURRING_CONTRACT",
                    "REPORT_AVAILABLE");

    /** What came of a refund: paid, or turned down by the payer's bank later. */
    private static final Set<String> REFUND_TYPES = Set.of("REFUND", "REFUND_FAILED");

    /** Of ISO 8583 or SEPA. */
    private static final Pattern CODE = Pattern.compile("([0-9A-Z]{2,4})\\s*(:.*)?");

    private static final int TEXT_LENGTH_MAX = 100;
    private static final int REFERENCE_LENGTH_MAX = 400;

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public ProviderTopic topic(String type) {
        if (PAYMENT_TYPES.contains(type)) {
            return ProviderTopic.PAYMENT;
        }
        if (type.equals(CAPTURE_FAILED)) {
            return ProviderTopic.FAILURE;
        }
        if (DISPUTE_TYPES.contains(type)) {
            return ProviderTopic.DISPUTE;
        }
        if (type.equals("NOTIFICATION_OF_FRAUD")) {
            return ProviderTopic.FRAUD_REPORT;
        }
        if (REFUND_TYPES.contains(type)) {
            return ProviderTopic.REFUND;
        }
        return OTHER_TYPES.contains(type) ? ProviderTopic.OTHER : ProviderTopic.UNKNOWN;
    }

    @Override
    public Optional<ProviderRefund> refund(ProviderEvent event) {
        ProviderObject item = ProviderObject.of(event.json());
        String key = item.textOrNull("merchantReference", REFERENCE_LENGTH_MAX);
        boolean isDone = event.type().equals("REFUND") && succeeded(item);
        return key == null || !key.startsWith(ProviderRefund.PREFIX)
                ? Optional.empty()
                : Optional.of(new ProviderRefund(key, item.id("pspReference"), isDone));
    }

    /** An authorisation is the charge; a capture is one of those of its charge. */
    @Override
    public Optional<ProviderCharge> charge(ProviderEvent event) {
        ProviderObject item = ProviderObject.of(event.json());
        if (!succeeded(item)) {
            return Optional.empty();
        }
        return ProviderReader.invoice(item.textOrNull("merchantReference", REFERENCE_LENGTH_MAX))
                .map(
                        invoice ->
                                new ProviderCharge(
                                        item.id("pspReference"),
                                        item.id(
                                                event.type().equals("CAPTURE")
                                                        ? "originalReference"
                                                        : "pspReference"),
                                        invoice,
                                        item.amount("amount", MinorUnits.ADYEN),
                                        item.time("eventDate")));
    }

    /**
     * A refused authorisation, or a capture that failed: a modification, which names its charge in
     * the original reference. A capture whose request was refused is none: it may be asked for
     * again. The bank's reason is not signed: it only says when to try again.
     */
    @Override
    public Optional<ProviderFailure> failure(ProviderEvent event) {
        ProviderObject item = ProviderObject.of(event.json());
        boolean isCapture = event.type().equals(CAPTURE_FAILED);
        boolean isRefused = event.type().equals("AUTHORISATION") && !succeeded(item);
        if (!isCapture && !isRefused) {
            return Optional.empty();
        }
        String reference = item.id(isCapture ? "originalReference" : "pspReference");
        Decline decline = decline(item, isCapture ? "capture_failed" : "refused");
        return ProviderReader.invoice(item.textOrNull("merchantReference", REFERENCE_LENGTH_MAX))
                .map(invoice -> new ProviderFailure(reference, invoice, null, decline));
    }

    private static Decline decline(ProviderObject item, String word) {
        String raw = additional(item, List.of("refusalReasonRaw"));
        String reason = raw == null ? lenient(item, it -> it.textOrNull("reason", 64)) : raw;
        String advice = additional(item, List.of("merchantAdviceCode"));
        return new Decline(PROVIDER, word, null, code(reason), code(advice));
    }

    /** The code before a colon, for example {@code AM04 : Insufficient funds}; else null. */
    private static @Nullable String code(@Nullable String text) {
        Matcher matcher = CODE.matcher(text == null ? "" : text.strip());
        return matcher.matches() ? matcher.group(1) : null;
    }

    /**
     * Adyen sends these in {@code additionalData} where they are switched on in its Customer Area:
     * card alias, shopper's IP, reference and device, delivery address.
     */
    @Override
    public ChargeTraits traits(ProviderEvent event) {
        LenientObject item = LenientObject.of(event.json());
        LenientObject more = item.object("additionalData");
        String method = item.name("paymentMethod");
        return new ChargeTraits(
                LenientObject.acquired(
                        "mc".equalsIgnoreCase(method) ? "mastercard" : method,
                        item.name("merchantAccountCode")),
                more.text("alias"),
                more.text("shopperIP"),
                more.text("deviceFingerprint"),
                more.text("shopperReference"),
                more.joined(
                        "deliveryAddress.street",
                        "deliveryAddress.houseNumberOrName",
                        "deliveryAddress.postalCode",
                        "deliveryAddress.city",
                        "deliveryAddress.country"));
    }

    /** The reference of the payment is that of a dispute's: signed like it. */
    @Override
    public Optional<FraudReport> fraud(ProviderEvent event) {
        ProviderObject item = ProviderObject.of(event.json());
        return succeeded(item)
                ? Optional.of(
                        new FraudReport(
                                PROVIDER,
                                item.id("pspReference"),
                                payment(item),
                                item.amount("amount", MinorUnits.ADYEN),
                                scheme(item),
                                item.time("eventDate")))
                : Optional.empty();
    }

    @Override
    public DisputeReport dispute(ProviderEvent event) {
        ProviderObject item = ProviderObject.of(event.json());
        String dispute = item.id("pspReference");
        Money amount = item.amount("amount", MinorUnits.ADYEN);
        Instant occurredAt = item.time("eventDate");
        String code = succeeded(item) ? event.type() : "";
        return new DisputeReport(
                PROVIDER,
                dispute,
                payment(item),
                event.id(),
                event.type(),
                status(code),
                amount,
                reason(item, event.type()),
                scheme(item),
                additional(item, List.of("chargebackReasonCode", "rfiReasonCode")),
                respondBy(item),
                null,
                occurredAt,
                moved(code, dispute + "." + code, amount, occurredAt));
    }

    private static boolean succeeded(ProviderObject item) {
        return item.text("success", TEXT_LENGTH_MAX).equals("true");
    }

    /** Adyen leaves it out of the later events of a case unless it is told not to. */
    private static String payment(ProviderObject item) {
        if (item.textOrNull("originalReference", REFERENCE_LENGTH_MAX) == null) {
            throw new IllegalArgumentException(
                    "originalReference is missing: in Adyen's Customer Area switch on \"Include the"
                            + " originalReference for CHARGEBACK_REVERSED events\"");
        }
        return item.id("originalReference");
    }

    /** Null for what only informs: the case stays where it is. */
    private static Dispute.@Nullable Status status(String code) {
        return switch (code) {
            case "REQUEST_FOR_INFORMATION" -> Dispute.Status.INQUIRY;
            case "NOTIFICATION_OF_CHARGEBACK", "CHARGEBACK" -> Dispute.Status.CHARGEBACK;
            // the money is back for as long as the bank looks at our answer
            case "CHARGEBACK_REVERSED" -> Dispute.Status.REPRESENTED;
            case "PREARBITRATION_OPEN" -> Dispute.Status.PRE_ARBITRATION;
            case "ISSUER_RESPONSE_TIMEFRAME_EXPIRED", "PREARBITRATION_WON" -> Dispute.Status.WON;
            // "in most cases the final stage" (help.adyen.com); pre-arbitration may turn it back
            case "SECOND_CHARGEBACK", "PREARBITRATION_LOST" -> Dispute.Status.LOST;
            default -> null;
        };
    }

    /** The same in every repeat: a case has each of its events once. */
    private static List<Movement> moved(String code, String id, Money amount, Instant at) {
        Money none = Money.zero(amount.getCurrencyUnit());
        return switch (code) {
            case "CHARGEBACK", "SECOND_CHARGEBACK" ->
                    List.of(new Movement(id, amount.negated(), none, at));
            case "CHARGEBACK_REVERSED" -> List.of(new Movement(id, amount, none, at));
            default -> List.of();
        };
    }

    private static String reason(ProviderObject item, String otherwise) {
        String reason = lenient(item, it -> it.textOrNull("reason", TEXT_LENGTH_MAX));
        return reason == null ? otherwise.toLowerCase(Locale.ROOT) : reason;
    }

    /** Adyen's word for Mastercard is {@code mc}. */
    private static @Nullable String scheme(ProviderObject item) {
        String scheme = additional(item, List.of("chargebackSchemeCode", "rfiSchemeCode"));
        if (scheme == null) {
            return null;
        }
        return scheme.equalsIgnoreCase("mc") ? "mastercard" : scheme.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String additional(ProviderObject item, List<String> names) {
        for (String name : names) {
            String found = lenient(item, it -> it.object("additionalData").textOrNull(name, 64));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Instant respondBy(ProviderObject item) {
        return lenient(item, it -> it.object("additionalData").time("defensePeriodEndsAt"));
    }

    /** What is not signed is read where it can be. */
    private static <T> @Nullable T lenient(
            ProviderObject item, Function<ProviderObject, @Nullable T> read) {
        try {
            return read.apply(item);
        } catch (IllegalArgumentException otherForm) {
            return null;
        }
    }
}
