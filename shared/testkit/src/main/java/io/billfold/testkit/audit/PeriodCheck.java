package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.BILLED_AS_ORDERED;
import static io.billfold.testkit.audit.Invariant.BILLED_WHEN_DUE;
import static io.billfold.testkit.audit.Invariant.PERIODS_CONTIGUOUS;
import static io.billfold.testkit.audit.Invariant.PERIODS_COUNTED;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Every period of a subscription is drafted once, from its first day on, as it was ordered. */
final class PeriodCheck implements Subject {
    /** When billing runs, every day. */
    private static final LocalTime RUN_AT = LocalTime.of(2, 0);

    /** What was accepted shortly before a run may not be in its index yet. */
    private static final Duration NOTICE = Duration.ofHours(1);

    private final Seen seen;
    private final Findings findings;
    private final Clocks clocks;
    private final Map<String, Integer> drafted = new HashMap<>();

    PeriodCheck(Seen seen, Findings findings, Clocks clocks) {
        this.seen = seen;
        this.findings = findings;
        this.clocks = clocks;
    }

    @Override
    public void look(Write write) {
        Set<String> touched = new LinkedHashSet<>();
        for (Change change : write.of(Kind.SUBSCRIPTION)) {
            touched.add(change.id());
            checkSubscription(change, write.isWitnessed());
        }
        write.added(Kind.DRAFT)
                .map(change -> change.after().doc())
                .sorted(Comparator.comparing(draft -> Json.text(draft, "periodFrom")))
                .forEach(draft -> touched.add(checkDraft(draft)));
        touched.forEach(this::checkCount);
    }

    private void checkSubscription(Change change, boolean isWitnessed) {
        JsonNode after = change.after().doc();
        int advanced = after.path("nextPeriod").asInt();
        if (change.isNew()) {
            findings.require(
                    !isWitnessed || advanced == 0,
                    PERIODS_COUNTED,
                    "%s begins with period %d",
                    change,
                    advanced);
            return;
        }
        JsonNode before = change.before().doc();
        findings.require(
                advanced == before.path("nextPeriod").asInt() + 1,
                PERIODS_COUNTED,
                "%s went from period %s to %d",
                change,
                Json.text(before, "nextPeriod"),
                advanced);
        findings.require(
                Json.without(before, "nextPeriod").equals(Json.without(after, "nextPeriod")),
                BILLED_AS_ORDERED,
                "%s was %s and is %s",
                change,
                before,
                after);
    }

    /** Returns the id of the draft's subscription. */
    private String checkDraft(JsonNode draft) {
        String id = Json.text(draft, "subscription");
        Row row = seen.find(Kind.SUBSCRIPTION, id);
        findings.require(
                row.isThere(), BILLED_AS_ORDERED, "%s bills nothing", Json.text(draft, "id"));
        if (row.isThere()) {
            JsonNode subscription = row.doc();
            checkPeriod(draft, subscription, drafted.merge(id, 1, Integer::sum) - 1);
            checkTerms(draft, subscription);
        }
        return id;
    }

    private void checkTerms(JsonNode draft, JsonNode subscription) {
        Ordered billed = Ordered.of(draft);
        Ordered ordered = Ordered.of(subscription);
        findings.require(
                billed.equals(ordered),
                BILLED_AS_ORDERED,
                "%s is %s, ordered was %s",
                Json.text(draft, "id"),
                billed,
                ordered);
    }

    private void checkPeriod(JsonNode draft, JsonNode subscription, int index) {
        requirePeriod(draft, draft, subscription, index);
        draft.path("lines").forEach(line -> requirePeriod(draft, line, subscription, index));
    }

    private void requirePeriod(JsonNode draft, JsonNode part, JsonNode subscription, int index) {
        LocalDate from = Ordered.periodFrom(subscription, index);
        LocalDate to = Ordered.periodFrom(subscription, index + 1);
        findings.require(
                Json.text(part, "periodFrom").equals(from.toString())
                        && Json.text(part, "periodTo").equals(to.toString()),
                PERIODS_CONTIGUOUS,
                "%s bills from %s to %s instead of %s to %s",
                Json.text(draft, "id"),
                Json.text(part, "periodFrom"),
                Json.text(part, "periodTo"),
                from,
                to);
    }

    private void checkCount(String subscription) {
        Row row = seen.find(Kind.SUBSCRIPTION, subscription);
        int advanced = row.isThere() ? row.doc().path("nextPeriod").asInt() : 0;
        int drafts = drafted.getOrDefault(subscription, 0);
        findings.require(
                advanced == drafts,
                PERIODS_COUNTED,
                "%s was billed for %d periods, but has %d drafts",
                subscription,
                advanced,
                drafts);
    }

    /**
     * Billing runs at 02:00 UTC and bills what has begun in the account's zone. So every period is
     * drafted whose first day had come there at the last run, by a clock that is late by as much as
     * clocks may be, unless its order was accepted less than an hour before.
     */
    @Override
    public void settled(Instant now) {
        Instant run = lastRun(now).minus(clocks.skew());
        for (Row order : seen.all(Kind.ORDER)) {
            Row row = seen.find(Kind.SUBSCRIPTION, order.text("subscriptionId"));
            if (row.isThere() && Instant.parse(order.text("acceptedAt")).isBefore(notice(run))) {
                checkBilled(row.doc(), run);
            }
        }
    }

    private Instant notice(Instant run) {
        return run.minus(clocks.skew()).minus(NOTICE);
    }

    private static Instant lastRun(Instant now) {
        ZonedDateTime today = now.atZone(ZoneOffset.UTC).with(RUN_AT);
        return (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
    }

    private void checkBilled(JsonNode subscription, Instant run) {
        Row account = seen.find(Kind.ACCOUNT, Json.text(subscription, "account"));
        String zone = account.isThere() ? Json.text(account.doc(), "zone") : "UTC";
        LocalDate today = LocalDate.ofInstant(run, ZoneId.of(zone));
        LocalDate next = Ordered.periodFrom(subscription, subscription.path("nextPeriod").asInt());
        findings.require(
                next.isAfter(today),
                BILLED_WHEN_DUE,
                "%s: the period of %s is not billed, though it was %s in %s at the last run",
                Json.text(subscription, "id"),
                next,
                today,
                zone);
    }
}
