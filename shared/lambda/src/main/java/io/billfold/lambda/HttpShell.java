package io.billfold.lambda;

import io.billfold.events.EventJson;
import io.micronaut.json.tree.JsonNode;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Around a call of the HTTP API: the limit of its body, and faults that must not show. */
final class HttpShell {
    private static final Logger LOG = LoggerFactory.getLogger(HttpShell.class);

    private final Triggers.CallHandler handler;
    private final EventJson codec;

    HttpShell(Triggers.CallHandler handler, EventJson codec) {
        this.handler = handler;
        this.codec = codec;
    }

    /** The answer in the form that the HTTP API reads; faults are answered with status 500. */
    HttpAnswer answer(JsonNode event, @Nullable String requestId) {
        Call call = HttpCalls.read(event);
        try {
            return HttpAnswer.of(limited(call), codec);
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            LOG.error("call {} failed", call.routeKey(), e);
            String id = requestId == null ? call.requestId() : requestId;
            return HttpAnswer.of(Answer.fault(id), codec);
        }
    }

    private Answer limited(Call call) throws Exception {
        if (call.body().length > Call.BODY_BYTES_MAX) {
            return Answer.problem(
                    413,
                    "Body too large",
                    "The body has %d bytes, at most %d are taken. Send less in one call."
                            .formatted(call.body().length, Call.BODY_BYTES_MAX));
        }
        return handler.answer(call);
    }
}
