package io.billfold.testkit.audit;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An event that a change must be told with.
 *
 * @param id the event's id; one that ends with a full stop is only the beginning
 * @param facts fields of the event with the texts that they must have
 */
record Told(String id, Map<String, String> facts) {
    /** How many reminders there are. */
    private static final int LAST_REMINDER = 2;

    /** How it is known that a customer has a document. */
    private static final Set<String> ARRIVED =
            Set.of(
                    "delivered",
                    "opened",
                    "uploaded",
                    "acknowledged",
                    "in-process",
                    "under-query",
                    "conditionally-accepted",
                    "accepted",
                    "paid");

    /** What somebody has to do something about. */
    private static final Set<String> FAILED =
            Set.of(
                    "held-back",
                    "bounced-soft",
                    "refused",
                    "bounced-hard",
                    "complained",
                    "rejected");

    private static Told of(String type, String what, Map<String, String> facts) {
        return new Told(type + ":" + what, facts);
    }

    /** The events of a change; whether it paid an invoice only the whole write says. */
    static Stream<Told> of(Change change) {
        return switch (change.kind()) {
            case SELLER -> Stream.of(seller(change));
            case SELLER_SALES -> thresholds(change);
            case CATALOG -> Stream.of(catalog(change));
            case NOTICE -> whenNew(change, notice(change));
            case ORDER -> whenNew(change, order(change));
            case CHANGE -> whenNew(change, changed(change));
            case REFUSED_CHANGE -> whenNew(change, refusedChange(change));
            case REJECTION -> whenNew(change, rejection(change));
            case REFUSED_USAGE -> whenNew(change, refusedUsage(change));
            case DRAFT -> draft(change);
            case INVOICE -> invoice(change);
            case SEAL_HEAD -> Stream.of(sealed(change));
            case PACKAGE -> auditPackage(change);
            case PAYMENT -> whenNew(change, payment(change));
            case PROVIDER_EVENT -> whenNew(change, providerEvent(change));
            case DISPUTE -> dispute(change);
            case REFUND_PART -> refundPart(change);
            case METHODS -> methods(change);
            case ATTEMPTS -> attempts(change);
            case RATIO_ALARM -> whenNew(change, ratioNear(change));
            case WAITING -> waiting(change);
            case EVIDENCE -> answer(change);
            case CASH -> cash(change);
            case RECEIVABLE -> Stream.concat(reminder(change), entitlements(change));
            case ENTRY -> commission(change);
            case MOVEMENT -> whenNew(change, movement(change));
            case LEGAL_HOLD -> Stream.of(legalHold(change));
            case DELIVERY -> delivery(change);
            default -> Stream.of();
        };
    }

    private static Stream<Told> whenNew(Change change, Told told) {
        return change.isNew() ? Stream.of(told) : Stream.of();
    }

    private static Told seller(Change change) {
        String series = Json.text(change.after().doc(), "series");
        return of(
                "SellerConfigured",
                change.id() + ".",
                Map.of("seller", change.id(), "series", series));
    }

    /** What was told last of each place stands in the item: another telling is an event. */
    private static Stream<Told> thresholds(Change change) {
        JsonNode places = change.after().doc().path("places");
        JsonNode before = change.isNew() ? Json.parse("{}") : change.before().doc().path("places");
        return places.properties().stream()
                .filter(place -> !Json.text(place.getValue(), "told").isEmpty())
                .filter(place -> !isTold(place.getValue(), before.path(place.getKey())))
                .map(place -> threshold(change, place.getKey(), place.getValue()));
    }

    private static boolean isTold(JsonNode place, JsonNode before) {
        return Stream.of("told", "toldIn")
                .allMatch(it -> Json.text(place, it).equals(Json.text(before, it)));
    }

    private static Told threshold(Change change, String code, JsonNode place) {
        Map<String, String> facts = fields(place, "threshold", "currency");
        facts.put("seller", change.id());
        facts.put("place", code);
        facts.put("sold", Json.text(place, "amount"));
        facts.put("invoices", Json.text(place, "count"));
        facts.put("asOf", Json.text(change.after().doc(), "asOf"));
        String type =
                Json.text(place, "told").equals("near") ? "ThresholdNear" : "ThresholdReached";
        String id = change.id() + "." + code + "." + Json.text(place, "toldIn");
        return of(type, id, facts);
    }

    private static Told catalog(Change change) {
        return of(
                "CatalogConfigured",
                change.id() + "." + change.after().number("version"),
                Map.of("seller", change.id()));
    }

