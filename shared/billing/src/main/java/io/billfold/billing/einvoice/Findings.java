package io.billfold.billing.einvoice;

import io.billfold.billing.Problem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Collects what rules find, in the order of checking. */
final class Findings {
    private final List<Problem> problems = new ArrayList<>();

    /** A field that must be there. */
    void require(@Nullable Object value, String field, String rule) {
        check(value != null, field, "is missing", rule);
    }

    /** A field that must be right. */
    void check(boolean isRight, String field, String reason, String rule) {
        if (!isRight) {
            problems.add(new Problem(field, reason + " (" + rule + ")"));
        }
    }

    List<Problem> all() {
        return List.copyOf(problems);
    }
}
