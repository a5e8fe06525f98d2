package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Closes months of a seller's books. */
@Command(
        name = "close-month",
        sortOptions = false,
        description = {
            "Close a seller's books up to a month: what comes late is booked on the first day of the"
                    + " next, with its own date beside it. Without a month it shows what is closed."
        },
        footer = {
            "",
            "Examples:",
            "  billfold close-month muster-de 2026-03 --reason \"March is reported\"",
            "  billfold close-month muster-de 2026-02 --reopen --reason \"Bank file was wrong\""
        })
final class CloseMonthCommand extends CloudCommand {
    @Parameters(index = "0", paramLabel = "SELLER", description = "Whose books.")
    private String seller = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "YYYY-MM",
            description = "The last month that is to be closed.")
    private @Nullable String month;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever asks later.")
    private @Nullable String reason;

    @Option(names = "--reopen", description = "Months after it that are closed are opened again.")
    private boolean reopen;

    @Override
    int run(Connection cloud) {
        String path = "/sellers/" + Connection.encoded(seller) + "/closed-period";
        if (month == null) {
            return show(cloud.call("GET", path, "billing:read", null));
        }
        if (reason == null) {
            throw wrongUse("say why with --reason");
        }
        ObjectNode request = Json.object().put("version", 1).put("through", month);
        request.put("reopen", reopen).put("reason", reason);
        return show(cloud.call("PUT", path, "billing:write", request));
    }

    private int show(Connection.Reply reply) {
        if (reply.status() != 200) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        JsonNode period = reply.json();
        String through = period.path("through").asText("");
        out().println(
                        through.isEmpty() || period.path("through").isNull()
                                ? "nothing is closed"
                                : "closed through " + through);
        TextTable table = TextTable.of("at", "closed through", "by", "why");
        for (JsonNode step : period.path("steps")) {
            table.row(
                    step.path("at").asText(),
                    step.path("through").isNull() ? "" : step.path("through").asText(),
                    step.path("by").asText(),
                    step.path("why").asText());
        }
        out().print(table.render(0));
        return 0;
    }
}
