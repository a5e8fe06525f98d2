package io.billfold.local.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Fetches a statement of account. */
@Command(
        name = "statement",
        sortOptions = false,
        description = {
            "Draw a statement of account (GET /accounts/{id}/statement): what was booked, what is"
                    + " open, in the customer's language."
        },
        footer = {
            "",
            "Example:",
            "  billfold statement acme --seller muster-de --from 2026-01-01 --out acme.pdf"
        })
final class StatementCommand extends CloudCommand {
    @Parameters(paramLabel = "ACCOUNT", description = "For example acme.")
    private String account = "";

    @Option(names = "--seller", paramLabel = "ID", required = true, description = "Who invoiced.")
    private String seller = "";

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "Needed where the account has more than one.")
    private @Nullable String currency;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "First day. Default: the first of the month three months before.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last day. Default: today.")
    private @Nullable String to;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write it. Default: statement-ACCOUNT.pdf")
    private @Nullable Path file;

    @Override
    int run(Connection cloud) {
        String path = "/accounts/" + Connection.encoded(account) + "/statement?" + query();
        Connection.Reply reply = cloud.call("GET", path, "collections:read", null);
        switch (reply.status()) {
            case 200 -> write(reply.body());
            case 404 -> throw new CommandFailure("there is no account " + account);
            default -> throw new CommandFailure("refused: " + Problems.of(reply));
        }
        return 0;
    }

    private String query() {
        Map<String, @Nullable String> asked = new LinkedHashMap<>();
        asked.put("seller", seller);
        asked.put("currency", currency);
        asked.put("from", from);
        asked.put("to", to);
        return asked.entrySet().stream()
                .filter(it -> it.getValue() != null)
                .map(it -> it.getKey() + "=" + Connection.encoded(String.valueOf(it.getValue())))
                .collect(Collectors.joining("&"));
    }

    private void write(byte[] pdf) {
        Path target = file == null ? Path.of("statement-" + account + ".pdf") : file;
        try {
            Files.write(target, pdf);
        } catch (IOException e) {
            throw new CommandFailure("can't write " + target + ": " + e.getMessage(), e);
        }
        out().printf("%s: statement of %s, %,d bytes%n", target, account, pdf.length);
    }
}
