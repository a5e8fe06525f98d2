package io.billfold.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says whose money it is. */
@Command(
        name = "assign",
        sortOptions = false,
        description = "Say whose money an entry is. What it pays with next time is known then.")
final class CashAssignCommand extends CashDecisionCommand {
    @Option(names = "--account", paramLabel = "ID", required = true, description = "Whose it is.")
    private String account = "";

    @Override
    String decide(ObjectNode request) {
        request.put("account", account);
        return "assign";
    }
}
