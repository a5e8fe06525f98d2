package io.billfold.local.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.math.BigDecimal;

/** Invoices what was forgotten. */
@Command(
        name = "charge-more",
        sortOptions = false,
        description = {
            "Issue an additional invoice for what an invoice left out (POST"
                    + " /invoices/{number}/additions), taxed as it was."
        })
final class ChargeMoreCommand extends CloudCommand {
    @Parameters(paramLabel = "NUMBER", description = "For example MU-2026-000001.")
    private String number = "";

    @Option(names = "--sku", required = true, description = "The article.")
    private String sku = "";

    @Option(names = "--description", required = true, description = "What was supplied.")
    private String description = "";

    @Option(names = "--quantity", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}")
    private BigDecimal quantity = BigDecimal.ONE;

    @Option(names = "--price", required = true, description = "Price of one, net of tax.")
    private BigDecimal price = BigDecimal.ZERO;

    @Option(names = "--reason", required = true, description = "Stands on the invoice.")
    private String reason = "";

    @Option(names = "--id", description = "Names the request: the same id twice is one invoice.")
    private @Nullable String id;

    @Override
    int run(Connection cloud) {
        AdjustmentRequest request = new AdjustmentRequest(reason);
        request.body()
                .putArray("lines")
                .addObject()
                .put("sku", sku)
                .put("description", description)
                .put("quantity", quantity.toPlainString())
                .put("unitPrice", price.toPlainString());
        request.adjust(cloud, number, "additions", id, out());
        return 0;
    }
}
