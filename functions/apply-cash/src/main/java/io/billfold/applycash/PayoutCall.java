package io.billfold.applycash;

import io.billfold.billing.Problem;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.payout.Payout;
import io.billfold.billing.payout.PayoutId;
import io.billfold.events.EventJson;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.events.MessageJson;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.PayoutStore;
import io.billfold.store.Versioned;
import io.micronaut.json.tree.JsonNode;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** {@code GET /payouts}, {@code GET /payouts/{id}} and {@code POST /payouts/{id}/decisions}. */
@Singleton
class PayoutCall {
    /** Each looks up to 500 lines up in the books. */
    static final int LIMIT_MAX = 25;

    private static final String TITLE = "Decision refused";
    private static final Forms.Form<String> KEY =
            Questions.key(80, "[0-9]{4}-[0-9]{2}-[0-9]{2}#[A-Za-z0-9._-]+");

    private final EventJson json;
    private final MessageJson bodies;
    private final PayoutStore payouts;
    private final FindBooked booked;
    private final DecidePayout decide;

    PayoutCall(EventJson json, PayoutStore payouts, FindBooked booked, DecidePayout decide) {
        this.json = json;
        this.bodies = new MessageJson(json, PayoutRequest.SIZE_MAX_BYTES);
        this.payouts = payouts;
        this.booked = booked;
        this.decide = decide;
    }

    /** What is to be listed. */
    private enum Shown {
        WORK,
        ALL
    }

    /**
     * What is asked for.
     *
     * @param after the key of the last that was seen, or null
     */
    private record Query(SellerId seller, Shown list, @Nullable String after, int limit) {}

    /**
     * Answers a call.
     *
     * @return 200 with what was asked for, or with the payout after a decision, also when it was
     *     carried out before; 404 for no such payout; 422 with everything that is wrong; 400 when
     *     the body is not JSON
     */
    Answer answer(Call call) {
        return switch (call.routeKey()) {
            case "GET /payouts" -> Questions.list(json, call, PayoutCall::query, this::page);
            case "GET /payouts/{id}" ->
                    Questions.id(call, PayoutId::new)
                            .flatMap(payouts::find)
                            .map(Versioned::value)
                            .map(it -> Answer.json(200, shown(it)))
                            .orElseGet(PayoutCall::unknown);
            case "POST /payouts/{id}/decisions" -> decided(call);
            default -> throw new IllegalStateException("no such route: " + call.routeKey());
        };
    }

    private PayoutAnswer shown(Payout payout) {
        return PayoutAnswer.of(payout, booked.doubts(payout));
    }

    private static Answer unknown() {
        return Answer.problem(404, "Payout not found", "there is no payout with this id");
    }

    private static Field<Query> query(FieldReader in) {
        Field<SellerId> seller = in.required("seller", Forms.text(SellerId::new));
        Field<Shown> list = in.optional("list", Forms.kebab(Shown.class), Shown.WORK);
        Field<String> after = in.optional("after", KEY, null);
        Field<Integer> limit = in.optional("limit", Forms.integer(1, LIMIT_MAX), LIMIT_MAX);
        return in.build(() -> new Query(seller.get(), list.get(), after.orNull(), limit.get()));
    }

    private PayoutAnswer.Page page(Query query) {
        List<PayoutStore.Listed> listed =
                switch (query.list()) {
                    case WORK -> payouts.work(query.seller(), query.after(), query.limit());
                    case ALL -> payouts.all(query.seller(), query.after(), query.limit());
                };
        List<PayoutAnswer> shown =
                payouts.findAll(listed.stream().map(PayoutStore.Listed::id).toList()).stream()
                        .map(this::shown)
                        .filter(it -> query.list() == Shown.ALL || isWork(it))
                        .toList();
        String next = listed.size() < query.limit() ? null : listed.getLast().key();
        return new PayoutAnswer.Page(shown, next);
    }

    /** What was booked since the report was read is no work any more. */
    private static boolean isWork(PayoutAnswer payout) {
        boolean isAwaited = payout.state().equals("awaited");
        return isAwaited || !payout.differences().isEmpty() || payout.more() > 0;
    }

    private Answer decided(Call call) {
        Optional<PayoutId> id = Questions.id(call, PayoutId::new);
        return switch (bodies.read(call.body())) {
            case MessageJson.Result.Unreadable(Problem problem) ->
                    Answer.unreadable(TITLE, problem);
            case MessageJson.Result.Tree(JsonNode tree) ->
                    id.isEmpty() ? unknown() : decided(id.get(), tree, call.by());
        };
    }

    private Answer decided(PayoutId id, JsonNode tree, String by) {
        FieldReader in = FieldReader.of(tree);
        Field<PayoutRequest> request = PayoutRequest.read(in);
        if (!in.problems().isEmpty()) {
            return Answer.refused(TITLE, in.problems());
        }
        Problem problem = request.get().problem();
        return problem == null
                ? answer(decide.decide(id, request.get(), by))
                : Answer.refused(TITLE, List.of(problem));
    }

    private Answer answer(DecidePayout.Decided decided) {
        return switch (decided) {
            case DecidePayout.Decided.Done(Payout after) -> Answer.json(200, shown(after));
            case DecidePayout.Decided.Unknown _ -> unknown();
            case DecidePayout.Decided.Refused(List<Problem> problems) ->
                    Answer.refused(TITLE, problems);
        };
    }
}
