package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.ACCESS_NOTED;
import static io.billfold.testkit.audit.Invariant.ADJUSTMENTS_ASKED;
import static io.billfold.testkit.audit.Invariant.CALLER_GENUINE;
import static io.billfold.testkit.audit.Invariant.PAYMENT_ANSWER_TRUE;
import static io.billfold.testkit.audit.Invariant.PAYMENT_ASKED_FOR;
import static io.billfold.testkit.audit.Invariant.SELLER_AS_SENT;
import static io.billfold.testkit.audit.Invariant.WEBHOOK_KEPT;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What callers were told is so, and nothing was done for callers who were refused. */
final class CallCheck implements Subject {
    private static final int REFUSED_MIN = 400;
    private static final int FAULTS_MIN = 500;

    private final Seen seen;
    private final Findings findings;

    /** What callers who were not refused asked to be recorded, by the payment's id. */
    private final Map<String, List<JsonNode>> payments = new HashMap<>();

    /** What callers who were not refused asked to be adjusted or paid out. */
    private final Set<String> adjustments = new HashSet<>();

    private final Set<String> refunds = new HashSet<>();

    private final Set<String> genuineWebhooks = new HashSet<>();

    /** Links that were given, and accesses that were noted, by number and principal. */
    private final Map<String, Integer> links = new HashMap<>();

    private final Map<String, Integer> accesses = new HashMap<>();

    /** What sellers were, now and before. */
    private final Map<String, List<JsonNode>> sellers = new HashMap<>();

    CallCheck(Seen seen, Findings findings) {
        this.seen = seen;
        this.findings = findings;
    }

    void called(Call call) {
        boolean isDone = call.status() / 100 == 2;
        findings.require(
                call.genuine() || !isDone,
                CALLER_GENUINE,
                "%s answered %d to somebody else: %s",
                call.route(),
                call.status(),
                call.answer());
        switch (call.route()) {
            case "POST /payments" -> payment(call, isDone);
            case "POST /webhooks/{provider}" -> webhook(call, isDone);
            case "GET /invoices/{number}/document" -> document(call);
            case "PUT /sellers/{id}" -> seller(call, isDone);
            case "POST /invoices/{number}/credits",
                    "POST /invoices/{number}/additions",
                    "POST /invoices/{number}/corrections" ->
                    adjustment(call, isDone);
            case "POST /accounts/{id}/refunds" -> refund(call, isDone);
            default -> {}
        }
    }

    private static String text(Call call) {
        return new String(call.body(), UTF_8);
    }

    private void payment(Call call, boolean isDone) {
        JsonNode asked = Json.find(text(call)).orElseGet(() -> Json.parse("{}"));
        String id = Json.text(asked, "paymentId");
        Row recorded = seen.find(Kind.PAYMENT, id);
        if (call.genuine() && !isRefused(call)) {
            payments.computeIfAbsent(id, each -> new ArrayList<>()).add(asked);
        }
        findings.require(
                !isDone || (isPayment(asked, recorded) && isAnswer(call.answer(), recorded)),
                PAYMENT_ANSWER_TRUE,
                "%s was answered %d %s, recorded is %s",
                asked,
                call.status(),
                call.answer(),
                recorded);
    }

    private static boolean isPayment(JsonNode asked, Row recorded) {
        return recorded.isThere()
                && isAmount(asked, recorded)
                && Json.text(asked, "invoice").equals(recorded.text("number"))
                && List.of("paymentId", "currency", "receivedOn", "provider", "providerReference")
                        .stream()
                        .allMatch(name -> Json.text(asked, name).equals(recorded.text(name)));
    }

    private static boolean isAmount(JsonNode asked, Row recorded) {
        BigDecimal amount = new BigDecimal(recorded.amount("amount"));
        return amount.compareTo(new BigDecimal(Json.text(asked, "amount"))) == 0;
    }

    private static boolean isAnswer(String answer, Row recorded) {
        JsonNode told = Json.parse(answer);
        return Json.text(told, "paymentId").equals(recorded.text("paymentId"))
                && Json.text(told, "invoice").equals(recorded.text("number"))
                && Json.text(told, "status").equalsIgnoreCase(recorded.text("status"))
                && List.of("applied", "unapplied", "open").stream()
                        .allMatch(name -> Json.text(told, name).equals(recorded.amount(name)));
    }

    private void webhook(Call call, boolean isDone) {
        String body = text(call);
        if (call.genuine()) {
            genuineWebhooks.add(body);
        }
        String id = Json.find(body).map(json -> Json.text(json, "id")).orElse("");
        findings.require(
                !isDone || seen.find(Kind.PROVIDER_EVENT, "stripe#" + id).isThere(),
                WEBHOOK_KEPT,
                "%s was answered %d and not kept",
                id,
                call.status());
    }

