package io.billfold.local.command;

import io.billfold.local.http.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets mail go to an account's address again. */
@Command(
        name = "mail-release",
        sortOptions = false,
        description = {
            "Let mail go again to an account's address, after a hard bounce or a complaint"
                    + " (POST /accounts/{id}/mail-release). Who did it, when and why is recorded."
        },
        footer = {"", "Example:", "  billfold mail-release acme --reason \"Mailbox was mended\""})
final class MailReleaseCommand extends CloudCommand {
    @Parameters(paramLabel = "ACCOUNT", description = "For example acme.")
    private String account = "";

    @Option(names = "--reason", required = true, description = "Why; it is kept.")
    private String reason = "";

    @Override
    int run(Connection cloud) {
        Connection.Reply reply =
                cloud.call(
                        "POST",
                        "/accounts/" + Connection.encoded(account) + "/mail-release",
                        "billing:write",
                        Json.object().put("version", 1).put("reason", reason));
        if (reply.status() == 404) {
            throw new CommandFailure("there is no account " + account);
        } else if (reply.status() != 200) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        out().printf("mail goes to %s again%n", reply.json().path("email").asText());
        return 0;
    }
}
