package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.billing.exchange.PublishedDay;
import io.billfold.billing.exchange.QuotedRate;
import io.billfold.events.exchange.RatesReader;
import io.billfold.local.http.Json;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Sends rates to {@code PUT /exchange-rates} in pages, and counts the answers. */
final class RatesSender {
    private static final int OK = 200;

    private final Connection cloud;
    private final boolean replaces;
    private final List<String> refused = new ArrayList<>();
    private long added;
    private long known;
    private long replaced;
    private long untouched;

    RatesSender(Connection cloud, boolean replaces) {
        this.cloud = cloud;
        this.replaces = replaces;
    }

    /** What was refused, each rate with its reason. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    /** The counts in one sentence. */
    String summary() {
        return "%d rates added, %d known, %d replaced, %d on pages that were refused"
                .formatted(added, known, replaced, untouched);
    }

    /** Sends days, the oldest first. */
    void send(List<PublishedDay> days) {
        List<QuotedRate> page = new ArrayList<>();
        Set<YearMonth> months = new HashSet<>();
        for (PublishedDay day : days) {
            YearMonth month = YearMonth.from(day.date());
            boolean isFull =
                    page.size() + day.perEuro().size() > RatesReader.RATES_MAX
                            || (months.size() == RatesReader.MONTHS_MAX && !months.contains(month));
            if (isFull) {
                sendPage(page);
                page.clear();
                months.clear();
            }
            page.addAll(day.rates());
            months.add(month);
        }
        sendPage(page);
    }

    private void sendPage(List<QuotedRate> page) {
        if (page.isEmpty()) {
            return;
        }
        Connection.Reply reply = cloud.call("PUT", "/exchange-rates", "tax:write", body(page));
        if (reply.status() == OK) {
            added += reply.json().path("added").asLong();
            known += reply.json().path("known").asLong();
            replaced += reply.json().path("replaced").asLong();
            return;
        }
        untouched += page.size();
        JsonNode errors = reply.json().path("errors");
        for (JsonNode error : errors) {
            refused.add(error.path("field").asText() + ": " + error.path("reason").asText());
        }
        if (errors.isEmpty()) {
            refused.add(reply.status() + " " + reply.reason());
        }
    }

    private ObjectNode body(List<QuotedRate> page) {
        ObjectNode body =
                Json.object().put("version", 1).put("source", "ECB").put("replace", replaces);
        ArrayNode rates = body.putArray("rates");
        for (QuotedRate rate : page) {
            rates.addObject()
                    .put("date", rate.date().toString())
                    .put("currency", rate.currency())
                    .put("perEuro", rate.perEuro().toPlainString());
        }
        return body;
    }
}
