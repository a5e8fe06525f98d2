package io.billfold.billing.exchange;

import io.billfold.billing.Problem;

import org.joda.money.CurrencyUnit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Looks for one question's rates among the published ones.
 *
 * @param known units for one euro of the currencies that need no published rate
 */
record RateSearch(ReferenceRates rates, ExchangeQuestion question, Map<String, BigDecimal> known) {

    ExchangeDecision decide() {
        if (wanted().isEmpty()) {
            return found(question.day(), known);
        }
        return rates.source().rhythm() == RateSource.Rhythm.MONTHLY ? monthly() : daily();
    }

    /** The currencies whose published rate is needed. */
    private List<String> wanted() {
        return question.currencies().stream()
                .map(CurrencyUnit::getCode)
                .filter(code -> !known.containsKey(code))
                .toList();
    }

    private ExchangeDecision monthly() {
        LocalDate first = question.day().withDayOfMonth(1);
        PublishedDay month = rates.day(first);
        return month == null ? missing(first) : firstOf(List.of(month));
    }

    private ExchangeDecision daily() {
        LocalDate day = question.day();
        return switch (question.rule()) {
            case DAY -> last(day, isPast(day) ? day : day.minusDays(1));
            case PREVIOUS_DAY -> last(day.minusDays(1), day.minusDays(1));
            case MONTH -> average(YearMonth.from(day));
            case LAST_OF_PERIOD -> next(day, day.plusDays(ExchangeRule.DISTANCE_MAX_DAYS));
        };
    }

    /** Whether rates of a day would be known by now, because later ones are. */
    private boolean isPast(LocalDate day) {
        return rates.isKnownAfter(day);
    }

    /**
     * The last rate until a day.
     *
     * @param published the last day whose rates must have been published when they are asked for
     */
    private ExchangeDecision last(LocalDate until, LocalDate published) {
        LocalDate first = question.day().minusDays(ExchangeRule.DISTANCE_MAX_DAYS);
        List<PublishedDay> days = rates.between(first, until).reversed();
        if (days.isEmpty()) {
            return tooFar(first, until);
        }
        List<LocalDate> skipped = TargetDays.open(days.getFirst().date().plusDays(1), published);
        return skipped.isEmpty() ? firstOf(days) : missing(skipped.getFirst());
    }

    private ExchangeDecision next(LocalDate from, LocalDate until) {
        List<PublishedDay> days = rates.between(from, until);
        if (days.isEmpty()) {
            return tooFar(from, until);
        }
        List<LocalDate> skipped = TargetDays.open(from, days.getFirst().date().minusDays(1));
        return skipped.isEmpty() ? firstOf(days) : missing(skipped.getFirst());
    }

    /** The rates of the first of some days that has all of them. */
    private ExchangeDecision firstOf(List<PublishedDay> days) {
        for (PublishedDay day : days) {
            if (day.has(wanted())) {
                return found(day.date(), with(List.of(day)));
            }
        }
        return unpublished(days.getFirst());
    }

    private ExchangeDecision average(YearMonth month) {
        List<PublishedDay> days = rates.between(month.atDay(1), month.atEndOfMonth());
        for (LocalDate open : TargetDays.open(month.atDay(1), month.atEndOfMonth())) {
            if (rates.day(open) == null) {
                return missing(open);
            }
        }
        for (PublishedDay day : days) {
            if (!day.has(wanted())) {
                return unpublished(day);
            }
        }
        return days.isEmpty() ? missing(month.atDay(1)) : found(days.getLast().date(), with(days));
    }

    private Map<String, BigDecimal> with(List<PublishedDay> days) {
        Map<String, BigDecimal> all = new TreeMap<>(known);
        wanted().forEach(code -> all.put(code, average(days, code)));
        return all;
    }

    /** The arithmetic mean, halves up, with as many decimals as the longest of its figures. */
    private static BigDecimal average(List<PublishedDay> days, String currency) {
        List<BigDecimal> figures = days.stream().map(day -> figure(day, currency)).toList();
        int decimals = Collections.max(figures.stream().map(BigDecimal::scale).toList());
        BigDecimal sum = figures.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(BigDecimal.valueOf(figures.size()), decimals, RoundingMode.HALF_UP);
    }

    private static BigDecimal figure(PublishedDay day, String currency) {
        return Objects.requireNonNull(day.rate(currency), currency);
    }

    private ExchangeDecision found(LocalDate publishedOn, Map<String, BigDecimal> perEuro) {
        return new ExchangeDecision.Found(
                new Conversion(
                        question.from(),
                        question.to(),
                        figure(perEuro, question.from()),
                        figure(perEuro, question.to()),
                        rates.source(),
                        publishedOn,
                        question.rule()));
    }

    private static BigDecimal figure(Map<String, BigDecimal> perEuro, CurrencyUnit currency) {
        return Objects.requireNonNull(perEuro.get(currency.getCode()), currency.getCode());
    }

    private ExchangeDecision unpublished(PublishedDay day) {
        String code =
                wanted().stream().filter(it -> day.rate(it) == null).findFirst().orElseThrow();
        return refused(
                question.from().getCode().equals(code) ? "from" : "to",
                "%s has no rate of %s for %s: state one of another source"
                        .formatted(rates.source(), code, day.date()));
    }

    private ExchangeDecision missing(LocalDate date) {
        return refused(
                "date",
                "rates of %s for %s are not known: load them, or wait until they are published"
                        .formatted(rates.source(), date));
    }

    private ExchangeDecision tooFar(LocalDate first, LocalDate last) {
        return refused(
                "date",
                ("no rate of %s from %s to %s is known, and one more than %d days away may not be"
                                + " used: load rates, or wait until they are published")
                        .formatted(rates.source(), first, last, ExchangeRule.DISTANCE_MAX_DAYS));
    }

    private static ExchangeDecision refused(String field, String reason) {
        return new ExchangeDecision.Refused(new Problem(field, reason));
    }
}
