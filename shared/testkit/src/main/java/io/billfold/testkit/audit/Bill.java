package io.billfold.testkit.audit;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.LocalDate;

/** An invoice as it lies in the table, read field by field. */
record Bill(String key, Row row, JsonNode doc) {
    static Bill of(String key, Row row) {
        return new Bill(key, row, row.doc());
    }

    static Bill of(Change change) {
        return of(change.id(), change.after());
    }

    /** Whether a draft bills a subscription: neither an adjustment nor a collection of others. */
    static boolean isOfSubscription(JsonNode draft) {
        return Json.text(draft, "corrects").isEmpty() && !Json.text(draft, "id").endsWith(".group");
    }

    /** For example {@code MU-2026-000042}. */
    String number() {
        return Json.text(doc, "number");
    }

    /** What is before the running number, for example {@code MU-2026}. */
    String series() {
        return number().substring(0, number().lastIndexOf('-'));
    }

    long sequence() {
        return Long.parseLong(number().substring(number().lastIndexOf('-') + 1));
    }

    JsonNode content() {
        return doc.path("content");
    }

    String draft() {
        return Json.text(content(), "id");
    }

    String seller() {
        return Json.text(content().path("seller"), "id");
    }

    String account() {
        return Json.text(content().path("account"), "id");
    }

    String currency() {
        return Json.text(content(), "currency");
    }

    LocalDate issuedOn() {
        return LocalDate.parse(Json.text(doc, "issuedOn"));
    }

    LocalDate dueOn() {
        return LocalDate.parse(Json.text(doc, "dueOn"));
    }

    /** An amount of the snapshot in minor units: {@code net}, {@code tax} or {@code total}. */
    long minor(String field) {
        return Amounts.minor(Json.text(doc, field), currency());
    }

    /** What makes its total payable in cash, in minor units; zero where it is not rounded. */
    long rounding() {
        String rounding = Json.text(content().path("settlement"), "rounding");
        return rounding.isEmpty() ? 0 : Amounts.minor(rounding, currency());
    }

    /** What an agent earns by it in minor units, below zero for a credit note; else zero. */
    long commission() {
        JsonNode commission = content().path("commission");
        if (!commission.isObject()) {
            return 0;
        }
        long amount = Amounts.minor(Json.text(commission, "amount"), currency());
        return isCreditNote() ? -amount : amount;
    }

    boolean isCreditNote() {
        return Json.text(content(), "kind").equals("credit_note");
    }

    /** The invoice that this one is about; empty for most. */
    String corrects() {
        return Json.text(content(), "corrects");
    }

    boolean isRendered() {
        return row.text("state").equals("rendered");
    }
}
