package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.CLOSED_STAYS_CLOSED;
import static io.billfold.testkit.audit.Invariant.REVENUE_EARNED;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What is invoiced for months to come becomes revenue in those months, day by day, once; and
 * nothing is booked in a month after it was closed.
 */
final class RevenueCheck implements Subject {
    private static final String DEFERRED = "deferred_revenue";

    private final Findings findings;

    /** By document: what is left of each month, in minor units. */
    private final Map<String, NavigableMap<YearMonth, Long>> left = new HashMap<>();

    private final Map<String, YearMonth> closed = new HashMap<>();

    RevenueCheck(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void look(Write write) {
        if (!write.isWitnessed()) {
            return;
        }
        Map<String, Entry> entries = new HashMap<>();
        write.added(Kind.ENTRY)
                .map(change -> Entry.of(change.after()))
                .forEach(entry -> entries.put(entry.id(), entry));
        entries.values().forEach(this::checkOpen);
        write.of(Kind.CLOSED).forEach(this::close);
        write.added(Kind.INVOICE).map(Bill::of).forEach(bill -> issued(bill, entries));
        entries.values().stream()
                .filter(entry -> entry.id().startsWith("revenue:"))
                .forEach(this::earned);
        write.of(Kind.DEFERRAL).forEach(this::kept);
    }

    private void checkOpen(Entry entry) {
        YearMonth last = closed.get(entry.text("seller"));
        YearMonth month = YearMonth.from(LocalDate.parse(entry.text("bookedOn")));
        findings.require(
                last == null || month.isAfter(last),
                CLOSED_STAYS_CLOSED,
                "%s is booked in %s, closed is %s",
                entry.id(),
                month,
                last);
    }

    private void close(Change change) {
        String through = change.after().text("through");
        String seller = change.after().text("seller");
        if (through.isEmpty()) {
            closed.remove(seller);
        } else {
            closed.put(seller, YearMonth.parse(through));
        }
    }

    private void issued(Bill bill, Map<String, Entry> entries) {
        boolean isNote = bill.isCreditNote();
        long deferred;
        if (isNote && !bill.corrects().isEmpty()) {
            deferred = takenBack(bill.corrects(), bill.minor("net"));
        } else {
            NavigableMap<YearMonth, Long> parts = parts(bill);
            if (!parts.isEmpty()) {
                left.put(bill.number(), parts);
            }
            deferred = -parts.values().stream().mapToLong(Long::longValue).sum();
        }
        Entry entry = entries.get((isNote ? "credit-note:" : "invoice:") + bill.number());
        long booked = entry == null ? 0 : entry.signed().getOrDefault(DEFERRED, 0L);
        findings.require(
                booked == deferred,
                REVENUE_EARNED,
                "%s defers %d, booked is %d",
                bill.number(),
                deferred,
                booked);
    }

    /** The latest months first. */
    private long takenBack(String document, long net) {
        NavigableMap<YearMonth, Long> parts = left.getOrDefault(document, new TreeMap<>());
        long rest = net;
        for (YearMonth month : List.copyOf(parts.descendingKeySet())) {
            long taken = Math.clamp(rest, 0, Math.max(0, parts.getOrDefault(month, 0L)));
            rest -= taken;
            parts.merge(month, -taken, Long::sum);
        }
        parts.values().removeIf(part -> part == 0);
        return net - rest;
    }

    private static NavigableMap<YearMonth, Long> parts(Bill bill) {
        NavigableMap<YearMonth, Long> parts = new TreeMap<>();
        String policy = Json.text(bill.content().path("seller"), "revenue");
        for (JsonNode line : bill.content().path("lines")) {
            JsonNode origin = line.path("origin");
            boolean isOwn = Json.text(origin, "price").startsWith("own.");
            if (!policy.equals("at_issue") && (!isOwn || policy.equals("by_period"))) {
                spread(bill, line, Json.text(origin, "revenue"), parts);
            }
        }
        YearMonth issued = YearMonth.from(bill.issuedOn());
        parts.keySet().removeIf(month -> !month.isAfter(issued));
        parts.values().removeIf(part -> part == 0);
        if (bill.isCreditNote()) {
            parts.replaceAll((month, part) -> -part);
        }
        return parts;
    }

    private static void spread(
            Bill bill, JsonNode line, String treatment, NavigableMap<YearMonth, Long> parts) {
        long net = Amounts.minor(Json.text(line, "net"), bill.currency());
        LocalDate from = LocalDate.parse(Json.text(line, "periodFrom"));
        LocalDate to = LocalDate.parse(Json.text(line, "periodTo"));
        if (treatment.equals("at_once")) {
            parts.merge(YearMonth.from(from), net, Long::sum);
        } else if (treatment.equals("over_time")) {
            spread(net, from, to, parts);
        }
    }

    private static void spread(
            long net, LocalDate from, LocalDate to, NavigableMap<YearMonth, Long> parts) {
        BigDecimal days = BigDecimal.valueOf(ChronoUnit.DAYS.between(from, to));
        long rest = net;
        LocalDate day = from;
        while (day.isBefore(to)) {
            LocalDate next = day.plusMonths(1).withDayOfMonth(1);
            boolean isLast = !next.isBefore(to);
            long part =
                    isLast
                            ? rest
                            : BigDecimal.valueOf(net)
                                    .multiply(
                                            BigDecimal.valueOf(ChronoUnit.DAYS.between(day, next)))
                                    .divide(days, 0, RoundingMode.HALF_UP)
                                    .longValueExact();
            parts.merge(YearMonth.from(day), part, Long::sum);
            rest -= part;
            day = next;
        }
    }

    /** For example {@code revenue:MU-2026-000042.2026-03}. */
    private void earned(Entry entry) {
        int dot = entry.id().lastIndexOf('.');
        String document = entry.id().substring("revenue:".length(), dot);
        YearMonth month = YearMonth.parse(entry.id().substring(dot + 1));
        Long part = left.getOrDefault(document, new TreeMap<>()).remove(month);
        findings.require(
                part != null
                        && entry.signed().equals(Entry.postings(DEFERRED, part, "revenue", -part))
                        && entry.occurredOn().equals(month.atEndOfMonth().toString()),
                REVENUE_EARNED,
                "%s was to earn %s",
                entry.doc(),
                part);
    }

    private void kept(Change change) {
        JsonNode doc = change.after().doc();
        NavigableMap<YearMonth, Long> kept = new TreeMap<>();
        doc.path("parts")
                .properties()
                .forEach(
                        part ->
                                kept.put(
                                        YearMonth.parse(part.getKey()),
                                        Amounts.minor(
                                                part.getValue().asText(),
                                                Json.text(doc, "currency"))));
        findings.require(
                kept.equals(left.getOrDefault(change.id(), new TreeMap<>())),
                REVENUE_EARNED,
                "%s keeps %s, left is %s",
                change,
                kept,
                left.get(change.id()));
    }
}
