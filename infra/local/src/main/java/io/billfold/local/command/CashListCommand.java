package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;

/** Lists the money that waits for somebody. */
@Command(
        name = "list",
        sortOptions = false,
        description =
                "List what came to a seller's bank account and waits: what it may be for, and"
                        + " money of customers that settles nothing yet. With --refused: files and"
                        + " statements that were refused in a month, with the reason.")
final class CashListCommand extends CloudCommand {
    @Option(
            names = "--seller",
            paramLabel = "ID",
            required = true,
            description = "Whose bank account it is.")
    private String seller = "";

    @Option(names = "--refused", description = "What was refused instead.")
    private boolean refused;

    @Option(
            names = "--month",
            paramLabel = "YYYY-MM",
            description = "Of what was refused. Default: this month")
    private String month = "";

    @Override
    int run(Connection cloud) {
        CashPages pages = new CashPages(cloud, seller);
        if (refused) {
            TextTable table = pages.refused(Connection.encoded(month));
            out().print(table.isEmpty() ? "nothing was refused\n" : table.render(0));
            return 0;
        }
        List<JsonNode> work = pages.work();
        if (work.isEmpty()) {
            out().println("nothing waits");
        } else {
            out().print(CashPages.table(work).render(0));
        }
        return 0;
    }
}
