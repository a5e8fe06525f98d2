package io.billfold.testkit.aws;

/**
 * Where an item stands in a table or an index.
 *
 * @param sort empty in a table without sort keys
 * @param id tells entries of an index apart that have the same keys; the same in all items of a
 *     table
 */
record Key(String partition, String sort, String id) implements Comparable<Key> {
    /** Before every id. */
    static final String LOWEST = "";

    /** After every text: no character is higher. */
    static final String HIGHEST = Character.toString(Character.MAX_CODE_POINT);

    private static final String OF_TABLE = "-";

    /** In a table. */
    static Key of(String partition, String sort) {
        return new Key(partition, sort, OF_TABLE);
    }

    /** In an index, of an item that has another key in its table. */
    static Key of(String partition, String sort, Key inTable) {
        return new Key(partition, sort, inTable.text());
    }

    /** As one text, for example {@code ACCOUNT#acme|ACCOUNT}. */
    String text() {
        return partition + "|" + sort;
    }

    @Override
    public int compareTo(Key other) {
        int order = compare(partition, other.partition);
        if (order == 0) {
            order = compare(sort, other.sort);
        }
        return order == 0 ? compare(id, other.id) : order;
    }

    /**
     * DynamoDB's order of texts, that of their UTF-8 bytes. Java's own, of UTF-16 units, puts the
     * surrogates of high characters before some that are lower.
     */
    static int compare(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return compare(x, y);
            }
        }
        return a.length() - b.length();
    }

    /** A surrogate is half of a character that is higher than all others. */
    private static int compare(char a, char b) {
        boolean high = Character.isSurrogate(a);
        return high == Character.isSurrogate(b) ? a - b : high ? 1 : -1;
    }
}
