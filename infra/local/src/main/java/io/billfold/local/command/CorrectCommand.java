package io.billfold.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.math.BigDecimal;

/** Credits an invoice and makes the right one. */
@Command(
        name = "correct",
        sortOptions = false,
        description = {
            "Credit a whole invoice and issue a corrected one in its place (POST"
                    + " /invoices/{number}/corrections). Lines that are not named stay as they are."
        })
final class CorrectCommand extends CloudCommand {
    @Parameters(paramLabel = "NUMBER", description = "For example MU-2026-000001.")
    private String number = "";

    @Option(names = "--purchase-order", paramLabel = "PO", description = "The right order number.")
    private @Nullable String purchaseOrder;

    @Option(names = "--line", paramLabel = "N", description = "The line to correct, from 1.")
    private @Nullable Integer line;

    @Option(names = "--quantity", description = "Its right quantity.")
    private @Nullable BigDecimal quantity;

    @Option(names = "--price", description = "Its right price of one.")
    private @Nullable BigDecimal price;

    @Option(names = "--description", description = "Its right description.")
    private @Nullable String description;

    @Option(names = "--reason", required = true, description = "Stands on the credit note.")
    private String reason = "";

    @Option(names = "--id", description = "Names the request: the same id twice is one correction.")
    private @Nullable String id;

    @Override
    int run(Connection cloud) {
        AdjustmentRequest request = new AdjustmentRequest(reason);
        if (purchaseOrder != null) {
            request.body().put("purchaseOrder", purchaseOrder);
        }
        if (line != null) {
            write(request.body().putArray("lines").addObject().put("position", line));
        } else if (quantity != null || price != null || description != null) {
            throw new CommandFailure("say which line with --line");
        }
        request.adjust(cloud, number, "corrections", id, out());
        return 0;
    }

    private void write(ObjectNode corrected) {
        if (quantity != null) {
            corrected.put("quantity", quantity.toPlainString());
        }
        if (price != null) {
            corrected.put("unitPrice", price.toPlainString());
        }
        if (description != null) {
            corrected.put("description", description);
        }
    }
}
