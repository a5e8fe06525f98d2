package io.billfold.applycash;

import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Amounts, currencies and dates as bank files write them. */
final class Amounts {
    /** {@code 260302}: of the years 2000 to 2099. */
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("uuMMdd", Locale.ROOT);

    private Amounts() {}

    static CurrencyUnit currency(String code, String where) {
        try {
            return CurrencyUnit.of(code);
        } catch (IllegalCurrencyException _) {
            throw new UnreadableFileException(where, "currency '" + code + "' is not known");
        }
    }

    /** An amount with a decimal point, or with a comma as SWIFT writes it, without a sign. */
    static Money amount(CurrencyUnit currency, String text, String where) {
        String plain = text.replace(',', '.');
        if (!plain.matches("[0-9]{1,15}(\\.[0-9]{0,5})?")) {
            throw new UnreadableFileException(where, "'" + text + "' is no amount");
        }
        try {
            return Money.of(currency, new BigDecimal(plain).stripTrailingZeros());
        } catch (ArithmeticException _) {
            throw new UnreadableFileException(where, text + " has more decimals than " + currency);
        }
    }

    /**
     * An amount that is only for information; null where its currency is not known or it is none.
     */
    static @Nullable Money told(@Nullable String code, @Nullable String text) {
        try {
            return code == null || text == null ? null : amount(CurrencyUnit.of(code), text, "");
        } catch (IllegalCurrencyException | UnreadableFileException _) {
            return null; // a bank's remark: the entry is booked without it, and is for a person
        }
    }

    /** A rate of exchange that is only for information; null where it is none. */
    static @Nullable BigDecimal rate(@Nullable String text) {
        String plain = text == null ? "" : text.strip().replace(',', '.');
        if (!plain.matches("[0-9]{1,9}(\\.[0-9]{0,10})?")) {
            return null;
        }
        BigDecimal rate = new BigDecimal(plain);
        return rate.signum() > 0 ? rate : null;
    }

    /** As {@link #amount}, with a minus for money that went. */
    static Money signed(CurrencyUnit currency, String text, String where) {
        return text.startsWith("-")
                ? amount(currency, text.substring(1), where).negated()
                : amount(currency, text, where);
    }

    /** Whole minor units, as BAI2 writes them. */
    static Money minor(CurrencyUnit currency, String text, String where) {
        if (!text.matches("[+-]?[0-9]{1,15}")) {
            throw new UnreadableFileException(where, "'" + text + "' is no amount");
        }
        return Money.ofMinor(currency, Long.parseLong(text.replace("+", "")));
    }

    /** {@code 2026-03-02}, with or without a time behind it. */
    static LocalDate date(String text, String where) {
        try {
            return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeException _) {
            throw new UnreadableFileException(where, "'" + text + "' is no date");
        }
    }

    /** {@code 260302}. */
    static LocalDate shortDate(String text, String where) {
        try {
            return LocalDate.parse(text, SHORT);
        } catch (DateTimeException _) {
            throw new UnreadableFileException(where, "'" + text + "' is no date");
        }
    }
}
