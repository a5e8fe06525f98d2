package io.billfold.billing.exchange;

import io.billfold.billing.Problem;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds published figures to those that are known. A figure that is known with another value is
 * history, on which documents rest: it is refused unless the sender says that it is to be replaced.
 */
public final class RateLoading {
    private final ReferenceRates there;
    private final boolean replaces;
    private final LocalDate today;
    private final Map<Key, QuotedRate> all = new LinkedHashMap<>();
    private final Map<Key, QuotedRate> sentBefore = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private int added;
    private int known;
    private int replaced;

    private record Key(LocalDate date, String currency) {
        static Key of(QuotedRate rate) {
            return new Key(rate.date(), rate.currency());
        }
    }

    private RateLoading(ReferenceRates there, boolean replaces, LocalDate today) {
        this.there = there;
        this.replaces = replaces;
        this.today = today;
        there.days().values().stream()
                .flatMap(day -> day.rates().stream())
                .forEach(rate -> all.put(Key.of(rate), rate));
    }

    /**
     * Decides about figures that were sent: all of them, or none.
     *
     * @param there what is known of their months
     * @param sent in the order in which problems name them, {@code rates[0]} first
     * @param replaces whether other values take the place of known ones
     * @param today nothing was published after it
     */
    public static LoadDecision decide(
            ReferenceRates there, List<QuotedRate> sent, boolean replaces, LocalDate today) {
        RateLoading loading = new RateLoading(there, replaces, today);
        for (int i = 0; i < sent.size(); i++) {
            loading.add("rates[" + i + "]", sent.get(i));
        }
        return loading.decision();
    }

    private LoadDecision decision() {
        return problems.isEmpty()
                ? new LoadDecision.Loads(
                        ReferenceRates.of(there.source(), PublishedDay.of(all.values())),
                        added,
                        known,
                        replaced)
                : new LoadDecision.Refused(problems);
    }

    private void add(String field, QuotedRate rate) {
        Key key = Key.of(rate);
        QuotedRate before = all.get(key);
        Problem problem = problem(field, rate, sentBefore.put(key, rate), before);
        if (problem != null) {
            problems.add(problem);
            return;
        }
        all.put(key, rate);
        if (before == null) {
            added++;
        } else if (before.equals(rate)) {
            known++;
        } else {
            replaced++;
        }
    }

    private @Nullable Problem problem(
            String field,
            QuotedRate rate,
            @Nullable QuotedRate twice,
            @Nullable QuotedRate before) {
        if (rate.date().isAfter(today)) {
            return new Problem(field, rate.date() + " is in the future, today is " + today);
        }
        if (there.source().rhythm() == RateSource.Rhythm.MONTHLY
                && rate.date().getDayOfMonth() != 1) {
            return new Problem(
                    field,
                    "%s is not the first of a month, which dates the rates of %s"
                            .formatted(rate.date(), there.source()));
        }
        if (twice != null && !twice.equals(rate)) {
            return new Problem(field, "%s is there twice".formatted(words(rate)));
        }
        if (before == null || before.equals(rate) || replaces) {
            return null;
        }
        return new Problem(
                field,
                "%s is %s, known as %s: what was published is kept, unless it is to be replaced"
                        .formatted(words(rate), plain(rate), plain(before)));
    }

    private static String words(QuotedRate rate) {
        return rate.currency() + " of " + rate.date();
    }

    private static String plain(QuotedRate rate) {
        return rate.perEuro().toPlainString();
    }
}
