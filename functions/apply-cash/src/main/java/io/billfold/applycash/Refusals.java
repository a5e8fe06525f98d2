package io.billfold.applycash;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.Problem;
import io.billfold.store.CashStore;
import io.billfold.store.Dynamo;
import io.billfold.store.Rejection;
import io.billfold.store.Sha256;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;
import java.util.List;

/**
 * Keeps which file or statement was refused, and why. The file itself stays where it was dropped.
 */
@Singleton
class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final CashStore cash;
    private final Dynamo dynamo;
    private final InstantSource clock;

    Refusals(CashStore cash, Dynamo dynamo, InstantSource clock) {
        this.cash = cash;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /**
     * Keeps a refusal; the same one again is kept once.
     *
     * @param source the file's key, with the statement's id where it is about one
     */
    void keep(String source, String sha256, List<Problem> problems) {
        Problem first = problems.getFirst();
        String reason = (source + ": " + first.field() + " " + first.reason()).strip();
        LOG.warn("refused: {}", reason);
        byte[] identity = (source + "\n" + sha256).getBytes(UTF_8);
        Rejection rejection =
                new Rejection(Sha256.hex(identity), clock.instant(), null, reason, problems);
        // refused by the table: it was kept before
        dynamo.commit(cash.refused().add(dynamo.begin(), rejection, identity));
    }
}
