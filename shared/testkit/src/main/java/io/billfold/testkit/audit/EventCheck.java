package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.EVENT_HAS_CAUSE;
import static io.billfold.testkit.audit.Invariant.EVENT_PUBLISHED;
import static io.billfold.testkit.audit.Invariant.EVENT_TRUE;
import static io.billfold.testkit.audit.Invariant.EVENT_UNCHANGED;
import static io.billfold.testkit.audit.Invariant.EVENT_WITH_CHANGE;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Every change is told in the write that makes it, nothing else is, and the bus hears it. */
final class EventCheck implements Subject {
    private final Seen seen;
    private final Findings findings;
    private final Set<String> published = new HashSet<>();

    EventCheck(Seen seen, Findings findings) {
        this.seen = seen;
        this.findings = findings;
    }

    /** Published events expire, so what is found in tables later may lack them. */
    @Override
    public void look(Write write) {
        if (!write.isWitnessed()) {
            return;
        }
        Map<String, Row> events = new LinkedHashMap<>();
        for (Change event : write.of(Kind.OUTBOX)) {
            checkForm(event);
            events.put(event.id(), event.after());
        }
        Stream.of(
                        write.all().flatMap(Told::of),
                        paid(write),
                        paidByBank(write),
                        paidByTax(write),
                        credited(write),
                        entitled(write))
                .flatMap(told -> told)
                .forEach(told -> check(told, take(events, told.id())));
        events.forEach(
                (id, event) ->
                        findings.require(
                                false, EVENT_HAS_CAUSE, "%s tells of nothing: %s", id, event));
    }

    /** By bank several may be paid at once. */
    private static Stream<Told> paidByBank(Write write) {
        return write.of(Kind.CASH).stream()
                .flatMap(
                        cash ->
                                write.of(Kind.RECEIVABLE).stream()
                                        .filter(
                                                it ->
                                                        it.before().number("open") > 0
                                                                && it.after().number("open") == 0)
                                        .map(it -> Told.paidByBank(it.after(), cash)));
    }

    /** What was withheld may be all that was still open. */
    private static Stream<Told> paidByTax(Write write) {
        return write.added(Kind.WITHHELD)
                .filter(claim -> Json.text(claim.after().doc(), "cash").isEmpty())
                .flatMap(
                        claim ->
                                write.of(Kind.RECEIVABLE).stream()
                                        .filter(it -> it.after().number("open") == 0)
                                        .map(it -> Told.paidByTax(it.after(), claim.id())));
    }

    private static Stream<Told> paid(Write write) {
        return write.added(Kind.PAYMENT)
                .filter(
                        payment ->
                                write.of(Kind.RECEIVABLE).stream()
                                        .anyMatch(it -> pays(payment, it)))
                .map(payment -> Told.paid(payment.after()));
    }

    private Stream<Told> credited(Write write) {
        return write.added(Kind.INVOICE)
                .map(Bill::of)
                .filter(bill -> bill.isCreditNote() && !bill.corrects().isEmpty())
                .map(note -> Told.credited(note, seen.find(Kind.RECEIVABLE, note.corrects())));
    }

    /** Orders and changes say what is to be supplied; a change that only agrees terms does not. */
    private Stream<Told> entitled(Write write) {
        Stream<Told> ordered =
                write.added(Kind.ORDER)
                        .map(
                                order ->
                                        Told.entitled(
                                                seen.find(
                                                        Kind.SUBSCRIPTION,
                                                        order.after().text("subscriptionId")),
                                                order.id()));
        Stream<Told> changed =
                write.of(Kind.SUBSCRIPTION).stream()
                        .filter(change -> !change.isNew() && Contract.grows(change))
                        .flatMap(
                                change ->
                                        ChangeCheck.keys(write, change.id())
                                                .map(key -> Told.entitled(change.after(), key)));
        return Stream.concat(ordered, changed);
    }

    private static boolean pays(Change payment, Change receivable) {
        return receivable.id().equals(payment.after().text("number"))
                && receivable.before().number("open") > 0
                && receivable.after().number("open") == 0;
    }

    private static @Nullable Row take(Map<String, Row> events, String id) {
        if (!id.endsWith(".")) {
            return events.remove(id);
        }
        return events.keySet().stream()
                .filter(each -> each.startsWith(id))
                .findFirst()
                .map(events::remove)
                .orElse(null);
    }

    private void check(Told told, @Nullable Row event) {
        findings.require(event != null, EVENT_WITH_CHANGE, "%s is missing", told.id());
        if (event == null) {
            return;
        }
        JsonNode detail = detail(event);
        told.facts()
                .forEach(
                        (field, expected) ->
                                findings.require(
                                        Json.text(detail, field).equals(expected),
                                        EVENT_TRUE,
                                        "%s says that %s is %s, not %s",
                                        told.id(),
                                        field,
                                        Json.text(detail, field),
                                        expected));
    }

    private void checkForm(Change change) {
        Row event = change.after();
        JsonNode detail = detail(event);
        findings.require(
                Json.text(detail, "eventId").equals(change.id())
                        && change.id().startsWith(event.text("outbox") + ":")
                        && Json.text(detail, "occurredAt").equals(event.text("occurredAt")),
                EVENT_TRUE,
                "%s is %s",
                change,
                event);
        findings.require(
                change.isNew() || change.before().attributes().equals(change.after().attributes()),
                EVENT_UNCHANGED,
                "%s was %s and is %s",
                change,
                change.before(),
                event);
    }

    private static JsonNode detail(Row event) {
        return Json.parse(event.text("detail"));
    }

    void published(String type, String detail) {
        String id = Json.find(detail).map(json -> Json.text(json, "eventId")).orElse("");
        if (id.isEmpty()) {
            // not ours: anybody may use the bus
            return;
        }
        Row event = seen.find(Kind.OUTBOX, id);
        findings.require(
                event.text("outbox").equals(type) && event.text("detail").equals(detail),
                EVENT_PUBLISHED,
                "%s was published as %s %s, written was %s",
                id,
                type,
                detail,
                event);
        published.add(id);
    }

    @Override
    public void settled(Instant now) {
        for (String id : seen.of(Kind.OUTBOX).keySet()) {
            findings.require(published.contains(id), EVENT_PUBLISHED, "%s never was", id);
        }
    }
}
