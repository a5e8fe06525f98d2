package io.billfold.opendocument;

import io.billfold.billing.delivery.Delivery;
import io.billfold.billing.delivery.DeliveryId;
import io.billfold.billing.delivery.Report;
import io.billfold.billing.delivery.Step;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.DeliveryStore;
import io.billfold.store.Dynamo;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import java.time.InstantSource;
import java.util.Optional;

/** Notes on a delivery that its link was opened: the first time and the last are kept. */
@Singleton
class NoteOpening {
    /** How often a delivery is read anew because somebody else wrote meanwhile. */
    static final int ATTEMPTS_MAX = 10;

    private final DeliveryStore deliveries;
    private final Dynamo dynamo;
    private final InstantSource clock;

    NoteOpening(DeliveryStore deliveries, Dynamo dynamo, InstantSource clock) {
        this.deliveries = deliveries;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /**
     * Notes an opening. A link may be opened before it is noted that its mail was sent; that note
     * comes, so the opening may be left out.
     *
     * @throws IllegalStateException when others wrote during every attempt
     */
    void note(DeliveryId id, String sourceIp) {
        Report opened = Report.of(Step.OPENED, clock.instant(), "from " + sourceIp);
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            Optional<Versioned<Delivery>> read = deliveries.find(id);
            if (read.isEmpty()) {
                return;
            }
            Commit commit = dynamo.begin();
            Delivery after = read.get().value().with(opened);
            deliveries.save(commit, after, read.get(), clock.instant());
            if (dynamo.commitUnlessBusy(commit) == Committed.DONE) {
                return;
            }
        }
        throw new IllegalStateException(id + " changed " + ATTEMPTS_MAX + " times meanwhile");
    }
}
