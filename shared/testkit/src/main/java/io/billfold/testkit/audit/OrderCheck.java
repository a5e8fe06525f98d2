package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.ORDER_ANSWERED;
import static io.billfold.testkit.audit.Invariant.ORDER_AS_SENT;
import static io.billfold.testkit.audit.Invariant.REJECTION_COMPLETE;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is sent as an order is answered once: accepted as it is, or kept with what is wrong. */
final class OrderCheck implements Subject {
    private static final List<String> ADDRESS =
            List.of("line1", "line2", "city", "postcode", "region", "country");

    private final Seen seen;
    private final Findings findings;

    /** What was sent, by the hash of its content: the same order with other spaces is the same. */
    private final Map<String, String> sent = new LinkedHashMap<>();

    /** Hashes of the bytes: what a reader is too strict to take for JSON is known by these. */
    private final Set<String> hashes = new HashSet<>();

    OrderCheck(Seen seen, Findings findings) {
        this.seen = seen;
        this.findings = findings;
    }

    void sent(String body) {
        String content = content(body);
        sent.putIfAbsent(Json.contentSha256(content), content);
        hashes.add(Sha256.hex(content.getBytes(UTF_8)));
    }

    /** What the bus delivers has an envelope around it. */
    private static String content(String body) {
        return Json.find(body)
                .filter(json -> Json.text(json, "detail-type").equals("OrderPlaced"))
                .filter(json -> json.has("detail"))
                .map(json -> Json.canonical(json.path("detail")))
                .orElse(body);
    }

    @Override
    public void look(Write write) {
        write.added(Kind.REJECTION).forEach(change -> checkRejected(change, write));
        if (write.isWitnessed()) {
            write.added(Kind.ORDER).forEach(this::checkAccepted);
            write.added(Kind.SUBSCRIPTION).forEach(change -> checkOrdered(change, write));
        }
    }

    private void checkRejected(Change change, Write write) {
        String raw = raw(change.id());
        findings.require(
                Json.contentSha256(raw).equals(change.id())
                        || Sha256.hex(raw.getBytes(UTF_8)).equals(change.id()),
                REJECTION_COMPLETE,
                "%s does not keep all that was sent: %s",
                change,
                raw);
        findings.require(
                !change.after().text("reason").isBlank()
                        && !change.after().doc().path("problems").isEmpty(),
                REJECTION_COMPLETE,
                "%s gives no reason: %s",
                change,
                change.after());
        findings.require(
                write.added(Kind.REJECTION_OF_MONTH)
                        .anyMatch(it -> it.after().text("rejectionId").equals(change.id())),
                REJECTION_COMPLETE,
                "%s is in no month's list",
                change);
        findings.require(
                !write.isWitnessed()
                        || sent.containsKey(change.id())
                        || hashes.contains(change.id()),
                ORDER_AS_SENT,
                "%s was never sent",
                change);
    }

    /** The pieces of what was sent, put together again. */
    private String raw(String rejection) {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        for (int i = 0; ; i++) {
            Row piece = seen.find(Kind.REJECTED_RAW, "%s RAW#%03d".formatted(rejection, i));
            AttributeValue bytes = piece.attributes().get("raw");
            if (bytes == null) {
                return raw.toString(UTF_8);
            }
            raw.writeBytes(bytes.b().asByteArrayUnsafe());
        }
    }

    private void checkAccepted(Change change) {
        String hash = change.after().text("contentSha256");
        Optional<JsonNode> order = Optional.ofNullable(sent.get(hash)).flatMap(Json::find);
        findings.require(order.isPresent(), ORDER_AS_SENT, "%s: %s was not sent", change, hash);
        order.ifPresent(json -> checkAccepted(change, json));
    }

    private void checkAccepted(Change change, JsonNode order) {
        Row subscription = seen.find(Kind.SUBSCRIPTION, change.after().text("subscriptionId"));
        findings.require(
                Json.text(order, "orderId").equals(change.id()) && subscription.isThere(),
                ORDER_AS_SENT,
                "%s has no subscription, or is order %s",
                change,
                order);
        if (subscription.isThere()) {
            checkTerms(change, order, subscription.doc());
        }
        JsonNode account = order.path("account");
        Row kept = seen.find(Kind.ACCOUNT, Json.text(account, "id"));
        findings.require(
                kept.isThere() && isSame(account, kept.doc()),
                ORDER_AS_SENT,
                "%s: its account is %s, sent was %s",
                change,
                kept,
                account);
    }

