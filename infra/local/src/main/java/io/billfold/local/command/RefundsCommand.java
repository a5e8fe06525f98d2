package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What became of an account's refunds. */
@Command(
        name = "refunds",
        sortOptions = false,
        description =
                "List an account's refunds by their parts (GET /accounts/{id}/refunds). A person"
                        + " pays out what is by_hand or failed.")
final class RefundsCommand extends CloudCommand {
    @Parameters(paramLabel = "ACCOUNT", description = "For example acme.")
    private String account = "";

    @Override
    int run(Connection cloud) {
        String path = "/accounts/" + Connection.encoded(account) + "/refunds";
        Connection.Reply reply = cloud.call("GET", path, "billing:read", null);
        if (reply.status() != 200) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        TextTable table = TextTable.of("refund", ">part", ">amount", "payment", "state", "note");
        for (JsonNode part : reply.json().path("refunds")) {
            table.row(
                    part.path("refundId").asText(),
                    part.path("part").asText(),
                    part.path("amount").asText(),
                    text(part, "paymentId"),
                    part.path("state").asText(),
                    text(part, "note"));
        }
        out().print(table.render(0));
        return 0;
    }

    private static String text(JsonNode part, String field) {
        return part.path(field).isTextual() ? part.path(field).asText() : "";
    }
}
