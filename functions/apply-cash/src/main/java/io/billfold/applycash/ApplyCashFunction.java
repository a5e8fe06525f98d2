package io.billfold.applycash;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/**
 * The routes under {@code /cash} and {@code /withholding}, and the queue of files that banks'
 * statements came in.
 */
public final class ApplyCashFunction extends LambdaFunction {
    public ApplyCashFunction() {
        super(
                beans -> {
                    CashCall call = beans.getBean(CashCall.class);
                    WithholdingCall withholding = beans.getBean(WithholdingCall.class);
                    StatementMessages messages = beans.getBean(StatementMessages.class);
                    return Triggers.calls(
                                    it ->
                                            it.routeKey().contains(" /withholding")
                                                    ? withholding.answer(it)
                                                    : call.answer(it))
                            .andEachMessage(messages::take);
                });
    }
}
