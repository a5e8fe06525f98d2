package io.billfold.store;

import io.billfold.billing.Problem;
import io.micronaut.serde.annotation.Serdeable;

import java.util.List;

/** The stored form of a list of {@link Problem}s, version 1. */
@Serdeable
record StoredProblems(int version, List<Line> problems) {
    /** The stored form of a {@link Problem}. */
    @Serdeable
    record Line(String field, String reason) {}

    static StoredProblems of(List<Problem> problems) {
        return new StoredProblems(
                1, problems.stream().map(p -> new Line(p.field(), p.reason())).toList());
    }

    List<Problem> toProblems() {
        StoredVersion.check("problems", version);
        return problems.stream().map(line -> new Problem(line.field(), line.reason())).toList();
    }
}
