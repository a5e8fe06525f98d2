package io.billfold.document;

import io.billfold.billing.document.OpenItem;
import io.billfold.document.language.CountedLabel;
import io.billfold.document.language.Label;

import org.joda.money.Money;

import java.time.LocalDate;
import java.util.List;

/**
 * The rows of what is open, on statements and reminders.
 *
 * @param on the day on which it is overdue or not
 */
record OpenItems(Words words, LocalDate on) {
    static final List<RowsTable.Column> COLUMNS =
            List.of(
                    new RowsTable.Column(Label.DOCUMENT, Sheet.Align.START, Sheet.LEFT, 136),
                    new RowsTable.Column(Label.ISSUE_DATE, Sheet.Align.START, Sheet.LEFT + 142, 84),
                    new RowsTable.Column(Label.DUE_DATE, Sheet.Align.START, Sheet.LEFT + 232, 84),
                    new RowsTable.Column(Label.OVERDUE, Sheet.Align.END, 460, 80),
                    new RowsTable.Column(Label.OPEN_AMOUNT, Sheet.Align.END, Sheet.RIGHT, 72));

    List<String[]> rows(List<OpenItem> items) {
        return items.stream().map(this::row).toList();
    }

    private String[] row(OpenItem item) {
        return new String[] {
            item.number(),
            words.formats().shortDate(item.issuedOn()),
            words.formats().shortDate(item.dueOn()),
            overdue(item),
            words.formats().amount(item.open())
        };
    }

    private String overdue(OpenItem item) {
        long days = item.daysOverdue(on);
        return days == 0
                ? words.text(Label.NOT_YET_DUE)
                : words.labels().text(CountedLabel.DAYS_OVERDUE, days);
    }

    String[] sum(Label label, Money amount) {
        return new String[] {words.text(label), "", "", "", words.formats().amount(amount)};
    }
}