    private static Told legalHold(Change change) {
        Map<String, String> facts = fields(change.after(), "reason", "changedBy");
        facts.put("number", change.id());
        return of("LegalHoldChanged", change.id() + "." + change.after().number("version"), facts);
    }

    /** The first time that a document arrived, and each way in which it did not. */
    private static Stream<Told> delivery(Change change) {
        Map<String, String> facts = fields(change.after(), "seller");
        String id = change.after().text("delivery");
        String number = id.substring(0, id.indexOf('/'));
        facts.put("number", number);
        facts.put("accountId", change.after().text("account"));
        facts.put("by", change.after().text("channel"));
        List<Told> told = new ArrayList<>();
        if (hasStep(change.after(), ARRIVED) && !hasStep(change.before(), ARRIVED)) {
            told.add(of("DocumentDelivered", id, facts));
        }
        String step = change.after().text("step");
        if (FAILED.contains(step) && !hasStep(change.before(), Set.of(step))) {
            facts.put("step", step);
            told.add(of("DeliveryFailed", id + "." + step, facts));
        }
        return told.stream();
    }

    private static boolean hasStep(Row delivery, Set<String> steps) {
        if (!delivery.isThere()) {
            return false;
        }
        for (JsonNode report : delivery.doc().path("reports")) {
            if (steps.contains(Json.text(report, "step"))) {
                return true;
            }
        }
        return false;
    }

    private static Told notice(Change change) {
        String id = change.after().text("sk").substring("NOTICE#".length());
        Map<String, String> facts = fields(change.after(), "kind", "number");
        facts.put("noticeId", id);
        facts.put("accountId", change.after().text("pk").substring("ACCOUNT#".length()));
        return of("NoticeSent", id, facts);
    }

    private static Told order(Change change) {
        Map<String, String> facts = fields(change.after(), "subscriptionId");
        facts.put("orderId", change.id());
        return of("OrderAccepted", change.id(), facts);
    }

    private static Told rejection(Change change) {
        return of(
                "OrderRejected",
                change.id(),
                fields(change.after(), "rejectionId", "orderId", "reason"));
    }

    private static Told changed(Change change) {
        Row recorded = change.after();
        String subscription = recorded.text("pk").substring("SUBSCRIPTION#".length());
        String id = recorded.text("sk").substring("CHANGE#".length());
        return of(
                "SubscriptionChanged",
                subscription + "." + id,
                Map.of("subscriptionId", subscription, "changeId", id));
    }

    /**
     * Of an order or a change.
     *
     * @param cause its id
     */
    static Told entitled(Row subscription, String cause) {
        Contract contract = new Contract(subscription.doc());
        return of(
                "EntitlementsChanged",
                contract.id() + "." + cause,
                Map.of(
                        "subscriptionId",
                        contract.id(),
                        "accountId",
                        contract.account(),
                        "cause",
                        cause));
    }

    private static Told refusedChange(Change change) {
        Map<String, String> facts = fields(change.after(), "rejectionId", "reason");
        facts.put("changeId", change.after().text("orderId"));
        return of("ChangeRejected", change.id(), facts);
    }

    private static Told refusedUsage(Change change) {
        return of("UsageRefused", change.id(), fields(change.after(), "rejectionId", "reason"));
    }

    private static Stream<Told> draft(Change change) {
        // each step of a draft is told again when it was released meanwhile
        long version = change.after().number("version");
        JsonNode doc = change.after().doc();
        return switch (change.isNew() ? state(change) : step(change)) {
            case "drafted" ->
                    Stream.of(of("InvoiceDrafted", again(change, version, 1), drafted(change)));
            case "taxed", "step taxed" ->
                    Stream.of(of("TaxCalculated", change.id(), fields(doc, "seller", "currency")));
            case "held", "step held" ->
                    Stream.of(
                            of(
                                    "DraftHeld",
                                    again(change, version, 2),
                                    Map.of("draftId", change.id())));
            case "step drafted" ->
                    Stream.of(of("InvoiceDrafted", again(change, version, 1), drafted(change)));
            // what is collected waits for its group
            default -> Stream.of();
        };
    }

    private static String state(Change change) {
        return change.after().text("state");
    }

    /** The state that it becomes; empty where that does not change. */
    private static String step(Change change) {
        String state = state(change);
        return change.becomes("state", state) ? "step " + state : "";
    }

