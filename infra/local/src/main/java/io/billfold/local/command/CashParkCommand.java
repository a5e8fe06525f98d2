package io.billfold.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;

/** Takes an entry off the list. */
@Command(
        name = "park",
        sortOptions = false,
        description = "Take an entry off the list: it stays where it is.")
final class CashParkCommand extends CashDecisionCommand {
    @Override
    String decide(ObjectNode request) {
        return "park";
    }
}
