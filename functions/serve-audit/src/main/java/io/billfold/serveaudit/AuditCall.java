package io.billfold.serveaudit;

import io.billfold.billing.access.Caller;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;

import jakarta.inject.Singleton;

import java.util.Optional;

/** Hands each call to what answers it, with who calls. */
@Singleton
class AuditCall {
    private final SearchCall search;
    private final FactsCall facts;
    private final DocumentCall document;
    private final HoldCall hold;
    private final AccessLogCall accessLog;

    AuditCall(
            SearchCall search,
            FactsCall facts,
            DocumentCall document,
            HoldCall hold,
            AccessLogCall accessLog) {
        this.search = search;
        this.facts = facts;
        this.document = document;
        this.hold = hold;
        this.accessLog = accessLog;
    }

    /**
     * Answers a call.
     *
     * @return 403 with the reason when the token does not say who calls, or does not allow it; else
     *     what the call's own class says
     */
    Answer answer(Call call) {
        Optional<Caller> caller =
                Caller.of(
                        call.claims().get("sub"), call.scopes(), call.sourceIp(), call.requestId());
        return caller.isEmpty()
                ? Answer.problem(
                        403,
                        "Not allowed",
                        "access is kept by name: the token has no sub, or one of more than "
                                + Caller.PRINCIPAL_LENGTH_MAX
                                + " characters")
                : answer(call, caller.get());
    }

    private Answer answer(Call call, Caller caller) {
        return switch (call.routeKey()) {
            case "GET /invoices" -> search.answer(call, caller);
            case "GET /invoices/{number}" -> facts.answer(call, caller);
            case "GET /invoices/{number}/document" -> document.answer(call, caller);
            case "PUT /invoices/{number}/hold" -> hold.answer(call, caller);
            case "GET /access-log" -> accessLog.answer(call, caller);
            default -> throw new IllegalStateException("no such route: " + call.routeKey());
        };
    }
}
