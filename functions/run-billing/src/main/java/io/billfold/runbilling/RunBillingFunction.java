package io.billfold.runbilling;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** Daily at 02:00 UTC. */
public final class RunBillingFunction extends LambdaFunction {
    public RunBillingFunction() {
        super(beans -> Triggers.schedule(beans.getBean(RunBilling.class)::run));
    }
}
