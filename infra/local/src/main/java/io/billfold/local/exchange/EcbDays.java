package io.billfold.local.exchange;

import io.billfold.billing.exchange.PublishedDay;
import io.billfold.billing.exchange.QuotedRate;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** What has been read of a file: its figures, and what was wrong. */
final class EcbDays {
    /** A hundred years of days. */
    private static final int DAYS_MAX = 26_000;

    private static final int FAULTS_MAX = 20;
    private static final int RATE_LENGTH_MAX = 30;
    private static final int SHOWN_MAX = 40;

    /** Of {@code eurofxref.csv}: 27 March 2024. */
    private static final DateTimeFormatter LONG_DATE =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);

    private final NavigableMap<LocalDate, SortedMap<String, BigDecimal>> days = new TreeMap<>();
    private final List<EcbReading.Fault> faults = new ArrayList<>();

    /** Where something stands. */
    record Place(int line, int column) {}

    /** A new day; null where its date can't be read, or stands twice. */
    @Nullable LocalDate begin(String text, Place at) {
        LocalDate date = date(text);
        if (date == null) {
            fault(at, "'%s' is not a date such as 2024-03-27".formatted(shown(text)));
        } else if (days.containsKey(date)) {
            fault(at, date + " stands twice");
            return null;
        } else if (days.size() == DAYS_MAX) {
            fault(at, "more than " + DAYS_MAX + " days");
            return null;
        } else {
            days.put(date, new TreeMap<>());
        }
        return date;
    }

    /** A figure of a day. */
    void add(LocalDate date, String currency, String perEuro, Place at) {
        BigDecimal rate = rate(perEuro);
        SortedMap<String, BigDecimal> day = days.get(date);
        if (rate == null || day == null) {
            fault(at, "'%s' is not a rate such as 1.0816".formatted(shown(perEuro)));
            return;
        }
        if (day.size() == PublishedDay.CURRENCIES_MAX) {
            fault(at, "more than " + PublishedDay.CURRENCIES_MAX + " currencies");
            return;
        }
        try {
            QuotedRate quoted = new QuotedRate(date, currency, rate);
            if (day.put(quoted.currency(), quoted.perEuro()) != null) {
                fault(at, currency + " stands twice on " + date);
            }
        } catch (IllegalArgumentException e) {
            fault(at, String.valueOf(e.getMessage()));
        }
    }

    void fault(Place at, String reason) {
        if (!isFull()) {
            faults.add(new EcbReading.Fault(at.line(), at.column(), reason));
        }
    }

    /** Whether enough was wrong: nobody reads more. */
    boolean isFull() {
        return faults.size() == FAULTS_MAX;
    }

    EcbReading reading() {
        List<PublishedDay> published = new ArrayList<>();
        // a day on which nothing was published is none
        days.forEach(
                (date, rates) -> {
                    if (!rates.isEmpty()) {
                        published.add(new PublishedDay(date, rates));
                    }
                });
        if (faults.isEmpty() && published.isEmpty()) {
            fault(new Place(1, 1), "holds no rates");
        }
        return faults.isEmpty()
                ? new EcbReading.Read(published)
                : new EcbReading.Unreadable(faults);
    }

    private static @Nullable LocalDate date(String text) {
        DateTimeFormatter format =
                text.indexOf(' ') < 0 ? DateTimeFormatter.ISO_LOCAL_DATE : LONG_DATE;
        try {
            LocalDate date = LocalDate.parse(text, format);
            return date.isBefore(QuotedRate.DATE_MIN) ? null : date;
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    /** Digits with at most one point among them: neither signs nor exponents. */
    private static @Nullable BigDecimal rate(String text) {
        int points = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                points++;
            } else if (c < '0' || c > '9') {
                return null;
            }
        }
        boolean isFormed = points <= 1 && !text.startsWith(".") && !text.endsWith(".");
        return isFormed && !text.isEmpty() && text.length() <= RATE_LENGTH_MAX
                ? new BigDecimal(text)
                : null;
    }

    static String shown(String text) {
        String start = text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) + "..." : text;
        StringBuilder shown = new StringBuilder();
        start.codePoints()
                .map(c -> Character.isISOControl(c) || c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
