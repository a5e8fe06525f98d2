package io.billfold.applycash;

import io.billfold.billing.cash.BankEntry;
import io.billfold.billing.cash.BankStatement;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads SWIFT MT940, Customer Statement Message, with or without the blocks around it. The parts of
 * field 86 are read as German banks write them ({@code ?20}, {@code EREF+}, {@code SVWZ+}) and as
 * SWIFT's code words ({@code /EREF/}, {@code /REMI/}); any other text is taken as it is.
 */
final class Mt940 {
    private static final Pattern FIELD = Pattern.compile(":([0-9]{2}[A-Z]?):(.*)");

    private static final Pattern BALANCE =
            Pattern.compile("([CD])([0-9]{6})([A-Z]{3})([0-9]{1,13},[0-9]{0,3})");

    private static final Pattern LINE =
            Pattern.compile(
                    "([0-9]{6})([0-9]{4})?(R?[CD]|E[CD])([A-Z])?([0-9]{1,12},[0-9]{0,3})"
                            + "([NFS][A-Z0-9]{3})(.*)",
                    Pattern.DOTALL);

    /** The original amount, where the second line of field 61 begins with it. */
    private static final Pattern ORIGINAL =
            Pattern.compile("\n/OCMT/([A-Z]{3})([0-9]{1,12},[0-9]{0,3})");

    /** Returned items and payments, as field 61 has them. */
    private static final String RETURNED = "NRTI";

    private final List<Field> fields;
    private int next;

    private Mt940(List<Field> fields) {
        this.fields = fields;
    }

    private record Field(String tag, String text, int line) {
        String where() {
            return "line " + line + ", :" + tag + ":";
        }
    }

    /**
     * Reads a file.
     *
     * @throws UnreadableFileException naming the line, the field and the reason
     */
    static List<BankStatement> read(String text) {
        Mt940 file = new Mt940(fields(text));
        List<BankStatement> statements = new ArrayList<>();
        while (file.next < file.fields.size()) {
            statements.add(file.statement());
        }
        return statements;
    }

    private static List<Field> fields(String text) {
        List<Field> fields = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\r?\n", -1)) {
            number++;
            Matcher matcher = FIELD.matcher(afterBlocks(line));
            if (matcher.matches()) {
                fields.add(new Field(matcher.group(1), matcher.group(2), number));
            } else if (!fields.isEmpty() && !isEnd(line)) {
                Field last = fields.removeLast();
                fields.add(new Field(last.tag(), last.text() + "\n" + line, last.line()));
            }
        }
        return fields;
    }

    /** Field 20 may stand on the line of the blocks before it. */
    private static String afterBlocks(String line) {
        int text = line.startsWith("{1:") ? line.indexOf("{4:") : -1;
        return text < 0 ? line : line.substring(text + 3);
    }

    private static boolean isEnd(String line) {
        return line.isBlank() || line.equals("-") || line.startsWith("-}") || line.startsWith("{");
    }

    private BankStatement statement() {
        required("20");
        optional("21");
        Field account = required("25");
        Field number = required("28C");
        Balance opening = balance(required("60F", "60M"));
        List<BankEntry> entries = entries(opening.amount().getCurrencyUnit());
        Balance closing = balance(required("62F", "62M"));
        while (next < fields.size() && !fields.get(next).tag().equals("20")) {
            // available balances and words to the account's owner
            next++;
        }
        String sequence = number.text().replaceFirst("/.*", "").strip();
        return new BankStatement(
                account.text().replaceAll("\\s", ""),
                closing.on() + "/" + number.text().strip(),
                sequence.matches("[0-9]{1,9}") ? Long.valueOf(sequence) : null,
                closing.on(),
                opening.amount(),
                closing.amount(),
                entries);
    }

    private record Balance(LocalDate on, Money amount) {}

    private static Balance balance(Field field) {
        Matcher matcher = BALANCE.matcher(field.text().strip());
        if (!matcher.matches()) {
            throw new UnreadableFileException(field.where(), "is no balance");
        }
        CurrencyUnit currency = Amounts.currency(matcher.group(3), field.where());
        Money amount = Amounts.amount(currency, matcher.group(4), field.where());
        return new Balance(
                Amounts.shortDate(matcher.group(2), field.where()),
                matcher.group(1).equals("C") ? amount : amount.negated());
    }

    private Field required(String... tags) {
        for (String tag : tags) {
            Field found = optional(tag);
            if (found != null) {
                return found;
            }
        }
        String where = next < fields.size() ? fields.get(next).where() : "end";
        throw new UnreadableFileException(
                where, ":" + String.join(": or :", tags) + ": is missing");
    }

    private @Nullable Field optional(String tag) {
        return next < fields.size() && fields.get(next).tag().equals(tag)
                ? fields.get(next++)
                : null;
    }

    private List<BankEntry> entries(CurrencyUnit currency) {
        List<BankEntry> entries = new ArrayList<>();
        Field line = optional("61");
        while (line != null) {
            Field text = optional("86");
            entries.add(
                    entry(
                            line,
                            text == null ? "" : text.text(),
                            currency,
                            String.valueOf(entries.size() + 1)));
            line = optional("61");
        }
        return entries;
    }

    private static BankEntry entry(
            Field line, String text, CurrencyUnit currency, String reference) {
        Matcher matcher = LINE.matcher(line.text());
        if (!matcher.matches()) {
            throw new UnreadableFileException(line.where(), "is no statement line");
        }
        LocalDate valueOn = Amounts.shortDate(matcher.group(1), line.where());
        String mark = matcher.group(3);
        boolean isCredit = mark.equals("C") || mark.equals("EC") || mark.equals("RD");
        Money amount = Amounts.amount(currency, matcher.group(5), line.where());
        Entry entry =
                new Entry(
                        reference,
                        bookedOn(valueOn, matcher.group(2), line),
                        valueOn,
                        isCredit ? amount : amount.negated());
        boolean isReturn = mark.equals("RC") || matcher.group(6).equals(RETURNED);
        exchange(entry, line.text());
        return Mt940Text.describe(entry.returnReason(isReturn ? "returned" : null), text).toEntry();
    }

    /**
     * What came before it was exchanged. The rate is in field 86 at best, where the payer's words
     * are, too: none is taken, so that nobody can write one and have it believed.
     */
    private static void exchange(Entry entry, String line) {
        Matcher original = ORIGINAL.matcher(line);
        if (original.find()) {
            entry.exchanged(Amounts.told(original.group(1), original.group(2)), null);
        }
    }

    /** Month and day, of the year that is nearest to the value date. */
    private static LocalDate bookedOn(LocalDate valueOn, @Nullable String monthDay, Field line) {
        if (monthDay == null) {
            return valueOn;
        }
        try {
            int month = Integer.parseInt(monthDay.substring(0, 2));
            int day = Integer.parseInt(monthDay.substring(2));
            int difference = month - valueOn.getMonthValue();
            int year = valueOn.getYear() + (difference > 6 ? -1 : difference < -6 ? 1 : 0);
            return LocalDate.of(year, month, day);
        } catch (DateTimeException _) {
            throw new UnreadableFileException(line.where(), "'" + monthDay + "' is no date");
        }
    }
}
