package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.YearMonth;

/** Shows what was invoiced for months to come. */
@Command(
        name = "deferred",
        sortOptions = false,
        description = {
            "Show what a seller invoiced for months to come, month by month: what was deferred"
                    + " before, what its documents added, what became revenue, and what is left."
        },
        footer = {"", "Example:", "  billfold deferred --seller muster-de --from 2026-01"})
final class DeferredCommand extends CloudCommand {
    @Option(names = "--seller", paramLabel = "ID", required = true, description = "Whose books.")
    private String seller = "";

    @Option(
            names = "--currency",
            paramLabel = "CUR",
            defaultValue = "EUR",
            description = "Default: ${DEFAULT-VALUE}")
    private String currency = "EUR";

    @Option(
            names = "--from",
            paramLabel = "YYYY-MM",
            description = "The first month. Default: eleven before the last")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "YYYY-MM",
            description = "The last month. Default: this one")
    private @Nullable String to;

    @Override
    int run(Connection cloud) {
        String now = cloud.clock().toString().substring(0, "2026-01".length());
        String last = to == null ? now : to;
        String first = from == null ? YearMonth.parse(last).minusMonths(11).toString() : from;
        String path =
                "/deferred-revenue?seller=%s&currency=%s&from=%s&to=%s"
                        .formatted(
                                Connection.encoded(seller),
                                Connection.encoded(currency),
                                Connection.encoded(first),
                                Connection.encoded(last));
        Connection.Reply reply = cloud.call("GET", path, "billing:read", null);
        if (reply.status() != 200) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        TextTable table =
                TextTable.of("month", "opening", "added", "recognised", "closing", "currency");
        for (JsonNode month : reply.json().path("months")) {
            table.row(
                    month.path("month").asText(),
                    month.path("opening").asText(),
                    month.path("added").asText(),
                    month.path("earned").asText(),
                    month.path("closing").asText(),
                    currency);
        }
        out().print(table.render(0));
        return 0;
    }
}
