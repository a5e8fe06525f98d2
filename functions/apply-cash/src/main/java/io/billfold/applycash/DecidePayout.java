package io.billfold.applycash;

import io.billfold.billing.Problem;
import io.billfold.billing.cash.Cash;
import io.billfold.billing.payout.LineRules;
import io.billfold.billing.payout.Payout;
import io.billfold.billing.payout.PayoutChange;
import io.billfold.billing.payout.PayoutDecision;
import io.billfold.billing.payout.PayoutId;
import io.billfold.billing.payout.PayoutOutcome;
import io.billfold.events.Forms;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;
import io.billfold.store.LedgerStore;
import io.billfold.store.PayoutStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Carries out what a person decided about a line of a payout, once: payout and ledger together. */
@Singleton
class DecidePayout {
    private final PayoutStore payouts;
    private final LedgerStore ledger;
    private final Dynamo dynamo;
    private final InstantSource clock;

    DecidePayout(PayoutStore payouts, LedgerStore ledger, Dynamo dynamo, InstantSource clock) {
        this.payouts = payouts;
        this.ledger = ledger;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /** What became of a decision. */
    sealed interface Decided {
        /** It is carried out, now or by the same decision before. */
        record Done(Payout payout) implements Decided {}

        /** There is no such payout. */
        record Unknown() implements Decided {}

        /** It can't be carried out; every problem is named. */
        record Refused(List<Problem> problems) implements Decided {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    /**
     * Carries a decision out, or says why not.
     *
     * @param by who decided
     * @throws IllegalStateException when the payout changed under every attempt
     */
    Decided decide(PayoutId id, PayoutRequest request, String by) {
        return Deciding.untilDone(id, () -> attempt(id, request, by, clock.instant()));
    }

    /** Empty when the payout had changed before the commit. */
    private Optional<Decided> attempt(PayoutId id, PayoutRequest request, String by, Instant now) {
        Optional<Versioned<Payout>> found = payouts.find(id);
        if (found.isEmpty()) {
            return Optional.of(new Decided.Unknown());
        }
        Payout before = found.get().value();
        if (before.has(request.id())) {
            return Optional.of(new Decided.Done(before));
        }
        PayoutDecision decision;
        try {
            decision = request.decision(before.amount().getCurrencyUnit());
        } catch (ArithmeticException e) {
            return Optional.of(refused(e));
        }
        return carryOut(found.get(), decision, step(request, by, now));
    }

    private static Decided refused(ArithmeticException e) {
        return new Decided.Refused(List.of(new Problem("as", String.valueOf(e.getMessage()))));
    }

    private static Cash.Step step(PayoutRequest request, String by, Instant now) {
        LocalDate on = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new Cash.Step(request.id(), Forms.kebabOf(request.what()), by, request.reason(), on);
    }

    private Optional<Decided> carryOut(
            Versioned<Payout> found, PayoutDecision decision, Cash.Step step) {
        return switch (LineRules.decide(found.value(), decision, step)) {
            case PayoutOutcome.Refused(List<Problem> problems) ->
                    Optional.of(new Decided.Refused(problems));
            case PayoutOutcome.Changed(PayoutChange change) -> {
                Commit commit = payouts.replace(dynamo.begin(), change.after(), found.version());
                change.entries().forEach(it -> ledger.add(commit, it));
                yield dynamo.commitUnlessBusy(commit) == Committed.DONE
                        ? Optional.of(new Decided.Done(change.after()))
                        : Optional.empty();
            }
        };
    }
}
