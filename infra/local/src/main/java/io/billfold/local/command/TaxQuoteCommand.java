package io.billfold.local.command;

import io.billfold.billing.Problem;
import io.billfold.billing.invoice.InvoiceTax;
import io.billfold.billing.tax.SellerSales;
import io.billfold.billing.tax.TaxRules;
import io.billfold.events.EventJson;
import io.billfold.events.tax.TaxQuote;
import io.billfold.events.tax.TaxQuoteJson;
import io.billfold.events.tax.TaxQuoteReader;
import io.micronaut.serde.ObjectMapper;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/** Answers tax questions without a cloud. */
@Command(
        name = "quote",
        sortOptions = false,
        description = {
            "Say what tax applies, without a cloud: JSON Lines in, JSON Lines out. A question has"
                    + " seller, customer, lines and date; the answer has category, rate, taxable"
                    + " amount, tax, wording and the chain of answers with their sources."
        },
        footer = {
            "",
            "Begin with 'billfold tax quote --example > questions.jsonl'. The same questions, with the",
            "id of a configured seller, are answered by POST /tax/quotes. A question that can't be",
            "answered is answered by its problems; the others go on.",
            "Example:",
            "  billfold tax quote questions.jsonl"
        })
final class TaxQuoteCommand implements Callable<Integer> {
    private static final String EXAMPLE = "/io/billfold/events/tax/example.jsonl";

    @ArgGroup(multiplicity = "1")
    private LineSource source = new LineSource();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        EventJson json = new EventJson(ObjectMapper.getDefault());
        source.run(spec.commandLine().getOut(), EXAMPLE, answers(json));
        return 0;
    }

    private static UnaryOperator<String> answers(EventJson json) {
        TaxQuoteReader reader = new TaxQuoteReader(json);
        TaxRules rules = TaxRules.bundled();
        return line ->
                json.write(answer(reader.read(line.getBytes(StandardCharsets.UTF_8)), rules));
    }

    private static Map<String, Object> answer(TaxQuoteReader.Reading reading, TaxRules rules) {
        return switch (reading) {
            case TaxQuoteReader.Reading.Unreadable(String id, List<Problem> problems) ->
                    TaxQuoteJson.refused(id, problems);
            case TaxQuoteReader.Reading.Read(TaxQuote quote) -> answer(quote, rules);
        };
    }

    private static Map<String, Object> answer(TaxQuote quote, TaxRules rules) {
        return switch (quote.seller()) {
            case TaxQuote.Asked.Configured(var id) ->
                    TaxQuoteJson.refused(
                            quote.id(),
                            List.of(
                                    new Problem(
                                            "seller",
                                            "must be an object with address and registrations:"
                                                    + " without a cloud seller '"
                                                    + id
                                                    + "' is not known")));
            case TaxQuote.Asked.Described(var supplier) -> {
                SellerSales sold = Objects.requireNonNullElse(quote.sales(), SellerSales.NONE);
                yield TaxQuoteJson.of(
                        quote, InvoiceTax.calculate(quote.sale(supplier, sold), rules));
            }
        };
    }
}
