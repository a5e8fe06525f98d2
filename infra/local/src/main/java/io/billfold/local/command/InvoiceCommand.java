package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Shows an invoice, and gives signed links to its documents. */
@Command(
        name = "invoice",
        sortOptions = false,
        description = {
            "Show what is recorded of an invoice (GET /invoices/{number}); with --link print a"
                    + " signed link to a document of it. A link works in any browser and expires;"
                    + " who asked for it is recorded."
        })
final class InvoiceCommand extends CloudCommand {
    private static final List<String> FACTS =
            List.of(
                    "number",
                    "kind",
                    "issuedOn",
                    "dueOn",
                    "seller",
                    "accountId",
                    "accountName",
                    "taxId",
                    "currency",
                    "net",
                    "tax",
                    "total",
                    "open",
                    "state");

    @Parameters(
            paramLabel = "NUMBER",
            description = "For example MU-2026-000001; 'billfold invoices' lists.")
    private String number = "";

    @Option(names = "--link", description = "Print a signed link and nothing else.")
    private boolean isLinkWanted;

    @Option(
            names = "--as",
            paramLabel = "pdf|xml|snapshot",
            defaultValue = "pdf",
            description = "Which document. Default: ${DEFAULT-VALUE}")
    private String as = "pdf";

    @Option(
            names = "--save",
            paramLabel = "FILE",
            description = "Fetch the document and check its hash.")
    private @Nullable Path file;

    @Override
    int run(Connection cloud) {
        Path target = file;
        if (target != null) {
            save(cloud, target);
        } else if (isLinkWanted) {
            out().println(DocumentLink.of(cloud, number, as).url());
        } else {
            show(cloud);
        }
        return 0;
    }

    private void save(Connection cloud, Path target) {
        DocumentLink link = DocumentLink.of(cloud, number, as);
        byte[] document = link.fetch(cloud);
        write(target, document);
        out().println(target + ": " + document.length + " bytes, SHA-256 " + link.sha256());
    }

    private static void write(Path target, byte[] document) {
        try {
            Files.write(target, document);
        } catch (IOException e) {
            throw new CommandFailure("can't write " + target + ": " + e.getMessage(), e);
        }
    }

    private void show(Connection cloud) {
        Connection.Reply reply =
                cloud.call("GET", "/invoices/" + Connection.encoded(number), "audit", null);
        if (reply.status() == 404) {
            throw new CommandFailure("there is no invoice " + number);
        } else if (reply.status() != 200) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        JsonNode json = reply.json();
        FACTS.forEach(name -> line(name, json.path("invoice").path(name)));
        line("corrects", json.path("corrects"));
        line("purchaseOrder", json.path("purchaseOrder"));
        for (JsonNode document : json.path("documents")) {
            line(document.path("as").asText(), document.path("sha256"));
        }
        hold(json.path("hold"));
        for (JsonNode given : json.path("links")) {
            out().printf(
                            "%-14s %s by %s from %s%n",
                            "link given",
                            given.path("at").asText(),
                            given.path("principal").asText(),
                            given.path("sourceIp").asText());
        }
    }

    private void line(String name, JsonNode value) {
        if (value.isTextual()) {
            out().printf("%-14s %s%n", name, value.asText());
        }
    }

    private void hold(JsonNode hold) {
        if (hold.isObject()) {
            out().printf(
                            "%-14s %s by %s on %s: %s%n",
                            "legal hold",
                            hold.path("held").asBoolean() ? "put" : "released",
                            hold.path("changedBy").asText(),
                            hold.path("changedAt").asText(),
                            hold.path("reason").asText());
        }
    }
}
