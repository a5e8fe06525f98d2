package io.billfold.runbilling;

import io.billfold.billing.Problem;
import io.billfold.billing.account.AccountId;
import io.billfold.events.EventJson;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.events.MessageJson;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.runbilling.RunBilling.Wish;
import io.billfold.runbilling.RunBilling.Work;
import io.billfold.store.BillingRunStore;
import io.billfold.store.BillingRunStore.Outcome;
import io.billfold.store.BillingRunStore.Run;
import io.billfold.store.BillingRunStore.Summary;
import io.micronaut.json.tree.JsonNode;

import jakarta.inject.Singleton;

import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code POST /billing-runs}, {@code GET /billing-runs} and {@code GET /billing-runs/{date}}. The
 * API waits half a minute at most; a run of more than some ten thousand due subscriptions goes on
 * behind it, and its progress can be looked at.
 */
@Singleton
class RunCall {
    private static final int BODY_BYTES_MAX = 1024;

    private final MessageJson json;
    private final RunBilling runBilling;
    private final BillingRunStore runs;
    private final InstantSource clock;

    RunCall(EventJson json, RunBilling runBilling, BillingRunStore runs, InstantSource clock) {
        this.json = new MessageJson(json, BODY_BYTES_MAX);
        this.runBilling = runBilling;
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * Answers a call.
     *
     * @return for POST 202 with what was asked for, or 422; for GET 200 with the runs of a month or
     *     what came of a day's, or 422 where month or date is none
     */
    Answer answer(Call call) {
        if (call.method().equals("POST")) {
            return run(call);
        }
        return call.pathParameters().containsKey("date") ? outcomes(call) : list(call);
    }

    private Answer run(Call call) {
        return switch (json.read(call.body())) {
            case MessageJson.Result.Tree(JsonNode tree) -> run(FieldReader.of(tree));
            case MessageJson.Result.Unreadable(Problem problem) ->
                    Answer.refused("Billing run refused", List.of(problem));
        };
    }

    private Answer run(FieldReader in) {
        in.required("version", Forms.integer(1, 1));
        Field<AccountId> account = in.optional("account", Forms.text(AccountId::new), null);
        Field<LocalDate> until = in.optional("until", Forms.date(), null);
        Field<Wish> wish =
                in.build(
                        () ->
                                new Wish(
                                        clock.instant(),
                                        account.orNull(),
                                        until.orNull(),
                                        EnumSet.allOf(Work.class)));
        return in.problems().isEmpty()
                ? Answer.json(202, body(runBilling.run(wish.get())))
                : Answer.refused("Billing run refused", in.problems());
    }

    private Answer list(Call call) {
        try {
            YearMonth month = YearMonth.parse(call.query().getOrDefault("month", ""));
            return Answer.json(
                    200, Map.of("runs", runs.runs(month).stream().map(RunCall::body).toList()));
        } catch (DateTimeException _) {
            return Answer.refused(
                    "Billing run refused",
                    List.of(new Problem("month", "must be a month such as 2026-01")));
        }
    }

    private Answer outcomes(Call call) {
        try {
            LocalDate date = LocalDate.parse(call.pathParameter("date"));
            return Answer.json(200, body(date, runs.summary(date)));
        } catch (DateTimeException _) {
            return Answer.refused(
                    "Billing run refused",
                    List.of(new Problem("date", "must be a date such as 2026-01-31")));
        }
    }

    private static Map<String, Object> body(Run run) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("startedAt", run.startedAt().toString());
        AccountId account = run.account();
        body.put("account", account == null ? null : account.value());
        body.put("until", run.until().toString());
        body.put("asked", run.asked());
        body.put("done", run.isDone());
        return body;
    }

    private static Map<String, Object> body(LocalDate date, Summary summary) {
        Map<String, Object> counts = new LinkedHashMap<>();
        summary.counts().forEach((result, count) -> counts.put(word(result), count));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("date", date.toString());
        body.put("counts", counts);
        body.put("trouble", summary.trouble().stream().map(RunCall::body).toList());
        return body;
    }

    private static Map<String, Object> body(Outcome outcome) {
        Map<String, Object> body = new LinkedHashMap<>();
        AccountId account = outcome.account();
        body.put("account", account == null ? null : account.value());
        body.put("subject", outcome.subject());
        body.put("result", word(outcome.result()));
        body.put("detail", outcome.detail());
        return body;
    }

    private static String word(BillingRunStore.Result result) {
        return result.name().toLowerCase(Locale.ROOT);
    }
}
