package io.billfold.checks.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.billfold.checks.Repository;
import io.billfold.local.TemplateTopology;
import io.billfold.testkit.simulation.BookDay;
import io.billfold.testkit.simulation.BookReplay;
import io.billfold.testkit.simulation.BookSale;
import io.billfold.testkit.simulation.BookSale.Course;
import io.billfold.testkit.simulation.BookSale.Text;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A public data set of 2,466 invoices to 100 customers over two years, replayed through the
 * functions: what each customer owes at the end of each day must be what the file says. Its days
 * are moved, all by as many, to where the rules of tax are known.
 *
 * <p>What was disputed is paid by card and taken back by the bank, which every other time gives it
 * back on the day on which the file says that it was settled; else the customer transfers it then.
 */
@Execution(ExecutionMode.CONCURRENT)
class ReceivablesReplayTest {
    private static final int INVOICES = 2466;

    /** What is lost is owed again when no more reports can be expected. */
    private static final int SETTLING_DAYS = 7;

    private static final List<String> COUNTRIES = BookReplay.COUNTRIES.stream().sorted().toList();
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("M/d/yyyy");

    @Test
    void whatIsOpenOnAnyDayIsWhatTheFileSays() throws Exception {
        Path file = file();
        if (!Files.exists(file)) {
            System.out.println(
                    "skipped: no data set at " + file + "; -Dbillfold.shared=FOLDER names it");
        }
        assumeTrue(Files.exists(file), "no data set at " + file);
        List<BookSale> book = book(file);
        LocalDate lastDay =
                book.stream()
                        .map(it -> settledOn(it.course()))
                        .max(LocalDate::compareTo)
                        .orElseThrow();

        BookReplay.Result result =
                BookReplay.run(TemplateTopology.read(Repository.template()), book, lastDay);

        System.out.println(
                "receivables book: %s over %d days, %d transfers decided by hand"
                        .formatted(result.counts(), result.days().size(), result.decided()));
        assertThat(result.counts().invoices()).isEqualTo(INVOICES);
        for (BookDay day : result.days()) {
            assertThat(day).isEqualTo(expected(book, day.day()));
        }
        assertThat(result.asOf()).isEqualTo(result.days());
        assertThat(result.violations()).isEmpty();
        assertThat(result.waiting()).isEmpty();
    }

    private static Path file() {
        String shared = System.getProperty("billfold.shared");
        Path folder = shared == null ? Repository.root().resolveSibling("shared") : Path.of(shared);
        return folder.resolve("data/receivables.csv");
    }

    /** The file quotes nothing, so that a comma always parts two fields. */
    private static List<BookSale> book(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> names = List.of(lines.getFirst().split(",", -1));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            Map<String, String> row = new TreeMap<>();
            names.forEach(name -> row.put(name, fields[names.indexOf(name)]));
            rows.add(row);
        }
        assertThat(rows).hasSize(INVOICES);
        return sales(rows);
    }

    private static List<BookSale> sales(List<Map<String, String>> rows) {
        List<String> countries = rows.stream().map(it -> it.get("countryCode")).distinct().toList();
        assertThat(countries).hasSameSizeAs(COUNTRIES);
        LocalDate first =
                rows.stream()
                        .map(it -> date(it, "InvoiceDate"))
                        .min(LocalDate::compareTo)
                        .orElseThrow();
        long shift = ChronoUnit.DAYS.between(first, BookReplay.FIRST_DAY);
        List<BookSale> sales = new ArrayList<>();
        for (Map<String, String> row : rows) {
            LocalDate issuedOn = date(row, "InvoiceDate").plusDays(shift);
            LocalDate settledOn = date(row, "SettledDate").plusDays(shift);
            sales.add(
                    new BookSale(
                            "I" + row.get("invoiceNumber"),
                            row.get("customerID"),
                            COUNTRIES.get(countries.indexOf(row.get("countryCode"))),
                            issuedOn,
                            Math.toIntExact(
                                    ChronoUnit.DAYS.between(
                                            date(row, "InvoiceDate"), date(row, "DueDate"))),
                            Money.of(CurrencyUnit.EUR, new BigDecimal(row.get("InvoiceAmount"))),
                            course(row, sales.size(), issuedOn, settledOn)));
        }
        return sales;
    }

    private static LocalDate date(Map<String, String> row, String name) {
        return LocalDate.parse(row.get(name), DATE);
    }

    /** Payers say in four ways, in turn, what they pay. */
    private static Course course(
            Map<String, String> row, int index, LocalDate issuedOn, LocalDate settledOn) {
        Text text = Text.values()[index % Text.values().length];
        if (row.get("Disputed").equals("No")) {
            return new Course.Transferred(settledOn, text);
        }
        long days = ChronoUnit.DAYS.between(issuedOn, settledOn);
        LocalDate chargedOn = issuedOn.plusDays(days / 6);
        LocalDate takenOn = issuedOn.plusDays(days / 3);
        LocalDate lostOn = issuedOn.plusDays(days / 2);
        return index % 2 == 0 || lostOn.plusDays(SETTLING_DAYS).isAfter(settledOn)
                ? new Course.Won(chargedOn, takenOn, settledOn)
                : new Course.LostThenTransferred(chargedOn, takenOn, lostOn, settledOn, text);
    }

    private static LocalDate settledOn(Course course) {
        return switch (course) {
            case Course.Transferred it -> it.on();
            case Course.LostThenTransferred it -> it.on();
            case Course.Won it -> it.on();
        };
    }

    /** Computed from the book alone. */
    private static BookDay expected(List<BookSale> book, LocalDate day) {
        Map<String, Long> owed = new TreeMap<>();
        Map<String, Long> disputed = new TreeMap<>();
        for (BookSale sale : book) {
            if (isOwed(sale, day)) {
                owed.merge(sale.customer(), sale.total().getAmountMinorLong(), Long::sum);
            }
            if (isDisputed(sale, day)) {
                disputed.merge(sale.customer(), sale.total().getAmountMinorLong(), Long::sum);
            }
        }
        return new BookDay(day, 0, owed, disputed);
    }

    private static boolean isOwed(BookSale sale, LocalDate day) {
        return switch (sale.course()) {
            case Course.Transferred it -> isIn(day, sale.issuedOn(), it.on());
            case Course.LostThenTransferred it ->
                    isIn(day, sale.issuedOn(), it.chargedOn())
                            || isIn(day, it.lostOn().plusDays(SETTLING_DAYS), it.on());
            case Course.Won it -> isIn(day, sale.issuedOn(), it.chargedOn());
        };
    }

    private static boolean isDisputed(BookSale sale, LocalDate day) {
        return switch (sale.course()) {
            case Course.Transferred _ -> false;
            case Course.LostThenTransferred it -> isIn(day, it.takenOn(), it.lostOn());
            case Course.Won it -> isIn(day, it.takenOn(), it.on());
        };
    }

    private static boolean isIn(LocalDate day, LocalDate from, LocalDate to) {
        return !day.isBefore(from) && day.isBefore(to);
    }
}
