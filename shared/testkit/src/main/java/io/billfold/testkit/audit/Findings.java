package io.billfold.testkit.audit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What is wrong, in the order in which it was found. */
final class Findings {
    /** More than anybody reads; a broken run must not fill the memory. */
    private static final int KEPT_MAX = 500;

    private final List<Violation> violations = new ArrayList<>();

    /** Notes a violation where something does not hold; parts are for {@link String#format}. */
    @SuppressWarnings("AnnotateFormatMethod") // the form is written beside every call
    void require(boolean holds, Invariant invariant, String form, @Nullable Object... parts) {
        if (!holds && violations.size() < KEPT_MAX) {
            violations.add(new Violation(invariant.shortName(), form.formatted(parts)));
        }
    }

    List<Violation> violations() {
        return List.copyOf(violations);
    }
}
