package io.billfold.acceptorder;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** The queue of orders: the bare order, or the bus's envelope of an {@code OrderPlaced}. */
public final class AcceptOrderFunction extends LambdaFunction {
    public AcceptOrderFunction() {
        super(
                beans -> {
                    AcceptOrder useCase = beans.getBean(AcceptOrder.class);
                    return Triggers.eachMessage(m -> useCase.accept(Submission.of(m)));
                });
    }
}
