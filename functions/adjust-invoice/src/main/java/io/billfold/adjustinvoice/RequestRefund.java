package io.billfold.adjustinvoice;

import io.billfold.billing.Problem;
import io.billfold.billing.adjustment.Refund;
import io.billfold.billing.dispute.RefundRules;
import io.billfold.billing.ledger.AccountCredit;
import io.billfold.billing.ledger.Bookings;
import io.billfold.billing.ledger.CreditMovement;
import io.billfold.events.RefundRequested;
import io.billfold.store.AccountCreditStore;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.DisputeStore;
import io.billfold.store.Dynamo;
import io.billfold.store.LedgerStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.joda.money.CurrencyUnit;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks once for account credit to be paid out: refund, credit, ledger and event together. */
@Singleton
class RequestRefund {
    /** How often it is decided anew because the credit changed meanwhile. */
    static final int ATTEMPTS_MAX = 5;

    /** The most cases of an account that are looked at; who has more is looked at by a person. */
    static final int DISPUTES_MAX = 100;

    private final AccountCreditStore credits;
    private final DisputeStore disputes;
    private final LedgerStore ledger;
    private final Dynamo dynamo;
    private final InstantSource clock;

    RequestRefund(
            AccountCreditStore credits,
            DisputeStore disputes,
            LedgerStore ledger,
            Dynamo dynamo,
            InstantSource clock) {
        this.credits = credits;
        this.disputes = disputes;
        this.ledger = ledger;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /**
     * Books a refund, or says why not.
     *
     * @throws IllegalStateException when the credit changed under every attempt
     */
    Refunding request(Refund refund) {
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            Optional<Refunding> done = attempt(refund, clock.instant());
            if (done.isPresent()) {
                return done.get();
            }
        }
        throw new IllegalStateException(
                "the credit of " + refund.account() + " changed during all attempts");
    }

    /** Empty when what was read had changed before the commit. */
    private Optional<Refunding> attempt(Refund refund, Instant now) {
        Optional<Refund> known = credits.findRefund(refund.account(), refund.id());
        if (known.isPresent()) {
            return Optional.of(repeated(refund, known.get()));
        }
        CurrencyUnit currency = refund.amount().getCurrencyUnit();
        Versioned<AccountCredit> credit = credits.find(refund.account(), refund.seller(), currency);
        List<Problem> problems = problems(refund, credit.value());
        return problems.isEmpty()
                ? commit(refund, credit, now)
                : Optional.of(new Refunding.Refused(problems));
    }

    /** Credit is no payment, so a case about any payment to the seller holds it back. */
    private List<Problem> problems(Refund refund, AccountCredit credit) {
        List<Problem> problems = new ArrayList<>(refund.problems(credit));
        problems.addAll(
                RefundRules.problems(
                        disputes.of(refund.account(), DISPUTES_MAX).stream()
                                .filter(dispute -> dispute.seller().equals(refund.seller()))
                                .toList()));
        return problems;
    }

    private static Refunding repeated(Refund refund, Refund known) {
        return known.equals(refund)
                ? new Refunding.Repeated(known)
                : new Refunding.Conflicting(
                        "refund " + known.id() + " was asked for with other content");
    }

    private Optional<Refunding> commit(
            Refund refund, Versioned<AccountCredit> credit, Instant now) {
        // the day in UTC, as payments and what providers move have it
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        AccountCredit after = credit.value().minus(refund.amount());
        Commit commit = dynamo.begin();
        credits.add(commit, refund);
        credits.move(
                commit,
                credit,
                after,
                new CreditMovement(
                        CreditMovement.Kind.REFUNDED, refund.id(), refund.amount(), today));
        ledger.add(commit, Bookings.refundRequested(refund, today));
        credits.publish(commit, event(refund, after, now));
        return dynamo.commit(commit) == Committed.DONE
                ? Optional.of(new Refunding.Done(refund))
                : Optional.empty();
    }

    private static RefundRequested event(Refund refund, AccountCredit after, Instant now) {
        return RefundRequested.of(
                now,
                refund.id(),
                refund.seller().value(),
                refund.account().value(),
                refund.amount().getCurrencyUnit().getCode(),
                refund.amount().getAmount().toPlainString(),
                refund.reason(),
                after.balance().getAmount().toPlainString(),
                refund.creditNote() == null ? null : refund.creditNote().toString());
    }
}
