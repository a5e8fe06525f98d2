package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.CHARGE_RECORDED;
import static io.billfold.testkit.audit.Invariant.DISPUTES_BOOKED;
import static io.billfold.testkit.audit.Invariant.DISPUTE_FOLLOWED;
import static io.billfold.testkit.audit.Invariant.PAYMENT_ASKED_FOR;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the provider's events say, once kept, becomes payments and cases, and nothing else does. */
final class ProviderCheck implements Subject {
    private static final String PROVIDER = "stripe";
    private static final List<String> PROVIDERS = List.of(PROVIDER, "adyen", "paypal");
    private static final Set<String> PAYMENTS =
            Set.of("charge.succeeded", "payment_intent.succeeded");

    /** Where Stripe counts other units than ISO 4217 (docs.stripe.com/currencies). */
    private static final Set<String> OTHER_UNITS = Set.of("ISK", "UGX", "MGA");

    private final Seen seen;
    private final Findings findings;

    /** Money that events say was collected, by charge, and moved, by movement. */
    private final Map<String, List<Charge>> charges = new HashMap<>();

    private final Map<String, JsonNode> movements = new HashMap<>();

    /** What the provider itself says that it took, by the payment's id. */
    private final Map<String, Asked> taken = new HashMap<>();

    /** Reports by dispute. */
    private final Map<String, List<JsonNode>> reports = new LinkedHashMap<>();

    ProviderCheck(Seen seen, Findings findings) {
        this.seen = seen;
        this.findings = findings;
    }

    /** Money for an invoice; a dispute names the charge that it is of. */
    private record Charge(
            String provider,
            String id,
            String of,
            String invoice,
            long amount,
            String currency,
            Instant at) {
        String payment() {
            return provider + "." + id;
        }
    }

    /** Whether a payment has the id that one has which a provider collected. */
    static boolean isCharge(String paymentId) {
        return PROVIDERS.stream().anyMatch(it -> paymentId.startsWith(it + "."));
    }

    @Override
    public void look(Write write) {
        write.added(Kind.PROVIDER_EVENT).forEach(this::learn);
        if (write.isWitnessed()) {
            // the provider's events expire: later there is nothing to compare with
            write.added(Kind.PAYMENT).forEach(this::checkPayment);
            write.added(Kind.ENTRY)
                    .map(change -> Entry.of(change.after()))
                    .forEach(this::checkMovement);
        }
    }

    private void learn(Change change) {
        Row event = change.after();
        JsonNode body = Json.parse(event.text("body"));
        switch (change.id().substring(0, change.id().indexOf('#'))) {
            case "adyen" -> learnOfAdyen(event, body);
            case "paypal" -> learnOfPayPal(event, body.path("resource"));
            default -> learnOfStripe(event, body);
        }
    }

    /** In minor units, with the date at an offset. */
    private void learnOfAdyen(Row event, JsonNode item) {
        String type = event.text("providerType");
        boolean isMoney = type.equals("AUTHORISATION") || type.equals("CAPTURE");
        if (isMoney && Json.text(item, "success").equals("true")) {
            String psp = Json.text(item, "pspReference");
            learn(
                    new Charge(
                            "adyen",
                            psp,
                            type.equals("CAPTURE") ? Json.text(item, "originalReference") : psp,
                            Json.text(item, "merchantReference"),
                            item.at("/amount/value").asLong(),
                            item.at("/amount/currency").asText(),
                            OffsetDateTime.parse(Json.text(item, "eventDate")).toInstant()));
        }
    }

    /** In decimals: those of currencies with cents are the audit's. */
    private void learnOfPayPal(Row event, JsonNode capture) {
        if (event.text("providerType").equals("PAYMENT.CAPTURE.COMPLETED")) {
            String id = Json.text(capture, "id");
            String custom = Json.text(capture, "custom_id");
            learn(
                    new Charge(
                            "paypal",
                            id,
                            id,
                            custom.isEmpty() ? Json.text(capture, "invoice_id") : custom,
                            new BigDecimal(capture.at("/amount/value").asText())
                                    .movePointRight(2)
                                    .longValueExact(),
                            capture.at("/amount/currency_code").asText(),
                            Instant.parse(Json.text(capture, "create_time"))));
        }
    }

    private void learn(Charge charge) {
        charges.computeIfAbsent(charge.payment(), each -> new ArrayList<>()).add(charge);
    }

    private void learnOfStripe(Row event, JsonNode body) {
        JsonNode object = body.path("data").path("object");
        String type = event.text("providerType");
        if (PAYMENTS.contains(type) && object.path("captured").asBoolean(true)) {
            learnCharge(body, object, type.startsWith("payment_intent."));
        } else if (type.startsWith("charge.dispute.")) {
            String id = Json.text(object, "id");
            reports.computeIfAbsent(id, each -> new ArrayList<>()).add(body);
            object.path("balance_transactions")
                    .forEach(moved -> movements.put(Json.text(moved, "id"), moved));
        }
    }

    private void learnCharge(JsonNode body, JsonNode object, boolean isIntent) {
        String id = reference(object.path(isIntent ? "latest_charge" : "id"));
        learn(
                new Charge(
                        PROVIDER,
                        id,
                        id,
                        Json.text(object.path("metadata"), "invoice"),
                        object.path(isIntent ? "amount_received" : "amount_captured").asLong(),
                        Json.text(object, "currency").toUpperCase(Locale.ROOT),
                        Instant.ofEpochSecond(body.path("created").asLong())));
    }

    /** An id, alone or within all of its object. */
    private static String reference(JsonNode json) {
        return json.isObject() ? Json.text(json, "id") : json.asText();
    }

