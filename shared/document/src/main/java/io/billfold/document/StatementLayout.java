package io.billfold.document;

import io.billfold.billing.document.AccountStatement;
import io.billfold.billing.document.AccountStatement.Entry;
import io.billfold.document.language.Label;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** A statement of account from top to bottom. */
final class StatementLayout {
    private static final List<RowsTable.Column> ENTRIES =
            List.of(
                    new RowsTable.Column(Label.DATE, Sheet.Align.START, Sheet.LEFT, 84),
                    new RowsTable.Column(Label.DOCUMENT, Sheet.Align.START, Sheet.LEFT + 90, 220),
                    new RowsTable.Column(Label.AMOUNT, Sheet.Align.END, 450, 84),
                    new RowsTable.Column(Label.BALANCE, Sheet.Align.END, Sheet.RIGHT, 80));

    private final AccountStatement statement;
    private final Words words;
    private final LetterLayout layout;

    StatementLayout(AccountStatement statement, Sheet sheet, Words words, @Nullable Logo logo) {
        this.statement = statement;
        this.words = words;
        String title = words.text(Label.STATEMENT);
        this.layout = new LetterLayout(statement.letter(), title, sheet, words, logo);
    }

    void draw() {
        FactsTable facts =
                layout.facts()
                        .add(words.text(Label.PERIOD), words.formats().period(statement.period()));
        layout.drawHead(headline(), facts);
        layout.drawTable(ENTRIES, entries(), sum(Label.CLOSING_BALANCE, statement.closing()));
        if (!statement.open().isEmpty()) {
            layout.drawHeading(Label.OPEN_AMOUNT);
            OpenItems items = new OpenItems(words, statement.letter().issuedOn());
            layout.drawTable(
                    OpenItems.COLUMNS,
                    items.rows(statement.open()),
                    items.sum(Label.TOTAL, statement.totalOpen()));
        }
        Money open = statement.totalOpen();
        boolean isOwed = statement.closing().isPositive();
        layout.drawPayment(isOwed && open.isPositive() ? statement.closing() : zero(), null);
        layout.end();
    }

    private Money zero() {
        return Money.zero(statement.letter().currency());
    }

    private String headline() {
        Money closing = statement.closing();
        return closing.isNegative()
                ? words.text(Label.AMOUNT_IN_FAVOUR, words.money(closing.abs()))
                : words.text(Label.CLOSING_BALANCE) + " " + words.money(closing);
    }

    private List<String[]> entries() {
        List<String[]> rows = new ArrayList<>();
        rows.add(sum(Label.OPENING_BALANCE, statement.opening()));
        Money balance = statement.opening();
        for (Entry entry : statement.entries()) {
            balance = balance.plus(entry.amount());
            rows.add(
                    new String[] {
                        layout.shortDate(entry.on()),
                        document(entry),
                        words.formats().signed(entry.amount()),
                        words.formats().amount(balance)
                    });
        }
        return rows;
    }

    private String document(Entry entry) {
        String kind = words.text(label(entry.kind()));
        return entry.reference() == null ? kind : kind + " " + entry.reference();
    }

    private static Label label(AccountStatement.Kind kind) {
        return switch (kind) {
            case INVOICE -> Label.INVOICE;
            case CREDIT_NOTE -> Label.CREDIT_NOTE;
            case PAYMENT -> Label.PAYMENT_RECEIVED;
            case PAYMENT_RETURNED -> Label.PAYMENT_RETURNED;
            case REFUND -> Label.REFUND_PAID;
            case WRITE_OFF -> Label.WRITTEN_OFF;
            case TAX_WITHHELD -> Label.TAX_WITHHELD;
            case DISCOUNT -> Label.DISCOUNT_TAKEN;
            case EXCHANGED -> Label.EXCHANGED;
            case REMINDER_FEE -> Label.REMINDER_FEE;
            case INTEREST -> Label.INTEREST;
        };
    }

    private String[] sum(Label label, Money balance) {
        return new String[] {"", words.text(label), "", words.formats().amount(balance)};
    }
}
