package io.billfold.billing.auditpackage;

import java.util.Locale;

/** A form that the books are handed over in. */
public enum Book {
    /** Standard Audit File for Tax, OECD 2.0: XML, one file per currency. */
    SAF_T,
    /** Fichier des écritures comptables (Livre des procédures fiscales art. A47 A-1): France. */
    FEC,
    /** Tables for people and spreadsheets. */
    CSV;

    /** As it is asked for, for example {@code saf-t}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The book of a word.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Book parse(String word) {
        for (Book book : values()) {
            if (book.word().equals(word)) {
                return book;
            }
        }
        throw new IllegalArgumentException("must be one of saf-t, fec, csv, was '" + word + "'");
    }
}
