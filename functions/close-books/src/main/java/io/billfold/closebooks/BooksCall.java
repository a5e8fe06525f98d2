package io.billfold.closebooks;

import io.billfold.billing.Problem;
import io.billfold.billing.account.SellerId;
import io.billfold.events.EventJson;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.events.MessageJson;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.AccountStore;
import io.billfold.store.LedgerStore;
import io.billfold.store.PeriodStore;
import io.micronaut.json.tree.JsonNode;

import jakarta.inject.Singleton;

import org.joda.money.CurrencyUnit;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** {@code GET} and {@code PUT /sellers/{id}/closed-period}, and {@code GET /deferred-revenue}. */
@Singleton
class BooksCall {
    /** The most months of one answer: three years. */
    static final int MONTHS_MAX = 36;

    private static final String TITLE = "Request refused";

    private final EventJson json;
    private final MessageJson bodies;
    private final AccountStore accounts;
    private final PeriodStore periods;
    private final LedgerStore ledger;
    private final CloseMonth closeMonth;

    BooksCall(
            EventJson json,
            AccountStore accounts,
            PeriodStore periods,
            LedgerStore ledger,
            CloseMonth closeMonth) {
        this.json = json;
        this.bodies = new MessageJson(json, PeriodRequest.SIZE_MAX_BYTES);
        this.accounts = accounts;
        this.periods = periods;
        this.ledger = ledger;
        this.closeMonth = closeMonth;
    }

    /** What is asked for; both months included. */
    private record Query(SellerId seller, CurrencyUnit currency, YearMonth from, YearMonth to) {}

    /**
     * Answers a call.
     *
     * @return 200 with what was asked for, or with what is closed now; 404 for no such seller; 422
     *     with what is wrong; 400 when the body is not JSON
     */
    Answer answer(Call call) {
        return switch (call.routeKey()) {
            case "GET /deferred-revenue" -> deferred(call);
            case "GET /sellers/{id}/closed-period" ->
                    seller(call).map(this::closed).orElseGet(BooksCall::unknown);
            case "PUT /sellers/{id}/closed-period" ->
                    seller(call).map(it -> close(it, call)).orElseGet(BooksCall::unknown);
            default -> throw new IllegalStateException("no such route: " + call.routeKey());
        };
    }

    private static Answer unknown() {
        return Answer.problem(404, "Seller not found", "there is no seller with this id");
    }

    private Optional<SellerId> seller(Call call) {
        try {
            SellerId id = new SellerId(call.pathParameter("id"));
            return accounts.findSeller(id).map(it -> id);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Answer closed(SellerId seller) {
        return Answer.json(
                200,
                periods.find(seller)
                        .map(it -> PeriodAnswer.of(it.value()))
                        .orElseGet(() -> PeriodAnswer.none(seller)));
    }

    private Answer close(SellerId seller, Call call) {
        return switch (bodies.read(call.body())) {
            case MessageJson.Result.Unreadable(Problem problem) ->
                    Answer.unreadable(TITLE, problem);
            case MessageJson.Result.Tree(JsonNode tree) -> close(seller, tree, call.by());
        };
    }

    private Answer close(SellerId seller, JsonNode tree, String by) {
        FieldReader in = FieldReader.of(tree);
        Field<PeriodRequest> request = PeriodRequest.read(in);
        if (!in.problems().isEmpty()) {
            return Answer.refused(TITLE, in.problems());
        }
        return switch (closeMonth.close(seller, request.get(), by)) {
            case CloseMonth.Closing.Done(var period) -> Answer.json(200, PeriodAnswer.of(period));
            case CloseMonth.Closing.Refused(Problem problem) ->
                    Answer.refused(TITLE, List.of(problem));
        };
    }

    private Answer deferred(Call call) {
        FieldReader in = FieldReader.of(json.toTree(call.query()));
        Field<SellerId> seller = in.required("seller", Forms.text(SellerId::new));
        Field<CurrencyUnit> currency = in.required("currency", Forms.currency());
        Field<YearMonth> from = in.required("from", Forms.text(PeriodRequest::month));
        Field<YearMonth> to = in.required("to", Forms.text(PeriodRequest::month));
        Field<Query> query =
                in.build(
                        () -> new Query(seller.get(), currency.get(), from.get(), to.get()),
                        BooksCall::problems);
        return in.problems().isEmpty()
                ? Answer.json(200, deferred(query.get()))
                : Answer.refused(TITLE, in.problems());
    }

    private static List<Problem> problems(Query query) {
        boolean isWithin =
                !query.to().isBefore(query.from())
                        && query.from().plusMonths(MONTHS_MAX).isAfter(query.to());
        return isWithin
                ? List.of()
                : List.of(
                        new Problem("to", "must be from 'from' on, and at most 36 months with it"));
    }

    private DeferredAnswer deferred(Query query) {
        return new DeferredAnswer(
                query.seller().value(),
                query.currency().getCode(),
                ledger.deferred(query.seller(), query.currency(), query.from(), query.to()).stream()
                        .map(DeferredAnswer.Month::of)
                        .toList());
    }
}