    private void document(Call call) {
        if (call.status() != 200) {
            return;
        }
        JsonNode told = Json.parse(call.answer());
        String number = Json.text(told, "number");
        String who = number + " " + call.principal();
        int given = links.merge(who, 1, Integer::sum);
        findings.require(
                accesses.getOrDefault(who, 0) >= given && call.path().contains("/" + number + "/"),
                ACCESS_NOTED,
                "%s: %d links were given, %d were noted",
                who,
                given,
                accesses.getOrDefault(who, 0));
        String hash = seen.find(Kind.INVOICE, number).text("documentSha256");
        findings.require(
                Json.text(told, "documentSha256").equals(hash),
                ACCESS_NOTED,
                "%s was told %s, the document's hash is %s",
                who,
                told,
                hash);
    }

    /** A success names drafts of a request that is kept as it was sent. */
    private void adjustment(Call call, boolean isDone) {
        String[] path = call.path().split("/", -1);
        JsonNode asked = Json.find(text(call)).orElseGet(() -> Json.parse("{}"));
        String key = path[2] + " REQUEST#" + Json.text(asked, "requestId");
        String content = path[3] + Json.canonical(asked);
        if (call.genuine() && !isRefused(call)) {
            adjustments.add(key + content);
        }
        Row kept = seen.find(Kind.REQUEST, key);
        findings.require(
                !isDone || (kept.text("content").equals(content) && isTold(call.answer(), kept)),
                ADJUSTMENTS_ASKED,
                "%s was answered %d %s, kept is %s",
                asked,
                call.status(),
                call.answer(),
                kept);
    }

    /** A call that failed inside may have done its work. */
    private static boolean isRefused(Call call) {
        return call.status() >= REFUSED_MIN && call.status() < FAULTS_MIN;
    }

    private static boolean isTold(String answer, Row request) {
        List<String> drafts = new ArrayList<>();
        Json.parse(answer).path("documents").forEach(it -> drafts.add(Json.text(it, "draftId")));
        return String.join(",", drafts).equals(request.text("drafts"));
    }

    private void refund(Call call, boolean isDone) {
        JsonNode asked = Json.find(text(call)).orElseGet(() -> Json.parse("{}"));
        String key = call.path().split("/", -1)[2] + " REFUND#" + Json.text(asked, "requestId");
        Row kept = seen.find(Kind.REFUND, key);
        if (call.genuine() && !isRefused(call)) {
            refunds.add(key);
        }
        findings.require(
                !isDone || (kept.isThere() && isAmount(asked, kept)),
                ADJUSTMENTS_ASKED,
                "%s was answered %d, kept is %s",
                asked,
                call.status(),
                kept);
    }

    private void seller(Call call, boolean isDone) {
        if (isDone) {
            String id = call.path().substring(call.path().lastIndexOf('/') + 1);
            JsonNode asked = Json.parse(text(call));
            findings.require(
                    sellers.getOrDefault(id, List.of()).stream()
                            .anyMatch(kept -> isSeller(asked, kept)),
                    SELLER_AS_SENT,
                    "%s was answered %d, but is not %s",
                    id,
                    call.status(),
                    asked);
        }
    }

    private static boolean isSeller(JsonNode asked, JsonNode kept) {
        return List.of("name", "email", "zone", "series").stream()
                .allMatch(name -> Json.text(asked, name).equals(Json.text(kept, name)));
    }

    @Override
    public void look(Write write) {
        for (Change change : write.of(Kind.SELLER)) {
            sellers.computeIfAbsent(change.id(), id -> new ArrayList<>()).add(change.after().doc());
        }
        for (Change change : write.of(Kind.ACCESS)) {
            String number = change.after().text("pk").substring("INVOICE#".length());
            accesses.merge(number + " " + change.after().text("principal"), 1, Integer::sum);
        }
    }

    @Override
    public void settled(Instant now) {
        for (Row event : seen.all(Kind.PROVIDER_EVENT)) {
            findings.require(
                    genuineWebhooks.contains(event.text("body")),
                    WEBHOOK_KEPT,
                    "%s is no webhook with a right signature",
                    event);
        }
        seen.of(Kind.REQUEST)
                .forEach(
                        (key, request) ->
                                requireAsked(
                                        adjustments.contains(key + request.text("content")), key));
        seen.of(Kind.REFUND).forEach((key, _) -> requireAsked(refunds.contains(key), key));
        for (Row payment : seen.all(Kind.PAYMENT)) {
            // a charge's payment is looked at with the provider's events
            boolean isCharge = ProviderCheck.isCharge(payment.text("paymentId"));
            findings.require(
                    isCharge || isAskedFor(payment),
                    PAYMENT_ASKED_FOR,
                    "nobody asked for %s, or all who did were refused",
                    payment);
        }
    }

    private void requireAsked(boolean isAsked, String what) {
        findings.require(isAsked, ADJUSTMENTS_ASKED, "nobody asked for %s", what);
    }

    private boolean isAskedFor(Row payment) {
        return payments.getOrDefault(payment.text("paymentId"), List.of()).stream()
                .anyMatch(asked -> isPayment(asked, payment));
    }
}
