package io.billfold.billing.evidence;

import io.billfold.billing.Checks;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.invoice.InvoiceNumber;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer to a case: its parts, who decided to give it, and what became of it. It is given once:
 * what was sent to a provider can't be taken back.
 *
 * @param provider who reported the case
 * @param disputeId the provider's id of it
 * @param pieces what belongs to the answer
 * @param archive what was sent, or is to be; null before somebody decided
 * @param state where it stands
 * @param steps what happened to it, the earliest first
 */
public record Evidence(
        String provider,
        String disputeId,
        SellerId seller,
        InvoiceNumber invoice,
        List<Piece> pieces,
        @Nullable Archive archive,
        State state,
        List<Step> steps) {
    /** Each collecting that finds something else, each decision and answer is a step. */
    public static final int STEPS_MAX = 50;

    public Evidence {
        pieces = List.copyOf(pieces);
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.size() > STEPS_MAX) {
            throw new IllegalArgumentException(
                    "evidence of " + disputeId + " has " + steps.size() + " steps, not 1 to 50");
        }
    }

    /** Where an answer stands. */
    public enum State {
        /** Something that is needed is not there. */
        LACKING,
        /** All that is needed is there; somebody has to decide. */
        READY,
        /** Decided: the provider is to be given it. */
        SUBMITTING,
        /** The provider has it. */
        SUBMITTED,
        /** Decided: the provider is to be told that we give in. */
        ACCEPTING,
        /** The provider knows that we gave in. */
        ACCEPTED,
        /** The provider did not take what was decided; it may be decided anew. */
        FAILED;

        /** Whether it may be collected and decided. */
        public boolean isOpen() {
            return switch (this) {
                case LACKING, READY, FAILED -> true;
                case SUBMITTING, SUBMITTED, ACCEPTING, ACCEPTED -> false;
            };
        }
    }

    /**
     * What is given to the provider, kept as it is.
     *
     * @param key where it lies
     * @param sha256 of its bytes, in hexadecimal
     */
    public record Archive(String key, String sha256) {}

    /**
     * Something that happened to an answer.
     *
     * @param state to which it led
     * @param by who did it: a person's name, {@code rule} or {@code provider}
     * @param why in words
     */
    public record Step(Instant at, State state, String by, String why) {
        private static final int WHY_LENGTH_MAX = 500;

        public Step {
            Checks.text("by", by, 100);
            Checks.text("why", why, WHY_LENGTH_MAX);
        }
    }

    /** An answer whose parts were collected for the first time. */
    public static Evidence collected(
            String provider,
            String disputeId,
            SellerId seller,
            InvoiceNumber invoice,
            List<Piece> pieces,
            Instant at) {
        State state = stateOf(pieces);
        return new Evidence(
                provider,
                disputeId,
                seller,
                invoice,
                pieces,
                null,
                state,
                List.of(new Step(at, state, "rule", lacking(pieces))));
    }

    private static State stateOf(List<Piece> pieces) {
        return pieces.stream().anyMatch(Piece::isLacking) ? State.LACKING : State.READY;
    }

    private static String lacking(List<Piece> pieces) {
        List<String> lacking =
                pieces.stream().filter(Piece::isLacking).map(it -> it.item().words()).toList();
        return lacking.isEmpty()
                ? "all that is needed is there"
                : "lacks " + String.join(", ", lacking);
    }

    /** What lacks, or that nothing does, in words. */
    public String lacking() {
        return lacking(pieces);
    }

    /**
     * With its parts collected again; the same parts change nothing.
     *
     * @throws IllegalStateException when it is decided
     */
    public Evidence again(List<Piece> found, Instant at) {
        requireOpen();
        if (found.equals(pieces)) {
            return this;
        }
        State now = state == State.FAILED ? state : stateOf(found);
        Evidence again = with(found, archive, now);
        return now == state ? again : again.step(new Step(at, now, "rule", lacking(found)));
    }

    /** Decided to give it. */
    public Evidence submitting(Archive sent, Instant at, String by, String why) {
        requireOpen();
        return with(pieces, sent, State.SUBMITTING).step(new Step(at, State.SUBMITTING, by, why));
    }

    /** Decided to give in. */
    public Evidence accepting(Instant at, String by, String why) {
        requireOpen();
        return with(pieces, archive, State.ACCEPTING).step(new Step(at, State.ACCEPTING, by, why));
    }

    /**
     * The provider answered what was decided.
     *
     * @param isTaken whether it took it
     * @throws IllegalStateException when nothing was decided
     */
    public Evidence answered(boolean isTaken, Instant at, String why) {
        State taken =
                switch (state) {
                    case SUBMITTING -> State.SUBMITTED;
                    case ACCEPTING -> State.ACCEPTED;
                    case LACKING, READY, SUBMITTED, ACCEPTED, FAILED ->
                            throw new IllegalStateException(
                                    "nothing is asked of " + provider + " about " + disputeId);
                };
        State now = isTaken ? taken : State.FAILED;
        return with(pieces, archive, now).step(new Step(at, now, "provider", why));
    }

    private void requireOpen() {
        if (!state.isOpen()) {
            throw new IllegalStateException("the answer to " + disputeId + " is " + state);
        }
    }

    private Evidence with(List<Piece> nowPieces, @Nullable Archive nowArchive, State nowState) {
        return new Evidence(
                provider, disputeId, seller, invoice, nowPieces, nowArchive, nowState, steps);
    }

    private Evidence step(Step step) {
        List<Step> all = new ArrayList<>(steps);
        all.add(step);
        return new Evidence(provider, disputeId, seller, invoice, pieces, archive, state, all);
    }
}
