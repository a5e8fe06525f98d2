package io.billfold.configureexchangerates;

import io.billfold.billing.Problem;
import io.billfold.billing.exchange.Exchange;
import io.billfold.billing.exchange.ExchangeDecision;
import io.billfold.billing.exchange.ExchangeQuestion;
import io.billfold.billing.exchange.LoadDecision;
import io.billfold.billing.exchange.PublishedDay;
import io.billfold.billing.exchange.RateLoading;
import io.billfold.billing.exchange.RateSource;
import io.billfold.billing.exchange.ReferenceRates;
import io.billfold.events.exchange.RatesPage;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;
import io.billfold.store.ExchangeRateStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds a page of rates to those that are known, in one transaction, or none of it. */
@Singleton
class ConfigureExchangeRates {
    /** Where the ECB and the ministry are: their day of publication is a day there. */
    private static final ZoneId PUBLISHERS_ZONE = ZoneId.of("Europe/Berlin");

    private final ExchangeRateStore store;
    private final Dynamo dynamo;
    private final InstantSource clock;
    private final Exchange exchange = Exchange.bundled();

    ConfigureExchangeRates(ExchangeRateStore store, Dynamo dynamo, InstantSource clock) {
        this.store = store;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /** Takes a page. */
    Loading load(RatesPage page) {
        Map<YearMonth, Versioned<ReferenceRates>> there = new TreeMap<>();
        page.months().forEach(month -> there.put(month, store.find(page.source(), month)));
        LocalDate today = LocalDate.ofInstant(clock.instant(), PUBLISHERS_ZONE);
        ReferenceRates known = joined(page.source(), there);
        return switch (RateLoading.decide(known, page.rates(), page.replaces(), today)) {
            case LoadDecision.Refused(List<Problem> problems) -> new Loading.Refused(problems);
            case LoadDecision.Loads loads -> commit(there, loads);
        };
    }

    /** Answers a question with the rates that are known. */
    ExchangeDecision ask(RateSource source, ExchangeQuestion question) {
        return exchange.decide(store.of(source, question), question);
    }

    private static ReferenceRates joined(
            RateSource source, Map<YearMonth, Versioned<ReferenceRates>> months) {
        List<PublishedDay> days = new ArrayList<>();
        months.values().forEach(month -> days.addAll(month.value().days().values()));
        return ReferenceRates.of(source, days);
    }

    private Loading commit(
            Map<YearMonth, Versioned<ReferenceRates>> there, LoadDecision.Loads loads) {
        Commit commit = dynamo.begin();
        there.forEach(
                (month, read) -> {
                    if (isChanged(loads.rates(), month, read.value())) {
                        store.save(commit, loads.rates(), month, read.version());
                    }
                });
        return commit.size() > 0 && dynamo.commit(commit) == Committed.REFUSED
                ? new Loading.ChangedMeanwhile()
                : new Loading.Done(loads.added(), loads.known(), loads.replaced());
    }

    private static boolean isChanged(ReferenceRates after, YearMonth month, ReferenceRates before) {
        return !after.between(month.atDay(1), month.atEndOfMonth())
                .equals(List.copyOf(before.days().values()));
    }
}
