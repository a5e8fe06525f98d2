package io.billfold.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;

/** Gives a claim up. */
@Command(
        name = "write-off",
        sortOptions = false,
        description = "Give a claim up: no certificate will come, or no tax office takes it.")
final class WithholdingWriteOffCommand extends WithholdingDecisionCommand {
    @Override
    String decide(ObjectNode request) {
        return "write-off";
    }
}
