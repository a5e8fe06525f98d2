package io.billfold.recordusage;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/**
 * {@code POST /usage}, and the queue of usage: events, batches, names of files, or the bus's
 * envelope of a {@code UsageReported}.
 */
public final class RecordUsageFunction extends LambdaFunction {
    public RecordUsageFunction() {
        super(
                beans -> {
                    UsageCall call = beans.getBean(UsageCall.class);
                    UsageMessages messages = beans.getBean(UsageMessages.class);
                    return Triggers.calls(call::answer).andEachMessage(messages::take);
                });
    }
}
