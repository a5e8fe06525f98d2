package io.billfold.local.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** All that is about tax. */
@Command(
        name = "tax",
        sortOptions = false,
        description = "Ask what tax applies and why, and report what was charged.",
        subcommands = {
            TaxQuoteCommand.class,
            TaxExplainCommand.class,
            TaxReportCommand.class,
            TaxIdCommand.class,
            ExchangeCommand.class
        })
final class TaxCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say what to do, for example: billfold tax quote FILE");
    }
}
