package io.billfold.runbilling;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/**
 * Daily: at 02:00 UTC what is due, at 04:00 UTC one invoice of what waits for each other; and the
 * routes {@code /billing-runs}.
 */
public final class RunBillingFunction extends LambdaFunction {
    public RunBillingFunction() {
        super(
                beans -> {
                    RunBilling useCase = beans.getBean(RunBilling.class);
                    RunCall calls = beans.getBean(RunCall.class);
                    return Triggers.calls(calls::answer)
                            .andScheduleWithInput(
                                    (at, input) -> useCase.run(RunInput.wish(at, input)));
                });
    }
}
