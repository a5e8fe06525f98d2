package io.billfold.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;

/** Takes back what a line of a payout was booked as. */
@Command(
        name = "undo",
        sortOptions = false,
        description = "Take back what a line of a payout was booked as: it waits again.")
final class PayoutUndoCommand extends PayoutDecisionCommand {
    @Override
    String decide(ObjectNode request) {
        return "undo";
    }
}