    private static String again(Change change, long version, long firstUntil) {
        return version <= firstUntil ? change.id() : change.id() + ":" + version;
    }

    private static Map<String, String> drafted(Change change) {
        Map<String, String> facts = fields(change.after().doc(), "seller", "currency");
        facts.put("draftId", change.id());
        facts.put("subscriptionId", Json.text(change.after().doc(), "subscription"));
        return facts;
    }

    private static Stream<Told> invoice(Change change) {
        if (change.isNew()) {
            return Stream.of(of("InvoiceIssued", change.id(), issued(Bill.of(change))));
        }
        Map<String, String> facts =
                fields(change.after(), "accountId", "documentKey", "documentSha256");
        return change.becomes("state", "rendered")
                ? Stream.of(of("InvoiceRendered", change.id(), facts))
                : Stream.of();
    }

    private static Map<String, String> issued(Bill bill) {
        Map<String, String> facts =
                fields(bill.doc(), "number", "net", "tax", "total", "issuedOn", "dueOn");
        facts.put("draftId", bill.draft());
        facts.put("seller", bill.seller());
        facts.put("accountId", bill.account());
        facts.put("currency", bill.currency());
        if (bill.isCreditNote() || !bill.corrects().isEmpty()) {
            facts.put("kind", bill.isCreditNote() ? "credit_note" : "invoice");
            facts.put("corrects", bill.corrects());
        }
        return facts;
    }

    private static Told sealed(Change change) {
        Map<String, String> facts = fields(change.after(), "day", "root", "sealSha256");
        facts.put("documents", Long.toString(change.after().number("documents")));
        return of("DaySealed", change.after().text("day"), facts);
    }

    /** A package is asked for, or one of the runs that make it is over. */
    private static Stream<Told> auditPackage(Change change) {
        JsonNode now = change.after().doc();
        String attempt = now.at("/asked/attempt").asText();
        String run = now.at("/work/run").asText();
        String id = change.id() + "." + attempt;
        if (change.isNew() || !was(change, "/asked/attempt", attempt)) {
            return Stream.of(of("AuditPackageRequested", id, Map.of("packageId", change.id())));
        }
        return was(change, "/work/run", run)
                ? Stream.of()
                : Stream.of(
                        of(
                                "AuditPackageAdvanced",
                                id + "." + run,
                                Map.of("state", now.path("state").asText())));
    }

    private static boolean was(Change change, String pointer, String value) {
        return change.before().doc().at(pointer).asText().equals(value);
    }

    /** What moved an account's credit; the item says its account in the key. */
    private static Told movement(Change change) {
        Row movement = change.after();
        String account = movement.text("pk").substring("ACCOUNT#".length());
        String document = movement.text("document");
        Map<String, String> facts = fields(movement, "seller", "currency");
        facts.put("accountId", account);
        facts.put("amount", movement.amount("amount"));
        return switch (movement.text("kind")) {
            case "added" -> of("CreditAdded", document, facts);
            case "applied" -> of("CreditApplied", document, facts);
            default -> of("RefundRequested", account + "." + document, facts);
        };
    }

    /**
     * Of a credit note for an invoice.
     *
     * @param receivable what is owed on the invoice now
     */
    static Told credited(Bill note, Row receivable) {
        Map<String, String> facts = new HashMap<>();
        facts.put("number", note.corrects());
        facts.put("creditNote", note.number());
        facts.put("accountId", note.account());
        facts.put("amount", Json.text(note.doc(), "total"));
        facts.put("open", receivable.amount("open"));
        return of("InvoiceCredited", note.number(), facts);
    }

    private static Told payment(Change change) {
        Row payment = change.after();
        Map<String, String> facts = fields(payment, "paymentId", "number", "accountId", "currency");
        for (String amount : List.of("amount", "applied", "unapplied")) {
            facts.put(amount, payment.amount(amount));
        }
        return of("PaymentRecorded", change.id(), facts);
    }

    /** Of a payment that left nothing open. */
    static Told paid(Row payment) {
        return of(
                "InvoicePaid",
                payment.text("number") + "." + payment.text("paymentId"),
                fields(payment, "number", "accountId", "paymentId"));
    }

    /** Of money in the bank that left nothing open, each time that it does. */
    static Told paidByBank(Row receivable, Change cash) {
        Map<String, String> facts = fields(receivable, "number", "accountId");
        facts.put("paymentId", cash.id());
        String id = receivable.text("number") + "." + cash.id() + "." + lastStep(cash);
        return of("InvoicePaid", id, facts);
    }

