package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;

/** Shows invoices before they are made. */
@Command(
        name = "preview",
        sortOptions = false,
        description = {
            "Show the next invoices of an account, or what a change would cost (POST /previews)."
                    + " Nothing is written; tax comes when an invoice is issued."
        })
final class PreviewCommand extends CloudCommand {
    @Parameters(paramLabel = "ACCOUNT", description = "Whose subscriptions.")
    private String account = "";

    @Option(names = "--change", description = "A change, as 'billfold change' sends it.")
    private @Nullable Path change;

    @Option(names = "--until", description = "Everything until this day. Default: the next only.")
    private @Nullable String until;

    @Override
    int run(Connection cloud) {
        ObjectNode request = Json.object().put("version", 1).put("accountId", account);
        if (change != null) {
            request.set("change", ChangeCommand.read(change).getFirst());
        }
        if (until != null) {
            request.put("until", until);
        }
        Connection.Reply reply = cloud.call("POST", "/previews", "subscriptions:read", request);
        if (reply.status() != 200) {
            throw new CommandFailure("no preview: " + Problems.of(reply));
        }
        JsonNode drafts = reply.json().path("drafts");
        drafts.forEach(this::print);
        if (drafts.isEmpty()) {
            out().println("nothing is due of account " + account);
        }
        return 0;
    }

    private void print(JsonNode draft) {
        out().printf(
                        "%s: %s of %s over %s %s net%n",
                        draft.path("on").asText(),
                        draft.path("kind").asText().replace('-', ' '),
                        draft.path("subscriptionId").asText(),
                        draft.path("currency").asText(),
                        draft.path("net").asText());
        TextTable table =
                TextTable.of("description", "from", "to", ">quantity", ">price", ">amount", "why");
        for (JsonNode line : draft.path("lines")) {
            table.row(
                    line.path("description").asText(),
                    line.path("from").asText(),
                    line.path("to").asText(),
                    line.path("quantity").asText(),
                    line.path("unitPrice").asText(),
                    line.path("amount").asText(),
                    why(line));
        }
        out().println(table.render(2));
    }

    private static String why(JsonNode line) {
        StringBuilder why = new StringBuilder(line.path("why").asText());
        for (JsonNode adjustment : line.path("adjustments")) {
            why.append(why.isEmpty() ? "" : "; ")
                    .append(adjustment.path("reason").asText())
                    .append(' ')
                    .append(adjustment.path("amount").asText());
        }
        return why.toString();
    }
}
