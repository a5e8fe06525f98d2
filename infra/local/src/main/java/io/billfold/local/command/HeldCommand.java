package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the drafts that wait for somebody. */
@Command(
        name = "held",
        sortOptions = false,
        description = {
            "List a seller's drafts that can't be issued, with the reasons (GET /drafts). Mend what"
                    + " is named, then: billfold release DRAFT"
        })
final class HeldCommand extends CloudCommand {
    @Option(
            names = "--seller",
            paramLabel = "ID",
            defaultValue = "muster-de",
            description = "Whose drafts. Default: ${DEFAULT-VALUE}")
    private String seller = "muster-de";

    @Override
    int run(Connection cloud) {
        TextTable table = TextTable.of("draft", "account", ">net", "order", "reason");
        String next = "";
        int held = 0;
        do {
            Connection.Reply reply = cloud.call("GET", path(next), "billing:read", null);
            if (reply.status() != 200) {
                throw new CommandFailure("refused: " + Problems.of(reply));
            }
            for (JsonNode draft : reply.json().path("drafts")) {
                add(table, draft);
                held++;
            }
            next = text(reply.json().path("next"));
        } while (!next.isEmpty());
        out().print(held == 0 ? "nothing is held%n".formatted() : table.render(0));
        return 0;
    }

    private String path(String next) {
        String path = "/drafts?seller=" + Connection.encoded(seller);
        return next.isEmpty() ? path : path + "&after=" + Connection.encoded(next);
    }

    private static void add(TextTable table, JsonNode draft) {
        StringBuilder reasons = new StringBuilder();
        for (JsonNode problem : draft.path("problems")) {
            reasons.append(reasons.isEmpty() ? "" : "; ")
                    .append(problem.path("field").asText())
                    .append(' ')
                    .append(problem.path("reason").asText());
        }
        table.row(
                draft.path("draftId").asText(),
                draft.path("accountId").asText(),
                draft.path("currency").asText() + " " + draft.path("net").asText(),
                text(draft.path("purchaseOrder")),
                reasons);
    }

    private static String text(@Nullable JsonNode value) {
        return value != null && value.isTextual() ? value.asText() : "";
    }
}
