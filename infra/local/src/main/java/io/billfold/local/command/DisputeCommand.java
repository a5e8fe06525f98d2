package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows a dispute case and what led to what. */
@Command(
        name = "dispute",
        sortOptions = false,
        description = {
            "Show a case in which a bank asks for a payment back, with every report, every movement"
                    + " of money, every entry, and why (GET /disputes/PROVIDER/ID)."
        },
        footer = {"", "Example:", "  billfold dispute stripe dp_1"})
final class DisputeCommand extends CloudCommand {
    @Parameters(index = "0", paramLabel = "PROVIDER", description = "For example stripe.")
    private String provider = "";

    @Parameters(index = "1", paramLabel = "ID", description = "The provider's id of the case.")
    private String id = "";

    @Override
    int run(Connection cloud) {
        JsonNode dispute =
                DisputesCommand.answer(
                        cloud,
                        "/disputes/" + Connection.encoded(provider) + "/" + Connection.encoded(id));
        out().print(facts(dispute).render(0));
        dispute.path("why").forEach(sentence -> out().println("  " + sentence.asText()));
        out().println();
        out().print(reports(dispute).render(0));
        section(movements(dispute));
        section(entries(dispute));
        return 0;
    }

    private void section(TextTable table) {
        if (!table.isEmpty()) {
            out().println();
            out().print(table.render(0));
        }
    }

    private static TextTable facts(JsonNode dispute) {
        TextTable table = TextTable.of("case", "what");
        table.row("invoice", dispute.path("number").asText());
        table.row("account", dispute.path("accountId").asText());
        table.row("payment", dispute.path("paymentId").asText());
        table.row("status", dispute.path("status").asText());
        table.row("since", dispute.path("since").asText());
        table.row("amount", dispute.path("amount").asText());
        table.row("reason", DisputesCommand.reason(dispute));
        table.row("answer by", DisputesCommand.text(dispute, "answerBy"));
        table.row("final on", DisputesCommand.text(dispute, "finalOn"));
        table.row("argued", dispute.path("argued").asText());
        table.row("lost", dispute.path("writtenOff").asText());
        table.row("owed again", dispute.path("reopened").asText());
        return table;
    }

    private static TextTable reports(JsonNode dispute) {
        TextTable table = TextTable.of("told at", "event", "type", "status", "moved");
        for (JsonNode report : dispute.path("reports")) {
            table.row(
                    report.path("at").asText(),
                    report.path("event").asText(),
                    report.path("type").asText(),
                    DisputesCommand.text(report, "status"),
                    joined(report.path("moved"), " "));
        }
        return table;
    }

    private static TextTable movements(JsonNode dispute) {
        TextTable table = TextTable.of("moved at", "movement", "amount", "fee", "worth");
        for (JsonNode moved : dispute.path("movements")) {
            table.row(
                    moved.path("at").asText(),
                    moved.path("id").asText(),
                    moved.path("amount").asText(),
                    moved.path("fee").asText(),
                    moved.path("value").isTextual()
                            ? moved.path("value").asText()
                            : "to be booked by hand");
        }
        return table;
    }

    private static TextTable entries(JsonNode dispute) {
        TextTable table = TextTable.of("booked on", "entry", "postings");
        for (JsonNode entry : dispute.path("entries")) {
            table.row(
                    entry.path("bookedOn").asText(),
                    entry.path("id").asText(),
                    joined(entry.path("postings"), ", "));
        }
        return table;
    }

    private static String joined(JsonNode texts, String separator) {
        StringBuilder joined = new StringBuilder();
        for (JsonNode text : texts) {
            joined.append(joined.isEmpty() ? "" : separator).append(text.asText());
        }
        return joined.toString();
    }
}
