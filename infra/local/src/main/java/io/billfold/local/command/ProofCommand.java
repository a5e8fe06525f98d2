package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Fetches the proof of a document. */
@Command(
        name = "proof",
        sortOptions = false,
        description = {
            "Fetch the proof that an invoice was sealed, to be kept beside its PDF: 'billfold verify'"
                    + " then proves it without a cloud."
        },
        footer = {
            "",
            "Example:",
            "  billfold proof MU-2026-000001 --out MU-2026-000001.proof.json"
        })
final class ProofCommand extends CloudCommand {
    @Parameters(paramLabel = "NUMBER", description = "For example MU-2026-000001.")
    private String number = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write it. Default: NUMBER.proof.json")
    private @Nullable Path file;

    @Override
    int run(Connection cloud) {
        String path = "/invoices/" + Connection.encoded(number) + "/proof";
        Connection.Reply reply = cloud.call("GET", path, "audit", null);
        switch (reply.status()) {
            case 200 -> write(reply);
            case 202 -> throw notYet(reply.json().path("state").asText());
            case 404 -> throw new CommandFailure("there is no invoice " + number);
            default -> throw new CommandFailure("refused: " + Problems.of(reply));
        }
        return 0;
    }

    private CommandFailure notYet(String state) {
        return new CommandFailure(
                number + " is not sealed yet (" + state + "): a day is sealed when it is over");
    }

    private void write(Connection.Reply reply) {
        Path target = file == null ? Path.of(number + ".proof.json") : file;
        try {
            Files.write(target, reply.body());
        } catch (IOException e) {
            throw new CommandFailure("can't write " + target + ": " + e.getMessage(), e);
        }
        JsonNode seal = reply.json().path("seal");
        out().printf(
                        "%s: document %d of %d in the seal of %s%n",
                        target,
                        reply.json().path("index").asLong() + 1,
                        seal.path("documents").asLong(),
                        seal.path("day").asText());
    }
}
