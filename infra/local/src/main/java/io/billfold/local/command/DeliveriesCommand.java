package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.local.http.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows how an invoice reached its customer. */
@Command(
        name = "deliveries",
        sortOptions = false,
        description = {
            "Show every attempt to bring an invoice or credit note, and its reminders, to the"
                    + " customer, and what came of it (GET /invoices/{number}/deliveries). Notices"
                    + " that a payment method ends stand with the account's latest invoice."
        })
final class DeliveriesCommand extends CloudCommand {
    @Parameters(paramLabel = "NUMBER", description = "For example MU-2026-000001.")
    private String number = "";

    @Option(names = "--json", description = "Print the answer as it came.")
    private boolean json;

    @Override
    int run(Connection cloud) {
        String path = "/invoices/" + Connection.encoded(number) + "/deliveries";
        Connection.Reply reply = cloud.call("GET", path, "billing:read", null);
        if (reply.status() == 404) {
            throw new CommandFailure("there is no invoice " + number);
        } else if (reply.status() != 200) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        if (json) {
            out().println(Json.text(reply.json()));
            return 0;
        }
        TextTable table = TextTable.of("delivery", "by", "to", "at", "step", "detail");
        for (JsonNode delivery : reply.json().path("deliveries")) {
            for (JsonNode report : delivery.path("reports")) {
                table.row(
                        delivery.path("delivery").asText(),
                        delivery.path("by").asText(),
                        delivery.path("to").asText(),
                        report.path("at").asText(),
                        report.path("step").asText(),
                        report.path("detail").asText());
            }
        }
        out().print(table.isEmpty() ? "it was not sent yet\n" : table.render(0));
        return 0;
    }
}
