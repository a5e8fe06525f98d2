package io.billfold.callprovider;

import io.billfold.events.ChargeRequested;
import io.billfold.events.DisputeAnswerDecided;
import io.billfold.events.ProviderEventReceived;
import io.billfold.events.ProviderReader;
import io.billfold.events.ProviderTopic;
import io.billfold.events.RefundPartRequested;
import io.billfold.lambda.Message;

import jakarta.inject.Singleton;

/** Takes what is asked for to whom it belongs, by the event's type. */
@Singleton
class CallProvider {
    private final MakeCharge makeCharge;
    private final MakeRefund makeRefund;
    private final AnswerDispute answerDispute;
    private final TakeFailure takeFailure;

    CallProvider(
            MakeCharge makeCharge,
            MakeRefund makeRefund,
            AnswerDispute answerDispute,
            TakeFailure takeFailure) {
        this.makeCharge = makeCharge;
        this.makeRefund = makeRefund;
        this.answerDispute = answerDispute;
        this.takeFailure = takeFailure;
    }

    /**
     * Does what an event asks for; a repeat changes nothing.
     *
     * @throws IllegalStateException for an event that no provider is asked for, or one that must be
     *     tried again
     */
    void call(Message message) {
        switch (message.detailType()) {
            case "ChargeRequested" -> makeCharge.make(message.event(ChargeRequested.class));
            case "DisputeAnswerDecided" ->
                    answerDispute.answer(message.event(DisputeAnswerDecided.class));
            case "RefundPartRequested" ->
                    makeRefund.make(
                            message.event(RefundPartRequested.class), message.receiveCount() > 1);
            case "ProviderEventReceived" -> told(message.event(ProviderEventReceived.class));
            default ->
                    throw new IllegalStateException(
                            message.detailType()
                                    + " asks for no call: see the rule in the template");
        }
    }

    private void told(ProviderEventReceived received) {
        ProviderReader reader = ProviderReader.of(received.provider());
        if (reader.topic(received.providerType()) == ProviderTopic.REFUND) {
            makeRefund.told(received);
        } else {
            takeFailure.told(received);
        }
    }
}
