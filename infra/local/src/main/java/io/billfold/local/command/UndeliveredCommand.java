package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists what did not reach customers, and what waits for somebody. */
@Command(
        name = "undelivered",
        sortOptions = false,
        description = {
            "List documents that did not reach their customers or were turned down, with the reason"
                    + " (GET /deliveries). With --list to-upload: those that are to be put into a"
                    + " portal; with --list under-query: those that a buyer has a question about;"
                    + " with --refused: reports and files that could not be understood this month."
        },
        footer = {
            "",
            "Examples:",
            "  billfold undelivered --seller muster-de",
            "  billfold undelivered --list to-upload",
            "",
            "Then: billfold mail-release ACCOUNT --reason ..., billfold resend NUMBER,",
            "or billfold uploaded NUMBER --reference R"
        })
final class UndeliveredCommand extends CloudCommand {
    @Option(names = "--seller", paramLabel = "ID", description = "Whose. Default: everybody's")
    private String seller = "";

    @Option(
            names = "--list",
            paramLabel = "LIST",
            defaultValue = "failed",
            description = "failed, to-upload or under-query. Default: ${DEFAULT-VALUE}")
    private String list = "failed";

    @Option(names = "--refused", description = "What could not be understood.")
    private boolean refused;

    @Override
    int run(Connection cloud) {
        return refused ? refused(cloud) : list(cloud);
    }

    private int list(Connection cloud) {
        TextTable table = TextTable.of("number", "delivery", "by", "to", "since", "step", "detail");
        String next = "";
        do {
            JsonNode page = answer(cloud, path(next));
            for (JsonNode delivery : page.path("deliveries")) {
                table.row(
                        delivery.path("number").asText(),
                        delivery.path("delivery").asText(),
                        delivery.path("by").asText(),
                        delivery.path("to").asText(),
                        delivery.path("at").asText(),
                        delivery.path("step").asText(),
                        delivery.path("detail").asText());
            }
            next = page.path("next").isTextual() ? page.path("next").asText() : "";
        } while (!next.isEmpty());
        out().print(table.isEmpty() ? "nothing is on this list\n" : table.render(0));
        return 0;
    }

    private String path(String next) {
        String path = "/deliveries?list=" + Connection.encoded(list);
        path += seller.isEmpty() ? "" : "&seller=" + Connection.encoded(seller);
        return next.isEmpty() ? path : path + "&after=" + Connection.encoded(next);
    }

    private int refused(Connection cloud) {
        String month = cloud.clock().toString().substring(0, "2026-01".length());
        TextTable table = TextTable.of("at", "reason");
        for (JsonNode each : answer(cloud, "/deliveries/refused?month=" + month).path("refused")) {
            table.row(each.path("at").asText(), each.path("reason").asText());
        }
        out().print(table.isEmpty() ? "nothing was refused\n" : table.render(0));
        return 0;
    }

    private static JsonNode answer(Connection cloud, String path) {
        Connection.Reply reply = cloud.call("GET", path, "billing:read", null);
        if (reply.status() != 200) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        return reply.json();
    }
}
