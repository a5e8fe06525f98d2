package io.billfold.collectpayment;

import io.billfold.billing.account.AccountId;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.RefundStore;

import jakarta.inject.Singleton;

/** {@code GET /accounts/{id}/refunds}. */
@Singleton
class RefundsCall {
    /** The most parts of one answer; who has more is looked at in the ledger. */
    static final int PARTS_MAX = 200;

    private final RefundStore refunds;

    RefundsCall(RefundStore refunds) {
        this.refunds = refunds;
    }

    /** 200 with the parts of an account's refunds, or 404 where there never was one. */
    Answer answer(Call call) {
        AccountId account;
        try {
            account = new AccountId(call.pathParameter("id"));
        } catch (IllegalArgumentException _) {
            return none();
        }
        RefundsAnswer answer = RefundsAnswer.of(account, refunds.of(account, PARTS_MAX));
        return answer.refunds().isEmpty() ? none() : Answer.json(200, answer);
    }

    private static Answer none() {
        return Answer.problem(404, "No refunds", "nothing was ever paid out to this account");
    }
}
