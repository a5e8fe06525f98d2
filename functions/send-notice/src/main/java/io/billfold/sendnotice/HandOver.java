package io.billfold.sendnotice;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.account.Identifier;
import io.billfold.billing.delivery.Channel;
import io.billfold.billing.delivery.DeliveryId;
import io.billfold.billing.delivery.Report;
import io.billfold.billing.delivery.Step;
import io.billfold.events.EventJson;
import io.billfold.store.DocumentStore;
import io.billfold.store.ExchangeStore;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.Optional;

/**
 * Hands a structured invoice over to the Peppol access point: two files, and the note that they are
 * there. A run that stops between them writes the same files again, so the access point may get a
 * document twice and tells by its number.
 */
@Singleton
class HandOver {
    private final DocumentStore documents;
    private final ExchangeStore exchange;
    private final Notes notes;
    private final EventJson json;
    private final InstantSource clock;

    HandOver(
            DocumentStore documents,
            ExchangeStore exchange,
            Notes notes,
            EventJson json,
            InstantSource clock) {
        this.documents = documents;
        this.exchange = exchange;
        this.notes = notes;
        this.json = json;
        this.clock = clock;
    }

    /** Hands a document over, or notes why it can't go this way. */
    void handOver(DeliveryId id, Addressed to) {
        if (notes.isDecided(id)) {
            return;
        }
        byte[] xml = documents.content(to.rendition().xmlKey());
        Identifier buyer = to.account().profile().electronicAddress();
        Optional<PeppolEnvelope> envelope =
                PeppolEnvelope.of(
                        to.invoice(),
                        to.invoice().content().seller().profile().electronicAddress(),
                        buyer,
                        new String(xml, UTF_8));
        envelope.ifPresent(
                it -> exchange.handOver(id.number(), xml, json.write(it).getBytes(UTF_8)));
        notes.decided(id, to, Channel.PEPPOL, participant(buyer), report(id, envelope));
    }

    private Report report(DeliveryId id, Optional<PeppolEnvelope> envelope) {
        return envelope.isPresent()
                ? Report.of(Step.HANDED_OVER, clock.instant(), ExchangeStore.outKey(id.number()))
                : Report.of(
                        Step.HELD_BACK,
                        clock.instant(),
                        "it can't go through Peppol: the document must be in the form of Peppol BIS"
                                + " Billing 3.0, and seller and account need an electronic address"
                                + " with a scheme of four digits");
    }

    private static String participant(@Nullable Identifier address) {
        return address == null ? "unknown" : address.scheme() + ":" + address.id();
    }
}
