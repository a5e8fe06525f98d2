package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.CHANGES_RECORDED;
import static io.billfold.testkit.audit.Invariant.CHANGE_ANSWER_TRUE;
import static io.billfold.testkit.audit.Invariant.CHANGE_AS_SENT;
import static io.billfold.testkit.audit.Invariant.REJECTION_COMPLETE;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Subscriptions change by recorded changes alone, which are what was sent, or are refused. */
final class ChangeCheck implements Subject {
    static final String ROUTE = "POST /subscriptions/{id}/changes";

    private static final int REFUSED = 422;

    private final Seen seen;
    private final Findings findings;

    /** What was sent by callers with a right token, by the hash of its bytes. */
    private final Map<String, JsonNode> sent = new HashMap<>();

    /** What was recorded, by the hash of its bytes: it is not refused any more. */
    private final Set<String> recorded = new HashSet<>();

    ChangeCheck(Seen seen, Findings findings) {
        this.seen = seen;
        this.findings = findings;
    }

    /** The ids of the changes of a subscription that a write records. */
    static Stream<String> keys(Write write, String subscription) {
        String begin = subscription + " CHANGE#";
        return write.added(Kind.CHANGE)
                .map(Change::id)
                .filter(id -> id.startsWith(begin))
                .map(id -> id.substring(begin.length()));
    }

    /** {@code POST /subscriptions/{id}/changes} answered. */
    void called(Call call) {
        String body = new String(call.body(), UTF_8);
        JsonNode asked = Json.find(body).orElseGet(() -> Json.parse("{}"));
        String hash = Sha256.hex(call.body());
        if (call.genuine()) {
            sent.put(hash, asked);
        }
        if (call.status() / 100 == 2) {
            Row kept = seen.find(Kind.CHANGE, key(asked));
            requireAnswer(kept.text("contentSha256").equals(hash), call, kept);
        } else if (call.status() == REFUSED) {
            Row kept = seen.find(Kind.REFUSED_CHANGE, hash);
            requireAnswer(kept.isThere(), call, kept);
        }
    }

    private void requireAnswer(boolean isTrue, Call call, Row kept) {
        findings.require(
                isTrue,
                CHANGE_ANSWER_TRUE,
                "%s was answered %d, kept is %s",
                new String(call.body(), UTF_8),
                call.status(),
                kept);
    }

    private static String key(JsonNode asked) {
        return Json.text(asked, "subscriptionId") + " CHANGE#" + Json.text(asked, "changeId");
    }

    @Override
    public void look(Write write) {
        if (write.isWitnessed()) {
            write.of(Kind.SUBSCRIPTION).stream()
                    .filter(change -> !change.isNew())
                    .forEach(change -> checkChanged(change, write));
            write.added(Kind.CHANGE).forEach(change -> checkRecorded(change, write));
        }
        write.of(Kind.SUBSCRIPTION).forEach(this::checkEntries);
        write.added(Kind.REFUSED_CHANGE).forEach(change -> checkRefused(change, write));
        write.added(Kind.CHANGE).forEach(it -> recorded.add(it.after().text("contentSha256")));
    }

    private void checkChanged(Change change, Write write) {
        Contract before = new Contract(change.before().doc());
        Contract after = new Contract(change.after().doc());
        boolean isChanged = !Json.isSame(before.agreed(), after.agreed());
        findings.require(
                !isChanged || (keys(write, change.id()).count() == 1 && after.continues(before)),
                CHANGES_RECORDED,
                "%s was %s and is %s without a change, or with another past",
                change,
                before.agreed(),
                after.agreed());
        JsonNode fixed = Json.without(Json.without(before.agreed(), "history"), "terms");
        findings.require(
                Json.isSame(fixed, Json.without(Json.without(after.agreed(), "history"), "terms")),
                CHANGES_RECORDED,
                "%s was %s and is %s",
                change,
                before.doc(),
                after.doc());
    }

    private void checkRecorded(Change change, Write write) {
        String subscription = change.after().text("pk").substring("SUBSCRIPTION#".length());
        findings.require(
                write.of(Kind.SUBSCRIPTION).stream().anyMatch(it -> it.id().equals(subscription)),
                CHANGES_RECORDED,
                "%s changes nothing",
                change);
    }

    private void checkEntries(Change change) {
        findings.require(
                new Contract(change.after().doc()).hasOneEntryEach(),
                CHANGES_RECORDED,
                "%s has an entry twice: %s",
                change,
                change.after());
    }

    private void checkRefused(Change change, Write write) {
        findings.require(
                !recorded.contains(change.id()),
                CHANGE_ANSWER_TRUE,
                "%s is refused, though it was recorded before",
                change);
        Row raw = seen.find(Kind.REFUSED_CHANGE_RAW, change.id() + " RAW#000");
        var bytes = raw.attributes().get("raw");
        findings.require(
                bytes != null && Sha256.hex(bytes.b().asByteArrayUnsafe()).equals(change.id()),
                REJECTION_COMPLETE,
                "%s does not keep all that was sent",
                change);
        findings.require(
                !change.after().doc().path("problems").isEmpty(),
                REJECTION_COMPLETE,
                "%s gives no reason: %s",
                change,
                change.after());
        findings.require(
                write.added(Kind.REFUSED_CHANGE_OF_MONTH)
                        .anyMatch(it -> it.after().text("rejectionId").equals(change.id())),
                REJECTION_COMPLETE,
                "%s is in no month's list",
                change);
    }

    @Override
    public void settled(Instant now) {
        seen.of(Kind.CHANGE).forEach(this::checkSent);
        for (String id : seen.of(Kind.REFUSED_CHANGE).keySet()) {
            findings.require(sent.containsKey(id), CHANGE_AS_SENT, "nobody sent change %s", id);
        }
    }

    private void checkSent(String id, Row change) {
        JsonNode asked = sent.get(change.text("contentSha256"));
        findings.require(
                asked != null && key(asked).equals(id), CHANGE_AS_SENT, "%s was not sent", id);
        if (asked != null) {
            Row row = seen.find(Kind.SUBSCRIPTION, Json.text(asked, "subscriptionId"));
            findings.require(
                    row.isThere() && isRecorded(asked, new Contract(row.doc())),
                    CHANGE_AS_SENT,
                    "%s is not in %s",
                    asked,
                    row);
        }
    }

    /** Bundles move as several entries, and a coupon is redeemed as what it gives. */
    private static boolean isRecorded(JsonNode asked, Contract contract) {
        String deed = Json.text(asked, "do");
        if (List.of("agree", "move-bundle").contains(deed)) {
            return true;
        }
        JsonNode entry = contract.entry(Json.text(asked, "changeId"));
        return Json.text(entry, "do").equals(deed.equals("redeem") ? "give-discount" : deed)
                && (Json.text(asked, "at").isEmpty()
                        || Contract.moment(asked, "at").equals(Contract.moment(entry, "at")))
                && Stream.of("item", "plan", "product", "change")
                        .allMatch(name -> Json.text(asked, name).equals(Json.text(entry, name)))
                && Stream.of("quantity", "price", "amount")
                        .allMatch(name -> isSameNumber(asked, entry, name));
    }

    private static boolean isSameNumber(JsonNode asked, JsonNode entry, String name) {
        String number = Json.text(asked, name);
        return number.isEmpty()
                || new BigDecimal(number).compareTo(new BigDecimal(Json.text(entry, name))) == 0;
    }
}
