package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;

/** Lists claims that somebody waits for. */
@Command(
        name = "list",
        sortOptions = false,
        description =
                "List what customers withheld and is still to be claimed: certificates to ask for,"
                        + " and those to be used, by tax year and state.")
final class WithholdingListCommand extends CloudCommand {
    @Option(names = "--seller", paramLabel = "ID", required = true, description = "Whose claims.")
    private String seller = "";

    @Option(
            names = "--year",
            paramLabel = "YYYY",
            description = "The first calendar year of the tax year.")
    private @Nullable Integer year;

    @Option(names = "--country", paramLabel = "CC", description = "Whose tax, for example IN.")
    private @Nullable String country;

    @Override
    int run(Connection cloud) {
        String query =
                "seller="
                        + Connection.encoded(seller)
                        + (year == null ? "" : "&year=" + year)
                        + (country == null ? "" : "&country=" + Connection.encoded(country));
        List<JsonNode> claims = WithholdingPages.all(cloud, query);
        out().print(
                        claims.isEmpty()
                                ? "nothing waits\n"
                                : WithholdingPages.table(claims).render(0));
        return 0;
    }
}
