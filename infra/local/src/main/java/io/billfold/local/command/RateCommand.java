package io.billfold.local.command;

import io.billfold.billing.tax.TaxRules;
import io.billfold.events.EventJson;
import io.billfold.events.rating.AnswerJson;
import io.billfold.events.rating.Calculator;
import io.micronaut.serde.ObjectMapper;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

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
    private static final int PIECE_LINES = 500;
    private static final String EXAMPLE = "/io/billfold/events/rating/example.jsonl";

    @ArgGroup(multiplicity = "1")
    private Source source = new Source();

    @Spec private CommandSpec spec;

    /** Either a file or the example. */
    private static final class Source {
        @Parameters(paramLabel = "FILE", description = "JSON Lines in UTF-8, or - for the input.")
        private Path file = Path.of("");

        @Option(names = "--example", description = "Print scenarios that show every option.")
        private boolean isExample;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (BufferedReader lines = lines()) {
            if (source.isExample) {
                lines.lines().forEach(out::println);
            } else {
                rate(lines, out);
            }
        }
        out.flush();
        return 0;
    }

    private BufferedReader lines() throws IOException {
        return new BufferedReader(new InputStreamReader(input(), StandardCharsets.UTF_8));
    }

    private InputStream input() throws IOException {
        if (source.isExample) {
            InputStream example = Calculator.class.getResourceAsStream(EXAMPLE);
            if (example == null) {
                throw new IllegalStateException("no resource " + EXAMPLE);
            }
            return example;
        }
        try {
            return source.file.equals(Path.of("-")) ? System.in : Files.newInputStream(source.file);
        } catch (NoSuchFileException e) {
            throw new CommandFailure("there is no file " + source.file, e);
        }
    }

    /** Pieces of the file are billed side by side and answered in their order. */
    private static void rate(BufferedReader lines, PrintWriter out) throws IOException {
        Scenarios scenarios = new Scenarios();
        List<String> piece = new ArrayList<>(PIECE_LINES);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                piece.add(line);
            }
            if (piece.size() == PIECE_LINES) {
                scenarios.answer(piece, out);
                piece.clear();
            }
        }
        scenarios.answer(piece, out);
    }

    private static final class Scenarios {
        private final EventJson json = new EventJson(ObjectMapper.getDefault());
        private final Calculator calculator = new Calculator(json, TaxRules.bundled());

        void answer(List<String> lines, PrintWriter out) {
            lines.parallelStream().map(this::answer).toList().forEach(out::println);
        }

        private String answer(String line) {
            byte[] scenario = line.getBytes(StandardCharsets.UTF_8);
            return json.write(AnswerJson.of(calculator.calculate(scenario)));
        }
    }
}