    /** Of what was withheld of the last that was open. */
    static Told paidByTax(Row receivable, String claim) {
        Map<String, String> facts = fields(receivable, "number", "accountId");
        facts.put("paymentId", claim);
        return of("InvoicePaid", receivable.text("number") + "." + claim, facts);
    }

    private static String lastStep(Change cash) {
        JsonNode steps = cash.after().doc().path("steps");
        return Json.text(steps.path(steps.size() - 1), "id");
    }

    private static Told providerEvent(Change change) {
        return of(
                "ProviderEventReceived",
                change.id().replace('#', '.'),
                fields(change.after(), "providerType"));
    }

    /** Money that came, and each time that it settles more or less than before. */
    private static Stream<Told> cash(Change change) {
        JsonNode after = change.after().doc();
        Map<String, String> facts = new HashMap<>();
        facts.put("cashId", change.id());
        facts.put("seller", Json.text(after, "seller"));
        List<Told> told = new ArrayList<>();
        if (change.isNew() && !Json.text(after.path("entry"), "amount").startsWith("-")) {
            told.add(of("CashReceived", change.id(), facts));
        }
        int settledBefore = change.isNew() ? 0 : change.before().doc().path("applied").size();
        int settled = after.path("applied").size();
        String step = lastStep(change);
        if (settled != settledBefore) {
            String type = settled > settledBefore ? "CashApplied" : "CashReopened";
            told.add(of(type, change.id() + "." + step, facts));
        }
        return told.stream();
    }

    private static Stream<Told> refundPart(Change change) {
        Map<String, String> facts = fields(change.after(), "refundId", "accountId", "seller");
        String state = change.after().text("state");
        if (state.equals("requested")) {
            return Stream.of(of("RefundPartRequested", change.id(), facts));
        }
        facts.put("outcome", state);
        return state.equals("sent") || state.equals(change.before().text("state"))
                ? Stream.of()
                : Stream.of(of("RefundSettled", change.id() + "." + state, facts));
    }

    /** A change of what is paid with; a notice that one expires changes nothing else. */
    private static Stream<Told> methods(Change change) {
        JsonNode after = change.after().doc();
        JsonNode before = change.isNew() ? Json.parse("{}") : change.before().doc();
        Map<String, String> facts = Map.of("accountId", change.id());
        List<Told> told = new ArrayList<>();
        if (!after.path("methods").equals(before.path("methods"))) {
            String id = change.id() + "." + change.after().number("version");
            told.add(of("PaymentMethodsChanged", id, facts));
        } else if (after.path("told").size() > before.path("told").size()) {
            told.add(of("PaymentMethodExpiring", change.id() + ".", facts));
        }
        return told.stream();
    }

