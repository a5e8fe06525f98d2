package io.billfold.watchdisputes;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** Runs once a day; and the routes {@code GET /disputes...}. */
public final class WatchDisputesFunction extends LambdaFunction {
    public WatchDisputesFunction() {
        super(
                beans ->
                        Triggers.calls(beans.getBean(DisputeCall.class)::answer)
                                .andSchedule(beans.getBean(WatchDisputes.class)::run));
    }
}
