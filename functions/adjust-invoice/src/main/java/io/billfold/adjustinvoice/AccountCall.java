package io.billfold.adjustinvoice;

import io.billfold.billing.Problem;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.adjustment.Refund;
import io.billfold.events.AdjustmentReader;
import io.billfold.events.EventJson;
import io.billfold.events.RequestReading;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.AccountCreditStore;

import jakarta.inject.Singleton;

import java.util.List;

/** {@code GET /accounts/{id}/credit} and {@code POST /accounts/{id}/refunds}. */
@Singleton
class AccountCall {
    private static final String TITLE = "Refund refused";

    /** The latest movements of each credit; older ones are in the ledger. */
    private static final int MOVEMENTS_MAX = 50;

    private final AdjustmentReader reader;
    private final AccountCreditStore credits;
    private final RequestRefund requestRefund;

    AccountCall(EventJson json, AccountCreditStore credits, RequestRefund requestRefund) {
        this.reader = new AdjustmentReader(json);
        this.credits = credits;
        this.requestRefund = requestRefund;
    }

    /**
     * Answers a call.
     *
     * @return 200 with the credit, 404 where there never was one; for a refund 201 when booked, 200
     *     when it was booked before, 409 when the id is another refund's, 422 with everything that
     *     is wrong, 400 when it is not JSON
     */
    Answer answer(Call call) {
        AccountId account;
        try {
            account = new AccountId(call.pathParameter("id"));
        } catch (IllegalArgumentException _) {
            return none();
        }
        return call.method().equals("GET") ? credit(account) : refund(account, call.body());
    }

    private Answer credit(AccountId account) {
        List<CreditAnswer.Credit> found =
                credits.list(account).stream()
                        .map(
                                credit ->
                                        CreditAnswer.Credit.of(
                                                credit,
                                                credits.latestMovements(credit, MOVEMENTS_MAX)))
                        .toList();
        return found.isEmpty() ? none() : Answer.json(200, CreditAnswer.of(account, found));
    }

    private static Answer none() {
        return Answer.problem(404, "No credit", "this account was never given anything back");
    }

    private Answer refund(AccountId account, byte[] body) {
        return switch (reader.refund(account, body)) {
            case RequestReading.Read<Refund>(Refund refund, _) ->
                    answer(requestRefund.request(refund));
            case RequestReading.Unreadable<Refund>(List<Problem> problems) ->
                    Answer.refused(TITLE, problems);
            case RequestReading.NotJson<Refund>(Problem problem) ->
                    Answer.problem(400, TITLE, "the body " + problem.reason());
        };
    }

    private static Answer answer(Refunding refunding) {
        return switch (refunding) {
            case Refunding.Done(Refund refund) -> Answer.json(201, RefundAnswer.of(refund));
            case Refunding.Repeated(Refund refund) -> Answer.json(200, RefundAnswer.of(refund));
            case Refunding.Conflicting(String reason) -> Answer.problem(409, TITLE, reason);
            case Refunding.Refused(List<Problem> problems) -> Answer.refused(TITLE, problems);
        };
    }
}
