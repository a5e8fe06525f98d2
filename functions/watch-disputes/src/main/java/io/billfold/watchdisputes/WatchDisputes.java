package io.billfold.watchdisputes;

import io.billfold.store.DisputeStore;
import io.billfold.store.DisputeStore.CaseId;
import io.billfold.store.Shard;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Goes through the due index; what was looked at leaves it, so a repeated run goes on. */
@Singleton
class WatchDisputes {
    private static final Logger LOG = LoggerFactory.getLogger(WatchDisputes.class);

    private final DisputeStore disputes;
    private final LookAtCase cases;

    WatchDisputes(DisputeStore disputes, LookAtCase cases) {
        this.disputes = disputes;
        this.cases = cases;
    }

    /**
     * Looks at every case that a day brings something for.
     *
     * @param scheduledAt when the run was due
     * @throws IllegalStateException after all others were done, when some cases failed: the run is
     *     repeated, and finds these alone
     */
    void run(Instant scheduledAt) {
        LocalDate today = LocalDate.ofInstant(scheduledAt, ZoneOffset.UTC);
        Tally tally = new Tally();
        for (int shard = 0; shard < Shard.FEW; shard++) {
            disputes.eachDue(shard, today, page -> lookAtAll(page, today, tally));
        }
        LOG.info("disputes on {}: {} looked at, {} failed", today, tally.looked, tally.failed);
        if (tally.first != null) {
            throw new IllegalStateException(tally.failed + " failed, the first:", tally.first);
        }
    }

    private static final class Tally {
        private int looked;
        private int failed;
        private @Nullable RuntimeException first;
    }

    /** One that fails does not hold up the others. */
    private void lookAtAll(List<CaseId> ids, LocalDate today, Tally tally) {
        for (CaseId id : ids) {
            try {
                cases.look(id, today);
                tally.looked++;
            } catch (RuntimeException e) {
                LOG.error("dispute {} of {} could not be looked at", id.id(), id.provider(), e);
                tally.failed++;
                tally.first = tally.first == null ? e : tally.first;
            }
        }
    }
}
