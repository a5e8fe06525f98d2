package io.billfold.rundunning;

import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.store.ReceivableStore;
import io.billfold.store.Shard;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Goes through the due index; what has been reminded leaves it, so a repeated run goes on. */
@Singleton
class RunDunning {
    private static final Logger LOG = LoggerFactory.getLogger(RunDunning.class);

    /** Where a day begins first: no account is further ahead, so none is looked for too late. */
    private static final ZoneOffset EARLIEST_ZONE = ZoneOffset.ofHours(14);

    private final ReceivableStore receivables;
    private final Remind remind;

    RunDunning(ReceivableStore receivables, Remind remind) {
        this.receivables = receivables;
        this.remind = remind;
    }

    /**
     * Has everything reminded that is due.
     *
     * @param scheduledAt when the run was due
     * @throws IllegalStateException after all others were done, when some receivables failed: the
     *     run is repeated, and finds these alone
     */
    void run(Instant scheduledAt) {
        LocalDate until = LocalDate.ofInstant(scheduledAt, EARLIEST_ZONE);
        Tally tally = new Tally();
        for (int shard = 0; shard < Shard.COUNT; shard++) {
            receivables.eachDue(shard, until, page -> remindAll(page, scheduledAt, tally));
        }
        LOG.info("dunning run of {}: {}", scheduledAt, tally);
        tally.rethrow();
    }

    /** One that fails does not hold up the others. */
    private void remindAll(List<InvoiceNumber> numbers, Instant scheduledAt, Tally tally) {
        for (InvoiceNumber number : numbers) {
            try {
                tally.count(remind.remind(number, scheduledAt));
            } catch (RuntimeException e) {
                LOG.error("no reminder could be decided for {}", number, e);
                tally.fail(number, e);
            }
        }
    }
}
