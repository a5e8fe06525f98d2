package io.billfold.local.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.TemplateTopology;
import io.billfold.local.http.Json;
import io.billfold.testkit.simulation.Broken;
import io.billfold.testkit.simulation.Campaign;
import io.billfold.testkit.simulation.Outcome;
import io.billfold.testkit.simulation.Size;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** Runs the simulation. */
@Command(
        name = "simulate",
        sortOptions = false,
        description = {
            "Run the functions of template.yaml against everything that can go wrong on AWS, on a"
                    + " virtual clock: messages that come twice, late, in any order or days later,"
                    + " calls that are throttled or time out with or without effect, functions that"
                    + " end between any two calls, clocks that are off. An auditor looks at every"
                    + " write. A seed always gives the same run.",
            "",
            "With --broken the system is broken on purpose, to show that the auditor would notice."
        },
        footer = {
            "",
            "Examples:",
            "  billfold simulate --seeds 200",
            "  billfold simulate --seeds 1 --seed 42       one run again",
            "  billfold simulate --broken all              each broken variant, until it is caught",
            "  billfold simulate --broken number-before    one of them, with its shortest story"
        })
final class SimulateCommand implements Callable<Integer> {
    private static final int PROGRESS_EVERY = 250;

    /** Whoever has three stories to read needs no fourth. */
    private static final int STORIES_MAX = 3;

    private static final double NANOS = 1e9;

    @Option(
            names = "--seeds",
            defaultValue = "200",
            description = "How many runs; with --broken at most. Default: 200.")
    private long seeds;

    @Option(names = "--seed", defaultValue = "1", description = "The first seed. Default: 1.")
    private long seed;

