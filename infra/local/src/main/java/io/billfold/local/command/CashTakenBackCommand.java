package io.billfold.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;

/** Says that the bank took an entry back. */
@Command(
        name = "taken-back",
        sortOptions = false,
        description =
                "The bank took the money back: what it settled is open again, with its dates.")
final class CashTakenBackCommand extends CashDecisionCommand {
    @Override
    String decide(ObjectNode request) {
        return "taken-back";
    }
}
