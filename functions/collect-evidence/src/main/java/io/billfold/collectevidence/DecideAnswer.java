package io.billfold.collectevidence;

import io.billfold.billing.Problem;
import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.dispute.DisputeDates;
import io.billfold.collectevidence.CollectEvidence.Collected;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Carries out what a person decides about an answer. */
@Singleton
class DecideAnswer {
    /** How often a decision is tried because the answer changed meanwhile. */
    static final int ATTEMPTS_MAX = 3;

    private final CollectEvidence collect;
    private final KeepAnswer keep;
    private final DisputeDates dates;
    private final InstantSource clock;

    DecideAnswer(
            CollectEvidence collect, KeepAnswer keep, DisputeDates dates, InstantSource clock) {
        this.collect = collect;
        this.keep = keep;
        this.dates = dates;
        this.clock = clock;
    }

    /**
     * Decides; the same decision again changes nothing.
     *
     * @param by who
     * @return why it can't be done, or null when it is, now or before
     */
    @Nullable Problem decide(Dispute dispute, EvidenceRequest request, String by) {
        LocalDate ends = dates.answerEndsOn(dispute);
        if (ends == null || ends.isBefore(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
            return new Problem(
                    "do", "the case is " + dispute.status() + ": no answer of ours is taken now");
        }
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            Optional<Collected> collected = collect.collected(dispute);
            if (collected.isEmpty() || isDone(collected.get(), request, by)) {
                return null;
            }
        }
        throw new IllegalStateException(
                "the answer to " + dispute.id() + " changed " + ATTEMPTS_MAX + " times meanwhile");
    }

    private boolean isDone(Collected collected, EvidenceRequest request, String by) {
        return switch (request.what()) {
            case COLLECT -> keep.collected(collected);
            case SUBMIT -> keep.submit(collected, by, request.reason());
            case ACCEPT -> keep.accept(collected, by, request.reason());
        };
    }
}
