package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** What {@code GET /withholding} shows, page by page. */
final class WithholdingPages {
    private WithholdingPages() {}

    /** All that a question finds. */
    static List<JsonNode> all(Connection cloud, String query) {
        List<JsonNode> claims = new ArrayList<>();
        String after = "";
        do {
            Connection.Reply reply =
                    cloud.call("GET", "/withholding?" + query + after, "collections:read", null);
            if (reply.status() != 200) {
                throw new CommandFailure("refused: " + Problems.of(reply));
            }
            reply.json().path("withholding").forEach(claims::add);
            JsonNode next = reply.json().path("next");
            after = next.isTextual() ? "&after=" + Connection.encoded(next.asText()) : "";
        } while (!after.isEmpty());
        return claims;
    }

    /** One row for each claim. */
    static TextTable table(List<JsonNode> claims) {
        TextTable table =
                TextTable.of(
                        "id",
                        "country",
                        "year",
                        "account",
                        "invoice",
                        "amount",
                        "withheld",
                        "state",
                        "certificate");
        for (JsonNode claim : claims) {
            table.row(
                    claim.path("id").asText(),
                    claim.path("country").asText(),
                    claim.path("year").asText(),
                    claim.path("account").asText(),
                    claim.path("invoice").asText(),
                    claim.path("amount").asText() + " " + claim.path("currency").asText(),
                    claim.path("withheldOn").asText(),
                    claim.path("state").asText(),
                    claim.at("/certificate/number").asText(""));
        }
        return table;
    }
}
