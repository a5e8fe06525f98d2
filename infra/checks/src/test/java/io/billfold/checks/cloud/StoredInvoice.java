package io.billfold.checks.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.local.http.Json;

/** An invoice as it lies in the table. */
public record StoredInvoice(RawItem item, JsonNode doc) {
    static StoredInvoice of(RawItem item) {
        return new StoredInvoice(item, Json.parse(item.text("doc").getBytes(UTF_8)));
    }

    public String number() {
        return doc.path("number").asText();
    }

    /** The text at a path such as {@code /content/periodFrom}. */
    public String at(String pointer) {
        return doc.at(pointer).asText();
    }

    /** Net, tax and total, for example {@code 100.00 + 19.00 = 119.00 EUR}. */
    public String amounts() {
        return "%s + %s = %s %s"
                .formatted(at("/net"), at("/tax"), at("/total"), at("/content/currency"));
    }

    /** First day and the day after the last, for example {@code 2026-01-31/2026-02-28}. */
    public String period() {
        return at("/content/periodFrom") + "/" + at("/content/periodTo");
    }

    public String attribute(String name) {
        return item.textOrEmpty(name);
    }

    @Override
    public String toString() {
        return number() + " for " + period();
    }
}
