package io.billfold.billing.withholding;

import io.billfold.billing.Problem;
import io.billfold.billing.cash.CashId;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.withholding.WithholdingOutcome.Changed;
import io.billfold.billing.withholding.WithholdingOutcome.Refused;
import io.billfold.billing.withholding.WithholdingReceivable.State;
import io.billfold.billing.withholding.WithholdingReceivable.Step;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What becomes of income tax that customers withheld. */
public final class WithholdingRules {
    private WithholdingRules() {}

    /**
     * What came with an entry of a bank statement; the entry's own bookings settle the invoice.
     *
     * @param before the claim of that entry on that invoice which was undone, or null
     */
    public static WithholdingReceivable ofCash(
            CashId cash,
            Receivable settled,
            Money amount,
            TaxYear year,
            @Nullable WithholdingReceivable before,
            Step step) {
        WithheldId id = WithheldId.of(cash, settled.invoice());
        List<Step> done = before == null ? List.of() : before.steps();
        return new WithholdingReceivable(
                        id,
                        settled.seller(),
                        settled.account(),
                        settled.invoice(),
                        year,
                        amount,
                        step.on(),
                        cash,
                        State.CERTIFICATE_MISSING,
                        null,
                        done)
                .to(State.CERTIFICATE_MISSING, null, step);
    }

    /**
     * What was withheld of a payment that came another way than by bank statement: it settles what
     * is open, and is claimed from the state.
     *
     * @param receivable the invoice's, as it is now
     * @param step who says so, why, and the date of the payment
     */
    public static WithholdingOutcome record(
            WithheldId id, Receivable receivable, BigDecimal amount, TaxYear year, Step step) {
        Money open = receivable.open();
        if (amount.stripTrailingZeros().scale() > open.getCurrencyUnit().getDecimalPlaces()) {
            return refused("amount", "has more decimals than " + open.getCurrencyUnit());
        }
        Money withheld = Money.of(open.getCurrencyUnit(), amount);
        if (!withheld.isPositive() || withheld.isGreaterThan(open)) {
            return refused(
                    "amount",
                    "must be above zero and at most what is open, %s; was %s"
                            .formatted(open, withheld));
        }
        WithholdingReceivable claim =
                new WithholdingReceivable(
                        id,
                        receivable.seller(),
                        receivable.account(),
                        receivable.invoice(),
                        year,
                        withheld,
                        step.on(),
                        null,
                        State.CERTIFICATE_MISSING,
                        null,
                        List.of(step));
        return new Changed(
                new WithholdingChange(
                        claim,
                        receivable.withApplied(withheld),
                        List.of(WithholdingBookings.withheld(claim))));
    }

    /**
     * Carries a decision out, or says why not.
     *
     * @param receivable the invoice's, as it is now
     */
    public static WithholdingOutcome decide(
            WithholdingReceivable claim,
            WithholdingDecision decision,
            Step step,
            Receivable receivable) {
        if (!claim.isOpen()) {
            return refused("state", "is " + claim.state() + ": nothing can be decided about it");
        }
        if (claim.steps().size() >= WithholdingReceivable.STEPS_MAX) {
            return refused("", "was changed %d times".formatted(WithholdingReceivable.STEPS_MAX));
        }
        return switch (decision) {
            case WithholdingDecision.Certify certify -> certify(claim, certify, step);
            case WithholdingDecision.Credit _ -> credit(claim, step);
            case WithholdingDecision.WriteOff _ ->
                    changed(
                            claim.to(State.WRITTEN_OFF, claim.certificate(), step),
                            WithholdingBookings.ended(
                                    claim, zero(claim), "Given up of ", step.on()));
            case WithholdingDecision.NotWithheld _ -> undo(claim, step, receivable);
        };
    }

    private static WithholdingOutcome changed(WithholdingReceivable after, LedgerEntry entry) {
        return new Changed(new WithholdingChange(after, null, List.of(entry)));
    }

    private static Refused refused(String field, String reason) {
        return new Refused(List.of(new Problem(field, reason)));
    }

    private static Money zero(WithholdingReceivable claim) {
        return Money.zero(claim.amount().getCurrencyUnit());
    }

    /** Nothing is booked: the claim is in the ledger since the payment. */
    private static WithholdingOutcome certify(
            WithholdingReceivable claim, WithholdingDecision.Certify certify, Step step) {
        BigDecimal stated = certify.amount();
        Money known = claim.amount();
        if (stated != null
                && (stated.signum() <= 0
                        || stated.stripTrailingZeros().scale()
                                > known.getCurrencyUnit().getDecimalPlaces())) {
            return refused("amount", "is no amount of " + known.getCurrencyUnit());
        }
        Certificate proof =
                new Certificate(
                        certify.number(),
                        certify.on(),
                        stated == null ? known : Money.of(known.getCurrencyUnit(), stated));
        Problem problem = certify.isExplained() ? null : difference(claim, proof);
        return problem == null
                ? new Changed(
                        new WithholdingChange(
                                claim.to(State.CERTIFICATE_RECEIVED, proof, step), null, List.of()))
                : new Refused(List.of(problem));
    }

    /** What somebody has to explain; null where nothing differs. */
    private static @Nullable Problem difference(WithholdingReceivable claim, Certificate proof) {
        Certificate known = claim.certificate();
        if (known != null && !known.number().equals(proof.number())) {
            return new Problem(
                    "certificate",
                    "%s is recorded, not %s: say why with a reason"
                            .formatted(known.number(), proof.number()));
        }
        return proof.amount().isEqual(claim.amount())
                ? null
                : new Problem(
                        "amount",
                        "is %s, withheld were %s: say why with a reason"
                                .formatted(proof.amount(), claim.amount()));
    }

    private static WithholdingOutcome credit(WithholdingReceivable claim, Step step) {
        Certificate proof = claim.certificate();
        if (proof == null) {
            return refused("state", "has no certificate: no tax office takes it");
        }
        Money proved = proof.amount().isLessThan(claim.amount()) ? proof.amount() : claim.amount();
        return changed(
                claim.to(State.CREDITED, proof, step),
                WithholdingBookings.ended(claim, proved, "Used against tax of ", step.on()));
    }

    private static WithholdingOutcome undo(
            WithholdingReceivable claim, Step step, Receivable receivable) {
        CashId cash = claim.cash();
        if (cash != null) {
            return refused("do", "came with the bank's entry %s: undo that".formatted(cash));
        }
        Money open = receivable.open().plus(claim.amount());
        if (open.isGreaterThan(receivable.total().minus(receivable.credited()))) {
            return refused("invoice", claim.invoice() + " was credited meanwhile");
        }
        return new Changed(
                new WithholdingChange(
                        claim.to(State.UNDONE, claim.certificate(), step),
                        receivable.withReopened(claim.amount()),
                        List.of(WithholdingBookings.notWithheld(claim, step.on()))));
    }

    /**
     * The entry that it came with was taken apart, or taken back: its own bookings undo the claim.
     * Empty when the claim was used or given up: then the books must be put right by hand first.
     */
    public static Optional<WithholdingReceivable> takenBack(
            WithholdingReceivable claim, Step step) {
        return claim.isOpen()
                ? Optional.of(claim.to(State.UNDONE, claim.certificate(), step))
                : Optional.empty();
    }

    /** The certificate was recorded at the entry that it came with. */
    public static WithholdingReceivable certified(
            WithholdingReceivable claim, String number, LocalDate on, Step step) {
        return claim.to(
                State.CERTIFICATE_RECEIVED, new Certificate(number, on, claim.amount()), step);
    }
}
