package io.billfold.receivewebhook;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** {@code POST /webhooks/{provider}}: open to everybody, so that only a signature opens it. */
public final class ReceiveWebhookFunction extends LambdaFunction {
    public ReceiveWebhookFunction() {
        super(context -> Triggers.calls(context.getBean(ReceiveWebhook.class)::receive));
    }
}
