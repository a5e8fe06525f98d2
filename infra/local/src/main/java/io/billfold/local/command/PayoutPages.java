package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** What {@code GET /payouts} shows, page by page. */
final class PayoutPages {
    private static final String SCOPE = "collections:read";

    private final Connection cloud;
    private final String seller;

    PayoutPages(Connection cloud, String seller) {
        this.cloud = cloud;
        this.seller = seller;
    }

    /**
     * Payouts by date.
     *
     * @param list {@code work} for those that somebody has to look at, or {@code all}
     */
    List<JsonNode> list(String list) {
        List<JsonNode> payouts = new ArrayList<>();
        String path = "/payouts?seller=" + Connection.encoded(seller) + "&list=" + list;
        String after = "";
        do {
            JsonNode page = answer(cloud, path + after);
            page.path("payouts").forEach(payouts::add);
            JsonNode next = page.path("next");
            after = next.isTextual() ? "&after=" + Connection.encoded(next.asText()) : "";
        } while (!after.isEmpty());
        return payouts;
    }

    /** Payouts that were read from a file. */
    List<JsonNode> of(String file) {
        return list("all").stream().filter(it -> it.path("file").asText().equals(file)).toList();
    }

    static JsonNode one(Connection cloud, String id) {
        return answer(cloud, "/payouts/" + Connection.encoded(id));
    }

    private static JsonNode answer(Connection cloud, String path) {
        Connection.Reply reply = cloud.call("GET", path, SCOPE, null);
        if (reply.status() != 200) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        return reply.json();
    }

    /** One row for each payout. */
    static TextTable table(List<JsonNode> payouts) {
        TextTable table =
                TextTable.of(
                        "payout",
                        "paid on",
                        "currency",
                        "announced",
                        "gross",
                        "fees",
                        "net",
                        "state",
                        "bank entry",
                        "differences");
        payouts.forEach(payout -> addTo(table, payout));
        return table;
    }

    private static void addTo(TextTable table, JsonNode payout) {
        int differences = payout.path("differences").size() + payout.path("more").asInt();
        table.row(
                payout.path("id").asText(),
                payout.path("paidOn").asText(),
                payout.path("currency").asText(),
                payout.path("announced").asText(),
                payout.path("gross").asText(),
                payout.path("fees").asText(),
                payout.path("net").asText(),
                payout.path("state").asText(),
                payout.path("confirmedBy").isTextual() ? payout.path("confirmedBy").asText() : "",
                differences == 0 ? "" : Integer.toString(differences));
    }

    /** Lines that are not in the books, and what people decided about lines. */
    static String lines(JsonNode payout) {
        TextTable missing = differences(payout);
        TextTable decided = decisions(payout);
        return (missing.isEmpty() ? "all lines are in the books\n" : missing.render(0))
                + (decided.isEmpty() ? "" : "\n" + decided.render(0));
    }

    /** What people decided: one row for each part. */
    private static TextTable decisions(JsonNode payout) {
        TextTable table = TextTable.of("line", "type", "decision", "amount", "by", "on", "why");
        for (JsonNode decision : payout.path("decisions")) {
            decision.path("as").forEach(part -> add(table, decision, part));
        }
        return table;
    }

    private static void add(TextTable table, JsonNode decision, JsonNode part) {
        table.row(
                decision.path("line").asText(),
                decision.path("type").asText(),
                decision.path("what").asText() + " " + part.path("kind").asText(),
                part.path("amount").asText() + " " + decision.path("currency").asText(),
                decision.path("by").asText(),
                decision.path("on").asText(),
                decision.path("reason").asText());
    }

    /** Why the provider's clearing account is not zero: one row for each line. */
    private static TextTable differences(JsonNode payout) {
        TextTable table = TextTable.of("line", "type", "missing", "why");
        for (JsonNode difference : payout.path("differences")) {
            String missing =
                    difference.path("missing").asText()
                            + " "
                            + difference.path("currency").asText();
            table.row(
                    difference.path("line").asText(),
                    difference.path("type").asText(),
                    missing,
                    difference.path("reason").asText());
        }
        return table;
    }
}
