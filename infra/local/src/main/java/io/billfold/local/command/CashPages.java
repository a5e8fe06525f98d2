package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What {@code GET /cash} shows, page by page. */
final class CashPages {
    private static final String SCOPE = "collections:read";
    private static final int TEXT_MAX = 80;

    private final Connection cloud;
    private final String seller;

    CashPages(Connection cloud, String seller) {
        this.cloud = cloud;
        this.seller = seller;
    }

    /** What somebody has to look at, the oldest first. */
    List<JsonNode> work() {
        return all("list=work");
    }

    /** The entries of a statement, in its order. */
    List<JsonNode> entriesOf(JsonNode statement) {
        return all(
                "list=entries&account="
                        + Connection.encoded(statement.path("account").asText())
                        + "&statement="
                        + Connection.encoded(statement.path("id").asText()));
    }

    private List<JsonNode> all(String query) {
        List<JsonNode> entries = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = page(query + after);
            page.path("entries").forEach(entries::add);
            JsonNode next = page.path("next");
            after = next.isTextual() ? "&after=" + Connection.encoded(next.asText()) : "";
        } while (!after.isEmpty());
        return entries;
    }

    /** The statements that a file holds, as far as they were taken in. */
    List<JsonNode> statementsOf(CashFile file) {
        return StreamSupport.stream(page("list=statements").path("statements").spliterator(), false)
                .filter(it -> it.path("fileSha256").asText().equals(file.sha256()))
                .toList();
    }

    /** Why this very file or its statements were refused this month. */
    List<String> refusalsOf(CashFile file) {
        String query = "list=refused&file=" + Connection.encoded(file.key());
        return StreamSupport.stream(page(query).path("refused").spliterator(), false)
                .filter(file::isRefusedBy)
                .map(it -> it.path("reason").asText())
                .toList();
    }

    /**
     * All that was refused in a month, the oldest first.
     *
     * @param month for example {@code 2026-03}; empty for this one
     */
    TextTable refused(String month) {
        TextTable table = TextTable.of("at", "refused");
        String query = "list=refused" + (month.isEmpty() ? "" : "&month=" + month);
        for (JsonNode each : page(query).path("refused")) {
            table.row(each.path("at").asText(), each.path("reason").asText());
        }
        return table;
    }

    private JsonNode page(String query) {
        String path = "/cash?seller=" + Connection.encoded(seller) + "&" + query;
        Connection.Reply reply = cloud.call("GET", path, SCOPE, null);
        if (reply.status() != 200) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        return reply.json();
    }

    static String head(JsonNode statement) {
        String gap = statement.path("gap").asText("");
        return "statement %s of %s, %s: %s to %s %s, %d entries%s"
                .formatted(
                        statement.path("id").asText(),
                        statement.path("account").asText(),
                        statement.path("closedOn").asText(),
                        statement.path("opening").asText(),
                        statement.path("closing").asText(),
                        statement.path("currency").asText(),
                        statement.path("entries").asInt(),
                        gap.isEmpty() || gap.equals("null") ? "" : "; " + gap);
    }

    /** One row for each entry, with what it was matched with. */
    static TextTable table(List<JsonNode> entries) {
        TextTable table =
                TextTable.of("id", "booked", "amount", "state", "account", "for", "sure", "why");
        entries.forEach(entry -> addTo(table, entry));
        return table;
    }

    private static void addTo(TextTable table, JsonNode entry) {
        JsonNode best = entry.path("suggestions").path(0);
        table.row(
                entry.path("id").asText(),
                entry.path("bookedOn").asText(),
                entry.path("amount").asText() + " " + entry.path("currency").asText(),
                entry.path("state").asText(),
                entry.path("account").isTextual() ? entry.path("account").asText() : "",
                settled(entry),
                best.isMissingNode() ? "" : sure(best.path("confidence").asInt()),
                why(entry, best));
    }

    private static String settled(JsonNode entry) {
        return StreamSupport.stream(entry.path("applied").spliterator(), false)
                .map(it -> it.path("invoice").asText() + "=" + settled(entry, it))
                .collect(Collectors.joining(" "));
    }

    private static String settled(JsonNode entry, JsonNode invoice) {
        String amount = invoice.path("settled").asText();
        boolean isSame = invoice.path("currency").equals(entry.path("currency"));
        return isSame ? amount : amount + " " + invoice.path("currency").asText();
    }

    /** Thousandths as a share of one. */
    private static String sure(int confidence) {
        return BigDecimal.valueOf(confidence, 3).toPlainString();
    }

    private static String why(JsonNode entry, JsonNode best) {
        JsonNode steps = entry.path("steps");
        JsonNode last = steps.path(steps.size() - 1);
        String why =
                steps.size() > 1
                        ? last.path("by").asText() + ": " + last.path("why").asText()
                        : best.path("reason").asText(last.path("why").asText());
        String wanted = entry.path("certificateWanted").asBoolean() ? "certificate wanted; " : "";
        String text = wanted + Objects.toString(why, "");
        return text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) + "..." : text;
    }
}
