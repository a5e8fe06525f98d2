package io.billfold.billing.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table, to be written as CSV or JSON.
 *
 * @param columns names of the columns
 * @param rows as many texts each as there are columns; empty where there is nothing to say
 */
public record Report(List<String> columns, List<List<String>> rows) {
    public Report {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "row " + row + " has not the columns " + columns);
            }
        }
    }

    /** As comma-separated values by RFC 4180: with a heading, lines end with CR and LF. */
    public String toCsv() {
        StringBuilder csv = new StringBuilder();
        append(csv, columns);
        rows.forEach(row -> append(csv, row));
        return csv.toString();
    }

    private static void append(StringBuilder csv, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            csv.append(i == 0 ? "" : ",").append(quoted(cells.get(i)));
        }
        csv.append("\r\n");
    }

    private static String quoted(String cell) {
        boolean isPlain =
                cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return isPlain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }

    /** One object per row, named as the columns are. */
    public List<Map<String, String>> toObjects() {
        return rows.stream().map(this::object).toList();
    }

    private Map<String, String> object(List<String> row) {
        Map<String, String> object = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            object.put(columns.get(i), row.get(i));
        }
        return object;
    }
}
