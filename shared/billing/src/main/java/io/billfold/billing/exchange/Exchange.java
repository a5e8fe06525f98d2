package io.billfold.billing.exchange;

import io.billfold.billing.Problem;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the rate that a question asks for. A rate is refused rather than taken from a day that is
 * too far away, or from one after which another should be known: then rates were not loaded.
 */
public final class Exchange {
    private final FixedRates fixed;

    private Exchange(FixedRates fixed) {
        this.fixed = fixed;
    }

    /** With the fixed rates that come with Billfold. */
    public static Exchange bundled() {
        return new Exchange(FixedRates.bundled());
    }

    /**
     * Answers a question.
     *
     * @param rates at least those of the months that the rule names for the day
     */
    public ExchangeDecision decide(ReferenceRates rates, ExchangeQuestion question) {
        Problem problem = problem(rates.source(), question);
        return problem == null
                ? new RateSearch(rates, question, known(question)).decide()
                : new ExchangeDecision.Refused(problem);
    }

    private @Nullable Problem problem(RateSource source, ExchangeQuestion question) {
        if (source.rhythm() == RateSource.Rhythm.MONTHLY && question.rule() != ExchangeRule.MONTH) {
            return new Problem(
                    "rule",
                    "%s has rates of months: %s needs one of a day"
                            .formatted(source, question.rule().word()));
        }
        Problem from = pastCurrency("from", question.from(), question.day());
        return from == null ? pastCurrency("to", question.to(), question.day()) : from;
    }

    private @Nullable Problem pastCurrency(String field, CurrencyUnit currency, LocalDate day) {
        LocalDate since = fixed.euroSince(currency.getCode(), day);
        return since == null
                ? null
                : new Problem(
                        field, "%s gave way to the euro on %s: use EUR".formatted(currency, since));
    }

    /** What needs no published rate. */
    private Map<String, BigDecimal> known(ExchangeQuestion question) {
        Map<String, BigDecimal> known = new TreeMap<>();
        known.put(CurrencyUnit.EUR.getCode(), BigDecimal.ONE);
        for (CurrencyUnit currency : question.currencies()) {
            BigDecimal rate = known(currency, question);
            if (rate != null) {
                known.put(currency.getCode(), rate);
            }
        }
        return known;
    }

    private @Nullable BigDecimal known(CurrencyUnit currency, ExchangeQuestion question) {
        if (question.from().equals(question.to())) {
            return BigDecimal.ONE;
        }
        // returns of the one-stop shop take what the ECB published, whatever a law fixes
        return question.rule() == ExchangeRule.LAST_OF_PERIOD
                ? null
                : fixed.rate(currency.getCode(), question.day());
    }
}
