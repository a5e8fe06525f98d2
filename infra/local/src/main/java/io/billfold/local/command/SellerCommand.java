package io.billfold.local.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.List;

/** Sellers. */
@Command(
        name = "seller",
        sortOptions = false,
        description = "Add or change the legal entities that issue invoices.",
        subcommands = SellerCommand.Apply.class)
final class SellerCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say what to do: billfold seller apply FILE");
    }

    /** Puts the sellers of a file. */
    @Command(
            name = "apply",
            sortOptions = false,
            description = "Add or replace the sellers of a JSON file (PUT /sellers/{id}).",
            footer = {
                "",
                "The file holds one seller or a list of them, for example:",
                "  {\"id\": \"muster-de\", \"version\": 1, \"name\": \"Muster Software GmbH\",",
                "   \"email\": \"billing@muster.example.com\", \"zone\": \"Europe/Berlin\","
                        + " \"series\": \"MU\",",
                "   \"address\": {\"line1\": \"Musterstraße 12\", \"city\": \"Berlin\",",
                "               \"postcode\": \"10115\", \"country\": \"DE\"},",
                "   \"registrations\": [{\"country\": \"DE\", \"scheme\": \"domestic\",",
                "                      \"taxId\": \"DE136695976\"}],",
                "   \"branding\": {\"accent\": \"124c61\", \"logo\": \"logo.png\"}}",
                "A logo that is a file, PNG or JPEG beside this one, is sent with the seller."
            })
    static final class Apply extends CloudCommand {
        @Parameters(paramLabel = "FILE", description = "JSON in UTF-8.")
        private Path file = Path.of("");

        @Override
        int run(Connection cloud) {
            for (SellerFile.Entry seller : SellerFile.read(file)) {
                List<String> lacking =
                        SellerFile.put(cloud, SellerFile.withLogo(cloud, seller, file));
                out().println("seller " + seller.id() + " is saved");
                tell(lacking);
            }
            return 0;
        }

        private void tell(List<String> lacking) {
            if (!lacking.isEmpty()) {
                out().println("  its invoices will be held, for the law wants more of it:");
                lacking.forEach(each -> out().println("  " + each));
            }
        }
    }
}
