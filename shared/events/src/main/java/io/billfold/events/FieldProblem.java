package io.billfold.events;

import io.billfold.billing.Problem;
import io.micronaut.serde.annotation.Serdeable;

/** A problem on the wire: see {@link Problem}. */
@Serdeable
public record FieldProblem(String field, String reason) {
    public static FieldProblem of(Problem problem) {
        return new FieldProblem(problem.field(), problem.reason());
    }
}
