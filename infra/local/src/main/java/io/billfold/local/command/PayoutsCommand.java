package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;

/** Lists what payment providers paid out, and shows why a payout is not settled. */
@Command(
        name = "payouts",
        sortOptions = false,
        description = {
            "List payouts of payment providers that wait for the bank or have lines that are not in"
                    + " the books (GET /payouts), or show one with its differences.",
            "Reports are taken in by: billfold cash FILE --seller ID"
        },
        footer = {
            "",
            "Examples:",
            "  billfold payouts --seller muster-de",
            "  billfold payouts --seller muster-de --all",
            "  billfold payouts stripe.po_1",
            "  billfold payouts book stripe.po_1 --line 6 --as fee --reason \"Radar, invoice 7\""
        },
        subcommands = {PayoutBookCommand.class, PayoutUndoCommand.class})
final class PayoutsCommand extends CloudCommand {
    @Parameters(paramLabel = "PAYOUT", arity = "0..1", description = "The payout's id.")
    private @Nullable String payout;

    @Option(names = "--seller", paramLabel = "ID", description = "Whose.")
    private @Nullable String seller;

    @Option(names = "--all", description = "Also those that are settled.")
    private boolean all;

    @Override
    int run(Connection cloud) {
        if (payout != null) {
            show(PayoutPages.one(cloud, payout));
            return 0;
        }
        if (seller == null) {
            throw wrongUse("say whose: --seller ID, or which one: billfold payouts PAYOUT");
        }
        List<JsonNode> payouts = new PayoutPages(cloud, seller).list(all ? "all" : "work");
        TextTable table = PayoutPages.table(payouts);
        out().print(table.isEmpty() ? "no payouts\n" : table.render(0));
        return 0;
    }

    private void show(JsonNode found) {
        out().print(PayoutPages.table(List.of(found)).render(0));
        out().print(PayoutPages.lines(found));
        if (found.path("more").asInt() > 0) {
            out().println(found.path("more").asInt() + " lines more were not when it was read");
        }
    }
}
