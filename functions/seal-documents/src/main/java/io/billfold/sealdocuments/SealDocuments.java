package io.billfold.sealdocuments;

import io.billfold.billing.proof.Days;
import io.billfold.billing.proof.Seal;
import io.billfold.store.RegisterStore;
import io.billfold.store.SealStore;
import io.billfold.store.SealStore.Head;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Seals the days that are over, one after the other, from where the chain ends: what a run missed
 * the next one does. A day that is sealed stays as it is. Today is never sealed, whoever asks:
 * documents may still be made, and a day has one seal.
 */
@Singleton
class SealDocuments {
    /** So long after its begin a run seals no further day: the function may take 15 minutes. */
    static final Duration RUN_MAX = Duration.ofMinutes(12);

    /**
     * How far back the first run of all looks for documents. Later ones go on from the end of the
     * chain, however long ago that is.
     */
    static final int FIRST_DAYS = 31;

    private static final Logger LOG = LoggerFactory.getLogger(SealDocuments.class);

    private final SealStore seals;
    private final RegisterStore register;
    private final SealDay sealDay;
    private final InstantSource clock;

    SealDocuments(SealStore seals, RegisterStore register, SealDay sealDay, InstantSource clock) {
        this.seals = seals;
        this.register = register;
        this.sealDay = sealDay;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param sealed now, in the order of the days
     * @param done whether all days that were asked for are sealed
     */
    record Outcome(List<Seal> sealed, boolean done) {
        Outcome {
            sealed = List.copyOf(sealed);
        }
    }

    /**
     * Seals every day that is over and not sealed.
     *
     * @throws IllegalStateException when the time was over before: the run is repeated, and goes on
     */
    void run(Instant scheduledAt) throws IOException {
        Outcome outcome = seal(lastDay(), RUN_MAX);
        LOG.info("{} days sealed by the run of {}", outcome.sealed().size(), scheduledAt);
        if (!outcome.done()) {
            throw new IllegalStateException("there are more days to seal than 12 minutes allow");
        }
    }

    /** The last day that is over, in UTC. */
    LocalDate lastDay() {
        return Days.of(clock.instant()).minusDays(1);
    }

    /**
     * Seals the days until one, which is over, as far as the time allows.
     *
     * @param until the last day
     */
    Outcome seal(LocalDate until, Duration max) throws IOException {
        Instant endsAt = clock.instant().plus(max);
        List<Seal> sealed = new ArrayList<>();
        Optional<Head> head = seals.head();
        LocalDate day = next(head.orElse(null));
        while (!day.isAfter(until)) {
            if (clock.instant().isAfter(endsAt)) {
                return new Outcome(sealed, false);
            }
            Optional<Seal> made = sealDay.seal(day, head.orElse(null));
            made.ifPresent(sealed::add);
            // where none was made, another run has gone on meanwhile
            head = made.isPresent() ? after(head, made.get()) : seals.head();
            day = next(head.orElse(null));
        }
        return new Outcome(sealed, true);
    }

    private static Optional<Head> after(Optional<Head> head, Seal made) {
        return Optional.of(Head.after(head.orElse(null), made));
    }

    private LocalDate next(@Nullable Head head) {
        return head == null ? first(lastDay()) : head.day().plusDays(1);
    }

    /** The first day with a document; the last one where there is none at all. */
    private LocalDate first(LocalDate last) {
        LocalDate day = last.minusDays(FIRST_DAYS);
        while (day.isBefore(last) && register.isEmpty(day)) {
            day = day.plusDays(1);
        }
        return day;
    }
}
