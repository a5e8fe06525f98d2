package io.billfold.watchdisputes;

import io.billfold.billing.account.SellerId;
import io.billfold.events.EventJson;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;

import jakarta.inject.Singleton;

import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Objects;

/** {@code GET /dispute-ratios}. */
@Singleton
class RatioCall {
    static final String ROUTE = "GET /dispute-ratios";

    private final EventJson json;
    private final RatioFigures figures;
    private final InstantSource clock;

    RatioCall(EventJson json, RatioFigures figures, InstantSource clock) {
        this.json = json;
        this.figures = figures;
        this.clock = clock;
    }

    /** 200 with where a seller stands in a month, else in this one; 422 for a query of no sense. */
    Answer answer(Call call) {
        FieldReader in = FieldReader.of(json.toTree(call.query()));
        Field<SellerId> seller = in.required("seller", Forms.text(SellerId::new));
        Field<YearMonth> month = in.optional("month", Forms.text(DisputeCall::month), null);
        Field<RatiosAnswer> answer =
                in.build(
                        () ->
                                answer(
                                        seller.get(),
                                        Objects.requireNonNullElseGet(month.orNull(), this::now)));
        return in.problems().isEmpty()
                ? Answer.json(200, answer.get())
                : Answer.problem(
                        422,
                        "Query refused",
                        "correct what errors name and ask again",
                        in.problems());
    }

    private YearMonth now() {
        return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
    }

    private RatiosAnswer answer(SellerId seller, YearMonth month) {
        return new RatiosAnswer(
                seller.value(),
                month.toString(),
                figures.of(seller, month, figures.rates(month)).stream()
                        .map(RatioAnswer::of)
                        .toList());
    }
}
