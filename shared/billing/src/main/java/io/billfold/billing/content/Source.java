package io.billfold.billing.content;

import io.billfold.billing.FactFile;

/**
 * Where a rule was taken from: a line of {@code sources.csv}.
 *
 * @param key how other files name it, for example {@code FR-242}
 * @param text what it is and when it was read
 */
record Source(String key, String text) {
    private static final Facts<Source> ALL =
            Facts.of("sources.csv", 2, 0, row -> new Source(row.required(0), row.required(1)));

    /** The key in a column, which must be known. */
    static String key(FactFile.Row row, int column) {
        String key = row.required(column);
        if (ALL.first(key) == null) {
            throw row.fault("'" + key + "' is not in sources.csv");
        }
        return key;
    }

    /**
     * What a key stands for.
     *
     * @throws IllegalArgumentException when it is not known
     */
    static String text(String key) {
        Source source = ALL.first(key);
        if (source == null) {
            throw new IllegalArgumentException("'" + key + "' is not in sources.csv");
        }
        return source.text();
    }
}
