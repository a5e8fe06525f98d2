package io.billfold.testkit.audit;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A subscription as it lies in the table, read field by field. */
record Contract(JsonNode doc) {
    private static final int DATE_LENGTH = "2026-01-31".length();

    String id() {
        return Json.text(doc, "id");
    }

    String account() {
        return Json.text(doc, "account");
    }

    String currency() {
        return Json.text(doc, "currency");
    }

    String anchor() {
        return Json.text(doc, "anchor");
    }

    /** What was agreed, in the order in which it was recorded. */
    JsonNode history() {
        return doc.path("history");
    }

    /** The entry of the history with an id; a missing node where there is none. */
    JsonNode entry(String entryId) {
        return history()
                .valueStream()
                .filter(entry -> Json.text(entry, "id").equals(entryId))
                .findFirst()
                .orElseGet(() -> doc.path("no such entry"));
    }

    /** The day on which it is billed next; empty for none. */
    String nextOn() {
        return Json.text(doc.path("billing"), "nextOn");
    }

    /** All but how far it is billed. */
    JsonNode agreed() {
        return Json.without(doc, "billing");
    }

    /** A plan that its order brought; a missing node where there is none. */
    JsonNode ownPlan(String plan) {
        return doc.path("plans")
                .valueStream()
                .filter(each -> Json.text(each, "id").equals(plan))
                .findFirst()
                .orElseGet(() -> doc.path("no such plan"));
    }

    boolean does(String... deeds) {
        return history()
                .valueStream()
                .anyMatch(entry -> List.of(deeds).contains(Json.text(entry, "do")));
    }

    /** Whether no entry of the history has the id of another. */
    boolean hasOneEntryEach() {
        Set<String> ids = new HashSet<>();
        return history().valueStream().allMatch(entry -> ids.add(Json.text(entry, "id")));
    }

    /** Whether a write has added to a subscription's history. */
    static boolean grows(Change change) {
        return new Contract(change.after().doc()).history().size()
                > new Contract(change.before().doc()).history().size();
    }

    /** Whether another history is this one's beginning. */
    boolean continues(Contract before) {
        JsonNode old = before.history();
        for (int i = 0; i < old.size(); i++) {
            if (!Json.isSame(old.get(i), history().path(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether it is what it began as: lines with prices of their own, all from the first day on, so
     * that every period is billed alike.
     */
    boolean isPlain() {
        return !history().isEmpty()
                && doc.path("terms").path("costShares").isEmpty()
                && history().valueStream().allMatch(this::isPlainStart);
    }

    private boolean isPlainStart(JsonNode entry) {
        JsonNode versions = ownPlan(Json.text(entry, "plan")).path("versions");
        return Json.text(entry, "do").equals("add-item")
                && Json.text(entry, "id").startsWith("start.")
                && Json.text(entry, "plan").startsWith("own.")
                && Json.text(entry, "at").equals(anchor())
                && versions.size() == 1
                && versions.get(0).path("charges").size() == 1
                && Json.text(versions.get(0).path("charges").get(0), "id").equals("line");
    }

    /** The first day of period number {@code index} of a plain one. */
    LocalDate periodFrom(int index) {
        String interval = Json.text(doc.path("plans").path(0), "interval");
        String[] words = interval.split(" ", -1);
        long count = (long) index * (words.length == 1 ? 1 : Integer.parseInt(words[0]));
        LocalDate first = LocalDate.parse(anchor());
        return switch (words[words.length - 1].replaceAll("s$", "")) {
            case "day" -> first.plusDays(count);
            case "week" -> first.plusWeeks(count);
            case "quarter" -> first.plusMonths(3 * count);
            case "half-year" -> first.plusMonths(6 * count);
            case "year" -> first.plusYears(count);
            default -> first.plusMonths(count);
        };
    }

    /** A local time as it is written: with the date alone at midnight. */
    static LocalDateTime moment(JsonNode json, String field) {
        String text = Json.text(json, field);
        return text.length() == DATE_LENGTH
                ? LocalDate.parse(text).atStartOfDay()
                : LocalDateTime.parse(text);
    }
}
