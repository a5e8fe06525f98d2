package io.billfold.checks.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.billfold.checks.cloud.RawItem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;

/** An invoice as it lies in the table. */
record AuditedInvoice(String key, String doc, JsonNode json, RawItem item) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static AuditedInvoice of(RawItem item) {
        String doc = item.text("doc");
        return new AuditedInvoice(item.text("pk"), doc, parse(doc), item);
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String number() {
        return text("/number");
    }

    /** The number without what counts: {@code MU-2026}. */
    String series() {
        return number().substring(0, number().lastIndexOf('-'));
    }

    long sequence() {
        return Long.parseLong(number().substring(number().lastIndexOf('-') + 1));
    }

    String seller() {
        return text("/content/seller/id");
    }

    String subscription() {
        return text("/content/subscription");
    }

    String currency() {
        return text("/content/currency");
    }

    LocalDate issuedOn() {
        return LocalDate.parse(text("/issuedOn"));
    }

    BigDecimal amount(String pointer) {
        return new BigDecimal(text(pointer));
    }

    String text(String pointer) {
        return json.at(pointer).asText();
    }

    /** An attribute's text; empty when it isn't there. */
    String attribute(String name) {
        return item.textOrEmpty(name);
    }
}
