package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what an account may still use. */
@Command(
        name = "account-credit",
        sortOptions = false,
        description = {
            "Show what an account was given back and may still use (GET /accounts/{id}/credit). The"
                    + " next invoice of the seller and currency takes it."
        })
final class AccountCreditCommand extends CloudCommand {
    @Parameters(paramLabel = "ACCOUNT", description = "For example acme.")
    private String account = "";

    @Override
    int run(Connection cloud) {
        String path = "/accounts/" + Connection.encoded(account) + "/credit";
        Connection.Reply reply = cloud.call("GET", path, "billing:read", null);
        if (reply.status() == 404) {
            out().println(account + " was never given anything back");
            return 0;
        }
        if (reply.status() != 200) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        reply.json().path("credits").forEach(this::print);
        return 0;
    }

    private void print(JsonNode credit) {
        out().printf(
                        "%s: %s %s%n%s",
                        credit.path("seller").asText(),
                        credit.path("currency").asText(),
                        credit.path("balance").asText(),
                        movements(credit).render(2));
    }

    private static TextTable movements(JsonNode credit) {
        TextTable table = TextTable.of("date", "what", "document", ">amount");
        for (JsonNode movement : credit.path("movements")) {
            table.row(
                    movement.path("movedOn").asText(),
                    movement.path("kind").asText(),
                    movement.path("document").asText(),
                    movement.path("amount").asText());
        }
        return table;
    }
}
