package io.billfold.document.books;

import io.billfold.billing.proof.Hash;

import org.joda.money.Money;

/** Texts of books: as long as a form allows, on one line. */
final class Text {
    private static final int HASH_LENGTH = 8;

    private Text() {}

    /** A text for people, cut where it is too long; line ends and tabs are blanks. */
    static String line(String text, int lengthMax) {
        String flat = text.replaceAll("\\p{Cntrl}+", " ").strip();
        if (flat.length() <= lengthMax) {
            return flat;
        }
        boolean splits = Character.isHighSurrogate(flat.charAt(lengthMax - 1));
        return flat.substring(0, splits ? lengthMax - 1 : lengthMax);
    }

    /**
     * An id; one that is too long ends with a part of its hash, so that two stay two.
     *
     * @param lengthMax at least 10
     */
    static String id(String id, int lengthMax) {
        return id.length() <= lengthMax
                ? id
                : id.substring(0, lengthMax - HASH_LENGTH - 1)
                        + "~"
                        + Hash.of(id).toString().substring(0, HASH_LENGTH);
    }

    /** For example {@code 1234.50}. */
    static String amount(Money money) {
        return money.getAmount().toPlainString();
    }
}