    private void checkTerms(Change change, JsonNode order, JsonNode subscription) {
        Contract contract = new Contract(subscription);
        boolean isAsSent = isPlain(order) ? isPlain(order, contract) : hasItems(order, contract);
        findings.require(
                isAsSent && contract.currency().equals(Json.text(order, "currency")),
                ORDER_AS_SENT,
                "%s started %s, sent was %s",
                change,
                subscription,
                order);
    }

    /** Lines with their own prices that all run from the first day on. */
    private static boolean isPlain(JsonNode order) {
        return order.path("items").isEmpty()
                && List.of("billingFrom", "anchor", "coupon", "costShares").stream()
                        .noneMatch(order::has)
                && order.path("lines")
                        .valueStream()
                        .noneMatch(line -> line.has("from") || line.has("until"));
    }

    private static boolean isPlain(JsonNode order, Contract contract) {
        return contract.isPlain()
                && Ordered.of(order).equals(Ordered.of(contract))
                && Json.text(order, "startOn").equals(contract.anchor())
                && Json.text(order, "interval")
                        .equals(Json.text(contract.doc().path("plans").path(0), "interval"));
    }

    private static boolean hasItems(JsonNode order, Contract contract) {
        int number = order.path("lines").size();
        for (JsonNode item : order.path("items")) {
            number++;
            JsonNode phase = item.has("phases") ? item.path("phases").path(0) : item;
            JsonNode start = contract.entry("start." + number);
            String from = Json.text(phase, phase.has("from") ? "from" : "startOn");
            boolean isStarted =
                    Json.text(start, "do").equals("add-item")
                            && Json.text(start, "item").equals(Json.text(item, "item"))
                            && Json.text(start, "plan").equals(Json.text(phase, "plan"))
                            && Json.text(start, "at")
                                    .equals(from.isEmpty() ? Json.text(order, "startOn") : from)
                            && Ordered.number(start.path("quantity"))
                                            .compareTo(Ordered.number(phase.path("quantity")))
                                    == 0;
            if (!isStarted) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(JsonNode sent, JsonNode kept) {
        return List.of("id", "name", "kind", "email", "taxId").stream()
                        .allMatch(name -> isSame(sent, kept, name, name, ""))
                && isSame(sent, kept, "language", "language", "en")
                && isSame(sent, kept, "zone", "zone", "Z")
                && ADDRESS.stream()
                        .allMatch(
                                name ->
                                        isSame(
                                                sent.path("address"),
                                                kept.path("address"),
                                                name,
                                                name,
                                                ""));
    }

    private static boolean isSame(
            JsonNode sent, JsonNode kept, String sentName, String keptName, String whenMissing) {
        String said = Json.text(sent, sentName);
        return Json.text(kept, keptName).equals(said.isEmpty() ? whenMissing : said);
    }

    private void checkOrdered(Change change, Write write) {
        findings.require(
                write.added(Kind.ORDER)
                        .anyMatch(it -> it.after().text("subscriptionId").equals(change.id())),
                ORDER_AS_SENT,
                "%s was started by no order",
                change);
    }

    @Override
    public void settled(Instant now) {
        sent.forEach(
                (hash, content) ->
                        findings.require(
                                isAnswered(hash, content),
                                ORDER_ANSWERED,
                                "neither accepted nor refused: %s",
                                content));
    }

    private boolean isAnswered(String hash, String content) {
        String id = Json.find(content).map(json -> Json.text(json, "orderId")).orElse("");
        return seen.find(Kind.ORDER, id).text("contentSha256").equals(hash)
                || seen.find(Kind.REJECTION, hash).isThere()
                || seen.find(Kind.REJECTION, Sha256.hex(content.getBytes(UTF_8))).isThere();
    }
}
