package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;

/** What all decisions about a claim have in common. */
abstract class WithholdingDecisionCommand extends DecisionCommand {
    @Parameters(paramLabel = "CLAIM", description = "The claim's id.")
    private String claim = "";

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            order = 90,
            description = "Why, for whoever asks later. Only a certificate needs none")
    private @Nullable String reason;

    @Override
    final String about() {
        return "/withholding/" + Connection.encoded(claim);
    }

    @Override
    final void describe(ObjectNode request) {
        if (reason != null) {
            request.put("reason", reason);
        }
    }

    @Override
    final String shown(JsonNode after) {
        return WithholdingPages.table(List.of(after)).render(0);
    }
}
