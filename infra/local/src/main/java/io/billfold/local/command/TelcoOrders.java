package io.billfold.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Orders from IBM's public sample of 7,043 telephone subscribers
 * (WA_Fn-UseC_-Telco-Customer-Churn.csv): one monthly order per subscriber at its MonthlyCharges.
 *
 * <p>The file has neither names nor addresses: every subscriber is a consumer in Portland, Oregon,
 * a state without sales tax, and is called by its customerID.
 */
final class TelcoOrders {
    private static final int DESCRIPTION_LENGTH_MAX = 200;
    private static final List<String> NEEDED = List.of("customerID", "MonthlyCharges");

    /** What can be in a bundle: the column, and its name on the invoice. */
    private static final Map<String, String> EXTRAS =
            Map.of(
                    "OnlineSecurity", "online security",
                    "OnlineBackup", "online backup",
                    "DeviceProtection", "device protection",
                    "TechSupport", "technical support",
                    "StreamingTV", "streaming TV",
                    "StreamingMovies", "streaming movies");

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();

    private final String seller;
    private final String currency;
    private final LocalDate startOn;

    /**
     * A conversion.
     *
     * @param seller who issues the invoices, for example {@code portland-us}
     * @param currency of the charges, for example {@code USD}
     * @param startOn first day of every subscription
     */
    TelcoOrders(String seller, String currency, LocalDate startOn) {
        this.seller = seller;
        this.currency = currency;
        this.startOn = startOn;
    }

    /**
     * One order per row.
     *
     * @throws CommandFailure when a column that is needed is missing
     */
    List<ObjectNode> read(Reader reader) throws IOException {
        List<ObjectNode> orders = new ArrayList<>();
        try (CSVParser rows = CSVParser.parse(reader, FORMAT)) {
            requireColumns(rows.getHeaderNames());
            for (CSVRecord row : rows) {
                orders.add(order(row));
            }
        } catch (CSVException | IllegalArgumentException | UncheckedIOException e) {
            throw new CommandFailure("the file is not CSV: " + e.getMessage(), e);
        }
        return orders;
    }

    private static void requireColumns(List<String> columns) {
        for (String column : NEEDED) {
            if (!columns.contains(column)) {
                throw new CommandFailure("the file has no column " + column + " in its first line");
            }
        }
    }

    private ObjectNode order(CSVRecord row) {
        String id = row.get("customerID");
        ObjectNode order = Json.object();
        order.put("version", 1).put("orderId", "telco-" + id).put("seller", seller);
        order.set("account", account(id));
        order.put("currency", currency)
                .put("interval", "month")
                .put("startOn", startOn.toString())
                .put("paymentTermsDays", 30);
        order.putArray("lines")
                .addObject()
                .put("sku", "BUNDLE")
                .put("description", description(row))
                .put("charge", "flat")
                .put("quantity", "1")
                .put("unitPrice", row.get("MonthlyCharges"));
        return order;
    }

    private static ObjectNode account(String id) {
        ObjectNode account =
                Json.object()
                        .put("id", id)
                        .put("name", "Subscriber " + id)
                        .put("kind", "consumer")
                        .put("email", id.toLowerCase(Locale.ROOT) + "@subscribers.example.com")
                        .put("language", "en")
                        .put("zone", "America/Los_Angeles");
        putAddress(account);
        return account;
    }

    private static void putAddress(ObjectNode account) {
        account.putObject("address")
                .put("line1", "1120 SW 5th Avenue")
                .put("city", "Portland")
                .put("postcode", "97204")
                .put("region", "OR")
                .put("country", "US");
    }

    private static String description(CSVRecord row) {
        List<String> parts = new ArrayList<>();
        if (is(row, "PhoneService", "Yes")) {
            parts.add(is(row, "MultipleLines", "Yes") ? "telephone, multiple lines" : "telephone");
        }
        if (row.isSet("InternetService") && !is(row, "InternetService", "No")) {
            parts.add(internet(row.get("InternetService")));
        }
        extras(row).forEach(parts::add);
        String bundle = parts.isEmpty() ? "" : ": " + String.join(", ", parts);
        String text = "Telephone and internet bundle" + bundle;
        return text.substring(0, Math.min(text.length(), DESCRIPTION_LENGTH_MAX));
    }

    private static String internet(String kind) {
        return (kind.equals("DSL") ? kind : kind.toLowerCase(Locale.ROOT)) + " internet";
    }

    /** In the order of the file's columns. */
    private static Stream<String> extras(CSVRecord row) {
        return row.getParser().getHeaderNames().stream()
                .filter(column -> EXTRAS.containsKey(column) && is(row, column, "Yes"))
                .map(column -> EXTRAS.getOrDefault(column, column));
    }

    private static boolean is(CSVRecord row, String column, String value) {
        return row.isSet(column) && row.get(column).equals(value);
    }
}
