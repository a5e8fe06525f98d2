package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows how near a seller is to what the networks call too many disputes. */
@Command(
        name = "dispute-ratios",
        sortOptions = false,
        description = {
            "Show how near a seller is to what the networks call too many disputes, on each merchant"
                    + " id and network: by the month in which disputes came, as the networks count,"
                    + " and by that of the payments (GET /dispute-ratios)."
        },
        footer = {"", "Example:", "  billfold dispute-ratios --seller muster-de --month 2026-05"})
final class DisputeRatiosCommand extends CloudCommand {
    @Option(names = "--seller", paramLabel = "ID", required = true, description = "Whose.")
    private String seller = "";

    @Option(names = "--month", paramLabel = "YYYY-MM", description = "Default: this month, in UTC.")
    private String month = "";

    @Override
    int run(Connection cloud) {
        String path = "/dispute-ratios?seller=" + Connection.encoded(seller);
        JsonNode answer =
                DisputesCommand.answer(
                        cloud,
                        month.isEmpty() ? path : path + "&month=" + Connection.encoded(month));
        TextTable counts =
                TextTable.of(
                        "merchant",
                        "network",
                        "by",
                        ">sales",
                        ">disputes",
                        ">fraud reports",
                        ">disputed USD",
                        ">fraud USD");
        TextTable limits = TextTable.of("merchant", "programme", "by", ">reached", "alarm", "why");
        for (JsonNode line : answer.path("ratios")) {
            add(line, counts, limits);
        }
        out().println(answer.path("month").asText());
        out().print(counts.isEmpty() ? "nothing was collected\n" : counts.render(0));
        if (!limits.isEmpty()) {
            out().println();
            out().print(limits.render(0));
        }
        return 0;
    }

    private static void add(JsonNode line, TextTable counts, TextTable limits) {
        String merchant = line.path("provider").asText() + " " + line.path("merchant").asText();
        String by = line.path("by").asText();
        counts.row(
                merchant,
                line.path("scheme").asText(),
                by,
                line.path("sales").asLong(),
                line.path("disputes").asLong(),
                line.path("fraudReports").asLong(),
                line.path("disputedUsd").asText(),
                line.path("fraudUsd").asText());
        for (JsonNode programme : line.path("programmes")) {
            int alarm = programme.path("alarmPercent").asInt();
            limits.row(
                    merchant,
                    line.path("scheme").asText() + " " + programme.path("programme").asText(),
                    by,
                    programme.path("reachedPercent").asText() + " %",
                    alarm == 0 ? "" : alarm + " %",
                    programme.path("why").asText());
        }
    }
}
