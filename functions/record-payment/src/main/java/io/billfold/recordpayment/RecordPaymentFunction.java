package io.billfold.recordpayment;

import io.billfold.events.ProviderEventReceived;
import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** {@code POST /payments}, and the queue of what payment providers say about collected money. */
public final class RecordPaymentFunction extends LambdaFunction {
    public RecordPaymentFunction() {
        super(
                beans -> {
                    PaymentCall call = beans.getBean(PaymentCall.class);
                    ProviderPayment provider = beans.getBean(ProviderPayment.class);
                    return Triggers.calls(call::answer)
                            .andEachMessage(
                                    m -> provider.record(m.event(ProviderEventReceived.class)));
                });
    }
}
