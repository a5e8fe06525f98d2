package io.billfold.document;

import io.billfold.billing.document.BusinessDocument;
import io.billfold.document.language.Label;

import org.joda.money.Money;

import java.time.LocalDate;

/**
 * What a document calls itself and says of its total: an invoice asks for money unless it comes to
 * nothing or less, a credit note gives money back.
 *
 * @param title what it is, for example {@code Credit note}
 * @param number label of its number
 * @param recipient label of who receives it
 * @param sentence the one thing that the reader looks for, for example {@code EUR 11.90 credited}
 * @param total label of the total, for example {@code Total credited}
 */
record Headline(String title, String number, String recipient, String sentence, String total) {
    static Headline of(BusinessDocument document, Words words) {
        Money due = document.totals().due();
        String title = title(document, words);
        if (document.heading().kind().isCredit()) {
            return new Headline(
                    title,
                    words.text(Label.CREDIT_NOTE_NUMBER),
                    words.text(Label.CREDIT_TO),
                    words.text(Label.AMOUNT_CREDITED, words.money(due)),
                    words.text(Label.TOTAL_CREDITED));
        }
        return new Headline(
                title,
                words.text(Label.INVOICE_NUMBER),
                words.text(Label.BILL_TO),
                sentence(document, words),
                words.text(document.isPayable() ? Label.TOTAL_DUE : Label.TOTAL));
    }

    /** What the document is called where it is referred to: {@code Invoice MU-2026-000042}. */
    static String name(BusinessDocument document, Words words) {
        return title(document, words) + " " + document.heading().number();
    }

    /** What the law calls it, or else the word of the language. */
    private static String title(BusinessDocument document, Words words) {
        String title = document.heading().title();
        return title == null ? words.text(label(document)) : title;
    }

    private static Label label(BusinessDocument document) {
        return switch (document.heading().kind()) {
            case INVOICE -> Label.INVOICE;
            case SELF_BILLED_INVOICE -> Label.SELF_BILLED_INVOICE;
            case CREDIT_NOTE -> Label.CREDIT_NOTE;
            case CORRECTED_INVOICE -> Label.CORRECTED_INVOICE;
            case PREPAYMENT_INVOICE -> Label.PREPAYMENT_INVOICE;
        };
    }

    private static String sentence(BusinessDocument document, Words words) {
        Money due = document.totals().due();
        LocalDate dueOn = document.heading().dueOn();
        if (due.isZero()) {
            return words.text(Label.NOTHING_TO_PAY);
        }
        if (due.isNegative()) {
            return words.text(Label.AMOUNT_IN_FAVOUR, words.money(due.abs()));
        }
        return dueOn == null
                ? words.text(Label.TOTAL_DUE) + " " + words.money(due)
                : words.text(Label.AMOUNT_DUE, words.money(due), words.formats().date(dueOn));
    }
}
