package io.billfold.billing.exchange;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Which published rate a day asks for, and the law that says so. */
public enum ExchangeRule {
    /** The rate of the day; where none is published on it, or not yet, the last before. */
    DAY(
            "Directive 2006/112/EC art. 91(2), second subparagraph: the latest rate published by"
                    + " the ECB when the tax becomes chargeable, other currencies through the"
                    + " euro"),
    /** The last rate published before the day. */
    PREVIOUS_DAY(
            "PL: ustawa o VAT art. 31a(1): the NBP's rate of the last working day before the"
                    + " tax point, or the ECB's last one published for the day before it;"
                    + " art. 31a(2): before the invoice where that comes first"),
    /** The average of the calendar month: of the days that were published, or a monthly figure. */
    MONTH(
            "DE: UStG § 16(6): the averages that the ministry of finance publishes for the month,"
                    + " made of the ECB's daily rates"),
    /** The rate of the last day of a period; where none is published on it, the next one. */
    LAST_OF_PERIOD(
            "Directive 2006/112/EC art. 369h(2), 366(2) and 369u(2): rates of the ECB of the last"
                    + " day of the tax period, or of the next day of publication");

    /**
     * How many days a published rate may lie before or after the day that is asked for. The longest
     * that the ECB is silent are four days (Good Friday to Easter Monday, or Christmas and a
     * weekend), and on the fifth it publishes in the afternoon only: what is farther away was not
     * loaded.
     */
    public static final int DISTANCE_MAX_DAYS = 5;

    private final String source;

    ExchangeRule(String source) {
        this.source = source;
    }

    /** The law it is taken from. */
    public String source() {
        return source;
    }

    /** Its name on the wire, for example {@code last-of-period}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The months whose rates answer a question of this rule: one or two. Days after the day show
     * whether it should be known.
     */
    public List<YearMonth> months(LocalDate day) {
        return Stream.of(lookFrom(day), lookTo(day)).map(YearMonth::from).distinct().toList();
    }

    private LocalDate lookFrom(LocalDate day) {
        return switch (this) {
            case DAY, PREVIOUS_DAY -> day.minusDays(DISTANCE_MAX_DAYS);
            case MONTH, LAST_OF_PERIOD -> day;
        };
    }

    private LocalDate lookTo(LocalDate day) {
        return switch (this) {
            case DAY, LAST_OF_PERIOD -> day.plusDays(DISTANCE_MAX_DAYS);
            case PREVIOUS_DAY, MONTH -> day;
        };
    }
}
