package io.billfold.closebooks;

import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.revenue.Deferral;
import io.billfold.billing.revenue.RevenueBookings;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.DeferralStore;
import io.billfold.store.Dynamo;
import io.billfold.store.LedgerStore;
import io.billfold.store.Shard;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Books what months that are over earned, document by document. What was booked leaves the due
 * index, so a repeated run goes on.
 */
@Singleton
class EarnRevenue {
    /**
     * The most months of one transaction, which holds 100 items: each has an entry and a total; the
     * deferral, the customer's balance and the guard of what is closed are three more.
     */
    static final int MONTHS_MAX = 40;

    /** How often a document is looked at anew because a credit note came meanwhile. */
    private static final int ATTEMPTS_MAX = 5;

    private static final Logger LOG = LoggerFactory.getLogger(EarnRevenue.class);

    private final DeferralStore deferrals;
    private final LedgerStore ledger;
    private final Dynamo dynamo;

    EarnRevenue(DeferralStore deferrals, LedgerStore ledger, Dynamo dynamo) {
        this.deferrals = deferrals;
        this.ledger = ledger;
        this.dynamo = dynamo;
    }

    /**
     * Books all that is earned by a day.
     *
     * @param scheduledAt when the run was due
     * @throws IllegalStateException after all others were done, when some documents failed: the run
     *     is repeated, and finds these alone
     */
    void run(Instant scheduledAt) {
        LocalDate today = LocalDate.ofInstant(scheduledAt, ZoneOffset.UTC);
        Tally tally = new Tally();
        for (int shard = 0; shard < Shard.COUNT; shard++) {
            deferrals.eachDue(shard, today, page -> earnAll(page, today, tally));
        }
        LOG.info("revenue on {}: {} documents, {} failed", today, tally.earned, tally.failed);
        if (tally.first != null) {
            throw new IllegalStateException(tally.failed + " failed, the first:", tally.first);
        }
    }

    private static final class Tally {
        private int earned;
        private int failed;
        private @Nullable RuntimeException first;
    }

    /** One that fails does not hold up the others. */
    private void earnAll(List<InvoiceNumber> documents, LocalDate today, Tally tally) {
        for (InvoiceNumber document : documents) {
            try {
                earn(document, today);
                tally.earned++;
            } catch (RuntimeException e) {
                LOG.error("revenue of {} could not be booked", document, e);
                tally.failed++;
                tally.first = tally.first == null ? e : tally.first;
            }
        }
    }

    /**
     * Books what a document earned by a day.
     *
     * @throws IllegalStateException when it changed under every attempt
     */
    void earn(InvoiceNumber document, LocalDate today) {
        int attempts = 0;
        while (true) {
            Optional<Versioned<Deferral>> read =
                    deferrals.find(document).filter(it -> isDue(it.value(), today));
            if (read.isEmpty()) {
                return;
            }
            boolean isDone = isBooked(read.get(), today);
            attempts = isDone ? 0 : attempts + 1;
            if (attempts == ATTEMPTS_MAX) {
                throw new IllegalStateException(document + " changed too often");
            }
        }
    }

    private static boolean isDue(Deferral deferral, LocalDate today) {
        return !deferral.earnedBy(today).isEmpty();
    }

    private boolean isBooked(Versioned<Deferral> read, LocalDate today) {
        NavigableMap<YearMonth, Money> earned = new TreeMap<>();
        read.value().earnedBy(today).entrySet().stream()
                .limit(MONTHS_MAX)
                .forEach(part -> earned.put(part.getKey(), part.getValue()));
        Commit commit = dynamo.begin();
        deferrals.replace(commit, read.value().without(earned), read.version());
        earned.forEach(
                (month, part) ->
                        ledger.add(commit, RevenueBookings.earned(read.value(), month, part)));
        return dynamo.commitUnlessBusy(commit) == Committed.DONE;
    }
}
