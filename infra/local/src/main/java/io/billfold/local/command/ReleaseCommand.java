package io.billfold.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets a held draft go on. */
@Command(
        name = "release",
        sortOptions = false,
        description = {
            "Let a held draft go on, with seller and account as they are now (POST"
                    + " /drafts/{id}/release). It stays held while its reason is still there."
        })
final class ReleaseCommand extends CloudCommand {
    @Parameters(paramLabel = "DRAFT", description = "As billfold held lists it.")
    private String draft = "";

    @Option(
            names = "--po",
            paramLabel = "NUMBER",
            description = "Put it under this purchase order of the account.")
    private @Nullable String purchaseOrder;

    @Override
    int run(Connection cloud) {
        ObjectNode body = Json.object().put("version", 1);
        if (purchaseOrder != null) {
            body.put("purchaseOrder", purchaseOrder);
        }
        String path = "/drafts/" + Connection.encoded(draft) + "/release";
        Connection.Reply reply = cloud.call("POST", path, "billing:write", body);
        if (reply.status() != 200) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        out().printf("%s is %s%n", draft, reply.json().path("state").asText());
        return 0;
    }
}
