package io.billfold.local.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Gives the signed link to an invoice's document. */
@Command(
        name = "invoice",
        sortOptions = false,
        description = {
            "Print a signed link to an invoice's PDF. The link expires; who asked for it is"
                    + " recorded."
        })
final class InvoiceCommand extends CloudCommand {
    @Parameters(
            paramLabel = "NUMBER",
            description = "For example MU-2026-000001; 'billfold invoices' lists.")
    private String number = "";

    @Option(
            names = "--save",
            paramLabel = "FILE",
            description = "Fetch the PDF and check its hash.")
    private @Nullable Path file;

    @Override
    int run(Connection cloud) {
        DocumentLink link = DocumentLink.of(cloud, number);
        Path target = file;
        if (target == null) {
            out().println(link.url());
            return 0;
        }
        byte[] document = link.fetch(cloud);
        write(target, document);
        out().println(target + ": " + document.length + " bytes, SHA-256 " + link.sha256());
        return 0;
    }

    private static void write(Path target, byte[] document) {
        try {
            Files.write(target, document);
        } catch (IOException e) {
            throw new CommandFailure("can't write " + target + ": " + e.getMessage(), e);
        }
    }
}
