package io.billfold.document;

import io.billfold.billing.period.Period;
import io.billfold.money.UnitPrice;

import org.joda.money.Money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Amounts, quantities and dates as an English reader expects them. By hand and not by {@code
 * NumberFormat} or {@code DateTimeFormatter}, whose output changes with the JDK's locale tables.
 */
final class Figures {
    private static final List<String> MONTHS =
            List.of(
                    "January",
                    "February",
                    "March",
                    "April",
                    "May",
                    "June",
                    "July",
                    "August",
                    "September",
                    "October",
                    "November",
                    "December");

    private static final int GROUP = 3;

    private Figures() {}

    /** A number without superfluous zeros and without an exponent, for example {@code 19}. */
    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** For example {@code 1,190.00}; {@code 1,190} in yen. */
    static String amount(Money money) {
        return grouped(money.getAmount().toPlainString());
    }

    /** For example {@code EUR 1,190.00}. */
    static String amountWithCurrency(Money money) {
        return money.getCurrencyUnit().getCode() + " " + amount(money);
    }

    /** With its sign, whichever it is: {@code +12.00}, {@code -50.00}. */
    static String signed(Money money) {
        return money.isPositive() ? "+" + amount(money) : amount(money);
    }

    /** As many decimals as the price has, and at least the currency's: {@code 0.00045}, 12.50. */
    static String price(UnitPrice price) {
        BigDecimal stripped = price.amount().stripTrailingZeros();
        int scale = Math.max(stripped.scale(), price.currency().getDecimalPlaces());
        return grouped(stripped.setScale(scale).toPlainString());
    }

    /** For example {@code 1,500} or {@code 0.25}. */
    static String quantity(BigDecimal quantity) {
        return grouped(plain(quantity));
    }

    /** For example {@code 19 %}. */
    static String percent(BigDecimal percent) {
        return plain(percent) + " %";
    }

    /** For example {@code 5 January 2026}. */
    static String date(LocalDate date) {
        return date.getDayOfMonth()
                + " "
                + MONTHS.get(date.getMonthValue() - 1)
                + " "
                + date.getYear();
    }

    /** First to last day, for example {@code 15 Jan – 14 Feb 2026}. */
    static String period(Period period) {
        LocalDate from = period.from();
        LocalDate last = period.lastDay();
        if (from.equals(last)) {
            return shortDate(last);
        }
        if (from.getYear() != last.getYear()) {
            return shortDate(from) + " – " + shortDate(last);
        }
        if (from.getMonthValue() != last.getMonthValue()) {
            return dayAndMonth(from) + " – " + shortDate(last);
        }
        return from.getDayOfMonth() + "–" + shortDate(last);
    }

    /** An IBAN in groups of four, as ISO 13616 prints it. */
    static String iban(String iban) {
        return iban.replaceAll("(.{4})(?!$)", "$1 ");
    }

    private static String shortDate(LocalDate date) {
        return dayAndMonth(date) + " " + date.getYear();
    }

    private static String dayAndMonth(LocalDate date) {
        return date.getDayOfMonth() + " " + MONTHS.get(date.getMonthValue() - 1).substring(0, 3);
    }

    private static String grouped(String plain) {
        int point = plain.indexOf('.');
        int wholeEnd = point < 0 ? plain.length() : point;
        StringBuilder grouped = new StringBuilder(plain);
        int firstDigit = plain.startsWith("-") ? 1 : 0;
        for (int i = wholeEnd - GROUP; i > firstDigit; i -= GROUP) {
            grouped.insert(i, ',');
        }
        return grouped.toString();
    }
}
