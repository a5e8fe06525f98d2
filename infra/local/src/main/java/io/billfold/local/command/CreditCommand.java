package io.billfold.local.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;

/** Gives back what was invoiced. */
@Command(
        name = "credit",
        sortOptions = false,
        description = {
            "Make a credit note for an invoice (POST /invoices/{number}/credits). It comes off what"
                    + " is owed; what was paid already becomes account credit."
        })
final class CreditCommand extends CloudCommand {
    @Parameters(paramLabel = "NUMBER", description = "For example MU-2026-000001.")
    private String number = "";

    @ArgGroup(multiplicity = "1")
    private Extent extent = new Extent();

    /** What is given back: one of these. */
    static final class Extent {
        @Option(names = "--whole", description = "All that is left of it.")
        private boolean whole;

        @Option(
                names = "--line",
                paramLabel = "N",
                description = "What is left of a line; lines count from 1. May be repeated.")
        private @Nullable List<Integer> lines;

        @Option(
                names = "--amount",
                paramLabel = "NET",
                description = "An amount net of tax, spread over the lines.")
        private @Nullable String amount;

        void write(ObjectNode request) {
            if (whole) {
                request.put("whole", true);
            }
            if (lines != null) {
                ArrayNode positions = request.putArray("lines");
                lines.forEach(line -> positions.addObject().put("position", line));
            }
            if (amount != null) {
                request.put("amount", amount);
            }
        }
    }

    @Option(names = "--reason", required = true, description = "Stands on the credit note.")
    private String reason = "";

    @Option(
            names = "--id",
            description =
                    "Names the request: the same id twice is one credit note. Default: made of what"
                            + " is asked for.")
    private @Nullable String id;

    @Override
    int run(Connection cloud) {
        AdjustmentRequest request = new AdjustmentRequest(reason);
        extent.write(request.body());
        request.adjust(cloud, number, "credits", id, out());
        return 0;
    }
}
