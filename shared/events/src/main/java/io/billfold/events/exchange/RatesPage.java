package io.billfold.events.exchange;

import io.billfold.billing.exchange.QuotedRate;
import io.billfold.billing.exchange.RateSource;

import java.time.YearMonth;
import java.util.List;

/**
 * Some published figures of one source.
 *
 * @param source who published them
 * @param replaces whether other values take the place of known ones
 * @param rates in the order in which they were sent; at least one
 */
public record RatesPage(RateSource source, boolean replaces, List<QuotedRate> rates) {
    public RatesPage {
        rates = List.copyOf(rates);
    }

    /** The months that it is about, in their order. */
    public List<YearMonth> months() {
        return rates.stream().map(rate -> YearMonth.from(rate.date())).distinct().sorted().toList();
    }
}
