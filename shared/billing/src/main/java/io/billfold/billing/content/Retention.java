package io.billfold.billing.content;

import io.billfold.billing.FactFile;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.tax.Confidence;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long a document must be kept: the longest period of the laws it is made under. */
public final class Retention {
    private static final Facts<Period> ALL = Facts.of("retention.csv", 7, 0, Period::from);
    private static final String ONE_STOP_SHOP = "EU-OSS";
    private static final MonthDay CALENDAR_YEAR_END = MonthDay.of(12, 31);

    /** The particular of a seller that says when its fiscal year ends. */
    static final String YEAR_END = "fiscalYearEnd";

    private Retention() {}

    /**
     * A period that holds for a document.
     *
     * @param until the first day on which this law lets go of it
     * @param country whose law it is; {@code EU-OSS} for the One Stop Shop, {@code *} where no
     *     period of the country was found
     * @param kind which of its laws, for example {@code commercial}
     * @param rule the law's article
     */
    public record Kept(
            LocalDate until, String country, String kind, String rule, Confidence confidence) {}

    /**
     * The first day on which nothing keeps a document any more; a legal hold does beyond it.
     *
     * @throws IllegalArgumentException when the seller's {@code fiscalYearEnd} is no month and day
     */
    public static LocalDate until(BusinessDocument document) {
        return longest(document).until();
    }

    /** The period that keeps a document longest; the first of equals. */
    public static Kept longest(BusinessDocument document) {
        List<Kept> all = all(document);
        Kept longest = all.getFirst();
        for (Kept kept : all) {
            longest = kept.until().isAfter(longest.until()) ? kept : longest;
        }
        return longest;
    }

    /** Every period that holds for a document, at least one. */
    public static List<Kept> all(BusinessDocument document) {
        Jurisdiction jurisdiction = Jurisdiction.of(document);
        List<Kept> kept = new ArrayList<>(of(jurisdiction.seat(), document));
        if (!jurisdiction.tax().equals(jurisdiction.seat())) {
            kept.addAll(ofTax(of(jurisdiction.tax(), document)));
        }
        if (isPerhapsOneStop(document, jurisdiction)) {
            kept.addAll(of(ONE_STOP_SHOP, document));
        }
        return List.copyOf(kept);
    }

    private static List<Kept> of(String country, BusinessDocument document) {
        List<Period> periods = ALL.all(country);
        List<Period> found = periods.isEmpty() ? ALL.all(Jurisdiction.EVERYWHERE) : periods;
        return found.stream().map(it -> it.of(document)).toList();
    }

    /**
     * The books of commerce are kept where the seller is: elsewhere what tax law asks, if it does.
     */
    private static List<Kept> ofTax(List<Kept> all) {
        List<Kept> tax = all.stream().filter(it -> it.kind().equals("tax")).toList();
        return tax.isEmpty() ? all : tax;
    }

    /**
     * A consumer who is charged tax in another member state is charged it in the One Stop Shop, or
     * under a registration there, which the document does not tell apart.
     */
    private static boolean isPerhapsOneStop(BusinessDocument document, Jurisdiction jurisdiction) {
        String place = document.delivery().country();
        return document.buyer().kind() == PartyKind.CONSUMER
                && document.totals().tax().isPositive()
                && !place.equals(jurisdiction.seat())
                && Facts.isInUnion(place, document.heading().issuedOn());
    }

    /**
     * A line of {@code retention.csv}.
     *
     * @param months after the end of what it begins with
     * @param start what it begins with
     * @param yearEnd last day of the fiscal year where the law fixes it, or null
     */
    private record Period(
            String country,
            String kind,
            int months,
            Start start,
            @Nullable MonthDay yearEnd,
            Confidence confidence,
            String rule) {
        static Period from(FactFile.Row row) {
            String[] start = row.required(3).split(":", 2);
            Source.key(row, 4);
            try {
                return new Period(
                        row.required(0),
                        row.required(1),
                        row.integer(2),
                        Start.of(start[0]),
                        start.length == 1 ? null : monthDay(start[1]),
                        Facts.confidence(row, 5),
                        row.required(6));
            } catch (IllegalArgumentException e) {
                throw row.fault(String.valueOf(e.getMessage()));
            }
        }

        Kept of(BusinessDocument document) {
            LocalDate issuedOn = document.heading().issuedOn();
            LocalDate begin = start.after(issuedOn, yearEnd == null ? own(document) : yearEnd);
            return new Kept(begin.plusMonths(months), country, kind, rule, confidence);
        }

        private static MonthDay own(BusinessDocument document) {
            String own = document.seller().particulars().get(YEAR_END);
            return own == null ? CALENDAR_YEAR_END : monthDay(own);
        }
    }

    /** Whether a text is a month and day such as {@code 03-31}. */
    static boolean isYearEnd(String text) {
        try {
            monthDay(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static MonthDay monthDay(String text) {
        try {
            return MonthDay.parse("--" + text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    YEAR_END + " '" + text + "' is not a month and day such as 03-31", e);
        }
    }

    /** What a period begins at the end of. */
    private enum Start {
        ISSUE,
        CALENDAR_YEAR,
        FISCAL_YEAR,
        FISCAL_CALENDAR_YEAR;

        static Start of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        /** The first day of the period. */
        LocalDate after(LocalDate issuedOn, MonthDay yearEnd) {
            LocalDate fiscal = fiscalYearEnd(issuedOn, yearEnd);
            return switch (this) {
                case ISSUE -> issuedOn.plusDays(1);
                case CALENDAR_YEAR -> LocalDate.of(issuedOn.getYear() + 1, 1, 1);
                case FISCAL_YEAR -> fiscal.plusDays(1);
                case FISCAL_CALENDAR_YEAR -> LocalDate.of(fiscal.getYear() + 1, 1, 1);
            };
        }

        private static LocalDate fiscalYearEnd(LocalDate issuedOn, MonthDay yearEnd) {
            LocalDate end = yearEnd.atYear(issuedOn.getYear());
            return end.isBefore(issuedOn) ? yearEnd.atYear(issuedOn.getYear() + 1) : end;
        }
    }
}