    @Option(
            names = "--broken",
            paramLabel = "NAME",
            description = "Break the system: in one way, in all ways, or list the ways.")
    private @Nullable String broken;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Runs at a time, each in one thread. Default: one for each processor.")
    private @Nullable Integer workers;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        // thousands of failures are meant to happen: nobody reads their log
        System.setProperty("billfold.log", "off");
        require(seeds >= 1, "--seeds must be at least 1, was " + seeds);
        String way = broken;
        if (way == null) {
            return runAll();
        }
        return way.equals("list") ? list() : breakIt(way);
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), problem);
        }
    }

    private Campaign campaign() throws IOException {
        Integer given = workers;
        int chosen = given != null ? given : Runtime.getRuntime().availableProcessors();
        require(chosen >= 1, "--workers must be at least 1, was " + chosen);
        return new Campaign(TemplateTopology.read(Home.template()), Size.USUAL, chosen);
    }

    private int runAll() throws IOException {
        long started = System.nanoTime();
        Campaign campaign = campaign();
        Campaign.Result result = campaign.run(seed, seeds, this::progress);
        double seconds = (System.nanoTime() - started) / NANOS;
        List<Outcome> shrunk =
                result.failures().stream()
                        .limit(STORIES_MAX)
                        .map(failed -> campaign.shrunk(Broken.NOTHING, failed))
                        .toList();
        if (json) {
            out().println(Json.text(report(result, shrunk, seconds)));
        } else {
            shrunk.forEach(failed -> tell(failed, ""));
            tell(result, seconds);
        }
        return result.failures().isEmpty() ? 0 : 1;
    }

    private void progress(long done) {
        if (done % PROGRESS_EVERY == 0) {
            PrintWriter err = spec.commandLine().getErr();
            err.printf(Locale.ROOT, "%,d of %,d seeds%n", done, seeds);
            err.flush();
        }
    }

    private void tell(Campaign.Result result, double seconds) {
        out().printf(
                        Locale.ROOT,
                        "%,d seeds from %d: %,d steps, %,d invoices, %d failed, %.1f s%n",
                        result.seeds(),
                        seed,
                        result.steps(),
                        result.invoices(),
                        result.failures().size(),
                        seconds);
        if (result.failures().size() > STORIES_MAX) {
            out().println(
                            "failed: "
                                    + result.failures().stream()
                                            .map(it -> it.seed() + " " + invariant(it))
                                            .toList());
        }
    }

    private void tell(Outcome failed, String options) {
        Outcome.Failure failure = failed.failure().orElseThrow();
        out().printf("seed %d breaks %s%n", failed.seed(), failure.invariant());
        failed.story().forEach(line -> out().println("  " + line));
        out().printf("  %s  %s%n", failure.at(), failure.detail());
        out().printf(
                        "  again: ./billfold simulate --seeds 1 --seed %d%s%n%n",
                        failed.seed(), options);
    }

    private int list() {
        TextTable table = TextTable.of("variant", "what is wrong");
        Broken.variants().forEach(it -> table.row(it.label(), it.words()));
        out().print(table.render(0));
        return 0;
    }

    private int breakIt(String way) throws IOException {
        List<Broken> variants = way.equals("all") ? Broken.variants() : List.of(variant(way));
        long started = System.nanoTime();
        Campaign campaign = campaign();
        Map<Broken, Outcome> caught = campaign.firstFailures(variants, seed, seeds);
        double seconds = (System.nanoTime() - started) / NANOS;
        if (json) {
            out().println(Json.text(report(variants, caught, seconds)));
        } else {
            out().print(table(variants, caught).render(0));
            out().printf(
                            Locale.ROOT,
                            "%d of %d caught, %.1f s%n",
                            caught.size(),
                            variants.size(),
                            seconds);
            if (variants.size() == 1) {
                caught.forEach(
                        (variant, failed) ->
                                tell(
                                        campaign.shrunk(variant, failed),
                                        " --broken " + variant.label()));
            }
        }
        return caught.size() == variants.size() ? 0 : 1;
    }

    private Broken variant(String label) {
        try {
            return Broken.of(label);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--broken: " + e.getMessage(), e);
        }
    }

    private TextTable table(List<Broken> variants, Map<Broken, Outcome> caught) {
        TextTable table = TextTable.of("variant", ">caught after seeds", "by", "what is wrong");
        for (Broken variant : variants) {
            Outcome failed = caught.get(variant);
            table.row(
                    variant.label(),
                    failed == null ? "never" : after(failed),
                    failed == null ? "" : invariant(failed),
                    variant.words());
        }
        return table;
    }

    private long after(Outcome caught) {
        return caught.seed() - seed + 1;
    }

    private static String invariant(Outcome failed) {
        return failed.failure().orElseThrow().invariant();
    }

    private ObjectNode report(Campaign.Result result, List<Outcome> shrunk, double seconds) {
        ObjectNode report =
                Json.object()
                        .put("seeds", result.seeds())
                        .put("firstSeed", seed)
                        .put("steps", result.steps())
                        .put("invoices", result.invoices());
        ArrayNode violations = report.putArray("violations");
        shrunk.forEach(failed -> violations.add(violation(failed)));
        result.failures().stream()
                .skip(shrunk.size())
                .forEach(failed -> violations.add(violation(failed)));
        return report.put("seconds", seconds);
    }

    private ObjectNode report(List<Broken> variants, Map<Broken, Outcome> caught, double seconds) {
        ObjectNode report = Json.object().put("seeds", seeds).put("firstSeed", seed);
        ArrayNode entries = report.putArray("broken");
        for (Broken variant : variants) {
            ObjectNode entry = entries.addObject().put("name", variant.label());
            Outcome failed = caught.get(variant);
            entry.put("what", variant.words());
            entry.put("caughtAfterSeeds", failed == null ? null : after(failed));
            entry.put("invariant", failed == null ? null : invariant(failed));
        }
        return report.put("seconds", seconds);
    }

    private static ObjectNode violation(Outcome failed) {
        Outcome.Failure failure = failed.failure().orElseThrow();
        ObjectNode violation =
                Json.object()
                        .put("seed", failed.seed())
                        .put("step", failure.step())
                        .put("at", failure.at().toString())
                        .put("invariant", failure.invariant())
                        .put("detail", failure.detail());
        ArrayNode story = violation.putArray("story");
        failed.story().forEach(story::add);
        return violation;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
