package io.billfold.collectpayment;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.store.AttemptStore;
import io.billfold.store.PaymentMethodStore;
import io.billfold.store.Shard;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

/** Goes through what is due; what was looked at leaves the index, so a repeated run goes on. */
@Singleton
class CollectDue {
    /** The hour of the day, UTC, in which expiring instruments are told of. */
    static final int NOTICES_AT_HOUR = 6;

    private static final Logger LOG = LoggerFactory.getLogger(CollectDue.class);

    private final AttemptStore attempts;
    private final PaymentMethodStore methods;
    private final CollectInvoice collectInvoice;
    private final TellExpiry tellExpiry;

    CollectDue(
            AttemptStore attempts,
            PaymentMethodStore methods,
            CollectInvoice collectInvoice,
            TellExpiry tellExpiry) {
        this.attempts = attempts;
        this.methods = methods;
        this.collectInvoice = collectInvoice;
        this.tellExpiry = tellExpiry;
    }

    /**
     * Looks at every invoice that is due to be collected, and once a day at what expires.
     *
     * @param scheduledAt when the run was due
     * @throws IllegalStateException after all others were done, when some failed: the run is
     *     repeated, and finds these alone
     */
    void run(Instant scheduledAt) {
        Tally tally = new Tally();
        for (int shard = 0; shard < Shard.FEW; shard++) {
            attempts.eachDue(shard, scheduledAt, page -> each(page, this::collect, tally));
        }
        if (scheduledAt.atOffset(ZoneOffset.UTC).getHour() == NOTICES_AT_HOUR) {
            tell(LocalDate.ofInstant(scheduledAt, ZoneOffset.UTC), tally);
        }
        LOG.info(
                "collecting at {}: {} looked at, {} failed", scheduledAt, tally.done, tally.failed);
        if (tally.first != null) {
            throw new IllegalStateException(tally.failed + " failed, the first:", tally.first);
        }
    }

    private void collect(InvoiceNumber number) {
        collectInvoice.look(number);
    }

    private void tell(LocalDate today, Tally tally) {
        Consumer<AccountId> tell = account -> tellExpiry.tell(account, today);
        for (int shard = 0; shard < Shard.FEW; shard++) {
            methods.eachExpiring(shard, today, page -> each(page, tell, tally));
        }
    }

    private static final class Tally {
        private int done;
        private int failed;
        private @Nullable RuntimeException first;
    }

    /** One that fails does not hold up the others. */
    private static <T> void each(List<T> page, Consumer<T> action, Tally tally) {
        for (T one : page) {
            try {
                action.accept(one);
                tally.done++;
            } catch (RuntimeException e) {
                LOG.error("{} could not be looked at", one, e);
                tally.failed++;
                tally.first = tally.first == null ? e : tally.first;
            }
        }
    }
}
