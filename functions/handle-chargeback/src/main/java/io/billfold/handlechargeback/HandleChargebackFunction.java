package io.billfold.handlechargeback;

import io.billfold.events.ProviderEventReceived;
import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** The queue of what payment providers say about disputes; some times a day, what waits. */
public final class HandleChargebackFunction extends LambdaFunction {
    public HandleChargebackFunction() {
        super(
                beans -> {
                    WaitingEvents useCase = beans.getBean(WaitingEvents.class);
                    return Triggers.eachMessage(
                                    m -> useCase.handle(m.event(ProviderEventReceived.class)))
                            .andSchedule(useCase::run);
                });
    }
}
