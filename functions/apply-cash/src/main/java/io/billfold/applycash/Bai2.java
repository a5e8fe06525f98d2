package io.billfold.applycash;

import io.billfold.billing.cash.BankEntry;
import io.billfold.billing.cash.BankStatement;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads BAI2, Cash Management Balance Reporting (BAI, version 2): records 01, 02, 03, 16, 88, 49,
 * 98 and 99. Amounts are whole minor units. The control total of each account is checked, too.
 */
final class Bai2 {
    private static final String OPENING = "010";
    private static final String CLOSING = "015";

    /** Types 100 to 399 are credits, 400 to 699 debits. */
    private static final int DEBITS_FROM = 400;

    private static final int TYPES_END = 700;
    private static final int TYPES_FROM = 100;

    /** Returned: deposited item, ACH item, ACH return for settlement. */
    private static final Set<String> RETURNED = Set.of("555", "557", "558");

    private final List<Line> records;
    private int next;

    private Bai2(List<Line> records) {
        this.records = records;
    }

    /** A record with its continuations. */
    private record Line(String code, List<String> fields, int line) {
        String where() {
            return "line " + line + ", record " + code;
        }

        String at(int field) {
            return field < fields.size() ? fields.get(field).strip() : "";
        }
    }

    /**
     * Reads a file.
     *
     * @throws UnreadableFileException naming the line, the record and the reason
     */
    static List<BankStatement> read(String text) {
        Bai2 file = new Bai2(records(text));
        List<BankStatement> statements = new ArrayList<>();
        Line group = null;
        while (file.next < file.records.size()) {
            Line record = file.records.get(file.next++);
            switch (record.code()) {
                case "02" -> group = record;
                case "03" -> statements.add(file.statement(record, group));
                case "01", "98", "99" -> {
                    // who sends to whom, and how much that is in all
                }
                default ->
                        throw new UnreadableFileException(record.where(), "does not belong here");
            }
        }
        return statements;
    }

    /** A continuation goes on where its record ended; a slash ends a line of either. */
    private static List<Line> records(String text) {
        List<Line> records = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\r?\n", -1)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            String bare = line.stripTrailing();
            boolean isEnded = bare.endsWith("/");
            String content = isEnded ? bare.substring(0, bare.length() - 1) : bare;
            List<String> fields = List.of(content.split(",", -1));
            if (fields.getFirst().equals("88") && !records.isEmpty()) {
                Line before = records.removeLast();
                List<String> all = new ArrayList<>(before.fields());
                all.addAll(fields.subList(1, fields.size()));
                records.add(new Line(before.code(), all, before.line()));
            } else {
                records.add(new Line(fields.getFirst(), fields, number));
            }
        }
        return records;
    }

    private BankStatement statement(Line account, @Nullable Line group) {
        if (group == null) {
            throw new UnreadableFileException(account.where(), "comes before a group (02)");
        }
        LocalDate day = Amounts.shortDate(group.at(4), group.where());
        String code = account.at(2).isEmpty() ? group.at(6) : account.at(2);
        CurrencyUnit currency = Amounts.currency(code.isEmpty() ? "USD" : code, account.where());
        long control = controlled(account, currency);
        List<BankEntry> entries = new ArrayList<>();
        while (next < records.size() && records.get(next).code().equals("16")) {
            Line record = records.get(next++);
            control += Amounts.minor(currency, record.at(2), record.where()).getAmountMinorLong();
            entries.add(entry(record, currency, day, String.valueOf(entries.size() + 1)));
        }
        checkTrailer(currency, control);
        return new BankStatement(
                account.at(1),
                day + "/" + account.at(1),
                null,
                day,
                summary(account, currency, OPENING),
                summary(account, currency, CLOSING),
                entries);
    }

    /** Sum of all amounts of the account's record: type, amount, items and funds type in turn. */
    private static long controlled(Line account, CurrencyUnit currency) {
        long sum = 0;
        for (int i = 3; i < account.fields().size(); i += 4) {
            if (!account.at(i + 1).isEmpty()) {
                Money amount = Amounts.minor(currency, account.at(i + 1), account.where());
                sum = Math.addExact(sum, amount.getAmountMinorLong());
            }
        }
        return sum;
    }

    private static Money summary(Line account, CurrencyUnit currency, String type) {
        for (int i = 3; i < account.fields().size(); i += 4) {
            if (account.at(i).equals(type)) {
                return Amounts.minor(currency, account.at(i + 1), account.where());
            }
        }
        throw new UnreadableFileException(account.where(), "has no balance of type " + type);
    }

    private void checkTrailer(CurrencyUnit currency, long control) {
        Line trailer = next < records.size() ? records.get(next++) : null;
        if (trailer == null || !trailer.code().equals("49")) {
            throw new UnreadableFileException(
                    trailer == null ? "end" : trailer.where(), "an account ends with a record 49");
        }
        long stated = Amounts.minor(currency, trailer.at(1), trailer.where()).getAmountMinorLong();
        if (stated != control) {
            throw new UnreadableFileException(
                    trailer.where(),
                    "control total is %d, the amounts come to %d".formatted(stated, control));
        }
    }

    private static BankEntry entry(
            Line record, CurrencyUnit currency, LocalDate day, String reference) {
        String type = record.at(1);
        int number = type(record);
        Money amount = Amounts.minor(currency, record.at(2), record.where());
        int after = afterFunds(record);
        Entry entry =
                new Entry(reference, day, day, number < DEBITS_FROM ? amount : amount.negated());
        entry.endToEndId(record.at(after + 1));
        List<String> text = record.fields();
        if (after + 2 < text.size()) {
            entry.text(String.join(",", text.subList(after + 2, text.size())));
        }
        return entry.returnReason(RETURNED.contains(type) ? type : null).toEntry();
    }

    private static int type(Line record) {
        String type = record.at(1);
        int number = type.matches("[0-9]{3}") ? Integer.parseInt(type) : 0;
        if (number < TYPES_FROM || number >= TYPES_END) {
            throw new UnreadableFileException(record.where(), "type " + type + " is not known");
        }
        return number;
    }

    /** Where the bank's reference stands: how many fields the availability takes its type says. */
    private static int afterFunds(Line record) {
        return switch (record.at(3)) {
            case "V" -> 6;
            case "S" -> 7;
            case "D" -> {
                String pairs = record.at(4);
                if (!pairs.matches("[0-9]{1,2}")) {
                    throw new UnreadableFileException(record.where(), "has no count of days");
                }
                yield 5 + 2 * Integer.parseInt(pairs);
            }
            default -> 4;
        };
    }
}
