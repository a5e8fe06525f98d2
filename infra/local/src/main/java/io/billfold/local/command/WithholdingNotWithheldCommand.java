package io.billfold.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;

/** Says that nothing was withheld after all. */
@Command(
        name = "not-withheld",
        sortOptions = false,
        description = "Say that nothing was withheld after all: the customer owes it again.")
final class WithholdingNotWithheldCommand extends WithholdingDecisionCommand {
    @Override
    String decide(ObjectNode request) {
        return "not-withheld";
    }
}
