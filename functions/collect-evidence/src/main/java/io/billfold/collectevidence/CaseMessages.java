package io.billfold.collectevidence;

import io.billfold.events.DisputeDeadlineNear;
import io.billfold.events.DisputeOpened;
import io.billfold.lambda.Message;

import jakarta.inject.Singleton;

/** Takes events of cases to the collecting: when one opens, and when its deadline comes near. */
@Singleton
class CaseMessages {
    private final CollectEvidence collect;

    CaseMessages(CollectEvidence collect) {
        this.collect = collect;
    }

    /**
     * Collects for a case.
     *
     * @throws IllegalStateException for an event that asks for none
     */
    void handle(Message message) {
        switch (message.detailType()) {
            case "DisputeOpened" -> {
                DisputeOpened opened = message.event(DisputeOpened.class);
                collect.collect(opened.provider(), opened.disputeId());
            }
            case "DisputeDeadlineNear" -> {
                DisputeDeadlineNear near = message.event(DisputeDeadlineNear.class);
                collect.collect(near.provider(), near.disputeId());
            }
            default ->
                    throw new IllegalStateException(
                            message.detailType()
                                    + " asks for no evidence: see the rule in the template");
        }
    }
}
