package io.billfold.local.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.net.URI;
import java.util.concurrent.Callable;

/** A command that talks to a running local cloud. */
abstract class CloudCommand implements Callable<Integer> {
    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:4566",
            order = 98,
            description = "The local cloud to talk to. Default: ${DEFAULT-VALUE}")
    private URI endpoint = URI.create("http://127.0.0.1:4566");

    @Spec private CommandSpec spec;

    @Override
    public final Integer call() {
        try (Connection cloud = new Connection(endpoint)) {
            return run(cloud);
        }
    }

    /** Does the work and gives the exit code. */
    abstract int run(Connection cloud);

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Wrong use: exit code 2. */
    final ParameterException wrongUse(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
