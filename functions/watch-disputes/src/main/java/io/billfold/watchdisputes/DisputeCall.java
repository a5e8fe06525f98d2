package io.billfold.watchdisputes;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.dispute.DisputeDates;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.events.EventJson;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.DisputeStore;
import io.billfold.store.LedgerStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** {@code GET /disputes} and {@code GET /disputes/{provider}/{id}}. */
@Singleton
class DisputeCall {
    /** The most cases of one answer: each is a KB or two. */
    static final int LIMIT_MAX = 100;

    /** The most entries of an account that are read to find those of a case. */
    static final int ENTRIES_MAX = 10_000;

    private final EventJson json;
    private final DisputeStore disputes;
    private final LedgerStore ledger;
    private final DisputeDates dates;
    private final InstantSource clock;

    DisputeCall(
            EventJson json,
            DisputeStore disputes,
            LedgerStore ledger,
            DisputeDates dates,
            InstantSource clock) {
        this.json = json;
        this.disputes = disputes;
        this.ledger = ledger;
        this.dates = dates;
        this.clock = clock;
    }

    /**
     * Cases of a seller that were opened in a month, or all of an account.
     *
     * @param month UTC; null for the current one
     * @param after what was answered as next, or null
     */
    private record Query(
            @Nullable SellerId seller,
            @Nullable AccountId account,
            @Nullable YearMonth month,
            @Nullable String after) {}

    /** Answers a call: as its own method says. */
    Answer answer(Call call) {
        return switch (call.routeKey()) {
            case "GET /disputes" -> list(call);
            case "GET /disputes/{provider}/{id}" ->
                    show(call.pathParameter("provider"), call.pathParameter("id"));
            default -> throw new IllegalStateException("no such route: " + call.routeKey());
        };
    }

    /** 200 with the case and what led to what; 404 when it is not known. */
    Answer show(String provider, String id) {
        return isId(provider) && isId(id)
                ? disputes.find(provider, id)
                        .map(Versioned::value)
                        .map(it -> Answer.json(200, whole(it)))
                        .orElseGet(DisputeCall::unknown)
                : unknown();
    }

    private DisputeAnswer whole(Dispute dispute) {
        List<String> why = new ArrayList<>(dates.why(dispute));
        disputes.decisions(dispute.provider(), dispute.id())
                .forEach(
                        it ->
                                why.add(
                                        "%s is worth %s, as %s said on %s: %s"
                                                .formatted(
                                                        it.movement(),
                                                        it.value(),
                                                        it.by(),
                                                        day(it.at()),
                                                        it.why())));
        return DisputeAnswer.whole(dispute, dates, why, entries(dispute));
    }

    /** What can be a part of a key. */
    static boolean isId(String text) {
        return !text.isBlank() && text.length() <= 255 && text.indexOf('#') < 0;
    }

    static Answer unknown() {
        return Answer.problem(
                404, "Dispute not found", "there is no such case; GET /disputes lists them");
    }

    private List<LedgerEntry> entries(Dispute dispute) {
        Instant begin =
                Stream.concat(
                                Stream.of(dispute.openedAt()),
                                dispute.movements().stream().map(it -> it.movement().movedAt()))
                        .min(Instant::compareTo)
                        .orElseThrow();
        // booked in UTC; a day more for sellers whose day begins earlier
        return ledger
                .entries(
                        dispute.account(),
                        day(begin),
                        day(clock.instant()).plusDays(1),
                        ENTRIES_MAX)
                .stream()
                .filter(entry -> entry.id().startsWith("dispute:" + dispute.provider() + "."))
                .filter(entry -> entry.document().equals(dispute.id()))
                .toList();
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    /** 200 with a page of cases, or 422 with what is wrong in the query. */
    private Answer list(Call call) {
        FieldReader in = FieldReader.of(json.toTree(call.query()));
        Field<SellerId> seller =
                in.has("account")
                        ? in.optional("seller", Forms.text(SellerId::new), null)
                        : in.required("seller", Forms.text(SellerId::new));
        Field<AccountId> account = in.optional("account", Forms.text(AccountId::new), null);
        Field<YearMonth> month = in.optional("month", Forms.text(DisputeCall::month), null);
        Field<String> after = in.optional("after", Forms.filled(), null);
        Field<Query> query =
                in.build(
                        () ->
                                new Query(
                                        seller.orNull(),
                                        account.orNull(),
                                        month.orNull(),
                                        after.orNull()));
        return in.problems().isEmpty()
                ? Answer.json(200, page(query.get()))
                : Answer.problem(
                        422,
                        "Query refused",
                        "correct what errors name and ask again",
                        in.problems());
    }

    /** A month of a query, for example {@code 2026-01}. */
    static YearMonth month(String text) {
        if (!text.matches("[0-9]{4}-(0[1-9]|1[0-2])")) {
            throw new IllegalArgumentException(
                    "must be a month such as 2026-01, was '" + Forms.shortened(text) + "'");
        }
        return YearMonth.parse(text);
    }

    private DisputesAnswer page(Query query) {
        SellerId seller = query.seller();
        AccountId account = query.account();
        if (account != null) {
            List<Dispute> all = disputes.of(account, LIMIT_MAX);
            return answer(
                    all.stream().filter(it -> seller == null || it.seller().equals(seller)), null);
        }
        YearMonth month =
                query.month() == null ? YearMonth.from(day(clock.instant())) : query.month();
        DisputeStore.Page page =
                disputes.page(Objects.requireNonNull(seller), month, query.after(), LIMIT_MAX);
        return answer(page.disputes().stream(), page.next());
    }

    private DisputesAnswer answer(Stream<Dispute> found, @Nullable String next) {
        return new DisputesAnswer(found.map(it -> DisputeAnswer.row(it, dates)).toList(), next);
    }
}
