package io.billfold.calculatetax;

import io.billfold.billing.invoice.Draft;
import io.billfold.billing.tax.SellerSales;
import io.billfold.lambda.Metrics;

import jakarta.inject.Singleton;

/** The tax of a draft from the engine, or from what stands in for it, with what settles it. */
@Singleton
class Taxing {
    /**
     * How often a draft is delivered until it is decided without the engine, which so has twice the
     * queue's time-out of six minutes to come back. Less than the queue's maxReceiveCount.
     */
    static final int DELIVERIES_MAX = 3;

    private final TaxEngine engine;
    private final Fallback fallback;
    private final TaxSources sources;
    private final TaxSettling settling;
    private final Metrics metrics;

    Taxing(
            TaxEngine engine,
            Fallback fallback,
            TaxSources sources,
            TaxSettling settling,
            Metrics metrics) {
        this.engine = engine;
        this.fallback = fallback;
        this.sources = sources;
        this.settling = settling;
        this.metrics = metrics;
    }

    /**
     * The tax of a draft.
     *
     * @param delivery how often it has been asked for, from 1: an engine that does not answer may
     *     do so the next time
     */
    Quote quote(Draft draft, int delivery) {
        SellerSales sales = sources.sales(draft.seller().id());
        Draft asked = draft.withAccount(sources.withLookup(draft.account()));
        Quote quote = engine.quote(asked, sales);
        if (quote instanceof Quote.Unavailable(String reason) && delivery >= DELIVERIES_MAX) {
            metrics.count("TaxEngineUnavailable", 1);
            quote = fallback.quote(asked, sales, reason);
        }
        return quote instanceof Quote.Taxed(Draft taxed) ? settling.settle(taxed) : quote;
    }
}
