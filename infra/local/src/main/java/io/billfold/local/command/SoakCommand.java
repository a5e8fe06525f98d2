package io.billfold.local.command;

import io.billfold.local.command.soak.Outcome;
import io.billfold.local.command.soak.OutcomeJson;
import io.billfold.local.command.soak.OutcomeText;
import io.billfold.local.command.soak.Soak;
import io.billfold.local.disk.Folder;
import io.billfold.local.http.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.Callable;

/** Runs the soak. */
@Command(
        name = "soak",
        sortOptions = false,
        description = {
            "Bill two months in a local cloud of its own, whose process is killed and started again"
                    + " and again, while every queue, the bus and the HTTP API are flooded with"
                    + " rubbish and orders are sent twice. Then an auditor reads all tables and"
                    + " documents, everything is counted, and memory must be flat.",
            "",
            "50,000 invoices take about half an hour on two cores and need some 10 GB of disk."
        },
        footer = {
            "",
            "Examples:",
            "  billfold soak",
            "  billfold soak --invoices 400 --kills 3",
            "  billfold soak --seed 42 --data /tmp/soak     the same plan again; keep what it"
                    + " leaves"
        })
final class SoakCommand implements Callable<Integer> {
    private static final int INVOICES_MIN = 100;
    private static final int INVOICES_MAX = 1_000_000;

    @Option(
            names = "--invoices",
            paramLabel = "N",
            defaultValue = "50000",
            description = "How many, an even number. Default: ${DEFAULT-VALUE}")
    private int invoices;

    @Option(
            names = "--kills",
            paramLabel = "N",
            defaultValue = "20",
            description =
                    "How often the process is killed while it works. Default: ${DEFAULT-VALUE}")
    private int kills;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Plans the same kills and the same rubbish again. Default: a new one.")
    private @Nullable Long seed;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "1g",
            description = "The largest heap of the process. Default: ${DEFAULT-VALUE}")
    private String heap = "1g";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "A new folder for what it leaves. Default: one that is deleted at the end"
                            + " if all is well.")
    private @Nullable Path data;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        checkOptions();
        Path folder = folder();
        Outcome outcome = run(folder);
        print(outcome);
        boolean isWell = outcome.violations().isEmpty();
        if (data == null && isWell) {
            new Folder(folder).delete();
        } else {
            say("what it leaves is in " + folder);
        }
        return isWell ? 0 : 1;
    }

    private void checkOptions() {
        require(
                invoices >= INVOICES_MIN && invoices <= INVOICES_MAX && invoices % Soak.MONTHS == 0,
                "--invoices must be an even number from 100 to 1,000,000, was " + invoices);
        require(kills >= 0, "--kills can't be below 0, was " + kills);
        require(heap.matches("\\d+[kmgKMG]"), "--heap must be a size such as 1g, was " + heap);
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), problem);
        }
    }

    private Path folder() throws IOException {
        Path given = data;
        if (given == null) {
            return Files.createTempDirectory("billfold-soak");
        }
        require(
                Files.notExists(given.resolve("data")),
                "--data: " + given + " holds the data of an earlier run, choose another folder");
        return given.toAbsolutePath();
    }

    private Outcome run(Path folder) {
        long chosen = seed == null ? new Random().nextInt(Integer.MAX_VALUE) : seed;
        say("seed " + chosen + ", in " + folder);
        Soak.Request request =
                new Soak.Request(invoices, kills, chosen, heap, Home.folder(), folder);
        Home.template();
        try (Soak soak = new Soak(request, this::say)) {
            return soak.run();
        }
    }

    private void print(Outcome outcome) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(OutcomeJson.of(outcome)));
        } else {
            out.print(OutcomeText.of(outcome));
        }
        out.flush();
    }

    private void say(String what) {
        spec.commandLine().getErr().println(what);
        spec.commandLine().getErr().flush();
    }
}
