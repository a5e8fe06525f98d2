package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.local.http.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the mails that were caught. */
@Command(
        name = "mails",
        sortOptions = false,
        description = "List the mails that the local cloud caught instead of sending them.")
final class MailsCommand extends CloudCommand {
    @Option(names = "--text", description = "Show each mail's text too.")
    private boolean text;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    int run(Connection cloud) {
        JsonNode mails = cloud.mails();
        if (json) {
            out().println(Json.text(mails));
        } else if (text) {
            mails.forEach(this::print);
        } else {
            TextTable table = TextTable.of("at", "to", "subject");
            mails.forEach(m -> table.row(m.path("at").asText(), to(m), m.path("subject").asText()));
            out().print(table.isEmpty() ? "no mail was sent yet\n" : table.render(0));
        }
        return 0;
    }

    private void print(JsonNode mail) {
        out().println("At:      " + mail.path("at").asText());
        out().println("From:    " + mail.path("from").asText());
        out().println("To:      " + to(mail));
        out().println("Subject: " + mail.path("subject").asText());
        out().println();
        out().println(mail.path("text").asText().indent(4));
    }

    private static String to(JsonNode mail) {
        StringBuilder to = new StringBuilder();
        mail.path("to").forEach(it -> to.append(to.isEmpty() ? "" : ", ").append(it.asText()));
        return to.toString();
    }
}
