package io.billfold.applycash;

import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/**
 * The routes under {@code /cash}, {@code /withholding} and {@code /payouts}, and the queue of files
 * that banks' statements and providers' reports came in.
 */
public final class ApplyCashFunction extends LambdaFunction {
    public ApplyCashFunction() {
        super(
                beans -> {
                    CashCall cash = beans.getBean(CashCall.class);
                    WithholdingCall withholding = beans.getBean(WithholdingCall.class);
                    PayoutCall payouts = beans.getBean(PayoutCall.class);
                    StatementMessages messages = beans.getBean(StatementMessages.class);
                    return Triggers.calls(it -> answer(it, cash, withholding, payouts))
                            .andEachMessage(messages::take);
                });
    }

    private static Answer answer(
            Call call, CashCall cash, WithholdingCall withholding, PayoutCall payouts) {
        if (call.routeKey().contains(" /withholding")) {
            return withholding.answer(call);
        }
        return call.routeKey().contains(" /payouts") ? payouts.answer(call) : cash.answer(call);
    }
}
