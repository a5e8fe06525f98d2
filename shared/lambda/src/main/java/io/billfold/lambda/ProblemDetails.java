package io.billfold.lambda;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.billfold.events.FieldProblem;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Problem details for HTTP APIs (RFC 9457).
 *
 * @param type {@code about:blank}: the title and the status say it all
 * @param errors extension: what is wrong, by field
 * @param requestId extension: what to ask us about, for faults of ours
 */
@Serdeable
record ProblemDetails(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldProblem> errors,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String requestId) {
    private static final String TYPE = "about:blank";

    ProblemDetails(String title, int status, String detail, List<FieldProblem> errors) {
        this(TYPE, title, status, detail, errors, null);
    }

    static ProblemDetails fault(String requestId) {
        return new ProblemDetails(
                TYPE,
                "Internal error",
                500,
                "The call failed on our side. Try again, or ask with the request id.",
                List.of(),
                requestId);
    }
}
