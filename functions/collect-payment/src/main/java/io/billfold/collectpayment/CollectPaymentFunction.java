package io.billfold.collectpayment;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/**
 * The queue of what may be collected, a look at what is due four times a day, and the routes of
 * payment methods, tries and refunds.
 */
public final class CollectPaymentFunction extends LambdaFunction {
    public CollectPaymentFunction() {
        super(
                beans -> {
                    MethodCall methods = beans.getBean(MethodCall.class);
                    AttemptsCall attempts = beans.getBean(AttemptsCall.class);
                    RefundsCall refunds = beans.getBean(RefundsCall.class);
                    return Triggers.calls(
                                    call ->
                                            switch (call.routeKey()) {
                                                case "GET /invoices/{number}/attempts" ->
                                                        attempts.answer(call);
                                                case "GET /accounts/{id}/refunds" ->
                                                        refunds.answer(call);
                                                default -> methods.answer(call);
                                            })
                            .andEachMessage(beans.getBean(CollectNews.class)::take)
                            .andSchedule(beans.getBean(CollectDue.class)::run);
                });
    }
}
