package io.billfold.local.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;

/** Says what an entry settles. */
@Command(
        name = "apply",
        sortOptions = false,
        description = "Say which invoices an entry settles, in turn.",
        footer = {
            "",
            "Examples:",
            "  billfold cash apply c-0f3a --invoice MU-2026-000001 --reason \"says the customer\"",
            "  billfold cash apply c-0f3a --invoice MU-2026-000001=90.00 --rest withheld --reason ...",
            "  billfold cash apply c-0f3a --invoice MU-2026-000002=99.80:110.00 --reason \"USD 110\""
        })
final class CashApplyCommand extends CashDecisionCommand {
    @Option(
            names = "--invoice",
            paramLabel = "NUMBER[=[AMOUNT][:SETTLES]]",
            required = true,
            description =
                    "An invoice, and how much of the money; without it all that is open and there."
                            + " Where the invoice is in another currency: what of it that settles.")
    private List<String> invoices = List.of();

    @Option(
            names = "--rest",
            paramLabel = "WHY",
            description = "Why less came than is open: small, bank-fee, withheld or discount.")
    private @Nullable String rest;

    @Override
    String decide(ObjectNode request) {
        ArrayNode named = request.putArray("invoices");
        invoices.forEach(invoice -> add(named.addObject(), invoice));
        return "apply";
    }

    private void add(ObjectNode one, String invoice) {
        int equals = invoice.indexOf('=');
        one.put("number", equals < 0 ? invoice : invoice.substring(0, equals));
        if (equals >= 0) {
            String[] amounts = invoice.substring(equals + 1).split(":", 2);
            putUnlessEmpty(one, "amount", amounts[0]);
            putUnlessEmpty(one, "settles", amounts.length > 1 ? amounts[1] : "");
        }
        if (rest != null) {
            one.put("rest", rest);
        }
    }

    private static void putUnlessEmpty(ObjectNode one, String field, String value) {
        if (!value.isEmpty()) {
            one.put(field, value);
        }
    }
}
