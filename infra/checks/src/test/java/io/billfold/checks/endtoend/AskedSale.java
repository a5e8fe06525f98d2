package io.billfold.checks.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.checks.Repository;
import io.billfold.checks.cloud.Orders;
import io.billfold.local.http.Json;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A month of something, sold from the 5 January 2026 on: as an order, and as a question about its
 * tax.
 *
 * @param place of the customer, for example {@code US-OR}
 * @param taxId the customer's, or null
 * @param price with its currency, for example {@code EUR 9.90}
 * @param expected category, rate in percent, place and amount of the tax, for example {@code S 20
 *     FR 1.98}
 */
record AskedSale(
        String id,
        String seller,
        String kind,
        String place,
        String postcode,
        @Nullable String taxId,
        String price,
        String expected) {
    private static final String STARTS_ON = "2026-01-05";
    private static final Path SELLERS =
            Path.of("infra/local/src/main/resources/io/billfold/demo/sellers.json");

    /** One sale a row: its fields, with the expected tax in four columns. */
    static List<AskedSale> table(String text) {
        return text.lines().filter(row -> !row.startsWith("#")).map(AskedSale::of).toList();
    }

    private static AskedSale of(String row) {
        List<String> cells = List.of(row.split(" *\\| *"));
        return new AskedSale(
                cells.get(0),
                cells.get(1),
                cells.get(2),
                cells.get(3),
                cells.get(4),
                cells.get(5).isEmpty() ? null : cells.get(5),
                cells.get(6),
                String.join(" ", cells.subList(7, 11)).strip());
    }

    /** What an answer's taxes say, as {@link #expected} has it. */
    static String told(JsonNode taxes) {
        List<String> told = new ArrayList<>();
        for (JsonNode tax : taxes) {
            told.add(
                    "%s %s %s %s"
                            .formatted(
                                    tax.path("category").asText(),
                                    tax.path("ratePercent").asText(),
                                    tax.path("place").asText(),
                                    tax.path("tax").asText()));
        }
        return String.join(", ", told);
    }

    ObjectNode order() {
        ObjectNode order = Orders.domestic(id, STARTS_ON).put("seller", seller);
        order.put("currency", price.substring(0, 3));
        ((ObjectNode) order.path("lines").get(0)).put("unitPrice", price.substring(4));
        ObjectNode account = (ObjectNode) order.path("account");
        account.put("kind", kind).put("taxId", taxId).set("address", address());
        return order;
    }

    /** Asked of the configured seller. */
    ObjectNode question() {
        ObjectNode question = Json.object().put("id", id).put("seller", seller);
        question.putObject("customer")
                .put("kind", kind)
                .put("taxId", taxId)
                .set("address", address());
        question.put("currency", price.substring(0, 3)).put("date", STARTS_ON);
        question.putArray("lines")
                .addObject()
                .put("amount", price.substring(4))
                .put("from", STARTS_ON)
                .put("to", "2026-02-05");
        return question;
    }

    /** Asked with a seller that is described as it is configured. */
    ObjectNode describedQuestion() {
        JsonNode configured = configured();
        ObjectNode question = question();
        ObjectNode described = question.putObject("seller").put("id", seller);
        ObjectNode address = described.putObject("address");
        for (String field : List.of("country", "region", "postcode")) {
            address.set(field, configured.path("address").get(field));
        }
        described.set("registrations", configured.path("registrations"));
        return question;
    }

    private JsonNode configured() {
        return Stream.concat(bundledSellers().stream(), ownSellers().stream())
                .filter(found -> found.path("id").asText().equals(seller))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> bundledSellers() {
        try {
            return list(Files.readString(Repository.root().resolve(SELLERS)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sellers of this test alone, as {@code PUT /sellers/{id}} takes them, with their id. */
    static List<JsonNode> ownSellers() {
        try (InputStream in = AskedSale.class.getResourceAsStream("tax-sellers.json")) {
            return list(new String(Objects.requireNonNull(in).readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> list(String array) {
        return StreamSupport.stream(Json.parse(array).spliterator(), false).toList();
    }

    private ObjectNode address() {
        return Json.object()
                .put("line1", "1 Main Street")
                .put("city", "City")
                .put("postcode", postcode)
                .put("region", place.length() > 2 ? place.substring(3) : null)
                .put("country", place.substring(0, 2));
    }

    @Override
    public String toString() {
        return id;
    }
}
