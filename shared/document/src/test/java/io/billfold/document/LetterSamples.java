package io.billfold.document;

import io.billfold.billing.account.BankAccount;
import io.billfold.billing.account.Branding;
import io.billfold.billing.document.AccountStatement;
import io.billfold.billing.document.AccountStatement.Entry;
import io.billfold.billing.document.AccountStatement.Kind;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Documents;
import io.billfold.billing.document.Letter;
import io.billfold.billing.document.OpenItem;
import io.billfold.billing.document.Payment;
import io.billfold.billing.document.PaymentMeans;
import io.billfold.billing.document.Reminder;
import io.billfold.billing.document.Rendering;
import io.billfold.billing.period.Period;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Statements and reminders. */
final class LetterSamples {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);

    private LetterSamples() {}

    /** By name, in a fixed order: from a snapshot's hash to the PDF. */
    static Map<String, Function<String, byte[]>> all() {
        LetterRenderer renderer = new LetterRenderer();
        Map<String, Function<String, byte[]>> samples = new LinkedHashMap<>();
        for (String language : "en de fr ja ar he".split(" ")) {
            samples.put(
                    "statement-" + language, hash -> renderer.pdf(statement(language), hash, null));
            samples.put(
                    "reminder-" + language, hash -> renderer.pdf(reminder(language), hash, null));
        }
        samples.put("statement-long", hash -> renderer.pdf(longStatement(), hash, null));
        samples.put("statement-in-favour", hash -> renderer.pdf(inFavour(), hash, null));
        samples.put("reminder-final", hash -> renderer.pdf(finalReminder(), hash, null));
        return samples;
    }

    static byte[] pdf(String name, String hash) {
        return Objects.requireNonNull(all().get(name), name).apply(hash);
    }

    /** 120.00 before, 238.00 and 59.50 invoiced, 20.00 credited, 120.00 paid: 277.50 is owed. */
    static AccountStatement statement(String language) {
        return new AccountStatement(
                letter(language),
                new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 1)),
                eur("120"),
                List.of(
                        entry(5, Kind.INVOICE, "MU-2026-000042", "238"),
                        entry(9, Kind.PAYMENT, null, "-120"),
                        entry(12, Kind.CREDIT_NOTE, "MU-2026-000044", "-20"),
                        entry(28, Kind.INVOICE, "MU-2026-000051", "59.50")),
                eur("277.50"),
                List.of(
                        item(42, LocalDate.of(2026, 2, 18), "218"),
                        item(51, LocalDate.of(2026, 4, 11), "59.50")));
    }

    static Reminder reminder(String language) {
        return new Reminder(
                letter(language),
                Reminder.Level.FIRST,
                List.of(
                        item(42, LocalDate.of(2026, 2, 18), "218"),
                        item(51, LocalDate.of(2026, 3, 30), "59.50")),
                eur("0"),
                eur("0"),
                LocalDate.of(2026, 4, 10));
    }

    /** 218.00 and 59.50 with a fee of 40.00 and 2.31 of interest: 319.81. */
    private static Reminder finalReminder() {
        Reminder first = reminder("en");
        return new Reminder(
                first.letter(),
                Reminder.Level.FINAL,
                first.items(),
                eur("40"),
                eur("2.31"),
                first.payBy());
    }

    private static AccountStatement longStatement() {
        List<Entry> entries = new ArrayList<>();
        List<OpenItem> open = new ArrayList<>();
        Money closing = eur("0");
        for (int i = 1; i <= 90; i++) {
            entries.add(entry(1 + i % 28, Kind.INVOICE, number(i), "10"));
            open.add(item(i, LocalDate.of(2026, 2, 1).plusDays(i), "10"));
            closing = closing.plus(eur("10"));
        }
        Period period = statement("en").period();
        return new AccountStatement(letter("en"), period, eur("0"), entries, closing, open);
    }

    private static AccountStatement inFavour() {
        return new AccountStatement(
                letter("en"),
                statement("en").period(),
                eur("10"),
                List.of(entry(3, Kind.PAYMENT, null, "-35")),
                eur("-25"),
                List.of());
    }

    private static Letter letter(String language) {
        BusinessDocument invoice = Documents.of(Samples.domestic());
        BankAccount bank = Objects.requireNonNull(Samples.GERMAN.bank());
        return new Letter(
                TODAY,
                CurrencyUnit.EUR,
                language,
                invoice.seller(),
                invoice.buyer(),
                new Payment(List.of(new PaymentMeans.Transfer(bank, true)), null, null),
                new Rendering(InvoiceRenderer.VERSION, Branding.NONE, null));
    }

    private static Entry entry(int day, Kind kind, @Nullable String reference, String amount) {
        return new Entry(LocalDate.of(2026, 2, day), kind, reference, eur(amount));
    }

    private static OpenItem item(int number, LocalDate dueOn, String open) {
        return new OpenItem(number(number), dueOn.minusDays(14), dueOn, eur(open));
    }

    private static String number(int number) {
        return String.format(Locale.ROOT, "MU-2026-%06d", number);
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }
}
