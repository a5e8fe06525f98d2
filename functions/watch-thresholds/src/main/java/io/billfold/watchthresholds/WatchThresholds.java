package io.billfold.watchthresholds;

import io.billfold.billing.account.SellerId;
import io.billfold.store.AccountStore;
import io.billfold.store.ExchangeRateStore;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Goes through all sellers; what is counted to the day is not counted again, so a repeated run goes
 * on. Reads besides those of each seller: one query for a hundred sellers, and the exchange rates
 * of three or four months.
 */
@Singleton
class WatchThresholds {
    /** So long after its begin a run counts nothing more: the function may take 15 minutes. */
    static final Duration TIME_MAX = Duration.ofMinutes(12);

    private static final Logger LOG = LoggerFactory.getLogger(WatchThresholds.class);

    private final AccountStore accounts;
    private final ExchangeRateStore rates;
    private final CountSales countSales;
    private final InstantSource clock;

    WatchThresholds(
            AccountStore accounts,
            ExchangeRateStore rates,
            CountSales countSales,
            InstantSource clock) {
        this.accounts = accounts;
        this.rates = rates;
        this.countSales = countSales;
        this.clock = clock;
    }

    /**
     * Counts the sales of every seller.
     *
     * @param scheduledAt when the run was due: its day in UTC is the last one that counts
     * @throws IllegalStateException in the end, when some sellers failed or the time was over: the
     *     run is repeated, and finds these alone
     */
    void run(Instant scheduledAt) {
        LocalDate asOf = LocalDate.ofInstant(scheduledAt, ZoneOffset.UTC);
        LatestRates exchange = LatestRates.read(rates, asOf);
        Tally tally = new Tally(clock.instant().plus(TIME_MAX));
        accounts.eachSeller(page -> countAll(page, asOf, exchange, tally));
        LOG.info("sales counted to {}: {}", asOf, tally);
        tally.rethrow();
    }

    /** One that fails does not hold up the others. */
    private void countAll(
            List<SellerId> sellers, LocalDate asOf, LatestRates exchange, Tally tally) {
        for (SellerId seller : sellers) {
            if (clock.instant().isAfter(tally.endsAt())) {
                tally.leave();
                continue;
            }
            try {
                tally.count(countSales.count(seller, asOf, exchange));
            } catch (RuntimeException e) {
                LOG.error("the sales of {} could not be counted", seller, e);
                tally.fail(seller, e);
            }
        }
    }
}
