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
                        + " money of customers that settles nothing yet.")
final class CashListCommand extends CloudCommand {
    @Option(
            names = "--seller",
            paramLabel = "ID",
            required = true,
            description = "Whose bank account it is.")
    private String seller = "";

    @Override
    int run(Connection cloud) {
        List<JsonNode> work = new CashPages(cloud, seller).work();
        if (work.isEmpty()) {
            out().println("nothing waits");
        } else {
            out().print(CashPages.table(work).render(0));
        }
        return 0;
    }
}
