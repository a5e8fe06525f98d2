package io.billfold.lambda;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.billfold.events.EventJson;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.Base64;
import java.util.Map;

/**
 * An {@link Answer} in payload format 2.0 of the HTTP API: files are in base64, all else is text.
 */
@Serdeable
record HttpAnswer(
        int statusCode,
        Map<String, String> headers,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String body,
        @JsonProperty("isBase64Encoded") boolean isBase64Encoded) {
    static HttpAnswer of(Answer answer, EventJson codec) {
        boolean isFile = answer.body() instanceof Answer.Content;
        return new HttpAnswer(
                answer.status(), answer.headers(), body(answer.body(), codec), isFile);
    }

    private static @Nullable String body(@Nullable Object body, EventJson codec) {
        return switch (body) {
            case null -> null;
            case Answer.Page(String text) -> text;
            case Answer.Content(byte[] bytes) -> Base64.getEncoder().encodeToString(bytes);
            default -> codec.write(body);
        };
    }
}
