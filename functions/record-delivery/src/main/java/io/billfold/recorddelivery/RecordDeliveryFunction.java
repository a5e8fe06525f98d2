package io.billfold.recorddelivery;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** The queue of what others report, and the routes of deliveries. */
public final class RecordDeliveryFunction extends LambdaFunction {
    public RecordDeliveryFunction() {
        super(
                beans ->
                        Triggers.calls(beans.getBean(DeliveryCall.class)::answer)
                                .andEachMessage(beans.getBean(ReportMessages.class)::take));
    }
}
