package io.billfold.applycash;

import io.billfold.billing.cash.BankEntry;
import io.billfold.billing.cash.BankStatement;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a statement of our own columns as CSV (RFC 4180, comma, UTF-8), for banks that have none of
 * the other forms. The first row names the columns; the second is the opening balance, the last one
 * the closing balance.
 */
final class CsvStatement {
    /** The columns, in this order. */
    static final String HEADER =
            "kind,account,statement,sequence,date,valueDate,amount,currency,charges,payer,"
                    + "payerAccount,endToEndId,structuredReference,text,returnReason";

    /** And these where the file has what banks exchanged. */
    static final String EXCHANGE_COLUMNS = ",exchangedFrom,exchangedCurrency,rate";

    static final String HEADER_START = "kind,account,";

    private static final int COLUMNS = HEADER.split(",", -1).length;
    private static final int EXCHANGE_COLUMN = COLUMNS;

    private CsvStatement() {}

    /** A row, with the line that it begins on. */
    private record Row(List<String> cells, int line) {
        String at(int column) {
            return cells.get(column).strip();
        }

        @Nullable String orNull(int column) {
            return at(column).isEmpty() ? null : at(column);
        }

        String where() {
            return "line " + line;
        }

        CurrencyUnit currency() {
            return Amounts.currency(at(7), where() + ", currency");
        }

        Money amount() {
            return Amounts.signed(currency(), at(6), where() + ", amount");
        }

        LocalDate date(int column, String name) {
            return Amounts.date(at(column), where() + ", " + name);
        }
    }

    /**
     * Reads a file, which holds one statement.
     *
     * @throws UnreadableFileException naming the line, the column and the reason
     */
    static List<BankStatement> read(String text) {
        List<Row> rows = Csv.rows(text).stream().map(it -> new Row(it.cells(), it.line())).toList();
        Row header = rows.getFirst();
        String columns = String.join(",", header.cells());
        if (!columns.equals(HEADER) && !columns.equals(HEADER + EXCHANGE_COLUMNS)) {
            throw new UnreadableFileException(
                    "line 1",
                    "must be %s, and may end with %s".formatted(HEADER, EXCHANGE_COLUMNS));
        }
        rows.forEach(it -> requireColumns(it, header.cells().size()));
        if (rows.size() < 3) {
            throw new UnreadableFileException("end", "an opening and a closing row are needed");
        }
        Row opening = kind(rows.get(1), "opening");
        Row closing = kind(rows.getLast(), "closing");
        List<BankEntry> entries = new ArrayList<>();
        for (Row row : rows.subList(2, rows.size() - 1)) {
            entries.add(entry(kind(row, "entry"), String.valueOf(entries.size() + 1)));
        }
        String sequence = closing.orNull(3);
        return List.of(
                new BankStatement(
                        closing.at(1).replace(" ", ""),
                        closing.at(2),
                        sequence != null && sequence.matches("[0-9]{1,18}")
                                ? Long.valueOf(sequence)
                                : null,
                        closing.date(4, "date"),
                        opening.amount(),
                        closing.amount(),
                        entries));
    }

    private static Row kind(Row row, String kind) {
        if (!row.at(0).equals(kind)) {
            throw new UnreadableFileException(
                    row.where() + ", kind", "must be " + kind + ", was '" + row.at(0) + "'");
        }
        return row;
    }

    private static void requireColumns(Row row, int columns) {
        if (row.cells().size() != columns) {
            throw new UnreadableFileException(
                    row.where(), "has %d columns, not %d".formatted(row.cells().size(), columns));
        }
    }

    private static BankEntry entry(Row row, String reference) {
        LocalDate bookedOn = row.date(4, "date");
        Entry entry =
                new Entry(
                        reference,
                        bookedOn,
                        row.orNull(5) == null ? bookedOn : row.date(5, "valueDate"),
                        row.amount());
        if (row.orNull(8) != null) {
            entry.charges(Amounts.amount(row.currency(), row.at(8), row.where() + ", charges"));
        }
        if (row.cells().size() > COLUMNS && row.orNull(EXCHANGE_COLUMN) != null) {
            exchange(entry, row);
        }
        return entry.payer(row.orNull(9))
                .payerAccount(row.orNull(10))
                .endToEndId(row.orNull(11))
                .structuredReference(row.orNull(12))
                .text(row.orNull(13))
                .returnReason(row.orNull(14))
                .toEntry();
    }

    private static void exchange(Entry entry, Row row) {
        CurrencyUnit currency =
                Amounts.currency(row.at(EXCHANGE_COLUMN + 1), row.where() + ", exchangedCurrency");
        String where = row.where() + ", rate";
        BigDecimal rate = Amounts.rate(row.orNull(EXCHANGE_COLUMN + 2));
        if (rate == null && row.orNull(EXCHANGE_COLUMN + 2) != null) {
            throw new UnreadableFileException(
                    where, "'" + row.at(EXCHANGE_COLUMN + 2) + "' is no rate");
        }
        String from = row.at(EXCHANGE_COLUMN);
        entry.exchanged(Amounts.amount(currency, from, row.where() + ", exchangedFrom"), rate);
    }
}
