package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Asks for an audit package, waits for it, and fetches it. */
@Command(
        name = "audit-package",
        sortOptions = false,
        description = {
            "Put the documents, seals and books of a seller's period into one zip, and fetch it. The"
                    + " same request again gives the same package; one that is being made goes on"
                    + " when this command is stopped: fetch it later with the same options or --id."
        },
        footer = {
            "",
            "Example:",
            "  billfold audit-package muster-de --from 2026-01-01 --to 2026-03-31 --out q1.zip",
            "  billfold verify q1.zip"
        })
final class AuditPackageCommand extends CloudCommand {
    /** How often it is looked how far it is. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    @Parameters(paramLabel = "SELLER", arity = "0..1", description = "The seller's id.")
    private @Nullable String seller;

    @Option(names = "--from", paramLabel = "DAY", description = "The first day.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DAY", description = "The last day, which must be over.")
    private @Nullable String to;

    @Option(
            names = "--account",
            paramLabel = "ACCOUNT",
            description = "Only what is of this account.")
    private @Nullable String account;

    @Option(
            names = "--books",
            paramLabel = "FORM",
            split = ",",
            description = "saf-t, fec, csv, or none. Default: all that the seller's country knows")
    private @Nullable List<String> books;

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "Instead of all that: a package that was asked for before.")
    private @Nullable String id;

    @Option(
            names = "--out",
            paramLabel = "FILE.zip",
            required = true,
            description = "Where to write it.")
    private Path file = Path.of("");

    @Override
    int run(Connection cloud) {
        String asked = id == null ? ask(cloud) : id;
        JsonNode made = await(cloud, asked);
        cloud.download(made.path("url").asText(), file);
        out().printf(
                        "%s: %d documents, %d bytes%n",
                        file, made.path("documents").asLong(), made.path("bytes").asLong());
        return 0;
    }

    private String ask(Connection cloud) {
        if (seller == null || from == null || to == null) {
            throw wrongUse("give SELLER, --from and --to, or --id");
        }
        ObjectNode request =
                Json.object()
                        .put("version", 1)
                        .put("seller", seller)
                        .put("from", from)
                        .put("to", to);
        if (account != null) {
            request.put("account", account);
        }
        if (books != null) {
            var forms = request.putArray("books");
            books.stream().filter(form -> !form.equals("none")).forEach(forms::add);
        }
        Connection.Reply reply = cloud.call("POST", "/audit-packages", "audit", request);
        if (reply.status() != 202) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        return reply.json().path("id").asText();
    }

    private JsonNode await(Connection cloud, String asked) {
        String shown = "";
        while (true) {
            JsonNode found = find(cloud, asked);
            String state = found.path("state").asText();
            String progress = progress(asked, found);
            if (!progress.equals(shown)) {
                out().println(progress);
                out().flush();
                shown = progress;
            }
            switch (state) {
                case "finished" -> {
                    return found;
                }
                case "failed" ->
                        throw new CommandFailure(
                                asked + " can't be made: " + found.path("reason").asText());
                case "expired" ->
                        throw new CommandFailure(asked + " was deleted: ask for it again");
                default -> pause();
            }
        }
    }

    private static JsonNode find(Connection cloud, String asked) {
        Connection.Reply reply =
                cloud.call("GET", "/audit-packages/" + Connection.encoded(asked), "audit", null);
        if (reply.status() != 200) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        return reply.json();
    }

    private static String progress(String asked, JsonNode found) {
        return "%s %s: %d of %d documents, %d bytes"
                .formatted(
                        asked,
                        found.path("state").asText(),
                        found.path("documents").asLong(),
                        found.path("documentsTotal").asLong(),
                        found.path("bytes").asLong());
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }
}
