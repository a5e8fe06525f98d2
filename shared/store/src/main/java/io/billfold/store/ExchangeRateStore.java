package io.billfold.store;

import io.billfold.billing.exchange.ExchangeQuestion;
import io.billfold.billing.exchange.PublishedDay;
import io.billfold.billing.exchange.RateSource;
import io.billfold.billing.exchange.ReferenceRates;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Published exchange rates: in the Accounts table, one item for each month of a source, under
 * {@code RATES#<source>} and {@code yyyy-MM}. A month of all currencies of the ECB has some 12 KB.
 */
public class ExchangeRateStore {
    private static final String DOC = "doc";
    private static final String VERSION = "version";

    private final Dynamo dynamo;

    public ExchangeRateStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** A month's rates; none, with version 0, where nothing was loaded. */
    public Versioned<ReferenceRates> find(RateSource source, YearMonth month) {
        return dynamo.find(Table.ACCOUNTS, pk(source), month.toString())
                .map(Attributes::new)
                .map(item -> new Versioned<>(rates(source, item), item.number(VERSION)))
                .orElseGet(() -> new Versioned<>(ReferenceRates.of(source, List.of()), 0));
    }

    /** The rates that a question needs: those of one month or of two. */
    public ReferenceRates of(RateSource source, ExchangeQuestion question) {
        List<PublishedDay> days = new ArrayList<>();
        for (YearMonth month : question.rule().months(question.day())) {
            days.addAll(find(source, month).value().days().values());
        }
        return ReferenceRates.of(source, days);
    }

    /**
     * Replaces a month's rates; the transaction is refused when they are not as they were read.
     *
     * @param rates of any months: those of this month are taken
     * @param versionRead 0 where there were none
     */
    public Commit save(Commit commit, ReferenceRates rates, YearMonth month, long versionRead) {
        List<PublishedDay> days = rates.between(month.atDay(1), month.atEndOfMonth());
        Item item =
                Item.of(pk(rates.source()), month.toString())
                        .with(DOC, dynamo.eventJson().write(StoredRates.of(days)));
        return versionRead == 0
                ? commit.putNew(Table.ACCOUNTS, item.with(VERSION, 1))
                : commit.replace(Table.ACCOUNTS, item, versionRead);
    }

    private ReferenceRates rates(RateSource source, Attributes item) {
        StoredRates stored = dynamo.eventJson().read(item.text(DOC), StoredRates.class);
        return ReferenceRates.of(source, stored.toDays());
    }

    private static String pk(RateSource source) {
        return "RATES#" + source;
    }
}
