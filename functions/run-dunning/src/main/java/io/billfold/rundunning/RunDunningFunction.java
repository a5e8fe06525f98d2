package io.billfold.rundunning;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** Runs once a day. */
public final class RunDunningFunction extends LambdaFunction {
    public RunDunningFunction() {
        super(beans -> Triggers.schedule(beans.getBean(RunDunning.class)::run));
    }
}
