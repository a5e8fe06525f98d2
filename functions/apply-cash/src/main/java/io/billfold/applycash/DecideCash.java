package io.billfold.applycash;

import io.billfold.billing.Problem;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.cash.Allocation;
import io.billfold.billing.cash.Cash;
import io.billfold.billing.cash.CashChange;
import io.billfold.billing.cash.CashDecision;
import io.billfold.billing.cash.CashId;
import io.billfold.billing.cash.CashOutcome;
import io.billfold.billing.cash.CashPolicy;
import io.billfold.billing.cash.CashRules;
import io.billfold.billing.cash.Difference;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.events.Forms;
import io.billfold.store.AccountStore;
import io.billfold.store.CashStore;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Carries out what a person decided, once: entry, receivables, ledger and events together. */
@Singleton
class DecideCash {
    private final CashPolicy policy = CashPolicy.bundled();
    private final CashStore cash;
    private final AccountStore accounts;
    private final CashBooking booking;
    private final CashWithholding withholding;
    private final Dynamo dynamo;
    private final InstantSource clock;

    DecideCash(
            CashStore cash,
            AccountStore accounts,
            CashBooking booking,
            CashWithholding withholding,
            Dynamo dynamo,
            InstantSource clock) {
        this.cash = cash;
        this.accounts = accounts;
        this.booking = booking;
        this.withholding = withholding;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /** What became of a decision. */
    sealed interface Decided {
        /** It is carried out. */
        record Done(Cash cash) implements Decided {}

        /** A decision of this id was carried out before. */
        record Repeated(Cash cash) implements Decided {}

        /** There is no such entry. */
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
     * @throws IllegalStateException when something changed under every attempt
     */
    Decided decide(CashId id, CashRequest request, String by) {
        return Deciding.untilDone(id, () -> attempt(id, request, by, clock.instant()));
    }

    /** Empty when what was read had changed before the commit. */
    private Optional<Decided> attempt(CashId id, CashRequest request, String by, Instant now) {
        Optional<Versioned<Cash>> found = cash.find(id);
        if (found.isEmpty()) {
            return Optional.of(new Decided.Unknown());
        }
        Cash before = found.get().value();
        if (before.has(request.id())) {
            return Optional.of(new Decided.Repeated(before));
        }
        if (before.steps().size() >= Cash.STEPS_MAX) {
            return refused("", "was changed %d times: book by hand".formatted(Cash.STEPS_MAX));
        }
        AccountId account = request.account();
        if (account != null && accounts.findAccount(account).isEmpty()) {
            return refused("account", "'" + account + "' is not known");
        }
        CashDecision decision;
        try {
            decision = request.decision(before.unapplied().getCurrencyUnit());
        } catch (ArithmeticException e) {
            return refused("invoices", String.valueOf(e.getMessage()));
        }
        Cash.Step step =
                new Cash.Step(
                        request.id(),
                        Forms.kebabOf(request.what()),
                        by,
                        request.reason(),
                        LocalDate.ofInstant(now, ZoneOffset.UTC));
        return carryOut(found.get(), decision, step, now);
    }

    private static Optional<Decided> refused(String field, String reason) {
        return Optional.of(new Decided.Refused(List.of(new Problem(field, reason))));
    }

    private Optional<Decided> carryOut(
            Versioned<Cash> found, CashDecision decision, Cash.Step step, Instant now) {
        Cash before = found.value();
        CashBooking.Read read =
                booking.read(
                        Stream.concat(
                                named(decision),
                                before.applied().stream().map(Allocation::invoice)));
        return switch (CashRules.decide(
                before,
                decision,
                step,
                policy,
                read.values(),
                booking.invoices(discounted(decision)))) {
            case CashOutcome.Refused(List<Problem> problems) ->
                    Optional.of(new Decided.Refused(problems));
            case CashOutcome.Changed(CashChange change) -> {
                Optional<Problem> obstacle = withholding.obstacle(change);
                if (obstacle.isPresent()) {
                    yield Optional.of(new Decided.Refused(List.of(obstacle.get())));
                }
                Commit commit = cash.replace(dynamo.begin(), change.after(), found.version());
                booking.add(commit, change, read, now);
                certify(commit, decision, change);
                learn(commit, decision, change);
                yield dynamo.commitUnlessBusy(commit) == Committed.DONE
                        ? Optional.of(new Decided.Done(change.after()))
                        : Optional.empty();
            }
        };
    }

    private void certify(Commit commit, CashDecision decision, CashChange change) {
        if (decision instanceof CashDecision.Certify(InvoiceNumber invoice, String certificate)) {
            withholding.certify(commit, change, invoice, certificate);
        }
    }

    private static Stream<InvoiceNumber> named(CashDecision decision) {
        return decision instanceof CashDecision.Apply(List<CashDecision.Wanted> invoices)
                ? invoices.stream().map(CashDecision.Wanted::invoice)
                : Stream.of();
    }

    /** The invoices whose tax is lowered with what is granted. */
    private static List<InvoiceNumber> discounted(CashDecision decision) {
        return decision instanceof CashDecision.Apply(List<CashDecision.Wanted> invoices)
                ? invoices.stream()
                        .filter(it -> it.rest() == Difference.Kind.DISCOUNT)
                        .map(CashDecision.Wanted::invoice)
                        .toList()
                : List.of();
    }

    /** A person who says whose money it is says it of the next payment, too. */
    private void learn(Commit commit, CashDecision decision, CashChange change) {
        Cash after = change.after();
        AccountId account = after.account();
        boolean isSaid =
                decision instanceof CashDecision.Assign || decision instanceof CashDecision.Apply;
        boolean isAlone = change.settled().stream().allMatch(it -> it.account().equals(account));
        if (account != null && isSaid && isAlone) {
            FindCandidates.aliases(after.entry())
                    .forEach(alias -> cash.learn(commit, after.seller(), alias, account));
        }
    }
}
