package io.billfold.applycash;

import io.billfold.billing.Problem;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.withholding.WithheldId;
import io.billfold.billing.withholding.WithholdingReceivable;
import io.billfold.events.EventJson;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.events.MessageJson;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.Versioned;
import io.billfold.store.WithholdingStore;
import io.billfold.store.WithholdingStore.Listed;
import io.micronaut.json.tree.JsonNode;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * {@code GET /withholding}, {@code GET /withholding/{id}}, {@code POST /withholding} and {@code
 * POST /withholding/{id}/decisions}.
 */
@Singleton
class WithholdingCall {
    /** The most claims of one answer: each is a KB. */
    static final int LIMIT_MAX = 100;

    private static final String TITLE = "Withholding refused";
    private static final Forms.Form<String> KEY =
            Questions.key(220, "[0-9]{4}#[A-Za-z0-9._-]+#[A-Za-z0-9._-]+");

    private final EventJson json;
    private final MessageJson bodies;
    private final WithholdingStore claims;
    private final DecideWithholding decide;

    WithholdingCall(EventJson json, WithholdingStore claims, DecideWithholding decide) {
        this.json = json;
        this.bodies = new MessageJson(json, CashRequest.SIZE_MAX_BYTES);
        this.claims = claims;
        this.decide = decide;
    }

    /**
     * What is asked for.
     *
     * @param year the first calendar year of the tax years, or null for all
     * @param country whose tax it is, or null for all
     * @param after the key of the last that was seen, or null
     */
    private record Query(
            SellerId seller,
            @Nullable Integer year,
            @Nullable String country,
            @Nullable String after,
            int limit) {}

    /**
     * Answers a call.
     *
     * @return 200 with what was asked for, or with the claim after a decision, also when it was
     *     carried out before; 404 for no such claim; 422 with everything that is wrong; 400 when
     *     the body is not JSON
     */
    Answer answer(Call call) {
        return switch (call.routeKey()) {
            case "GET /withholding" ->
                    Questions.list(json, call, WithholdingCall::query, this::page);
            case "GET /withholding/{id}" ->
                    Questions.id(call, WithheldId::new)
                            .flatMap(claims::find)
                            .map(Versioned::value)
                            .map(WithholdingCall::shown)
                            .orElseGet(WithholdingCall::unknown);
            case "POST /withholding", "POST /withholding/{id}/decisions" -> written(call);
            default -> throw new IllegalStateException("no such route: " + call.routeKey());
        };
    }

    private static Answer shown(WithholdingReceivable claim) {
        return Answer.json(200, WithholdingAnswer.of(claim));
    }

    private static Answer unknown() {
        return Answer.problem(
                404, "Withholding not found", "nothing with this id, or of this invoice, is known");
    }

    private static Field<Query> query(FieldReader in) {
        Field<SellerId> seller = in.required("seller", Forms.text(SellerId::new));
        Field<Integer> year = in.optional("year", Forms.integer(2000, 2999), null);
        Field<String> country = in.optional("country", Forms.country(), null);
        Field<String> after = in.optional("after", KEY, null);
        Field<Integer> limit = in.optional("limit", Forms.integer(1, LIMIT_MAX), LIMIT_MAX);
        return in.build(
                () ->
                        new Query(
                                seller.get(),
                                year.orNull(),
                                country.orNull(),
                                after.orNull(),
                                limit.get()));
    }

    private WithholdingAnswer.Page page(Query query) {
        List<Listed> listed =
                claims.open(query.seller(), query.year(), query.after(), query.limit());
        List<WithholdingAnswer> shown =
                claims.findAll(listed.stream().map(Listed::id).toList()).stream()
                        .filter(
                                it ->
                                        query.country() == null
                                                || it.year().jurisdiction().equals(query.country()))
                        .map(WithholdingAnswer::of)
                        .toList();
        String next = listed.size() < query.limit() ? null : listed.getLast().key();
        return new WithholdingAnswer.Page(shown, next);
    }

    private Answer written(Call call) {
        return switch (bodies.read(call.body())) {
            case MessageJson.Result.Unreadable(Problem problem) ->
                    Answer.unreadable(TITLE, problem);
            case MessageJson.Result.Tree(JsonNode tree) ->
                    call.routeKey().equals("POST /withholding")
                            ? recorded(tree, call.by())
                            : decided(call, tree);
        };
    }

    private Answer recorded(JsonNode tree, String by) {
        FieldReader in = FieldReader.of(tree);
        Field<WithheldRequest> request = WithheldRequest.read(in);
        return in.problems().isEmpty()
                ? answer(decide.record(request.get(), by))
                : Answer.refused(TITLE, in.problems());
    }

    private Answer decided(Call call, JsonNode tree) {
        Optional<WithheldId> id = Questions.id(call, WithheldId::new);
        FieldReader in = FieldReader.of(tree);
        Field<WithholdingRequest> request = WithholdingRequest.read(in);
        if (id.isEmpty()) {
            return unknown();
        }
        if (!in.problems().isEmpty()) {
            return Answer.refused(TITLE, in.problems());
        }
        Problem problem = request.get().problem();
        return problem == null
                ? answer(decide.decide(id.get(), request.get(), call.by()))
                : Answer.refused(TITLE, List.of(problem));
    }

    private static Answer answer(DecideWithholding.Decided decided) {
        return switch (decided) {
            case DecideWithholding.Decided.Done(WithholdingReceivable claim) -> shown(claim);
            case DecideWithholding.Decided.Unknown _ -> unknown();
            case DecideWithholding.Decided.Refused(List<Problem> problems) ->
                    Answer.refused(TITLE, problems);
        };
    }
}
