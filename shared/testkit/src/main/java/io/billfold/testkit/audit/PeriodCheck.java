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
        }
        write.added(Kind.DRAFT)
                .map(change -> change.after().doc())
                .filter(Bill::isOfSubscription)
                .sorted(Comparator.comparing(draft -> Json.text(draft, "periodFrom")))
                .forEach(draft -> touched.add(checkDraft(draft)));
        touched.forEach(this::checkCount);
    }

    /** Returns the id of the draft's subscription. */
    private String checkDraft(JsonNode draft) {
        String id = Json.text(draft, "subscription");
        Row row = seen.find(Kind.SUBSCRIPTION, id);
        findings.require(
                row.isThere(), BILLED_AS_ORDERED, "%s bills nothing", Json.text(draft, "id"));
        int before = drafted.merge(id, 1, Integer::sum) - 1;
        if (row.isThere() && new Contract(row.doc()).isPlain()) {
            checkPeriod(draft, new Contract(row.doc()), before);
            checkTerms(draft, new Contract(row.doc()));
        }
        return id;
    }

    private void checkTerms(JsonNode draft, Contract subscription) {
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

    private void checkPeriod(JsonNode draft, Contract subscription, int index) {
        requirePeriod(draft, draft, subscription, index);
        draft.path("lines").forEach(line -> requirePeriod(draft, line, subscription, index));
    }

    private void requirePeriod(JsonNode draft, JsonNode part, Contract subscription, int index) {
        LocalDate from = subscription.periodFrom(index);
        LocalDate to = subscription.periodFrom(index + 1);
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

    /** A plain subscription is due on the first day of the period after its last draft's. */
    private void checkCount(String id) {
        Row row = seen.find(Kind.SUBSCRIPTION, id);
        if (row.isThere() && new Contract(row.doc()).isPlain()) {
            Contract subscription = new Contract(row.doc());
            int drafts = drafted.getOrDefault(id, 0);
            findings.require(
                    subscription.nextOn().equals(subscription.periodFrom(drafts).toString()),
                    PERIODS_COUNTED,
                    "%s is due on %s, but has %d drafts",
                    id,
                    subscription.nextOn(),
                    drafts);
        }
    }

    /**
     * Billing runs at 02:00 UTC and bills what has begun in the account's zone. So every period is
     * drafted whose first day had come there at the last run, by a clock that is late by as much as
     * clocks may be, unless its order was accepted less than an hour before, or a change made it
     * due since then.
     */
    @Override
    public void settled(Instant now) {
        Instant run = lastRun(now).minus(clocks.skew());
        for (Row order : seen.all(Kind.ORDER)) {
            Row row = seen.find(Kind.SUBSCRIPTION, order.text("subscriptionId"));
            if (row.isThere() && Instant.parse(order.text("acceptedAt")).isBefore(notice(run))) {
                checkBilled(new Contract(row.doc()), run);
            }
        }
    }

    private boolean isChangedSince(Contract subscription, Instant instant) {
        String begin = subscription.id() + " CHANGE#";
        return seen.of(Kind.CHANGE).entrySet().stream()
                .filter(change -> change.getKey().startsWith(begin))
                .map(change -> Instant.parse(change.getValue().text("recordedAt")))
                .anyMatch(recordedAt -> !recordedAt.isBefore(instant));
    }

    private Instant notice(Instant run) {
        return run.minus(clocks.skew()).minus(NOTICE);
    }

    private static Instant lastRun(Instant now) {
        ZonedDateTime today = now.atZone(ZoneOffset.UTC).with(RUN_AT);
        return (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
    }

    private void checkBilled(Contract subscription, Instant run) {
        Row account = seen.find(Kind.ACCOUNT, subscription.account());
        String zone = account.isThere() ? Json.text(account.doc(), "zone") : "UTC";
        LocalDate today = LocalDate.ofInstant(run, ZoneId.of(zone));
        LocalDate next = next(subscription);
        findings.require(
                next.isAfter(today) || isChangedSince(subscription, notice(run)),
                BILLED_WHEN_DUE,
                "%s: what is due on %s is not billed, though it was %s in %s at the last run",
                subscription.id(),
                next,
                today,
                zone);
    }

    /** What goes on is always due one day; what ends may be due never more. */
    private LocalDate next(Contract subscription) {
        if (subscription.isPlain()) {
            return subscription.periodFrom(drafted.getOrDefault(subscription.id(), 0));
        }
        boolean mayEnd = subscription.does("cancel", "remove-item", "pause");
        return subscription.nextOn().isEmpty()
                ? (mayEnd ? LocalDate.MAX : LocalDate.MIN)
                : LocalDate.parse(subscription.nextOn());
    }
}
