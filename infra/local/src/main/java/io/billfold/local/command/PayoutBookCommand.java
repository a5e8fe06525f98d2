package io.billfold.local.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;

/** Says what a line of a payout is that nobody books. */
@Command(
        name = "book",
        sortOptions = false,
        description = {
            "Say what a line of a payout is that nobody books, for example an adjustment, tax on"
                    + " fees, or money held back: it leaves the provider's clearing account, once.",
            "Kinds: fee (an expense), tax-on-fees (claimed back with the provider's invoice; tax"
                    + " that is not is a fee), loss (gone), reserve (held, or to be taken back)."
        },
        footer = {
            "",
            "Examples:",
            "  billfold payouts book stripe.po_1 --line 6 --as fee --reason \"Radar, invoice 7\"",
            "  billfold payouts book adyen.Shop.118.EUR --line 9 --as fee=-100.00"
                    + " --as tax-on-fees=-21.00 --reason ..."
        })
final class PayoutBookCommand extends PayoutDecisionCommand {
    @Option(
            names = "--as",
            paramLabel = "KIND[=AMOUNT]",
            required = true,
            description =
                    "fee, tax-on-fees, loss or reserve; of several each with its amount, which has"
                            + " the line's sign.")
    private List<String> parts = List.of();

    @Override
    String decide(ObjectNode request) {
        ArrayNode as = request.putArray("as");
        parts.forEach(part -> add(as.addObject(), part));
        return "book";
    }

    private static void add(ObjectNode one, String part) {
        int equals = part.indexOf('=');
        one.put("kind", equals < 0 ? part : part.substring(0, equals));
        if (equals >= 0) {
            one.put("amount", part.substring(equals + 1));
        }
    }
}
