package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;

/** What all decisions about an entry have in common. */
abstract class CashDecisionCommand extends DecisionCommand {
    @Parameters(paramLabel = "ENTRY", description = "The entry's id.")
    private String entry = "";

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            order = 90,
            description = "Why, for whoever asks later.")
    private String reason = "";

    @Override
    final String about() {
        return "/cash/" + Connection.encoded(entry);
    }

    @Override
    final void describe(ObjectNode request) {
        request.put("reason", reason);
    }

    @Override
    final String shown(JsonNode after) {
        return CashPages.table(List.of(after)).render(0);
    }
}
