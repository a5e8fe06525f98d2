package io.billfold.watchdisputes;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.dispute.DisputeRatios;
import io.billfold.billing.dispute.DollarRates;
import io.billfold.billing.dispute.RatioBoard;
import io.billfold.billing.exchange.PublishedDay;
import io.billfold.billing.exchange.RateSource;
import io.billfold.store.DisputeRatioStore;
import io.billfold.store.ExchangeRateStore;

import jakarta.inject.Singleton;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** Puts together what was counted of a month and what the networks' programmes say of it. */
@Singleton
class RatioFigures {
    private final DisputeRatios ratios = DisputeRatios.bundled();
    private final DisputeRatioStore store;
    private final ExchangeRateStore rates;

    RatioFigures(DisputeRatioStore store, ExchangeRateStore rates) {
        this.store = store;
        this.rates = rates;
    }

    /** The rates that amounts of a month are turned into dollars by: the month's latest. */
    DollarRates rates(YearMonth month) {
        NavigableMap<LocalDate, PublishedDay> days =
                rates.find(RateSource.ECB, month).value().days();
        Map.Entry<LocalDate, PublishedDay> last = days.lastEntry();
        return last == null ? DollarRates.NONE : DollarRates.of(last.getValue());
    }

    /** Where a seller stands: two months of {@code Shard.COUNT} small reads each. */
    List<RatioBoard.Line> of(SellerId seller, YearMonth month, DollarRates dollars) {
        return new RatioBoard(ratios, dollars)
                .lines(
                        month,
                        store.month(seller, month),
                        store.month(seller, month.minusMonths(1)));
    }
}
