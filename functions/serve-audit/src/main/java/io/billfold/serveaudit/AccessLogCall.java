package io.billfold.serveaudit;

import io.billfold.billing.access.AccessAction;
import io.billfold.billing.access.AccessEntry;
import io.billfold.billing.access.AccessHead;
import io.billfold.billing.access.Caller;
import io.billfold.billing.access.Permission;
import io.billfold.events.EventJson;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.AccessLog;
import io.billfold.store.AccessLogStore;

import jakarta.inject.Singleton;

import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;

/** {@code GET /access-log?month=2026-01}. */
@Singleton
class AccessLogCall {
    /** The most entries of one answer: each is at most 2 KB. */
    static final int LIMIT_MAX = 500;

    private final EventJson json;
    private final AccessLogStore store;
    private final AccessLog log;
    private final InstantSource clock;

    AccessLogCall(EventJson json, AccessLogStore store, AccessLog log, InstantSource clock) {
        this.json = json;
        this.store = store;
        this.log = log;
        this.clock = clock;
    }

    /** Which page is asked for. */
    private record Query(YearMonth month, int after, int limit) {}

    /**
     * Answers a call.
     *
     * @return 200 with a page of entries; 403 for another role; 422 with what is wrong; 503 when it
     *     could not be written down
     */
    Answer answer(Call call, Caller caller) {
        if (!caller.roles().may(Permission.ACCESS_LOG)) {
            return Refusals.forbidden(caller, Permission.ACCESS_LOG);
        }
        FieldReader in = FieldReader.of(json.toTree(call.query()));
        Field<Query> query = query(in);
        return in.problems().isEmpty()
                ? answer(query.get(), caller)
                : Refusals.wrong("Access log refused", in.problems());
    }

    private static Field<Query> query(FieldReader in) {
        Field<YearMonth> month = in.required("month", Forms.text(AccessLogCall::month));
        Field<Integer> after = in.optional("after", Forms.integer(0, Integer.MAX_VALUE), 0);
        Field<Integer> limit = in.optional("limit", Forms.integer(1, LIMIT_MAX), LIMIT_MAX);
        return in.build(() -> new Query(month.get(), after.get(), limit.get()));
    }

    private static YearMonth month(String text) {
        if (!text.matches("[0-9]{4}-(0[1-9]|1[0-2])")) {
            throw new IllegalArgumentException(
                    "must be a month such as 2026-01, was '" + Forms.shortened(text) + "'");
        }
        return YearMonth.parse(text);
    }

    private Answer answer(Query query, Caller caller) {
        AccessHead head = store.head();
        List<AccessEntry> entries = store.listAfter(query.month(), query.after(), query.limit());
        boolean isKept =
                log.keep(
                        caller.access(
                                clock.instant(),
                                AccessAction.LOG_READ,
                                query.month().toString(),
                                entries.size() + " entries after " + query.after()));
        return isKept ? Answer.json(200, page(query, entries, head)) : Refusals.busy();
    }

    private static AccessLogAnswer page(Query query, List<AccessEntry> entries, AccessHead head) {
        return new AccessLogAnswer(
                query.month().toString(),
                entries.stream().map(AccessLogAnswer.Entry::of).toList(),
                entries.size() < query.limit() ? null : Long.toString(entries.getLast().sequence()),
                AccessLogAnswer.Head.of(head));
    }
}
