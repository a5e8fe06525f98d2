package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;

/** A request of operations to the HTTP API that must happen once. */
final class AdjustmentRequest {
    /** As many digits of a hash as make two requests of a day differ. */
    private static final int ID_LENGTH = 16;

    private final ObjectNode body = Json.object().put("version", 1);

    AdjustmentRequest(String reason) {
        body.put("reason", reason);
    }

    ObjectNode body() {
        return body;
    }

    /**
     * Sends it.
     *
     * @param id names it, or null for an id that is made of its content: the same command again is
     *     the same request
     * @throws CommandFailure naming each field that was refused
     */
    Connection.Reply send(Connection cloud, String path, @Nullable String id) {
        String made = DocumentLink.sha256(Json.bytes(body)).substring(0, ID_LENGTH);
        body.put("requestId", id == null ? "cli-" + made : id);
        Connection.Reply reply = cloud.call("POST", path, "billing:write", body);
        if (reply.status() / 100 != 2) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        return reply;
    }

    /** Sends it about an invoice and prints what will be issued. */
    void adjust(
            Connection cloud, String number, String what, @Nullable String id, PrintWriter out) {
        String path = "/invoices/" + Connection.encoded(number) + "/" + what;
        Connection.Reply reply = send(cloud, path, id);
        for (JsonNode document : reply.json().path("documents")) {
            out.printf(
                    "%s over %s %s (net %s, tax %s)%s%n",
                    document.path("kind").asText().replace('_', ' '),
                    document.path("currency").asText(),
                    document.path("total").asText(),
                    document.path("net").asText(),
                    document.path("tax").asText(),
                    reply.status() == 200 ? ": asked for before, nothing changed" : "");
        }
    }
}
