package io.billfold.checktaxid;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.tax.id.TaxIdCheck;
import io.billfold.store.Shard;
import io.billfold.store.TaxIdCheckStore;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Goes through the due index; what has been asked leaves it, so a repeated run goes on. */
@Singleton
class RunRechecks {
    /** So long after its begin a run asks nothing more: the function may take 15 minutes. */
    static final Duration TIME_MAX = Duration.ofMinutes(10);

    /** After so many silences in a row the register is down: the next run goes on. */
    static final int UNANSWERED_MAX = 20;

    private static final Logger LOG = LoggerFactory.getLogger(RunRechecks.class);

    private final TaxIdCheckStore checks;
    private final CheckTaxId checkTaxId;
    private final InstantSource clock;

    RunRechecks(TaxIdCheckStore checks, CheckTaxId checkTaxId, InstantSource clock) {
        this.checks = checks;
        this.checkTaxId = checkTaxId;
        this.clock = clock;
    }

    /**
     * Asks about everything that is due, as far as the run gets. Runs begin at different shards, so
     * that none waits for ever behind the others.
     *
     * @param scheduledAt when the run was due
     * @throws IllegalStateException in the end, when some accounts failed: the run is repeated, and
     *     finds these and what was left
     */
    void run(Instant scheduledAt) {
        Tally tally = new Tally(clock.instant().plus(TIME_MAX));
        int first = Shard.of(scheduledAt.toString()) % Shard.FEW;
        for (int i = 0; i < Shard.FEW && goesOn(tally); i++) {
            int shard = (first + i) % Shard.FEW;
            checks.eachDue(shard, scheduledAt, page -> recheckAll(page, scheduledAt, tally));
        }
        LOG.info("tax ids asked again at {}: {}", scheduledAt, tally);
        tally.rethrow();
    }

    /** One that fails does not hold up the others. */
    private boolean recheckAll(List<AccountId> accounts, Instant scheduledAt, Tally tally) {
        for (AccountId account : accounts) {
            if (!goesOn(tally)) {
                return false;
            }
            try {
                TaxIdCheck check = checkTaxId.recheck(account, scheduledAt);
                tally.count(check);
            } catch (RuntimeException e) {
                LOG.error("the tax id of {} could not be asked about", account, e);
                tally.fail(account, e);
            }
        }
        return true;
    }

    private boolean goesOn(Tally tally) {
        return tally.silencesInARow() < UNANSWERED_MAX && clock.instant().isBefore(tally.endsAt());
    }
}
