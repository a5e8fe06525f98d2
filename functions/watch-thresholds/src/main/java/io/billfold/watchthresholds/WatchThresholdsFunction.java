package io.billfold.watchthresholds;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** Runs once a week. */
public final class WatchThresholdsFunction extends LambdaFunction {
    public WatchThresholdsFunction() {
        super(beans -> Triggers.schedule(beans.getBean(WatchThresholds.class)::run));
    }
}
