package io.billfold.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;

/** Says that a certificate was used. */
@Command(
        name = "credit",
        sortOptions = false,
        description = "Say that a certificate was used against our own income tax.")
final class WithholdingCreditCommand extends WithholdingDecisionCommand {
    @Override
    String decide(ObjectNode request) {
        return "credit";
    }
}
