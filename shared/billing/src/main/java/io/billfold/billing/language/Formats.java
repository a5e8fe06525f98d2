package io.billfold.billing.language;

import io.billfold.billing.language.DatePattern.Months;
import io.billfold.billing.period.Period;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Amounts, quantities, dates and names of countries as a language writes them (Unicode CLDR).
 *
 * <p>Amounts never lose a digit and never gain a rounding: they have the decimals of their
 * currency, quantities and prices as many as they need.
 */
public final class Formats {
    private static final int GROUP = 3;
    private static final Map<Language, Formats> LOADED = new ConcurrentHashMap<>();

    private final LanguageFile file;
    private final String decimal;
    private final String group;
    private final int groupDigitsMin;
    private final String minus;
    private final String plus;
    private final Months months;
    private final Plural plural;

    private Formats(Language language) {
        file = LanguageFile.read(Formats.class, "formats", language);
        decimal = file.text("decimal");
        group = file.text("group");
        groupDigitsMin = Integer.parseInt(file.text("group-digits-min"));
        minus = file.text("minus");
        plus = file.text("plus");
        months = new Months(names("months-long"), names("months-short"));
        plural = Plural.of(file);
    }

    /** The formats of a language. */
    public static Formats of(Language language) {
        return LOADED.computeIfAbsent(language, Formats::new);
    }

    /** Without its currency: {@code 1,190.00} in English, {@code 1.190,00} in German. */
    public String amount(Money money) {
        return number(money.getAmount());
    }

    /**
     * With the ISO 4217 code, which is never ambiguous: {@code EUR 1,190.00}, {@code 1.190,00 EUR}.
     */
    public String amountWithCode(Money money) {
        return withCurrency(money, money.getCurrencyUnit().getCode());
    }

    /**
     * With the sign that readers of the language know the currency by: {@code US$1,190.00} in
     * English, {@code 1.190,00 $} in German. The code stands where the language has no sign. No two
     * currencies share a sign within a language.
     */
    public String amountWithSymbol(Money money) {
        String code = money.getCurrencyUnit().getCode();
        return withCurrency(money, file.text("currency-" + code, code));
    }

    /** With its sign, whichever it is: {@code +12.00}, {@code -50.00}; none for zero. */
    public String signed(Money money) {
        return money.isPositive() ? plus + amount(money) : amount(money);
    }

    /** As many decimals as the price has, and at least the currency's: {@code 0.00045}, 12.50. */
    public String price(UnitPrice price) {
        CurrencyUnit currency = price.currency();
        BigDecimal stripped = price.amount().stripTrailingZeros();
        int scale = Math.max(stripped.scale(), currency.getDecimalPlaces());
        return number(stripped.setScale(scale));
    }

    /** As many decimals as it has: {@code 1,500}, {@code 0.25}. */
    public String quantity(BigDecimal quantity) {
        BigDecimal stripped = quantity.stripTrailingZeros();
        return number(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
    }

    /** With the decimals that it has, superfluous zeros among them: {@code 1,500.00}. */
    public String decimal(BigDecimal number) {
        return number(number);
    }

    /**
     * A rate: {@code 19%} in English, {@code 19 %} in German, {@code %19} in Turkish.
     *
     * @param percent 19 for nineteen percent
     */
    public String percent(BigDecimal percent) {
        String pattern = file.text("percent").replace("{0}", quantity(percent.abs()));
        return percent.signum() < 0 ? minus + pattern : pattern;
    }

    /** In full: {@code 5 January 2026}, {@code 5. Januar 2026}. */
    public String date(LocalDate date) {
        return formatted("date-long", date);
    }

    /** For columns: {@code 5 Jan 2026}, {@code 5. Jan. 2026}. */
    public String shortDate(LocalDate date) {
        return formatted("date-short", date);
    }

    /** First to last day: {@code 15 Jan – 14 Feb 2026}; one date where both are the same. */
    public String period(Period period) {
        LocalDate from = period.from();
        LocalDate last = period.lastDay();
        if (from.equals(last)) {
            return shortDate(last);
        }
        String key =
                from.getYear() != last.getYear()
                        ? "period-over-years"
                        : from.getMonthValue() != last.getMonthValue()
                                ? "period-in-year"
                                : "period-in-month";
        String pattern = file.text(key);
        int cut = pattern.indexOf('|');
        return new DatePattern(pattern.substring(0, cut)).format(from, months)
                + new DatePattern(pattern.substring(cut + 1)).format(last, months);
    }

    /**
     * The name of a country; the code itself where there is none.
     *
     * @param code ISO 3166-1 alpha-2, or XK for Kosovo
     */
    public String country(String code) {
        return file.text("country-" + code, code);
    }

    /** Which form of a counted word goes with a number. */
    public Plural plural() {
        return plural;
    }

    private String withCurrency(Money money, String currency) {
        String digits = unsigned(money.getAmount().abs());
        String key = isLetterAtNumber(currency) ? "amount-letters" : "amount";
        String pattern = file.text(money.isNegative() ? key + "-negative" : key);
        // the digits last: a currency holds no braces, and neither do digits
        return pattern.replace("{1}", currency).replace("{0}", digits);
    }

    /**
     * A sign that ends in a letter, or starts with one behind the number, is kept off its digits.
     */
    private boolean isLetterAtNumber(String currency) {
        boolean before = file.text("amount").indexOf("{1}") < file.text("amount").indexOf("{0}");
        int letter = before ? currency.codePointBefore(currency.length()) : currency.codePointAt(0);
        return Character.isLetter(letter);
    }

    private String number(BigDecimal number) {
        String digits = unsigned(number.abs());
        return number.signum() < 0 ? minus + digits : digits;
    }

    /** Grouped, with the decimals that the number has. */
    private String unsigned(BigDecimal number) {
        String plain = number.toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        String fraction = point < 0 ? "" : decimal + plain.substring(point + 1);
        return grouped(whole) + fraction;
    }

    private String grouped(String whole) {
        if (whole.length() < GROUP + groupDigitsMin) {
            return whole;
        }
        StringBuilder grouped = new StringBuilder(whole);
        for (int i = whole.length() - GROUP; i > 0; i -= GROUP) {
            grouped.insert(i, group);
        }
        return grouped.toString();
    }

    private String formatted(String key, LocalDate date) {
        return new DatePattern(file.text(key)).format(date, months);
    }

    private List<String> names(String key) {
        return List.of(file.text(key).split(";"));
    }
}
