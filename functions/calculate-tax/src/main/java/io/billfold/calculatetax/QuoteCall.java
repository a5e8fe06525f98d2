package io.billfold.calculatetax;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.InvoiceTax;
import io.billfold.billing.tax.SellerSales;
import io.billfold.billing.tax.Supplier;
import io.billfold.billing.tax.TaxRules;
import io.billfold.events.EventJson;
import io.billfold.events.tax.TaxQuote;
import io.billfold.events.tax.TaxQuoteJson;
import io.billfold.events.tax.TaxQuoteReader;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.AccountStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.Objects;

/**
 * {@code POST /tax/quotes}: what tax a checkout would have to show. A configured seller's questions
 * are answered by the engine that its invoices are taxed by; a seller that the question describes,
 * by the built-in rules. Nothing is written.
 */
@Singleton
class QuoteCall {
    private final TaxQuoteReader reader;
    private final AccountStore accounts;
    private final TaxEngine engine;
    private final TaxRules rules;
    private final TaxSources sources;

    QuoteCall(
            EventJson json,
            AccountStore accounts,
            TaxEngine engine,
            TaxRules rules,
            TaxSources sources) {
        this.reader = new TaxQuoteReader(json);
        this.accounts = accounts;
        this.engine = engine;
        this.rules = rules;
        this.sources = sources;
    }

    /**
     * Answers a call.
     *
     * @return 200 with the tax and its reasons; 422 with everything that is wrong; 503 when an
     *     external engine does not answer
     */
    Answer answer(Call call) {
        return switch (reader.read(call.body())) {
            case TaxQuoteReader.Reading.Unreadable(String _, List<Problem> problems) ->
                    Answer.refused("No quote", problems);
            case TaxQuoteReader.Reading.Read(TaxQuote quote) -> answer(quote);
        };
    }

    private Answer answer(TaxQuote quote) {
        return switch (quote.seller()) {
            case TaxQuote.Asked.Described(Supplier supplier) -> byRules(quote, supplier);
            case TaxQuote.Asked.Configured(SellerId id) ->
                    accounts.findSeller(id)
                            .map(Versioned::value)
                            .map(seller -> byEngine(quote, seller))
                            .orElseGet(() -> unknown(id));
        };
    }

    private Answer byRules(TaxQuote quote, Supplier supplier) {
        SellerSales sales = Objects.requireNonNullElse(quote.sales(), SellerSales.NONE);
        return answered(quote, InvoiceTax.calculate(quote.sale(supplier, sales), rules));
    }

    private Answer byEngine(TaxQuote quote, Seller seller) {
        SellerSales sales =
                Objects.requireNonNullElseGet(quote.sales(), () -> sources.sales(seller.id()));
        return switch (engine.quote(quote.draft(seller), sales)) {
            case Quote.Taxed(Draft taxed) ->
                    answered(quote, new InvoiceTax.Result.Taxed(taxed.lines(), taxed.taxes()));
            case Quote.Refused(List<Problem> problems) ->
                    Answer.refused("No quote", TaxQuoteJson.named(problems));
            case Quote.Unavailable(String reason) ->
                    Answer.problem(503, "No quote", "ask again in a moment: " + reason, List.of());
        };
    }

    private static Answer answered(TaxQuote quote, InvoiceTax.Result result) {
        return switch (result) {
            case InvoiceTax.Result.Taxed _ -> Answer.json(200, TaxQuoteJson.of(quote, result));
            case InvoiceTax.Result.Refused(List<Problem> problems) ->
                    Answer.refused("No quote", TaxQuoteJson.named(problems));
        };
    }

    private static Answer unknown(SellerId id) {
        return Answer.refused(
                "No quote", List.of(new Problem("seller", "no seller '" + id + "' is configured")));
    }
}