    /** Money that the provider took, before its events tell of it. */
    void took(Asked asked) {
        taken.put(PROVIDER + "." + asked.charge(), asked);
    }

    /** A payment with the provider's id is what one of its events says, or its answer to a try. */
    private void checkPayment(Change change) {
        Row payment = change.after();
        if (isCharge(change.id())) {
            findings.require(
                    charges.getOrDefault(change.id(), List.of()).stream()
                                    .anyMatch(charge -> isOf(charge, payment))
                            || isOf(taken.get(change.id()), payment),
                    PAYMENT_ASKED_FOR,
                    "%s is not what the provider says: %s",
                    payment,
                    charges.get(change.id()));
        }
    }

    private static boolean isOf(@Nullable Asked taken, Row payment) {
        return taken != null
                && !taken.key().isEmpty()
                && taken.invoice().equals(payment.text("number"))
                && taken.currency().equals(payment.text("currency"))
                && taken.amountMinor() == payment.number("amount");
    }

    private static boolean isOf(Charge charge, Row payment) {
        return charge.invoice().equals(payment.text("number"))
                && charge.currency().equals(payment.text("currency"))
                && (charge.amount() == payment.number("amount")
                        || OTHER_UNITS.contains(charge.currency()));
    }

    /** The provider's money: less what it took and its fee, more what it gave back. */
    private void checkMovement(Entry entry) {
        String prefix = "dispute:" + PROVIDER + ".movement:";
        if (!entry.id().startsWith(prefix) || OTHER_UNITS.contains(entry.currency())) {
            return;
        }
        JsonNode moved = movements.get(entry.id().substring(prefix.length()));
        findings.require(moved != null, DISPUTES_BOOKED, "%s was never told", entry.id());
        if (moved != null) {
            long amount = moved.path("amount").asLong();
            long fee = moved.path("fee").asLong();
            Map<String, Long> expected =
                    Entry.postings(
                            "disputed_receivable", -amount,
                            "fees", fee,
                            "provider_clearing", amount - fee);
            findings.require(
                    entry.signed().equals(expected),
                    DISPUTES_BOOKED,
                    "%s is booked as %s, told was %s",
                    entry.id(),
                    entry.signed(),
                    moved);
        }
    }

    @Override
    public void settled(Instant now) {
        charges.values().stream()
                .flatMap(List::stream)
                .filter(charge -> isForUs(charge, now))
                .forEach(this::checkRecorded);
        reports.forEach(this::checkFollowed);
    }

    /** Not what a person must look at: another currency than the invoice's, or money to come. */
    private boolean isForUs(Charge charge, Instant now) {
        Row receivable = seen.find(Kind.RECEIVABLE, charge.invoice());
        return receivable.text("currency").equals(charge.currency())
                && charge.amount() > 0
                && !charge.at().isAfter(now);
    }

    private void checkRecorded(Charge charge) {
        findings.require(
                seen.find(Kind.CHARGE, charge.provider() + "#" + charge.of()).isThere(),
                CHARGE_RECORDED,
                "%s is not recorded",
                charge);
    }

    /** Reports about a charge that is recorded are all in the file; the latest gives its status. */
    private void checkFollowed(String id, List<JsonNode> told) {
        Row dispute = seen.find(Kind.DISPUTE, PROVIDER + "#" + id);
        List<JsonNode> known = told.stream().filter(this::isKnown).toList();
        if (known.isEmpty()) {
            return;
        }
        Set<String> moved = new HashSet<>();
        for (JsonNode report : known) {
            object(report)
                    .path("balance_transactions")
                    .forEach(each -> moved.add(Json.text(each, "id")));
        }
        findings.require(
                dispute.isThere() && DisputeCheck.movements(dispute).equals(moved),
                DISPUTE_FOLLOWED,
                "%s: the movements %s were told, known is %s",
                id,
                moved,
                dispute);
        checkStatus(id, dispute, known);
    }

    /** Which of several reports of one second is the last, nobody can say. */
    private void checkStatus(String id, Row dispute, List<JsonNode> told) {
        long last =
                told.stream()
                        .mapToLong(report -> report.path("created").asLong())
                        .max()
                        .orElseThrow();
        List<String> lasts =
                told.stream()
                        .filter(report -> report.path("created").asLong() == last)
                        .map(report -> status(Json.text(object(report), "status")))
                        .sorted(Comparator.naturalOrder())
                        .toList();
        findings.require(
                lasts.contains(dispute.text("status")),
                DISPUTE_FOLLOWED,
                "%s is %s, the latest reports say %s",
                id,
                dispute.text("status"),
                lasts);
    }

    private static JsonNode object(JsonNode report) {
        return report.path("data").path("object");
    }

    /** Not a case for a person: the charge is recorded, in the currency that is disputed. */
    private boolean isKnown(JsonNode report) {
        String charge = reference(object(report).path("charge"));
        Row recorded = seen.find(Kind.CHARGE, PROVIDER + "#" + charge);
        String currency = Json.text(object(report), "currency").toUpperCase(Locale.ROOT);
        return seen.find(Kind.PAYMENT, recorded.text("paymentId"))
                .text("currency")
                .equals(currency);
    }

    /** Stripe's words in ours (docs.stripe.com/api/disputes/object). */
    private static String status(String theirs) {
        return switch (theirs) {
            case "warning_needs_response", "warning_under_review" -> "inquiry";
            case "needs_response" -> "chargeback";
            case "under_review" -> "represented";
            case "warning_closed" -> "withdrawn";
            default -> theirs;
        };
    }
}
