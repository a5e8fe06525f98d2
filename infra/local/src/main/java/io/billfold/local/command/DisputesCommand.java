package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.YearMonth;

/** Lists dispute cases. */
@Command(
        name = "disputes",
        sortOptions = false,
        description = {
            "List cases in which a bank asks for a payment back (GET /disputes): of a seller, opened"
                    + " in this month and those before it, the oldest first; or of an account."
        },
        footer = {
            "",
            "Examples:",
            "  billfold disputes --seller muster-de --open",
            "  billfold disputes --account acme",
            "",
            "Then: billfold dispute PROVIDER ID"
        })
final class DisputesCommand extends CloudCommand {
    /** Cards are disputed up to 540 days after the payment, and decided within a year. */
    private static final int MONTHS_MAX = 24;

    @Option(names = "--seller", paramLabel = "ID", description = "Whose.")
    private String seller = "";

    @Option(names = "--account", paramLabel = "ID", description = "Which customer's.")
    private String account = "";

    @Option(names = "--open", description = "Those alone that somebody still has to decide.")
    private boolean open;

    @Option(
            names = "--months",
            paramLabel = "N",
            defaultValue = "12",
            description = "How many months to look back, at most 24. Default: ${DEFAULT-VALUE}")
    private int months = 12;

    @Override
    int run(Connection cloud) {
        if (seller.isEmpty() && account.isEmpty()) {
            throw new CommandFailure("say whose: --seller ID or --account ID");
        }
        TextTable table =
                TextTable.of(
                        "case",
                        "invoice",
                        "account",
                        "status",
                        "amount",
                        "argued",
                        "lost",
                        "owed again",
                        "answer by",
                        "final on",
                        "reason");
        if (account.isEmpty()) {
            eachMonth(cloud, table);
        } else {
            add(cloud, "/disputes?account=" + Connection.encoded(account), table);
        }
        out().print(table.isEmpty() ? "no disputes\n" : table.render(0));
        return 0;
    }

    private void eachMonth(Connection cloud, TextTable table) {
        YearMonth now = YearMonth.parse(cloud.clock().toString().substring(0, "2026-01".length()));
        for (int ago = Math.clamp(months, 1, MONTHS_MAX) - 1; ago >= 0; ago--) {
            add(
                    cloud,
                    "/disputes?seller="
                            + Connection.encoded(seller)
                            + "&month="
                            + now.minusMonths(ago),
                    table);
        }
    }

    private void add(Connection cloud, String path, TextTable table) {
        String next = "";
        do {
            JsonNode page =
                    answer(
                            cloud,
                            next.isEmpty() ? path : path + "&after=" + Connection.encoded(next));
            for (JsonNode dispute : page.path("disputes")) {
                if (!open || dispute.path("open").asBoolean()) {
                    row(dispute, table);
                }
            }
            next = page.path("next").isTextual() ? page.path("next").asText() : "";
        } while (!next.isEmpty());
    }

    private static void row(JsonNode dispute, TextTable table) {
        int held = dispute.path("held").asInt();
        table.row(
                dispute.path("provider").asText() + " " + dispute.path("disputeId").asText(),
                dispute.path("number").asText(),
                dispute.path("accountId").asText(),
                dispute.path("status").asText(),
                dispute.path("amount").asText(),
                dispute.path("argued").asText(),
                dispute.path("writtenOff").asText(),
                dispute.path("reopened").asText(),
                text(dispute, "answerBy"),
                text(dispute, "finalOn"),
                held == 0 ? reason(dispute) : reason(dispute) + "; " + held + " to book by hand");
    }

    /** The network's code with its meaning, else the provider's word. */
    static String reason(JsonNode dispute) {
        String code = (text(dispute, "scheme") + " " + text(dispute, "reasonCode")).strip();
        String meaning = text(dispute, "meaning");
        return code.isEmpty() || meaning.isEmpty()
                ? dispute.path("reason").asText()
                : code + ", " + meaning;
    }

    static String text(JsonNode dispute, String name) {
        return dispute.path(name).isTextual() ? dispute.path(name).asText() : "";
    }

    static JsonNode answer(Connection cloud, String path) {
        Connection.Reply reply = cloud.call("GET", path, "collections:read", null);
        if (reply.status() != 200) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        return reply.json();
    }
}
