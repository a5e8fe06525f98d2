package io.billfold.local.functions;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.local.http.Json;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which items of a batch a function reported as failed.
 *
 * @param failed their identifiers
 */
record BatchAnswer(Set<String> failed) {

    /**
     * Reads a function's answer.
     *
     * @param partial whether the mapping asks for failures per item; else none are read
     */
    static BatchAnswer of(byte[] answer, boolean partial) {
        Set<String> failed = new LinkedHashSet<>();
        if (partial && answer.length > 0) {
            for (JsonNode failure : Json.parse(answer).path("batchItemFailures")) {
                failed.add(failure.path("itemIdentifier").asText());
            }
        }
        return new BatchAnswer(failed);
    }
}
