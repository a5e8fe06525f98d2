package io.billfold.recorddelivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.Problem;
import io.billfold.store.DeliveryStore;
import io.billfold.store.Dynamo;
import io.billfold.store.Rejection;
import io.billfold.store.Sha256;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayOutputStream;
import java.time.InstantSource;
import java.util.List;

/** Keeps what could not be understood, byte by byte, with the reason. */
@Singleton
class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final DeliveryStore deliveries;
    private final Dynamo dynamo;
    private final InstantSource clock;

    Refusals(DeliveryStore deliveries, Dynamo dynamo, InstantSource clock) {
        this.deliveries = deliveries;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /**
     * Keeps a message or file; the same one again is kept once.
     *
     * @param source where it came from, for example the key of the file
     */
    void keep(String source, byte[] content, String reason) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes((source + "\n").getBytes(UTF_8));
        both.writeBytes(content);
        Rejection rejection =
                new Rejection(
                        Sha256.hex(both.toByteArray()),
                        clock.instant(),
                        null,
                        source + " " + reason,
                        List.of(new Problem(source, reason)));
        LOG.warn("refused: {} {}", source, reason);
        // refused by the table: it was kept before
        dynamo.commit(deliveries.refused().add(dynamo.begin(), rejection, content));
    }
}
