package io.billfold.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;

/** Undoes what an entry settles. */
@Command(
        name = "undo",
        sortOptions = false,
        description = "Undo what an entry settles: the invoices are open again, with their dates.")
final class CashUndoCommand extends CashDecisionCommand {
    @Override
    String decide(ObjectNode request) {
        return "undo";
    }
}
