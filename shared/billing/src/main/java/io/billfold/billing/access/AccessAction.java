package io.billfold.billing.access;

import java.util.Locale;

/** What somebody did, in the access log. */
public enum AccessAction {
    /** Searched invoices; the subject is what for. */
    SEARCHED,

    /** Saw what is recorded of an invoice; the subject is its number. */
    SHOWN,

    /**
     * Was given a link; the subject is the invoice's number or the audit package's id, the detail
     * which document and until when the link works.
     */
    LINKED,

    /** Asked for an audit package; the subject is its id, the detail what it holds. */
    PACKAGED,

    /** Put an invoice's documents under legal hold; the detail is why. */
    HELD,

    /** Released a legal hold; the detail is why. */
    RELEASED,

    /** Read the access log; the subject is the month. */
    LOG_READ;

    /** The word in the log, for example {@code log-read}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The action of a word.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static AccessAction parse(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
