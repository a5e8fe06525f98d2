package io.billfold.document.language;

import java.util.List;
import java.util.Locale;

/**
 * What mails say. The words of a language are in {@code mails/xx.properties}, under the constant's
 * name in lower case with hyphens: {@code invoice-ready}.
 */
public enum MailText {
    SUBJECT_INVOICE("number", "seller"),
    SUBJECT_CREDIT_NOTE("number", "seller"),
    SUBJECT_REMINDER("level", "number", "seller"),
    SUBJECT_EXPIRING("seller"),
    GREETING("name"),
    INVOICE_READY("number", "date", "amount"),
    INVOICE_DUE("date"),
    INVOICE_OPEN("amount", "date"),
    INVOICE_SETTLED,
    CREDIT_NOTE_READY("number", "date", "amount"),
    CREDIT_NOTE_CORRECTS("number"),
    CREDIT_NOTE_USE,
    ATTACHED,
    LINKED("date"),
    PAYMENT("holder", "account", "number"),
    REMINDER_OPEN("number", "date", "due", "amount"),
    REMINDER_LAST,
    REMINDER_CROSSED,
    REMINDER_LETTER,
    EXPIRING_METHOD("method", "date"),
    EXPIRING_RENEW,
    REGARDS;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> placeholders;

    MailText(String... placeholders) {
        this.placeholders = List.of(placeholders);
    }

    /** Where the words are found in the files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is put into the words, in the order of {@link MailTexts#text}. */
    public List<String> placeholders() {
        return placeholders;
    }
}
