package io.billfold.lambda;

import io.billfold.billing.Problem;
import io.billfold.events.FieldProblem;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * The answer to a {@link Call}.
 *
 * @param status the HTTP status, for example 202
 * @param headers by name in lower case
 * @param body what is written as JSON through Serde (a {@code @Serdeable} record, a map, a tree);
 *     null for no body
 */
public record Answer(int status, Map<String, String> headers, @Nullable Object body) {
    private static final String CONTENT_TYPE = "content-type";

    public Answer {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("HTTP status must be 200 to 599, was " + status);
        }
        headers = Map.copyOf(headers);
    }

    /** An answer without a body. */
    public static Answer empty(int status) {
        return new Answer(status, Map.of(), null);
    }

    /** A value as JSON. */
    public static Answer json(int status, Object body) {
        return new Answer(status, Map.of(CONTENT_TYPE, "application/json"), body);
    }

    /** A body that is written as it is. */
    record Page(String text) {}

    /** A plain text, for a caller that looks for it and takes no JSON. */
    public static Answer text(int status, String text) {
        return new Answer(
                status, Map.of(CONTENT_TYPE, "text/plain; charset=utf-8"), new Page(text));
    }

    /** A body of bytes, which travels in base64. */
    @SuppressWarnings("ArrayRecordComponent") // written once and never compared
    record Content(byte[] bytes) {}

    /**
     * A file, which browsers save under its name.
     *
     * @param name of letters, digits, dots and hyphens
     */
    public static Answer file(String contentType, String name, byte[] bytes) {
        return new Answer(
                200,
                Map.of(
                        CONTENT_TYPE,
                        contentType,
                        "content-disposition",
                        "attachment; filename=\"" + name + "\"",
                        "cache-control",
                        "no-store"),
                new Content(bytes));
    }

    /**
     * A page for people, in plain words.
     *
     * @param title short
     * @param text a sentence or two
     */
    public static Answer page(int status, String title, String text) {
        String html =
                """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>%1$s</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <style>body{font:18px/1.5 sans-serif;max-width:32em;margin:4em auto;padding:0 1em}</style>
                </head><body><h1>%1$s</h1><p>%2$s</p></body></html>
                """
                        .formatted(escaped(title), escaped(text));
        return new Answer(
                status,
                Map.of(
                        CONTENT_TYPE,
                        "text/html; charset=utf-8",
                        "cache-control",
                        "no-store",
                        "content-security-policy",
                        "default-src 'none'; style-src 'unsafe-inline'"),
                new Page(html));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** A refusal without a list of fields: see {@link #problem(int, String, String, List)}. */
    public static Answer problem(int status, String title, String detail) {
        return problem(status, title, detail, List.of());
    }

    /**
     * A refusal in words for the person who called, as RFC 9457 problem details.
     *
     * @param title short and the same for every occurrence, for example "Payment refused"
     * @param detail what to do about this occurrence; never internals
     * @param problems what is wrong, by field
     */
    public static Answer problem(int status, String title, String detail, List<Problem> problems) {
        return problem(
                new ProblemDetails(
                        title, status, detail, problems.stream().map(FieldProblem::of).toList()));
    }

    /**
     * What the caller can mend, 422.
     *
     * @param title what is not done, for example "Payment refused"
     * @param problems what is wrong, by field
     */
    public static Answer refused(String title, List<Problem> problems) {
        return problem(422, title, "correct the fields in errors and send again", problems);
    }

    /** A body that is no JSON, 400, or has a field that can't be read, 422. */
    public static Answer unreadable(String title, Problem problem) {
        return problem.field().isEmpty()
                ? problem(400, title, "the body " + problem.reason())
                : refused(title, List.of(problem));
    }

    /** A fault of ours: the caller gets nothing but an id to ask about. */
    static Answer fault(String requestId) {
        return problem(ProblemDetails.fault(requestId));
    }

    private static Answer problem(ProblemDetails details) {
        return new Answer(
                details.status(), Map.of(CONTENT_TYPE, "application/problem+json"), details);
    }
}
