package io.billfold.recorddelivery;

import io.billfold.billing.Problem;
import io.billfold.events.EventJson;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.MessageJson;
import io.billfold.store.ExchangeStore;
import io.micronaut.json.tree.JsonNode;

import jakarta.inject.Singleton;

import java.util.List;

/**
 * Files that the access point drops: UBL ApplicationResponses as they came, or JSON of our own with
 * {@code version}, {@code number}, {@code status}, {@code at} and {@code text}. What can't be
 * understood stays where it is, and is kept among the refused.
 */
@Singleton
class PeppolFiles {
    /** An ApplicationResponse has a few KB. */
    static final int FILE_BYTES_MAX = 256 * 1024;

    private final ExchangeStore exchange;
    private final MessageJson json;
    private final RecordReport record;
    private final Refusals refusals;

    PeppolFiles(ExchangeStore exchange, EventJson json, RecordReport record, Refusals refusals) {
        this.exchange = exchange;
        this.json = new MessageJson(json, FILE_BYTES_MAX);
        this.record = record;
        this.refusals = refusals;
    }

    /** Takes a file that was dropped. */
    void take(String key) {
        byte[] content = exchange.beginning(key, FILE_BYTES_MAX + 1);
        try {
            PeppolReport report = read(content);
            if (!record.ofPeppol(report)) {
                refusals.keep(
                        key, content, "is about " + report.number() + ", which went no such way");
            }
        } catch (IllegalArgumentException e) {
            refusals.keep(key, content, String.valueOf(e.getMessage()));
        }
    }

    private PeppolReport read(byte[] content) {
        if (content.length > FILE_BYTES_MAX) {
            throw new IllegalArgumentException("is longer than " + FILE_BYTES_MAX + " bytes");
        }
        boolean isJson = content.length > 0 && content[0] == '{';
        return isJson ? readJson(content) : ApplicationResponse.read(content);
    }

    private PeppolReport readJson(byte[] content) {
        return switch (json.read(content)) {
            case MessageJson.Result.Unreadable(Problem problem) ->
                    throw new IllegalArgumentException(words(List.of(problem)));
            case MessageJson.Result.Tree(JsonNode tree) -> {
                FieldReader in = FieldReader.of(tree);
                Field<PeppolReport> report = PeppolReport.file(in);
                if (!report.isRight()) {
                    throw new IllegalArgumentException(words(in.problems()));
                }
                yield report.get();
            }
        };
    }

    private static String words(List<Problem> problems) {
        Problem first = problems.getFirst();
        return (first.field() + " " + first.reason()).strip();
    }
}
