package io.billfold.testkit.audit;

/**
 * A call of the HTTP API and its answer.
 *
 * @param route as the template has it, for example {@code POST /payments}
 * @param path as it was called, for example {@code /invoices/MU-2026-000042/document}
 * @param body what was sent; empty for none
 * @param principal who called, for example the client's id; empty where nobody says so
 * @param status of the answer, for example 201
 * @param answer its body
 * @param genuine whether signature or token were right
 */
@SuppressWarnings("ArrayRecordComponent") // told once and never compared
public record Call(
        String route,
        String path,
        byte[] body,
        String principal,
        int status,
        String answer,
        boolean genuine) {}
