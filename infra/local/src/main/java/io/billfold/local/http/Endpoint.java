package io.billfold.local.http;

/** Answers requests. */
@FunctionalInterface
public interface Endpoint {
    /** Answers one request; what it throws becomes a 500. */
    Answer answer(Request request);
}
