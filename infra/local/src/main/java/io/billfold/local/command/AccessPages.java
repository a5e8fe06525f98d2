package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.billing.access.AccessEntry;
import io.billfold.billing.access.AccessHead;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/** Reads the access log of some months, page by page. */
final class AccessPages {
    private final Connection cloud;
    private final YearMonth first;
    private final YearMonth last;
    private @Nullable AccessHead head;

    AccessPages(Connection cloud, YearMonth first, YearMonth last) {
        this.cloud = cloud;
        this.first = first;
        this.last = last;
    }

    /**
     * Hands over each entry, in the order of the log.
     *
     * @throws CommandFailure when the log can't be read
     */
    void each(Consumer<AccessEntry> taker) {
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            String next = "0";
            while (!next.isEmpty()) {
                JsonNode page = page(month, next);
                page.path("entries").forEach(entry -> taker.accept(AccessLogCommand.entry(entry)));
                next = page.path("next").isTextual() ? page.path("next").asText() : "";
            }
        }
    }

    private JsonNode page(YearMonth month, String after) {
        String path = "/access-log?month=" + month + "&after=" + after;
        Connection.Reply reply = cloud.call("GET", path, "audit", null);
        if (reply.status() != 200) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        if (head == null) {
            head = head(reply.json().path("head"));
        }
        return reply.json();
    }

    private static AccessHead head(JsonNode json) {
        return new AccessHead(
                json.path("sequence").asLong(),
                json.path("hash").asText(),
                Instant.parse(json.path("at").asText()));
    }

    /** The end that the log noted when reading began; null when it is in a month after the last. */
    @Nullable AccessHead end() {
        AccessHead noted = head;
        return noted == null || YearMonth.from(noted.at().atOffset(ZoneOffset.UTC)).isAfter(last)
                ? null
                : noted;
    }
}
