package io.billfold.serveaudit;

import io.billfold.billing.Problem;
import io.billfold.billing.access.AccessAction;
import io.billfold.billing.access.Caller;
import io.billfold.billing.access.Permission;
import io.billfold.events.EventJson;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.AccessLog;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** {@code GET /invoices}. */
@Singleton
class SearchCall {
    private final EventJson json;
    private final SearchInvoices search;
    private final AccessLog log;
    private final InstantSource clock;

    SearchCall(EventJson json, SearchInvoices search, AccessLog log, InstantSource clock) {
        this.json = json;
        this.search = search;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Answers a call.
     *
     * @return 200 with a page of invoices; 403 for a tax id that the role may not search by; 422
     *     with what is wrong in the query; 503 when it could not be written down
     */
    Answer answer(Call call, Caller caller) {
        if (!caller.roles().may(Permission.SEARCH)) {
            return Refusals.forbidden(caller, Permission.SEARCH);
        }
        return switch (InvoiceQuery.read(json, call.query())) {
            case InvoiceQuery.Reading.Wrong(List<Problem> problems) ->
                    Refusals.wrong("Search refused", problems);
            case InvoiceQuery.Reading.Read(InvoiceQuery query) -> answer(query, caller);
        };
    }

    private Answer answer(InvoiceQuery query, Caller caller) {
        if (query.search().taxId() != null && !caller.roles().may(Permission.TAX_ID)) {
            return Refusals.forbidden(caller, Permission.TAX_ID);
        }
        Instant now = clock.instant();
        SearchInvoices.Page page = search.search(query, now);
        String detail = page.found().size() + " found";
        return log.keep(caller.access(now, AccessAction.SEARCHED, query.search().words(), detail))
                ? Answer.json(200, answer(query, page, caller, now))
                : Refusals.busy();
    }

    private static SearchAnswer answer(
            InvoiceQuery query, SearchInvoices.Page page, Caller caller, Instant now) {
        String next = page.next();
        return new SearchAnswer(
                page.found().stream().map(found -> InvoiceRow.of(found, caller, now)).toList(),
                next == null ? null : Cursor.write(query.search(), next));
    }
}
