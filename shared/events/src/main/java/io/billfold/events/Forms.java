package io.billfold.events;

import io.micronaut.json.tree.JsonNode;

import org.joda.money.CurrencyUnit;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** The forms that a field's JSON can have. Each says what would be right and what was there. */
public final class Forms {
    /**
     * Numbers with more digits are typing errors; the bound keeps 1e999999999 from being expanded.
     */
    private static final int DIGITS_MAX = 30;

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int SHOWN_MAX = 60;

    /** Times outside of these years are typing errors. */
    private static final int YEAR_MIN = 2000;

    private static final int YEAR_MAX = 2999;

    /** Stands for a character that can't be shown, half of one, for example. */
    private static final int REPLACEMENT = 0xFFFD;

    private Forms() {}

    /** Turns a field's JSON into a value. */
    @FunctionalInterface
    public interface Form<T> {
        /**
         * Reads the value.
         *
         * @throws IllegalArgumentException saying what would be right and what was there
         */
        T read(JsonNode json);
    }

    /** Any text. */
    public static Form<String> text() {
        return Forms::string;
    }

    /** A text that is not blank. */
    public static Form<String> filled() {
        return json -> {
            String text = string(json);
            if (text.isBlank()) {
                throw new IllegalArgumentException("must not be blank");
            }
            return text;
        };
    }

    /** A text that a type reads, for example {@code text(OrderId::new)}. */
    public static <T> Form<T> text(Function<String, T> type) {
        return json -> type.apply(string(json));
    }

    /** A number of whole units within bounds, both included. */
    public static Form<Integer> integer(int min, int max) {
        return json -> {
            BigDecimal number = number(json);
            BigDecimal least = BigDecimal.valueOf(min);
            BigDecimal most = BigDecimal.valueOf(max);
            if (number.stripTrailingZeros().scale() > 0
                    || number.compareTo(least) < 0
                    || number.compareTo(most) > 0) {
                throw new IllegalArgumentException(
                        "must be a whole number from " + min + " to " + max + ", was " + number);
            }
            return number.intValueExact();
        };
    }

    /** A number that is not negative, as JSON number or as text: text keeps every digit. */
    public static Form<BigDecimal> decimal(int scaleMax) {
        return json -> {
            BigDecimal number = number(json);
            if (number.signum() < 0) {
                throw new IllegalArgumentException("must not be negative, was " + number);
            }
            return signedDecimal(scaleMax).read(json);
        };
    }

    /** A number, as JSON number or as text: text keeps every digit. */
    public static Form<BigDecimal> signedDecimal(int scaleMax) {
        return json -> {
            BigDecimal number = number(json);
            if (number.stripTrailingZeros().scale() > scaleMax) {
                throw new IllegalArgumentException(
                        "has more than " + scaleMax + " decimals: " + number);
            }
            return number;
        };
    }

    /** A date such as 2026-01-31. */
    public static Form<LocalDate> date() {
        return json -> {
            String text = string(json);
            try {
                // ISO 8601 also knows years of more digits, which would sort wrongly in keys
                if (text.length() == "2026-01-31".length()) {
                    return LocalDate.parse(text);
                }
            } catch (DateTimeException _) {
                // refused below, with what was there
            }
            throw new IllegalArgumentException(
                    "must be a date such as 2026-01-31, was '" + shortened(text) + "'");
        };
    }

    /** A time with its offset from UTC: without one nobody could say which moment it is. */
    public static Form<Instant> instant() {
        return json -> {
            String text = string(json);
            try {
                OffsetDateTime time = OffsetDateTime.parse(text);
                if (time.getYear() >= YEAR_MIN && time.getYear() <= YEAR_MAX) {
                    return time.toInstant();
                }
            } catch (DateTimeException _) {
                // refused below, with what was there
            }
            throw new IllegalArgumentException(
                    "must be a time such as 2026-01-31T09:15:00Z in the years %d to %d, was '%s'"
                            .formatted(YEAR_MIN, YEAR_MAX, shortened(text)));
        };
    }

    /** An ISO 4217 code such as EUR. */
    public static Form<CurrencyUnit> currency() {
        return json -> {
            String code = string(json);
            return CurrencyUnit.registeredCurrencies().stream()
                    .filter(currency -> currency.getCode().equals(code))
                    .findAny()
                    .orElseThrow(
                            () ->
                                    new IllegalArgumentException(
                                            "must be an ISO 4217 currency such as EUR, was '"
                                                    + shortened(code)
                                                    + "'"));
        };
    }

    /** An ISO 3166-1 alpha-2 code such as DE. */
    public static Form<String> country() {
        return json -> {
            String code = string(json);
            if (!COUNTRIES.contains(code)) {
                throw new IllegalArgumentException(
                        "must be an ISO 3166-1 alpha-2 country such as DE, was '"
                                + shortened(code)
                                + "'");
            }
            return code;
        };
    }

