package io.billfold.sendnotice;

import io.billfold.events.DeliveryRequested;
import io.billfold.events.InvoiceRendered;
import io.billfold.events.PaymentMethodExpiring;
import io.billfold.events.ReminderDue;
import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Message;
import io.billfold.lambda.Triggers;

/** The queue of events that customers are told of. */
public final class SendNoticeFunction extends LambdaFunction {
    public SendNoticeFunction() {
        super(
                beans -> {
                    SendNotice useCase = beans.getBean(SendNotice.class);
                    SendExpiry expiry = beans.getBean(SendExpiry.class);
                    return Triggers.eachMessage(m -> send(useCase, expiry, m));
                });
    }

    private static void send(SendNotice useCase, SendExpiry expiry, Message message) {
        switch (message.detailType()) {
            case "InvoiceRendered" -> useCase.send(message.event(InvoiceRendered.class));
            case "DeliveryRequested" -> useCase.send(message.event(DeliveryRequested.class));
            case "ReminderDue" -> useCase.send(message.event(ReminderDue.class));
            case "PaymentMethodExpiring" -> expiry.send(message.event(PaymentMethodExpiring.class));
            default ->
                    throw new IllegalArgumentException(
                            "no notice for " + message.detailType() + ": see the queue's rules");
        }
    }
}
