package io.billfold.lambda;

import io.billfold.events.EventJson;
import io.micronaut.json.tree.JsonNode;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;

/** Around a call of the HTTP API: its limits, and faults that must not show. */
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
        try {
            return HttpAnswer.of(answer(event), codec);
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            LOG.error("call {} failed", Fields.text(event, "routeKey"), e);
            String id = Fields.text(event, "requestContext", "requestId");
            return HttpAnswer.of(Answer.fault(requestId == null ? id : requestId), codec);
        }
    }

    private Answer answer(JsonNode event) throws Exception {
        Optional<Call> call = HttpCalls.read(event);
        if (call.isEmpty()) {
            return Answer.problem(
                    400, "Body unreadable", "The body is not what its encoding says.");
        }
        Optional<Answer> refusal = CallLimits.refusal(call.get(), handler.bodyBytesMax());
        return refusal.isPresent() ? refusal.get() : handler.answer(call.get());
    }
}
