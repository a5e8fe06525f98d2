package io.billfold.local.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Orders as CSV with a header, one row per order line: rows with the same orderId are one order,
 * whose other columns are taken from its first row.
 *
 * <p>Every cell goes into the order as it stands, as text; an empty cell is a field left out.
 * Columns that are not known become fields that are not known, and are refused as such.
 */
final class CsvOrders {
    /** Columns of the order itself; see {@code infra/local/examples/orders.csv}. */
    private static final List<String> ORDER =
            List.of(
                    "seller",
                    "currency",
                    "interval",
                    "startOn",
                    "paymentTermsDays",
                    "purchaseOrder");

    private static final List<String> ACCOUNT =
            List.of("name", "kind", "email", "taxId", "language", "zone");
    private static final List<String> ADDRESS =
            List.of("line1", "line2", "city", "postcode", "region", "country");
    private static final List<String> LINE =
            List.of("sku", "description", "charge", "quantity", "unitPrice");

    private static final Set<String> KNOWN =
            Stream.of(List.of("orderId", "accountId"), ORDER, ACCOUNT, ADDRESS, LINE)
                    .flatMap(List::stream)
                    .collect(Collectors.toUnmodifiableSet());

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setIgnoreEmptyLines(true)
                    .setTrim(true)
                    .get();

    private CsvOrders() {}

    /**
     * Reads all orders, in the order of their first rows.
     *
     * @throws CommandFailure when the header has no column orderId
     */
    static List<OrderMessage> read(Reader reader, String name) throws IOException {
        Map<String, List<CSVRecord>> orders = new LinkedHashMap<>();
        try (CSVParser parser = CSVParser.parse(withoutByteOrderMark(reader), FORMAT)) {
            requireOrderId(parser, name);
            for (CSVRecord row : parser) {
                orders.computeIfAbsent(key(row), k -> new ArrayList<>()).add(row);
            }
        } catch (CSVException | IllegalArgumentException | UncheckedIOException e) {
            throw new CommandFailure(name + " is not CSV: " + e.getMessage(), e);
        }
        return orders.values().stream().map(rows -> message(name, rows)).toList();
    }

    private static void requireOrderId(CSVParser parser, String name) {
        if (!parser.getHeaderNames().contains("orderId")) {
            throw new CommandFailure(
                    name
                            + " has no column orderId in its first line; see"
                            + " infra/local/examples/orders.csv");
        }
    }

    /** Rows without an orderId are orders of their own, and wrong ones. */
    private static String key(CSVRecord row) {
        String id = row.get("orderId");
        return id.isBlank() ? "row " + row.getRecordNumber() : "order " + id;
    }

    private static OrderMessage message(String name, List<CSVRecord> rows) {
        CSVRecord first = rows.getFirst();
        // the header is the first line, so record 1 is line 2
        String place = name + " line " + (first.getRecordNumber() + 1);
        ObjectNode order = Json.object();
        order.put("version", 1);
        copy(first, "orderId", order, "orderId");
        ObjectNode account = Json.object();
        copy(first, "accountId", account, "id");
        ACCOUNT.forEach(column -> copy(first, column, account, column));
        ObjectNode address = account.putObject("address");
        ADDRESS.forEach(column -> copy(first, column, address, column));
        ORDER.forEach(column -> copy(first, column, order, column));
        order.set("account", account);
        unknown(first).forEach(column -> copy(first, column, order, column));
        addLines(order, rows);
        return new OrderMessage(place, Json.text(order));
    }

    /** Misspelt columns must not vanish: as fields that nobody knows they are refused by name. */
    private static List<String> unknown(CSVRecord row) {
        return row.getParser().getHeaderNames().stream()
                .filter(column -> !KNOWN.contains(column))
                .toList();
    }

    private static void addLines(ObjectNode order, List<CSVRecord> rows) {
        ArrayNode lines = order.putArray("lines");
        for (CSVRecord row : rows) {
            ObjectNode line = lines.addObject();
            LINE.forEach(column -> copy(row, column, line, column));
        }
    }

    private static void copy(CSVRecord row, String column, ObjectNode to, String field) {
        if (row.isSet(column) && !row.get(column).isEmpty()) {
            to.put(field, row.get(column));
        }
    }

    private static Reader withoutByteOrderMark(Reader reader) throws IOException {
        PushbackReader text = new PushbackReader(reader);
        int first = text.read();
        if (first >= 0 && first != '\ufeff') {
            text.unread(first);
        }
        return text;
    }
}
