package io.billfold.document.language;

import java.util.Locale;

/**
 * Labels that count something: one text per plural category of the language, {@code
 * days-overdue.one}, {@code days-overdue.other}, each with the placeholder {@code {count}}.
 */
public enum CountedLabel {
    /** BT-20, for example {@code Payable within 14 days}. */
    PAYABLE_WITHIN_DAYS,
    /** For example {@code 3 days overdue}. */
    DAYS_OVERDUE,
    /** For example {@code 2 open invoices}. */
    OPEN_INVOICES;

    static final String PLACEHOLDER = "count";

    /** The beginning of its keys in the files, for example {@code days-overdue}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
