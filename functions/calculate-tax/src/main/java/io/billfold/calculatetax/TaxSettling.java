package io.billfold.calculatetax;

import io.billfold.billing.Problem;
import io.billfold.billing.exchange.Conversion;
import io.billfold.billing.exchange.ExchangeDecision;
import io.billfold.billing.exchange.ExchangeQuestion;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Settling;
import io.billfold.billing.tax.TaxCurrencies;

import jakarta.inject.Singleton;

import java.util.List;

/** What stands below the totals: withholding, cash rounding, and the tax in another currency. */
@Singleton
class TaxSettling {
    private final TaxSources sources;
    private final TaxCurrencies currencies = TaxCurrencies.bundled();

    TaxSettling(TaxSources sources) {
        this.sources = sources;
    }

    /**
     * A taxed draft with it. A draft whose tax the law wants in another currency is refused while
     * the rate of the day is not loaded; where the law is content without, it goes without.
     */
    Quote settle(Draft taxed) {
        Draft settled = Settling.settle(taxed);
        ExchangeQuestion question = Settling.taxCurrency(settled, currencies);
        return question == null ? new Quote.Taxed(settled) : converted(settled, question);
    }

    private Quote converted(Draft settled, ExchangeQuestion question) {
        return switch (sources.exchange(question)) {
            case ExchangeDecision.Found(Conversion conversion) ->
                    new Quote.Taxed(
                            settled.withSettlement(
                                    settled.settlement().withTaxConversion(conversion)));
            case ExchangeDecision.Refused(Problem problem) ->
                    Settling.isTaxCurrencyRequired(settled, currencies)
                            ? new Quote.Refused(List.of(named(question, problem)))
                            : new Quote.Taxed(settled);
        };
    }

    private static Problem named(ExchangeQuestion question, Problem problem) {
        return new Problem(
                "exchangeRate",
                "the tax must be shown in "
                        + question.to()
                        + " (Directive 2006/112/EC art. 230): "
                        + problem.reason());
    }
}
