package io.billfold.callprovider;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** The queue of what payment providers are to be asked for. */
public final class CallProviderFunction extends LambdaFunction {
    public CallProviderFunction() {
        super(beans -> Triggers.eachMessage(beans.getBean(CallProvider.class)::call));
    }
}