    /** Each try is asked for, each lookup of it, and each refusal and each end are told. */
    private static Stream<Told> attempts(Change change) {
        JsonNode after = change.after().doc();
        JsonNode before = change.isNew() ? Json.parse("{}") : change.before().doc();
        Map<String, String> facts = Map.of("number", change.id());
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < after.path("made").size(); i++) {
            JsonNode is = after.path("made").path(i).path("outcome");
            JsonNode was = before.path("made").path(i).path("outcome");
            String id = change.id() + "." + (i + 1);
            boolean isAsked = was.isMissingNode() || lookups(is) > lookups(was);
            if (isAsked) {
                told.add(of("ChargeRequested", id + "." + asked(is), facts));
            }
            if (isDeclined(is) && !isDeclined(was)) {
                told.add(of("PaymentDeclined", id, facts));
            }
        }
        String needs = Json.text(after, "needs");
        if (!needs.isEmpty() && !after.path("reason").equals(before.path("reason"))) {
            String id = change.id() + "." + after.path("made").size() + "." + needs;
            told.add(of("CollectionStopped", id, facts));
        }
        return told.stream();
    }

    /** The number of a lookup; of a pending try it goes on where others may have stopped. */
    private static String asked(JsonNode outcome) {
        return Json.text(outcome, "kind").equals("pending") ? "" : lookups(outcome) + "";
    }

    private static int lookups(JsonNode outcome) {
        return outcome.path("lookups").asInt(0);
    }

    private static boolean isDeclined(JsonNode outcome) {
        return Json.text(outcome, "kind").equals("declined");
    }

    private static Stream<Told> dispute(Change change) {
        Row after = change.after();
        List<Told> told = new ArrayList<>();
        if (change.isNew()) {
            Map<String, String> facts = fields(after, "disputeId", "paymentId", "number", "reason");
            facts.put("amount", after.amount("amount"));
            told.add(of("DisputeOpened", change.id().replace('#', '.'), facts));
        }
        for (String movement : DisputeCheck.movements(after)) {
            if (!DisputeCheck.movements(change.before()).contains(movement)) {
                String id = after.text("provider") + "." + movement;
                told.add(of("DisputeMoneyMoved", id, fields(after, "disputeId", "number")));
            }
        }
        boolean turned =
                change.isNew() || !change.before().text("status").equals(after.text("status"));
        if (turned && !DisputeCheck.isOpen(after)) {
            String id = change.id().replace('#', '.') + "." + after.text("lastEventId");
            told.add(of("DisputeClosed", id, Map.of("outcome", after.text("status"))));
        }
        String warned = after.text("warned");
        if (!warned.isEmpty() && !warned.equals(change.before().text("warned"))) {
            String id = change.id().replace('#', '.') + "." + warned;
            told.add(of("DisputeDeadlineNear", id, fields(after, "disputeId", "seller")));
        }
        return told.stream();
    }

    private static Told ratioNear(Change change) {
        String[] month = change.id().substring(0, change.id().indexOf(' ')).split("#", -1);
        String alarm = change.after().text("sk");
        return of(
                "DisputeRatioNear",
                month[0] + "." + month[1] + "." + alarm,
                Map.of("seller", month[0], "month", month[1]));
    }

    private static Stream<Told> answer(Change change) {
        String state = change.after().text("state");
        if (state.equals(change.before().text("state"))) {
            return Stream.of();
        }
        Map<String, String> facts = fields(change.after(), "disputeId", "provider", "number");
        String id = change.id().replace('#', '.') + "." + change.after().number("steps");
        return switch (state) {
            case "submitting", "accepting" -> Stream.of(of("DisputeAnswerDecided", id, facts));
            case "submitted", "accepted", "failed" -> Stream.of(of("DisputeAnswered", id, facts));
            default -> Stream.of();
        };
    }

    private static Stream<Told> waiting(Change change) {
        Map<String, String> facts = fields(change.after(), "provider", "providerEventId");
        facts.put("chargeReference", change.after().text("charge"));
        return change.becomes("told", "yes")
                ? Stream.of(of("ProviderEventWaiting", change.id().replace('#', '.'), facts))
                : Stream.of();
    }

    private static Stream<Told> reminder(Change change) {
        if (change.isNew() || change.growth("level") == 0) {
            return Stream.of();
        }
        Row receivable = change.after();
        long level = receivable.number("level");
        Map<String, String> facts = fields(receivable, "number", "accountId", "currency", "dueOn");
        facts.put("level", Long.toString(level));
        facts.put("open", receivable.amount("open"));
        return Stream.of(of("ReminderDue", change.id() + "." + level, facts));
    }

    /** What a customer may use ends with the last reminder, and begins again with the money. */
    private static Stream<Told> entitlements(Change change) {
        boolean was = isGivenUp(change.before());
        boolean is = isGivenUp(change.after());
        Map<String, String> facts = fields(change.after(), "number", "accountId", "seller");
        if (was == is) {
            return Stream.of();
        }
        String id = change.id() + "." + change.after().number("version");
        return Stream.of(of(is ? "EntitlementsSuspended" : "EntitlementsRestored", id, facts));
    }

    private static boolean isGivenUp(Row receivable) {
        return receivable.isThere()
                && receivable.number("level") == LAST_REMINDER
                && receivable.number("open") > 0;
    }

    private static Stream<Told> commission(Change change) {
        Entry entry = Entry.of(change.after());
        String number = entry.text("document");
        return change.isNew() && entry.id().equals("commission:" + number)
                ? Stream.of(
                        of("CommissionEarned", number, Map.of("partnerId", entry.text("account"))))
                : Stream.of();
    }

    private static Map<String, String> fields(Row row, String... names) {
        Map<String, String> fields = new HashMap<>();
        Stream.of(names).forEach(name -> fields.put(name, row.text(name)));
        return fields;
    }

    private static Map<String, String> fields(JsonNode json, String... names) {
        Map<String, String> fields = new HashMap<>();
        for (String name : names) {
            JsonNode value = json.path(name);
            fields.put(name, value.isObject() ? Json.text(value, "id") : Json.text(json, name));
        }
        return fields;
    }
}
