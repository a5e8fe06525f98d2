package io.billfold.collectpayment;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.adjustment.Refund;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.refunding.RefundPart;
import io.billfold.billing.refunding.RefundPart.Source;
import io.billfold.billing.refunding.RefundPart.State;
import io.billfold.billing.refunding.RefundPlan;
import io.billfold.billing.refunding.Refundable;
import io.billfold.events.PaymentMethodReader;
import io.billfold.events.RefundPartRequested;
import io.billfold.events.RefundRequested;
import io.billfold.events.RefundSettled;
import io.billfold.store.ChargeStore;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;
import io.billfold.store.InvoiceStore;
import io.billfold.store.PaymentStore;
import io.billfold.store.RefundStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Decides how account credit that is to be paid out reaches its payer, once per refund. */
@Singleton
class PlanRefund {
    /** How often it is decided anew because a payment was refunded meanwhile. */
    static final int ATTEMPTS_MAX = 5;

    /** The most payments of an invoice that are looked at: each is in the transaction. */
    static final int PAYMENTS_MAX = 20;

    /** Banks take refunds of card payments for about a year; what is older a person pays out. */
    private static final Period OLDEST = Period.ofDays(365);

    /** The most charges of an account within that time that are looked through. */
    static final int CHARGES_MAX = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(PlanRefund.class);

    private final InvoiceStore invoices;
    private final ChargeStore charges;
    private final PaymentStore payments;
    private final RefundStore refunds;
    private final Dynamo dynamo;
    private final InstantSource clock;

    PlanRefund(
            InvoiceStore invoices,
            ChargeStore charges,
            PaymentStore payments,
            RefundStore refunds,
            Dynamo dynamo,
            InstantSource clock) {
        this.invoices = invoices;
        this.charges = charges;
        this.payments = payments;
        this.refunds = refunds;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /**
     * Writes the parts of a refund down; a repeat changes nothing.
     *
     * @throws IllegalStateException when its payments changed during every attempt
     */
    void plan(RefundRequested requested) {
        Refund refund = refund(requested);
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            List<Versioned<Refundable>> read = refundables(refund);
            List<RefundPart> parts = parts(refund, read);
            if (refunds.find(parts.getFirst().key()).isPresent()
                    || commit(parts, read) == Committed.DONE) {
                LOG.info("refund {} of {}: {}", refund.id(), refund.account(), parts);
                return;
            }
        }
        throw new IllegalStateException(
                "payments of refund " + refund.id() + " changed " + ATTEMPTS_MAX + " times");
    }

    private static List<RefundPart> parts(Refund refund, List<Versioned<Refundable>> read) {
        return RefundPlan.of(
                refund,
                read.stream().map(Versioned::value).toList(),
                PaymentMethodReader.PROVIDERS);
    }

    private static Refund refund(RefundRequested requested) {
        String creditNote = requested.creditNote();
        return new Refund(
                requested.refundId(),
                new AccountId(requested.accountId()),
                new SellerId(requested.seller()),
                Money.of(CurrencyUnit.of(requested.currency()), new BigDecimal(requested.amount())),
                requested.reason(),
                creditNote == null ? null : InvoiceNumber.parse(creditNote));
    }

    private List<Versioned<Refundable>> refundables(Refund refund) {
        InvoiceNumber invoice = paid(refund.creditNote()).orElse(null);
        if (invoice == null) {
            return List.of();
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return charges
                .between(refund.account(), today.minus(OLDEST), today.plusDays(1), CHARGES_MAX)
                .stream()
                .filter(charge -> charge.number().equals(invoice.toString()))
                .limit(PAYMENTS_MAX)
                .map(charge -> payments.find(charge.paymentId()).orElseThrow().payment())
                .map(refunds::refundable)
                .toList();
    }

    /** The invoice that a credit note is of; empty where it is none, or not known. */
    private Optional<InvoiceNumber> paid(@Nullable InvoiceNumber creditNote) {
        return Optional.ofNullable(creditNote)
                .flatMap(invoices::find)
                .map(it -> it.invoice().content().corrects());
    }

    private Committed commit(List<RefundPart> parts, List<Versioned<Refundable>> read) {
        Commit commit = dynamo.begin();
        for (RefundPart part : parts) {
            refunds.add(commit, part);
            if (part.state() == State.BY_HAND) {
                refunds.publish(commit, RefundSettled.of(clock.instant(), part));
            } else {
                reserve(commit, part, read);
                refunds.publish(commit, RefundPartRequested.of(clock.instant(), part));
            }
        }
        return dynamo.commitUnlessBusy(commit);
    }

    /** What is about to be given back is not left for another refund. */
    private void reserve(Commit commit, RefundPart part, List<Versioned<Refundable>> read) {
        Source source = part.source();
        for (Versioned<Refundable> each : read) {
            Refundable before = each.value();
            if (source != null && before.payment().id().equals(source.paymentId())) {
                Money refunded = before.refunded().plus(part.amount());
                refunds.refunded(
                        commit, new Refundable(before.payment(), refunded), each.version());
            }
        }
    }
}