    /** An ISO 639-1 code such as de. */
    public static Form<String> language() {
        return json -> matching(json, "[a-z]{2}", "an ISO 639-1 language such as de");
    }

    /** A mail address. Only its shape is checked: whether it exists is known when mail is sent. */
    public static Form<String> email() {
        return json -> matching(json, "[^\\s@<>,;]+@[^\\s@<>,;]+", "a mail address");
    }

    /** A time zone of the IANA database such as Europe/Berlin. */
    public static Form<ZoneId> zone() {
        return json -> {
            String id = string(json);
            if (!ZoneId.getAvailableZoneIds().contains(id)) {
                throw new IllegalArgumentException(
                        "must be an IANA time zone such as Europe/Berlin, was '"
                                + shortened(id)
                                + "'");
            }
            return ZoneId.of(id);
        };
    }

    /** One of an enum's names, in lower case: {@code per_seat}. */
    public static <E extends Enum<E>> Form<E> word(Class<E> words) {
        return json -> {
            String text = string(json);
            for (E word : words.getEnumConstants()) {
                if (wordOf(word).equals(text)) {
                    return word;
                }
            }
            throw notOneOf(words(words), text);
        };
    }

    /** One of an enum's names, in lower case with hyphens: {@code per-item}. */
    public static <E extends Enum<E>> Form<E> kebab(Class<E> words) {
        return json -> {
            String text = string(json);
            for (E word : words.getEnumConstants()) {
                if (kebabOf(word).equals(text)) {
                    return word;
                }
            }
            throw notOneOf(words(words).replace('_', '-'), text);
        };
    }

    private static IllegalArgumentException notOneOf(String words, String text) {
        return new IllegalArgumentException(
                "must be one of " + words + ", was '" + shortened(text) + "'");
    }

    /** A word as it is written, for example {@code small_business}. */
    public static String wordOf(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    /** An enum's name in lower case with hyphens: {@code per-item}. */
    public static String kebabOf(Enum<?> word) {
        return wordOf(word).replace('_', '-');
    }

    /** True or false. */
    public static Form<Boolean> flag() {
        return json -> {
            if (!json.isBoolean()) {
                throw new IllegalArgumentException("must be true or false, was " + kind(json));
            }
            return json.getBooleanValue();
        };
    }

    private static <E extends Enum<E>> String words(Class<E> words) {
        StringBuilder list = new StringBuilder();
        for (E word : words.getEnumConstants()) {
            list.append(list.isEmpty() ? "" : ", ").append(wordOf(word));
        }
        return list.toString();
    }

    private static String matching(JsonNode json, String pattern, String expected) {
        String text = string(json);
        if (!text.matches(pattern)) {
            throw new IllegalArgumentException(
                    "must be " + expected + ", was '" + shortened(text) + "'");
        }
        return text;
    }

    private static String string(JsonNode json) {
        if (!json.isString()) {
            throw new IllegalArgumentException("must be a text, was " + kind(json));
        }
        String text = json.getStringValue();
        if (text.codePoints().anyMatch(Forms::isUnprintable)) {
            throw new IllegalArgumentException("holds control or broken characters");
        }
        return text;
    }

    private static boolean isUnprintable(int codePoint) {
        return Character.isISOControl(codePoint)
                || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }

    private static BigDecimal number(JsonNode json) {
        if (json.isNumber()) {
            return bounded(Numbers.decimal(json));
        }
        if (!json.isString()) {
            throw new IllegalArgumentException("must be a number, was " + kind(json));
        }
        String text = json.getStringValue();
        if (!text.matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?")) {
            throw new IllegalArgumentException(
                    "must be a number such as 19.90, was '" + shortened(text) + "'");
        }
        return bounded(new BigDecimal(text));
    }

    private static BigDecimal bounded(BigDecimal number) {
        if (number.precision() > DIGITS_MAX || Math.abs((long) number.scale()) > DIGITS_MAX) {
            throw new IllegalArgumentException("has more than " + DIGITS_MAX + " digits");
        }
        return number;
    }

    /** What a piece of JSON is, for messages. */
    static String kind(JsonNode json) {
        if (json.isString()) {
            return "a text";
        } else if (json.isNumber()) {
            return "a number";
        } else if (json.isBoolean()) {
            return "true or false";
        } else if (json.isArray()) {
            return "a list";
        }
        return json.isNull() ? "null" : "an object";
    }

    /** A piece of the input that is short enough to be shown, and can be. */
    public static String shortened(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(SHOWN_MAX)
                .map(codePoint -> isUnprintable(codePoint) ? REPLACEMENT : codePoint)
                .forEach(shown::appendCodePoint);
        return shown.append(text.codePointCount(0, text.length()) > SHOWN_MAX ? "..." : "")
                .toString();
    }
}
