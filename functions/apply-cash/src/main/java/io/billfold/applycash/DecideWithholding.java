package io.billfold.applycash;

import io.billfold.billing.Problem;
import io.billfold.billing.cash.Cash;
import io.billfold.billing.cash.CashDecision;
import io.billfold.billing.cash.CashId;
import io.billfold.billing.cash.CashOutcome;
import io.billfold.billing.cash.CashPolicy;
import io.billfold.billing.cash.CashRules;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.withholding.Certificate;
import io.billfold.billing.withholding.TaxYear;
import io.billfold.billing.withholding.TaxYears;
import io.billfold.billing.withholding.WithheldId;
import io.billfold.billing.withholding.WithholdingChange;
import io.billfold.billing.withholding.WithholdingOutcome;
import io.billfold.billing.withholding.WithholdingReceivable;
import io.billfold.billing.withholding.WithholdingReceivable.Step;
import io.billfold.billing.withholding.WithholdingRules;
import io.billfold.events.Forms;
import io.billfold.events.InvoicePaid;
import io.billfold.store.CashStore;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;
import io.billfold.store.Versioned;
import io.billfold.store.WithholdingStore;

import jakarta.inject.Singleton;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Records what was withheld, and carries out what a person decides about it, each once. */
@Singleton
class DecideWithholding {
    private static final String CERTIFICATE_CAME = "the certificate came";

    private final TaxYears years = TaxYears.bundled();
    private final WithholdingStore claims;
    private final CashWithholding withholding;
    private final CashStore cash;
    private final CashBooking booking;
    private final Dynamo dynamo;
    private final InstantSource clock;

    DecideWithholding(
            WithholdingStore claims,
            CashWithholding withholding,
            CashStore cash,
            CashBooking booking,
            Dynamo dynamo,
            InstantSource clock) {
        this.claims = claims;
        this.withholding = withholding;
        this.cash = cash;
        this.booking = booking;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /** What became of a request. */
    sealed interface Decided {
        /** It is carried out, now or before. */
        record Done(WithholdingReceivable claim) implements Decided {}

        /** There is no such claim, or no such invoice. */
        record Unknown() implements Decided {}

        /** It can't be carried out; every problem is named. */
        record Refused(List<Problem> problems) implements Decided {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    private static Optional<Decided> done(WithholdingReceivable claim) {
        return Optional.of(new Decided.Done(claim));
    }

    /**
     * Records what was withheld of a payment that came another way than by bank statement.
     *
     * @param by who says so
     * @throws IllegalStateException when something changed under every attempt
     */
    Decided record(WithheldRequest request, String by) {
        return Deciding.untilDone(request.id(), () -> recorded(request, by));
    }

    private Optional<Decided> recorded(WithheldRequest request, String by) {
        Optional<Versioned<WithholdingReceivable>> known = claims.find(request.id());
        if (known.isPresent()) {
            return done(known.get().value());
        }
        CashBooking.Read read = booking.read(List.of(request.invoice()).stream());
        Receivable receivable = read.values().get(request.invoice());
        if (receivable == null) {
            return Optional.of(new Decided.Unknown());
        }
        String country =
                Objects.requireNonNullElseGet(
                        request.country(), () -> withholding.jurisdiction(request.invoice()));
        TaxYear year = years.of(country, request.withheldOn());
        Step step =
                new Step(
                        request.id().value(), "record", by, request.reason(), request.withheldOn());
        return switch (WithholdingRules.record(
                request.id(), receivable, request.amount(), year, step)) {
            case WithholdingOutcome.Refused(List<Problem> problems) ->
                    Optional.of(new Decided.Refused(problems));
            case WithholdingOutcome.Changed(WithholdingChange change) ->
                    committed(claims.add(dynamo.begin(), change.after()), change, read);
        };
    }

    private Optional<Decided> committed(
            Commit commit, WithholdingChange change, CashBooking.Read read) {
        Receivable after = change.receivable();
        if (after != null) {
            booking.replace(commit, after, read, clock.instant());
            if (after.open().isZero()) {
                cash.publish(
                        commit,
                        InvoicePaid.of(
                                clock.instant(),
                                after.invoice().toString(),
                                after.account().value(),
                                change.after().id().value()));
            }
        }
        booking.book(commit, change.entries());
        return dynamo.commitUnlessBusy(commit) == Committed.DONE
                ? done(change.after())
                : Optional.empty();
    }

    /**
     * Carries a decision out, or says why not.
     *
     * @param by who decided
     * @throws IllegalStateException when something changed under every attempt
     */
    Decided decide(WithheldId id, WithholdingRequest request, String by) {
        return Deciding.untilDone(id, () -> decided(id, request, by));
    }

    private Optional<Decided> decided(WithheldId id, WithholdingRequest request, String by) {
        Optional<Versioned<WithholdingReceivable>> found = claims.find(id);
        if (found.isEmpty()) {
            return Optional.of(new Decided.Unknown());
        }
        WithholdingReceivable before = found.get().value();
        if (before.has(request.id())) {
            return done(before);
        }
        Step step =
                new Step(
                        request.id(),
                        Forms.kebabOf(request.what()),
                        by,
                        Objects.requireNonNullElse(request.reason(), CERTIFICATE_CAME),
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        CashBooking.Read read = booking.read(List.of(before.invoice()).stream());
        Receivable receivable = Objects.requireNonNull(read.values().get(before.invoice()));
        return switch (WithholdingRules.decide(before, request.decision(), step, receivable)) {
            case WithholdingOutcome.Refused(List<Problem> problems) ->
                    Optional.of(new Decided.Refused(problems));
            case WithholdingOutcome.Changed(WithholdingChange change) -> {
                Commit commit =
                        claims.replace(dynamo.begin(), change.after(), found.get().version());
                tellCash(commit, change.after(), step);
                yield committed(commit, change, read);
            }
        };
    }

    /** An entry that waits for a certificate waits no more when the claim has it, or has ended. */
    private void tellCash(Commit commit, WithholdingReceivable after, Step step) {
        CashId id = after.cash();
        Certificate proof = after.certificate();
        if (id == null || (proof == null && after.isOpen())) {
            return;
        }
        String number = proof == null ? "none: " + step.what() : proof.number();
        cash.find(id).ifPresent(entry -> certify(commit, entry, after, number, step));
    }

    private void certify(
            Commit commit,
            Versioned<Cash> entry,
            WithholdingReceivable claim,
            String number,
            Step step) {
        CashOutcome certified =
                CashRules.decide(
                        entry.value(),
                        new CashDecision.Certify(claim.invoice(), number),
                        new Cash.Step(step.id(), step.what(), step.by(), step.why(), step.on()),
                        CashPolicy.bundled(),
                        Map.of());
        if (certified instanceof CashOutcome.Changed changed
                && entry.value().steps().size() < Cash.STEPS_MAX) {
            cash.replace(commit, changed.change().after(), entry.version());
        }
    }
}
