package io.billfold.changesubscription;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** {@code POST /subscriptions/{id}/changes} and {@code GET /subscriptions/{id}}. */
public final class ChangeSubscriptionFunction extends LambdaFunction {
    public ChangeSubscriptionFunction() {
        super(beans -> Triggers.calls(beans.getBean(SubscriptionCall.class)::answer));
    }
}
