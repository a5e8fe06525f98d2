package io.billfold.local.command;

import java.util.ArrayList;
import java.util.List;

/**
 * A table in plain text: columns as wide as their widest cell, numbers to the right.
 *
 * <p>A title that begins with {@code >} aligns its column to the right. Chinese, Japanese and
 * Korean characters count as two columns wide, as terminals show them.
 */
public final class TextTable {
    private static final String GAP = "  ";

    private final List<String> titles;
    private final List<List<String>> rows = new ArrayList<>();

    private TextTable(List<String> titles) {
        this.titles = titles;
    }

    /** A table with these columns, for example {@code of("number", ">total")}. */
    public static TextTable of(String... titles) {
        return new TextTable(List.of(titles));
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException when it has not as many cells as there are columns
     */
    public TextTable row(Object... cells) {
        if (cells.length != titles.size()) {
            throw new IllegalArgumentException(
                    "row has " + cells.length + " cells, the table " + titles.size() + " columns");
        }
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(String.valueOf(cell));
        }
        rows.add(row);
        return this;
    }

    /** Whether it has no rows. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The lines of the table, each indented by some spaces. */
    public String render(int indent) {
        StringBuilder text = new StringBuilder();
        List<String> heads = titles.stream().map(TextTable::head).toList();
        append(text, indent, heads);
        rows.forEach(row -> append(text, indent, row));
        return text.toString();
    }

    private void append(StringBuilder text, int indent, List<String> cells) {
        StringBuilder line = new StringBuilder(" ".repeat(indent));
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(columnWidth(column) - width(cell));
            line.append(column == 0 ? "" : GAP)
                    .append(isRight(column) ? padding + cell : cell + padding);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private boolean isRight(int column) {
        return titles.get(column).startsWith(">");
    }

    private int columnWidth(int column) {
        int width = width(head(titles.get(column)));
        for (List<String> row : rows) {
            width = Math.max(width, width(row.get(column)));
        }
        return width;
    }

    private static String head(String title) {
        return title.startsWith(">") ? title.substring(1) : title;
    }

    /** How many columns of a terminal a text takes. */
    static int width(String text) {
        return text.codePoints().map(TextTable::characterWidth).sum();
    }

    private static int characterWidth(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(codePoint) ? 2 : 1;
    }

    /** The blocks that Unicode Standard Annex 11 calls wide and that names are written in. */
    private static boolean isWide(int c) {
        return c >= 0x1100 && c <= 0x115f
                || c >= 0x2e80 && c <= 0xa4cf
                || c >= 0xac00 && c <= 0xd7a3
                || c >= 0xf900 && c <= 0xfaff
                || c >= 0xfe30 && c <= 0xfe6f
                || c >= 0xff00 && c <= 0xff60
                || c >= 0xffe0 && c <= 0xffe6
                || c >= 0x20000 && c <= 0x3fffd;
    }
}
