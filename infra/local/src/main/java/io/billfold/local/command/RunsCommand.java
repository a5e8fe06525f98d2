package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.YearMonth;
import java.time.ZoneOffset;

/** Shows billing runs, what came of a day's, and starts one. */
@Command(
        name = "runs",
        sortOptions = false,
        description = {
            "List the billing runs of a month and what they asked for; with --date, what came of a"
                    + " day's runs, with everything that is held or failed; with --start, run now."
        },
        footer = {
            "",
            "Examples:",
            "  billfold runs --date 2026-02-01",
            "  billfold runs --start --account acme --until 2026-01-31"
        })
final class RunsCommand extends CloudCommand {
    @Option(
            names = "--month",
            paramLabel = "YYYY-MM",
            description = "Which month. Default: this one")
    private @Nullable String month;

    @Option(names = "--date", paramLabel = "DATE", description = "What came of this day, in UTC.")
    private @Nullable String date;

    @Option(names = "--start", description = "Run billing now; it may be run as often as you like.")
    private boolean start;

    @Option(names = "--account", paramLabel = "ID", description = "With --start: this one alone.")
    private @Nullable String account;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "With --start: only what was due by this day.")
    private @Nullable String until;

    @Override
    int run(Connection cloud) {
        if (start) {
            start(cloud);
        } else if (date != null) {
            String path = "/billing-runs/" + Connection.encoded(date);
            outcomes(checked(cloud.call("GET", path, "billing:read", null), 200).json());
        } else {
            String wanted = month == null ? thisMonth(cloud) : month;
            String path = "/billing-runs?month=" + Connection.encoded(wanted);
            list(checked(cloud.call("GET", path, "billing:read", null), 200).json());
        }
        return 0;
    }

    private void start(Connection cloud) {
        ObjectNode body =
                Json.object().put("version", 1).put("account", account).put("until", until);
        Connection.Reply reply =
                checked(cloud.call("POST", "/billing-runs", "billing:write", body), 202);
        out().printf("asked for %s that are due%n", reply.json().path("asked").asText());
    }

    private static String thisMonth(Connection cloud) {
        return YearMonth.from(cloud.clock().atZone(ZoneOffset.UTC)).toString();
    }

    private static Connection.Reply checked(Connection.Reply reply, int expected) {
        if (reply.status() != expected) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        return reply;
    }

    private void list(JsonNode answer) {
        TextTable table = TextTable.of("started", "account", "until", ">asked", "state");
        for (JsonNode run : answer.path("runs")) {
            table.row(
                    run.path("startedAt").asText(),
                    text(run.path("account"), "all"),
                    run.path("until").asText(),
                    run.path("asked").asText(),
                    run.path("done").asBoolean() ? "done" : "running");
        }
        out().print(table.render(0));
    }

    private void outcomes(JsonNode answer) {
        TextTable counts = TextTable.of("result", ">count");
        answer.path("counts")
                .properties()
                .forEach(each -> counts.row(each.getKey(), each.getValue().asText()));
        out().print(counts.render(0));
        if (answer.path("trouble").isEmpty()) {
            return;
        }
        TextTable trouble = TextTable.of("account", "what", "result", "detail");
        for (JsonNode each : answer.path("trouble")) {
            trouble.row(
                    text(each.path("account"), "?"),
                    each.path("subject").asText(),
                    each.path("result").asText(),
                    text(each.path("detail"), ""));
        }
        out().print(trouble.render(0));
    }

    private static String text(JsonNode value, String otherwise) {
        return value.isTextual() ? value.asText() : otherwise;
    }
}
