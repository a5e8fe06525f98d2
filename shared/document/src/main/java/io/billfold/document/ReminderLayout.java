package io.billfold.document;

import io.billfold.billing.document.Reminder;
import io.billfold.document.language.Label;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** A reminder from top to bottom. */
final class ReminderLayout {
    private final Reminder reminder;
    private final Words words;
    private final LetterLayout layout;

    ReminderLayout(Reminder reminder, Sheet sheet, Words words, @Nullable Logo logo) {
        this.reminder = reminder;
        this.words = words;
        String title = words.text(title(reminder.level()));
        this.layout = new LetterLayout(reminder.letter(), title, sheet, words, logo);
    }

    void draw() {
        String payBy = words.formats().date(reminder.payBy());
        String total = words.money(reminder.total());
        String headline = words.text(Label.AMOUNT_OVERDUE, words.money(reminder.overdue()));
        layout.drawHead(headline, layout.facts().add(words.text(Label.DUE_DATE), payBy));
        layout.drawSentences(text(payBy));
        layout.drawTable(OpenItems.COLUMNS, rows(), items().sum(Label.TOTAL, reminder.total()));
        layout.drawSentences(words.text(Label.PAY_BY, total, payBy));
        layout.drawPayment(reminder.total(), reminder.payBy());
        layout.drawSentences(
                words.text(Label.REMINDER_CROSSED), words.text(Label.REMINDER_DISPUTE));
        layout.end();
    }

    /** What a reminder is called. */
    static Label title(Reminder.Level level) {
        return switch (level) {
            case FIRST -> Label.REMINDER_FIRST;
            case SECOND -> Label.REMINDER_SECOND;
            case FINAL -> Label.REMINDER_FINAL;
        };
    }

    private String text(String payBy) {
        return switch (reminder.level()) {
            case FIRST -> words.text(Label.REMINDER_TEXT_FIRST);
            case SECOND -> words.text(Label.REMINDER_TEXT_SECOND);
            case FINAL -> words.text(Label.REMINDER_TEXT_FINAL, payBy);
        };
    }

    private OpenItems items() {
        return new OpenItems(words, reminder.letter().issuedOn());
    }

    private List<String[]> rows() {
        List<String[]> rows = new ArrayList<>(items().rows(reminder.items()));
        addRow(rows, Label.REMINDER_FEE, reminder.fee());
        addRow(rows, Label.INTEREST, reminder.interest());
        return rows;
    }

    private void addRow(List<String[]> rows, Label label, Money amount) {
        if (!amount.isZero()) {
            rows.add(items().sum(label, amount));
        }
    }
}
