package io.billfold.closebooks;

import io.billfold.billing.Problem;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.ledger.ClosedPeriod;
import io.billfold.billing.revenue.Deferral;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.DeferralStore;
import io.billfold.store.Dynamo;
import io.billfold.store.PeriodStore;
import io.billfold.store.Shard;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Closes months of a seller's books, or opens them again. */
@Singleton
class CloseMonth {
    /** How often it is tried anew because somebody else closed meanwhile. */
    private static final int ATTEMPTS_MAX = 5;

    /** How many documents are looked at for revenue that was not booked: normally there is none. */
    private static final int LATE_MAX = 100;

    private final PeriodStore periods;
    private final DeferralStore deferrals;
    private final Dynamo dynamo;
    private final InstantSource clock;

    CloseMonth(PeriodStore periods, DeferralStore deferrals, Dynamo dynamo, InstantSource clock) {
        this.periods = periods;
        this.deferrals = deferrals;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /** What became of a request. */
    sealed interface Closing {
        /** It is so, since now or before. */
        record Done(ClosedPeriod period) implements Closing {}

        /** It can't be. */
        record Refused(Problem problem) implements Closing {}
    }

    /**
     * Closes all months up to one, or opens those after it.
     *
     * @param by who asks for it
     * @throws IllegalStateException when others closed under every attempt
     */
    Closing close(SellerId seller, PeriodRequest request, String by) {
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            Optional<Closing> closing = attempt(seller, request, by, clock.instant());
            if (closing.isPresent()) {
                return closing.get();
            }
        }
        throw new IllegalStateException(
                "others closed months of %s %d times".formatted(seller, ATTEMPTS_MAX));
    }

    /** Empty when what was read had changed before the commit. */
    private Optional<Closing> attempt(
            SellerId seller, PeriodRequest request, String by, Instant now) {
        Versioned<ClosedPeriod> read = periods.find(seller).orElse(null);
        ClosedPeriod before =
                read == null ? new ClosedPeriod(seller, null, List.of()) : read.value();
        YearMonth wanted = request.through();
        if (isSame(before.through(), wanted)) {
            return Optional.of(new Closing.Done(before));
        }
        Optional<Problem> problem = problem(before, request, now);
        if (problem.isPresent()) {
            return Optional.of(new Closing.Refused(problem.get()));
        }
        ClosedPeriod after = before.with(new ClosedPeriod.Step(wanted, by, request.reason(), now));
        Commit commit = periods.save(dynamo.begin(), after, read == null ? null : read.version());
        return dynamo.commitUnlessBusy(commit) == Committed.DONE
                ? Optional.of(new Closing.Done(after))
                : Optional.empty();
    }

    private static boolean isSame(@Nullable YearMonth one, @Nullable YearMonth other) {
        return one == null ? other == null : one.equals(other);
    }

    private Optional<Problem> problem(ClosedPeriod before, PeriodRequest request, Instant now) {
        YearMonth wanted = request.through();
        YearMonth last = before.through();
        if (wanted == null || (last != null && wanted.isBefore(last))) {
            return request.reopen()
                    ? Optional.empty()
                    : Optional.of(
                            new Problem(
                                    "reopen",
                                    "must be true: %s is closed, and would be open again"
                                            .formatted(last)));
        }
        Optional<Problem> early = ClosedPeriod.problem(wanted, now);
        return early.isPresent() ? early : late(before.seller(), wanted, now);
    }

    /** Revenue of the month that was not booked yet would be booked in the next one. */
    private Optional<Problem> late(SellerId seller, YearMonth wanted, Instant now) {
        List<InvoiceNumber> due = new ArrayList<>();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        for (int shard = 0; shard < Shard.COUNT; shard++) {
            deferrals.eachDue(shard, today, due::addAll);
        }
        return due.stream()
                .limit(LATE_MAX)
                .flatMap(it -> deferrals.find(it).stream())
                .map(Versioned::value)
                .filter(it -> it.seller().equals(seller) && isOf(it, wanted))
                .findFirst()
                .map(
                        it ->
                                new Problem(
                                        "through",
                                        "revenue of %s is not booked up to %s yet: wait for the"
                                                        .formatted(it.document(), wanted)
                                                + " daily run"));
    }

    private static boolean isOf(Deferral deferral, YearMonth wanted) {
        return !deferral.parts().isEmpty() && !deferral.parts().firstKey().isAfter(wanted);
    }
}
