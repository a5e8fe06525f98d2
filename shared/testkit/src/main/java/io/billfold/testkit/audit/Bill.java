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

    boolean isRendered() {
        return row.text("state").equals("rendered");
    }
}
