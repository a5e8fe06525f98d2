package io.billfold.applycash;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Comma-separated text (RFC 4180). A quoted cell may hold commas, line breaks, and quotes that are
 * doubled; blank lines count for nothing.
 */
final class Csv {
    private Csv() {}

    /** Cells, with the line that they begin on. */
    record Row(List<String> cells, int line) {
        String where() {
            return "line " + line;
        }
    }

    /** Rows by the names of their columns, as the first row has them. */
    static final class Table {
        private final Map<String, Integer> columns = new HashMap<>();
        private final List<Row> rows;

        private Table(List<Row> rows) {
            this.rows = rows.subList(1, rows.size());
            List<String> names = rows.getFirst().cells();
            for (int i = 0; i < names.size(); i++) {
                if (columns.put(names.get(i).strip(), i) != null) {
                    throw new UnreadableFileException(
                            "line 1", "has the column '" + names.get(i).strip() + "' twice");
                }
            }
        }

        /**
         * A text whose first row names these columns, among others.
         *
         * @throws UnreadableFileException naming the first column that is missing
         */
        static Table read(String text, List<String> needed) {
            Table table = new Table(Csv.rows(text));
            for (String name : needed) {
                if (!table.columns.containsKey(name)) {
                    throw new UnreadableFileException("line 1", "has no column '" + name + "'");
                }
            }
            return table;
        }

        /** The rows below the names, each checked for its length. */
        List<Cells> cells() {
            return rows.stream().map(this::cells).toList();
        }

        private Cells cells(Row row) {
            if (row.cells().size() != columns.size()) {
                throw new UnreadableFileException(
                        row.where(),
                        "has %d columns, not %d".formatted(row.cells().size(), columns.size()));
            }
            return new Cells(columns, row);
        }
    }

    /** A row whose cells have names. */
    record Cells(Map<String, Integer> columns, Row row) {
        String where() {
            return row.where();
        }

        String where(String column) {
            return where() + ", " + column;
        }

        /** Empty where there is no such column. */
        String text(String column) {
            Integer place = columns.get(column);
            return place == null ? "" : row.cells().get(place).strip();
        }

        @Nullable String orNull(String column) {
            return text(column).isEmpty() ? null : text(column);
        }

        /**
         * A text that must be there.
         *
         * @throws UnreadableFileException naming the line and the column
         */
        String required(String column) {
            if (text(column).isEmpty()) {
                throw new UnreadableFileException(where(column), "is empty");
            }
            return text(column);
        }
    }

    /**
     * Every row.
     *
     * @throws UnreadableFileException naming the line where a quote is not closed
     */
    static List<Row> rows(String text) {
        List<Row> rows = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean isQuoted = false;
        int line = 1;
        int began = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line += c == '\n' ? 1 : 0;
            if (c == '"' && isQuoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                isQuoted = !isQuoted;
            } else if (isQuoted || (c != ',' && c != '\n' && c != '\r')) {
                cell.append(c);
            } else if (c != '\r') {
                cells.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    addUnlessBlank(rows, cells, began);
                    cells = new ArrayList<>();
                    began = line;
                }
            }
        }
        if (isQuoted) {
            throw new UnreadableFileException("line " + began, "a quote is not closed");
        }
        cells.add(cell.toString());
        addUnlessBlank(rows, cells, began);
        return rows;
    }

    private static void addUnlessBlank(List<Row> rows, List<String> cells, int line) {
        if (cells.size() > 1 || !cells.getFirst().isBlank()) {
            rows.add(new Row(List.copyOf(cells), line));
        }
    }
}
