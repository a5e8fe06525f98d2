package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The tries to collect an invoice. */
@Command(
        name = "attempts",
        sortOptions = false,
        description =
                "Show the tries to collect an invoice, and what is next"
                        + " (GET /invoices/{number}/attempts).")
final class AttemptsCommand extends CloudCommand {
    @Parameters(paramLabel = "NUMBER", description = "For example MU-2026-000042.")
    private String number = "";

    @Override
    int run(Connection cloud) {
        String path = "/invoices/" + Connection.encoded(number) + "/attempts";
        Connection.Reply reply = cloud.call("GET", path, "billing:read", null);
        if (reply.status() != 200) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        out().print(table(reply.json()));
        out().println(next(reply.json()));
        return 0;
    }

    private static String table(JsonNode answer) {
        TextTable table = TextTable.of(">try", "at", "method", ">amount", "outcome", "detail");
        for (JsonNode each : answer.path("attempts")) {
            table.row(
                    each.path("attempt").asText(),
                    each.path("startedAt").asText(),
                    each.path("methodId").asText(),
                    each.path("amount").asText(),
                    each.path("outcome").asText(),
                    each.path("detail").isTextual() ? each.path("detail").asText() : "");
        }
        return table.render(0);
    }

    private static String next(JsonNode answer) {
        if (answer.path("needs").isTextual()) {
            return answer.path("needs").asText() + ": " + answer.path("reason").asText();
        }
        return answer.path("nextAt").isTextual()
                ? "next look at " + answer.path("nextAt").asText()
                : "nothing more is to be done";
    }
}
