package io.billfold.watchthresholds;

import io.billfold.billing.exchange.Exchange;
import io.billfold.billing.exchange.ExchangeDecision;
import io.billfold.billing.exchange.ExchangeQuestion;
import io.billfold.billing.exchange.ExchangeRule;
import io.billfold.billing.exchange.PublishedDay;
import io.billfold.billing.exchange.RateSource;
import io.billfold.billing.exchange.ReferenceRates;
import io.billfold.billing.tax.Thresholds;
import io.billfold.store.ExchangeRateStore;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * The rates of the European Central Bank by which sales are compared with thresholds: those of the
 * day. Where they are not loaded, those of the end of the last month or of the month before it are
 * near enough, as a threshold is watched from four fifths on.
 */
final class LatestRates implements Thresholds.Exchange {
    private final ReferenceRates published;
    private final List<LocalDate> days;
    private final Exchange exchange = Exchange.bundled();

    private LatestRates(ReferenceRates published, List<LocalDate> days) {
        this.published = published;
        this.days = days;
    }

    static LatestRates read(ExchangeRateStore store, LocalDate asOf) {
        LocalDate lastMonth = asOf.withDayOfMonth(1).minusDays(1);
        LocalDate monthBefore = lastMonth.withDayOfMonth(1).minusDays(1);
        YearMonth to = YearMonth.from(asOf.plusDays(ExchangeRule.DISTANCE_MAX_DAYS));
        List<PublishedDay> loaded = new ArrayList<>();
        for (YearMonth month = YearMonth.from(monthBefore);
                !month.isAfter(to);
                month = month.plusMonths(1)) {
            loaded.addAll(store.find(RateSource.ECB, month).value().days().values());
        }
        return new LatestRates(
                ReferenceRates.of(RateSource.ECB, loaded), List.of(asOf, lastMonth, monthBefore));
    }

    @Override
    public @Nullable Money convert(Money amount, CurrencyUnit to) {
        for (LocalDate day : days) {
            ExchangeQuestion question =
                    new ExchangeQuestion(amount.getCurrencyUnit(), to, day, ExchangeRule.DAY);
            if (exchange.decide(published, question)
                    instanceof ExchangeDecision.Found(var conversion)) {
                return conversion.convert(amount);
            }
        }
        return null;
    }
}
