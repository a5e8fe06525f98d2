package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What all decisions about a line of a payout have in common. */
abstract class PayoutDecisionCommand extends DecisionCommand {
    @Parameters(paramLabel = "PAYOUT", description = "The payout's id.")
    private String payout = "";

    @Option(
            names = "--line",
            paramLabel = "N",
            required = true,
            description = "The line in the report, as billfold payouts PAYOUT shows it.")
    private int line;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            order = 90,
            description = "Why, for whoever asks later.")
    private String reason = "";

    @Override
    final String about() {
        return "/payouts/" + Connection.encoded(payout);
    }

    @Override
    final void describe(ObjectNode request) {
        request.put("line", "line " + line).put("reason", reason);
    }

    @Override
    final String shown(JsonNode after) {
        return PayoutPages.lines(after);
    }
}
