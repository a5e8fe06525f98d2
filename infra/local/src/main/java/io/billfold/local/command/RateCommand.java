package io.billfold.local.command;

import io.billfold.billing.tax.TaxRules;
import io.billfold.events.EventJson;
import io.billfold.events.rating.AnswerJson;
import io.billfold.events.rating.Calculator;
import io.micronaut.serde.ObjectMapper;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/** Bills scenarios without a cloud. */
@Command(
        name = "rate",
        sortOptions = false,
        description = {
            "Bill scenarios without a cloud: JSON Lines in, JSON Lines out. A scenario is a catalog,"
                    + " an order, what happened to it, and until when; the answer has its invoices with"
                    + " every line and why it is so, and what was refused."
        },
        footer = {
            "",
            "Begin with 'billfold rate --example > scenarios.jsonl': scenarios for every option, each",
            "with a note that says what it shows. Catalog, order and changes have the forms in",
            "which they are sent; seller, account and versions may be left out. A change has",
            "recordedAt, when it became known, and usage receivedAt: what is due before is billed",
            "without it. A line without a scenario in it is answered by its problems; the others",
            "go on.",
            "Example:",
            "  billfold rate scenarios.jsonl"
        })
final class RateCommand implements Callable<Integer> {
    private static final String EXAMPLE = "/io/billfold/events/rating/example.jsonl";

    @ArgGroup(multiplicity = "1")
    private LineSource source = new LineSource();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        source.run(spec.commandLine().getOut(), EXAMPLE, calculator());
        return 0;
    }

    private static UnaryOperator<String> calculator() {
        EventJson json = new EventJson(ObjectMapper.getDefault());
        Calculator calculator = new Calculator(json, TaxRules.bundled());
        return line ->
                json.write(
                        AnswerJson.of(calculator.calculate(line.getBytes(StandardCharsets.UTF_8))));
    }
}
