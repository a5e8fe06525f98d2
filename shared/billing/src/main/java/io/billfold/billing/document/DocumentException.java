package io.billfold.billing.document;

import io.billfold.billing.Problem;

import java.util.List;
import java.util.stream.Collectors;

/** A document that can't be: its figures do not add up, or something is missing in it. */
public final class DocumentException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /** What is wrong, at least one thing. */
    public DocumentException(List<Problem> problems) {
        super(
                problems.stream()
                        .map(it -> it.field() + " " + it.reason())
                        .collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, each by its field. */
    public List<Problem> problems() {
        return problems;
    }
}
