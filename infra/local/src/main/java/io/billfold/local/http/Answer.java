package io.billfold.local.http;

import com.fasterxml.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an endpoint answers.
 *
 * @param status the HTTP status
 * @param headers by lower-case name
 * @param body sent as it is; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // answers are never compared
public record Answer(int status, Map<String, List<String>> headers, byte[] body) {

    /** An answer without a body. */
    public static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0]);
    }

    /** An answer in JSON. */
    public static Answer json(int status, JsonNode body) {
        return new Answer(
                status, Map.of("content-type", List.of("application/json")), Json.bytes(body));
    }

    /** An answer in XML. */
    public static Answer xml(int status, String body) {
        return new Answer(
                status,
                Map.of("content-type", List.of("application/xml")),
                ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + body)
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** {"message": ...}, as API Gateway says what is wrong. */
    public static Answer message(int status, String message) {
        return json(status, Json.object().put("message", message));
    }

    /** The same with one more header. */
    public Answer with(String name, String value) {
        Map<String, List<String>> more = new TreeMap<>(headers);
        more.put(name, List.of(value));
        return new Answer(status, more, body);
    }
}
