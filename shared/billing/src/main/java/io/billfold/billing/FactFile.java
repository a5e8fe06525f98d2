package io.billfold.billing;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of facts that comes with the program: comma-separated lines in UTF-8. Lines that start
 * with {@code #} are remarks, the first other line names the columns, and the last column takes the
 * rest of its line, commas included. A fact that can't be read is our fault, never the customer's.
 *
 * @param name path of the file, as it stands in the jar
 * @param rows the lines below the heading
 */
public record FactFile(String name, List<Row> rows) {
    public FactFile {
        rows = List.copyOf(rows);
    }

    /**
     * Reads the file beside a class.
     *
     * @throws FactFileException naming file and line when a line has too few columns
     * @throws IllegalStateException when the file is not there
     */
    public static FactFile read(Class<?> beside, String name, int columns) {
        return of(name, lines(beside, name), columns);
    }

    /** As {@link #read}, but null when the file is not there. */
    public static @Nullable FactFile readIfPresent(Class<?> beside, String name, int columns) {
        List<String> lines = linesIfPresent(beside, name);
        return lines == null ? null : of(name, lines, columns);
    }

    /**
     * The lines of a file beside a class, as they are.
     *
     * @throws IllegalStateException when the file is not there
     */
    public static List<String> lines(Class<?> beside, String name) {
        List<String> lines = linesIfPresent(beside, name);
        if (lines == null) {
            throw new IllegalStateException(name + " is missing beside " + beside.getName());
        }
        return lines;
    }

    private static @Nullable List<String> linesIfPresent(Class<?> beside, String name) {
        InputStream in = beside.getResourceAsStream(name);
        if (in == null) {
            return null;
        }
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /**
     * A file from its lines.
     *
     * @throws FactFileException naming file and line when a line has too few columns
     */
    public static FactFile of(String name, List<String> lines, int columns) {
        List<Row> rows = new ArrayList<>();
        boolean heading = true;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!heading) {
                rows.add(row(name, i + 1, line, columns));
            }
            heading = false;
        }
        return new FactFile(name, rows);
    }

    private static Row row(String name, int line, String text, int columns) {
        List<String> cells = List.of(text.split(",", columns));
        if (cells.size() < columns) {
            throw new FactFileException(
                    name, line, "has " + cells.size() + " columns, " + columns + " are needed");
        }
        return new Row(name, line, cells);
    }

    /**
     * One line of a file.
     *
     * @param file path of the file
     * @param line its number, from 1
     * @param cells as many as the file has columns
     */
    public record Row(String file, int line, List<String> cells) {
        /** The text of a column, from 0. */
        public String text(int column) {
            return cells.get(column).strip();
        }

        /** A text that must be there. */
        public String required(int column) {
            String text = text(column);
            if (text.isEmpty()) {
                throw fault("column " + (column + 1) + " is empty");
            }
            return text;
        }

        /** A whole number. */
        public int integer(int column) {
            try {
                return Integer.parseInt(text(column));
            } catch (NumberFormatException e) {
                throw fault("'" + text(column) + "' is not a whole number");
            }
        }

        /** A decimal number. */
        public BigDecimal decimal(int column) {
            try {
                return new BigDecimal(text(column));
            } catch (NumberFormatException e) {
                throw fault("'" + text(column) + "' is not a decimal number");
            }
        }

        /** An ISO 8601 date. */
        public LocalDate date(int column) {
            try {
                return LocalDate.parse(text(column));
            } catch (DateTimeParseException e) {
                throw fault("'" + text(column) + "' is not a date such as 2026-01-31");
            }
        }

        /** An ISO 8601 date, or null for an empty column. */
        public @Nullable LocalDate dateOrNull(int column) {
            return text(column).isEmpty() ? null : date(column);
        }

        /** What is wrong with this line, to be thrown. */
        public FactFileException fault(String what) {
            return new FactFileException(file, line, what);
        }
    }
}
