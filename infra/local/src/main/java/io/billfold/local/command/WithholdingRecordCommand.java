package io.billfold.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.UUID;

/** Records what was withheld of a payment that came without a bank statement. */
@Command(
        name = "record",
        sortOptions = false,
        description =
                "Record what was withheld of a payment that came another way than by bank"
                        + " statement: it settles the invoice beside that.")
final class WithholdingRecordCommand extends CloudCommand {
    @Option(names = "--invoice", paramLabel = "NUMBER", required = true, description = "Of which.")
    private String invoice = "";

    @Option(
            names = "--amount",
            paramLabel = "AMOUNT",
            required = true,
            description = "In the invoice's currency.")
    private String amount = "";

    @Option(
            names = "--on",
            paramLabel = "DATE",
            required = true,
            description = "Date of the payment.")
    private String on = "";

    @Option(
            names = "--country",
            paramLabel = "CC",
            description = "Whose tax. Default: as the invoice says, else the customer's country")
    private @Nullable String country;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "How that is known, for whoever asks later.")
    private String reason = "";

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "Sent again it is recorded once. Default: a new one")
    private @Nullable String id;

    @Override
    int run(Connection cloud) {
        ObjectNode request =
                Json.object()
                        .put("version", 1)
                        .put("withholdingId", id == null ? "cli-" + UUID.randomUUID() : id)
                        .put("invoice", invoice)
                        .put("amount", amount)
                        .put("withheldOn", on)
                        .put("reason", reason);
        if (country != null) {
            request.put("country", country);
        }
        Connection.Reply reply = cloud.call("POST", "/withholding", "payments:write", request);
        if (reply.status() != 200) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        out().print(WithholdingPages.table(List.of(reply.json())).render(0));
        return 0;
    }
}
