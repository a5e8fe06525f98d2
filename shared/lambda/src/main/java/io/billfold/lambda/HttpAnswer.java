package io.billfold.lambda;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.billfold.events.EventJson;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** An {@link Answer} in payload format 2.0 of the HTTP API; bodies are text, so never base64. */
@Serdeable
record HttpAnswer(
        int statusCode,
        Map<String, String> headers,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String body,
        @JsonProperty("isBase64Encoded") boolean isBase64Encoded) {
    static HttpAnswer of(Answer answer, EventJson codec) {
        return new HttpAnswer(answer.status(), answer.headers(), body(answer.body(), codec), false);
    }

    private static @Nullable String body(@Nullable Object body, EventJson codec) {
        if (body == null) {
            return null;
        }
        return body instanceof Answer.Page(String html) ? html : codec.write(body);
    }
}
