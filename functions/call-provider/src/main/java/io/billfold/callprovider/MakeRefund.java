package io.billfold.callprovider;

import io.billfold.billing.refunding.RefundPart;
import io.billfold.billing.refunding.RefundPart.Source;
import io.billfold.billing.refunding.RefundPart.State;
import io.billfold.events.ProviderEventReceived;
import io.billfold.events.ProviderReader;
import io.billfold.events.ProviderRefund;
import io.billfold.events.RefundPartRequested;
import io.billfold.store.ProviderEventStore;
import io.billfold.store.RefundStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Objects;
import java.util.Optional;

/** Gives money back through who collected it, and takes what is told of it later. */
@Singleton
class MakeRefund {
    private static final Logger LOG = LoggerFactory.getLogger(MakeRefund.class);

    private final RefundStore refunds;
    private final ProviderEventStore events;
    private final PaymentProviders providers;
    private final SettleRefund settleRefund;

    MakeRefund(
            RefundStore refunds,
            ProviderEventStore events,
            PaymentProviders providers,
            SettleRefund settleRefund) {
        this.refunds = refunds;
        this.events = events;
        this.providers = providers;
        this.settleRefund = settleRefund;
    }

    /**
     * Asks for a refund that was written down; does nothing when it was taken before.
     *
     * @param isRepeat whether the message may have been handled before
     * @throws IllegalStateException when it must be sent again
     */
    void make(RefundPartRequested requested, boolean isRepeat) {
        RefundPart part = refunds.find(requested.key()).map(Versioned::value).orElseThrow();
        if (part.state() != State.REQUESTED) {
            LOG.info("{}: asked for before", part.key());
            return;
        }
        Source source = Objects.requireNonNull(part.source());
        RefundReply reply = providers.named(source.provider()).refund(part, isRepeat);
        LOG.info("{}: {}", part.key(), reply);
        switch (reply) {
            case RefundReply.Done(String reference) ->
                    settleRefund.settle(part.key(), State.DONE, reference);
            case RefundReply.Sent(String reference) ->
                    settleRefund.settle(part.key(), State.SENT, reference);
            case RefundReply.Failed(String reason) ->
                    settleRefund.settle(part.key(), State.FAILED, reason);
            case RefundReply.Again(String reason) ->
                    throw new IllegalStateException(part.key() + " is asked for again: " + reason);
        }
    }

    /** Takes what a webhook tells of a refund; one that is not ours changes nothing. */
    void told(ProviderEventReceived received) {
        ProviderReader reader = ProviderReader.of(received.provider());
        Optional<ProviderRefund> refund = reader.refund(events.load(received));
        if (refund.isEmpty() || refunds.find(refund.get().key()).isEmpty()) {
            LOG.info("{} is about no refund of ours that ended", received.eventId());
            return;
        }
        ProviderRefund ended = refund.get();
        State state = ended.isDone() ? State.DONE : State.FAILED;
        String note = ended.isDone() ? ended.reference() : "turned down: " + ended.reference();
        settleRefund.settle(ended.key(), state, note);
    }
}
