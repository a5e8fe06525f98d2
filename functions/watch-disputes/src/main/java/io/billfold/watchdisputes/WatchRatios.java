package io.billfold.watchdisputes;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.dispute.DisputeRatios.Standing;
import io.billfold.billing.dispute.DollarRates;
import io.billfold.billing.dispute.RatioBoard.Line;
import io.billfold.events.DisputeRatioNear;
import io.billfold.store.AccountStore;
import io.billfold.store.DisputeRatioStore;
import io.billfold.store.Dynamo;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells of sellers who come near the networks' limits for disputes: of this month and of the one
 * before, for which reports come late.
 */
@Singleton
class WatchRatios {
    private static final Logger LOG = LoggerFactory.getLogger(WatchRatios.class);

    private final AccountStore accounts;
    private final RatioFigures figures;
    private final DisputeRatioStore store;
    private final Dynamo dynamo;

    WatchRatios(
            AccountStore accounts, RatioFigures figures, DisputeRatioStore store, Dynamo dynamo) {
        this.accounts = accounts;
        this.figures = figures;
        this.store = store;
        this.dynamo = dynamo;
    }

    /**
     * Looks at every seller; what was told is not told again, so a repeated run goes on.
     *
     * @param scheduledAt when the run was due
     * @throws IllegalStateException after all others were done, when some sellers failed
     */
    void run(Instant scheduledAt) {
        YearMonth month = YearMonth.from(scheduledAt.atOffset(ZoneOffset.UTC));
        List<RuntimeException> failed = new ArrayList<>();
        for (YearMonth each : List.of(month.minusMonths(1), month)) {
            DollarRates dollars = figures.rates(each);
            accounts.eachSeller(
                    page ->
                            page.forEach(
                                    seller -> look(seller, each, dollars, scheduledAt, failed)));
        }
        if (!failed.isEmpty()) {
            throw new IllegalStateException(
                    failed.size() + " sellers' ratios failed, the first:", failed.getFirst());
        }
    }

    /** One that fails does not hold up the others. */
    private void look(
            SellerId seller,
            YearMonth month,
            DollarRates dollars,
            Instant now,
            List<RuntimeException> failed) {
        try {
            figures.of(seller, month, dollars).forEach(line -> tell(seller, month, line, now));
        } catch (RuntimeException e) {
            LOG.error("the dispute ratios of {} could not be looked at", seller, e);
            failed.add(e);
        }
    }

    private void tell(SellerId seller, YearMonth month, Line line, Instant now) {
        for (Standing standing : line.standings()) {
            String alarm = line.alarm(standing);
            if (alarm != null && !store.isTold(seller, month, alarm)) {
                DisputeRatioNear event =
                        DisputeRatioNear.of(now, seller, month, line, standing, alarm);
                dynamo.commit(store.tell(dynamo.begin(), seller, month, alarm, now, event));
                LOG.warn("{}", event.eventId());
            }
        }
    }
}
