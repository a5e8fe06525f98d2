package io.billfold.billing.ledger;

import static io.billfold.billing.ledger.LedgerAccount.BANK;
import static io.billfold.billing.ledger.LedgerAccount.CASH_ROUNDING;
import static io.billfold.billing.ledger.LedgerAccount.COMMISSIONS;
import static io.billfold.billing.ledger.LedgerAccount.COMMISSIONS_PAYABLE;
import static io.billfold.billing.ledger.LedgerAccount.CUSTOMER_CREDIT;
import static io.billfold.billing.ledger.LedgerAccount.DEFERRED_REVENUE;
import static io.billfold.billing.ledger.LedgerAccount.DISCOUNTS;
import static io.billfold.billing.ledger.LedgerAccount.DISPUTED_RECEIVABLE;
import static io.billfold.billing.ledger.LedgerAccount.EXCHANGE_DIFFERENCES;
import static io.billfold.billing.ledger.LedgerAccount.FEES;
import static io.billfold.billing.ledger.LedgerAccount.LOSSES;
import static io.billfold.billing.ledger.LedgerAccount.PROVIDER_CLEARING;
import static io.billfold.billing.ledger.LedgerAccount.RECEIVABLE;
import static io.billfold.billing.ledger.LedgerAccount.REFUNDS_PAYABLE;
import static io.billfold.billing.ledger.LedgerAccount.REVENUE;
import static io.billfold.billing.ledger.LedgerAccount.TAX_PAYABLE;
import static io.billfold.billing.ledger.LedgerAccount.UNAPPLIED_CASH;

import io.billfold.billing.adjustment.Refund;
import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.dispute.DisputeMovement;
import io.billfold.billing.dispute.Movement;
import io.billfold.billing.invoice.Commission;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.payment.Payment;
import io.billfold.billing.refunding.RefundPart;

import org.joda.money.Money;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What each business event posts. The id of an entry is made of what it books, so that a repeat is
 * recognised; postings of zero are left out.
 */
public final class Bookings {
    private Bookings() {}

    /** As below, for an invoice that is all revenue. */
    public static Optional<LedgerEntry> invoiceIssued(Invoice invoice) {
        return invoiceIssued(invoice, Money.zero(invoice.content().currency()));
    }

    /**
     * Dr receivable; Cr revenue, deferred revenue, tax payable and rounding. Nothing where nothing
     * moves; an invoice over zero may still move revenue between months.
     *
     * @param deferred what is for months after its own, net of tax
     */
    public static Optional<LedgerEntry> invoiceIssued(Invoice invoice, Money deferred) {
        return documentEntry(
                invoice,
                "invoice:",
                "Invoice " + invoice.number(),
                postings(
                        signed(RECEIVABLE, invoice.total()),
                        signed(REVENUE, deferred.minus(invoice.net())),
                        signed(DEFERRED_REVENUE, deferred.negated()),
                        signed(TAX_PAYABLE, invoice.tax().negated()),
                        signed(CASH_ROUNDING, invoice.rounding().negated())),
                TaxMovement.of(invoice));
    }

    /** As below, for a credit note that takes back revenue alone. */
    public static Optional<LedgerEntry> creditNoteIssued(Invoice note, Money settled) {
        return creditNoteIssued(note, settled, Money.zero(note.content().currency()));
    }

    /**
     * Dr revenue, deferred revenue and tax payable; Cr receivable for what it takes off its invoice
     * and customer credit for the rest. Nothing where nothing moves.
     *
     * @param settled what it takes off, from zero to its total
     * @param deferred what of its net amount was not revenue yet
     */
    public static Optional<LedgerEntry> creditNoteIssued(
            Invoice note, Money settled, Money deferred) {
        return documentEntry(
                note,
                "credit-note:",
                "Credit note " + note.number(),
                postings(
                        signed(REVENUE, note.net().minus(deferred)),
                        signed(DEFERRED_REVENUE, deferred),
                        signed(TAX_PAYABLE, note.tax()),
                        signed(CASH_ROUNDING, note.rounding()),
                        signed(RECEIVABLE, settled.negated()),
                        signed(CUSTOMER_CREDIT, settled.minus(note.total()))),
                TaxMovement.of(note));
    }

    /**
     * Dr customer credit; Cr discounts and tax payable: what was never paid of what a credit note
     * gives back, as the customer took a discount for paying early.
     *
     * @param share of the discount, above zero
     * @param taxes what that does to the totals of tax
     */
    public static LedgerEntry discountTakenBack(
            Invoice note, Money share, List<TaxMovement> taxes) {
        Money tax = taxes.stream().map(TaxMovement::tax).reduce(share.multipliedBy(0), Money::plus);
        return new LedgerEntry(
                "discount-back:" + note.number(),
                note.issuedOn(),
                note.content().seller().id(),
                note.content().account().id(),
                note.number().toString(),
                "Discount that credit note " + note.number() + " takes back",
                postings(
                        signed(CUSTOMER_CREDIT, share),
                        signed(DISCOUNTS, tax.minus(share)),
                        signed(TAX_PAYABLE, tax.negated())),
                taxes);
    }

    /** Dr customer credit, Cr receivable: an invoice is paid with what was given back before. */
    public static LedgerEntry creditApplied(Invoice invoice, Money used) {
        return new LedgerEntry(
                "account-credit:" + invoice.number(),
                invoice.issuedOn(),
                invoice.content().seller().id(),
                invoice.content().account().id(),
                invoice.number().toString(),
                "Account credit used by invoice " + invoice.number(),
                postings(signed(CUSTOMER_CREDIT, used), signed(RECEIVABLE, used.negated())));
    }

    /**
     * Dr commissions, Cr commissions payable, in the balance of the agent who earned it; the other
     * way round for a credit note. Nothing where nobody earned anything.
     */
    public static Optional<LedgerEntry> commissionEarned(Invoice invoice) {
        Commission commission = invoice.content().commission();
        if (commission == null || commission.amount().isZero()) {
            return Optional.empty();
        }
        boolean isCredit = invoice.content().kind() == Draft.Kind.CREDIT_NOTE;
        Money earned = isCredit ? commission.amount().negated() : commission.amount();
        return Optional.of(
                new LedgerEntry(
                        "commission:" + invoice.number(),
                        invoice.issuedOn(),
                        invoice.content().seller().id(),
                        commission.partner(),
                        invoice.number().toString(),
                        "Commission for " + invoice.number(),
                        postings(
                                signed(COMMISSIONS, earned),
                                signed(COMMISSIONS_PAYABLE, earned.negated()))));
    }

    private static Optional<LedgerEntry> documentEntry(
            Invoice document,
            String kind,
            String description,
            List<Posting> postings,
            List<TaxMovement> taxes) {
        if (postings.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new LedgerEntry(
                        kind + document.number(),
                        document.issuedOn(),
                        document.content().seller().id(),
                        document.content().account().id(),
                        document.number().toString(),
                        description,
                        postings,
                        taxes));
    }

    /** Dr customer credit, Cr refunds payable: credit that is to be paid out. */
    public static LedgerEntry refundRequested(Refund refund, LocalDate bookedOn) {
        return new LedgerEntry(
                "refund:" + refund.account() + "." + refund.id(),
                bookedOn,
                refund.seller(),
                refund.account(),
                refund.id(),
                "Refund " + refund.id() + ": " + refund.reason(),
                postings(
                        signed(CUSTOMER_CREDIT, refund.amount()),
                        signed(REFUNDS_PAYABLE, refund.amount().negated())));
    }

    /** Dr refunds payable, Cr provider clearing: a part of a refund that its provider pays. */
    public static LedgerEntry refundPaid(RefundPart part, LocalDate bookedOn) {
        return new LedgerEntry(
                "refund-paid:" + part.account() + "." + part.refundId() + "." + part.number(),
                bookedOn,
                part.seller(),
                part.account(),
                part.refundId(),
                "Refund " + part.refundId() + " paid, part " + part.number(),
                postings(
                        signed(REFUNDS_PAYABLE, part.amount()),
                        signed(PROVIDER_CLEARING, part.amount().negated())));
    }

    /** The other sides: the provider said later that the payer's bank turned it down. */
    public static LedgerEntry refundReturned(RefundPart part, LocalDate bookedOn) {
        return new LedgerEntry(
                "refund-returned:" + part.account() + "." + part.refundId() + "." + part.number(),
                bookedOn,
                part.seller(),
                part.account(),
                part.refundId(),
                "Refund " + part.refundId() + " came back, part " + part.number(),
                postings(
                        signed(PROVIDER_CLEARING, part.amount()),
                        signed(REFUNDS_PAYABLE, part.amount().negated())));
    }

    /**
     * Dr provider clearing, or bank for money that came without a provider; Cr receivable for what
     * settles the invoice and unapplied cash for the rest.
     */
    public static LedgerEntry paymentRecorded(Payment payment, Money applied, Money unapplied) {
        LedgerAccount where = payment.provider() == null ? BANK : PROVIDER_CLEARING;
        return new LedgerEntry(
                "payment:" + payment.id(),
                payment.receivedOn(),
                payment.seller(),
                payment.account(),
                payment.id(),
                "Payment " + payment.id() + " for invoice " + payment.invoice(),
                postings(
                        signed(where, payment.amount()),
                        signed(RECEIVABLE, applied.negated()),
                        signed(UNAPPLIED_CASH, unapplied.negated())));
    }

    /**
     * Money that a provider took: Dr disputed receivable and fees, Cr provider clearing. Money that
     * it gave back: the other way round. Where the provider's balance is in another currency than
     * the payment, the two meet at exchange differences, in an entry for each currency. Nothing for
     * a movement of nothing. The date is the movement's in UTC, as providers state their balances.
     *
     * @param moved with a value
     */
    public static List<LedgerEntry> disputeMoneyMoved(Dispute dispute, DisputeMovement moved) {
        Movement movement = moved.movement();
        Money value = Objects.requireNonNull(moved.value());
        boolean isExchanged = !value.isSameCurrency(movement.amount());
        String verb = moved.isTaken() ? "withdrawn" : "reinstated";
        String description = "Money " + verb + " for dispute " + dispute.id();
        LocalDate on = LocalDate.ofInstant(movement.movedAt(), ZoneOffset.UTC);
        LedgerAccount against = isExchanged ? EXCHANGE_DIFFERENCES : DISPUTED_RECEIVABLE;
        List<LedgerEntry> entries = new ArrayList<>();
        disputeEntry(
                        dispute,
                        "movement:" + moved.id(),
                        on,
                        description,
                        postings(
                                signed(against, movement.amount().negated()),
                                signed(FEES, movement.fee()),
                                signed(PROVIDER_CLEARING, movement.amount().minus(movement.fee()))))
                .ifPresent(entries::add);
        if (isExchanged) {
            List<Posting> exchanged =
                    postings(
                            signed(DISPUTED_RECEIVABLE, value.negated()),
                            signed(EXCHANGE_DIFFERENCES, value));
            disputeEntry(dispute, "exchange:" + moved.id(), on, description, exchanged)
                    .ifPresent(entries::add);
        }
        return entries;
    }

    /**
     * What a movement took is given up because the case was lost: Dr losses, Cr disputed
     * receivable; the other way round for one that gave money back.
     *
     * @param time which time the case was lost, from 1
     */
    public static Optional<LedgerEntry> disputeLost(
            Dispute dispute, DisputeMovement moved, int time, LocalDate bookedOn) {
        Money loss = Objects.requireNonNull(moved.value()).negated();
        return disputeEntry(
                dispute,
                "loss:" + moved.id() + "." + time,
                bookedOn,
                "Loss of dispute " + dispute.id(),
                postings(signed(LOSSES, loss), signed(DISPUTED_RECEIVABLE, loss.negated())));
    }

    /** A lost case goes on: {@link #disputeLost}, the other way round. */
    public static Optional<LedgerEntry> disputeRevived(
            Dispute dispute, DisputeMovement moved, int time, LocalDate bookedOn) {
        Money loss = Objects.requireNonNull(moved.value()).negated();
        return disputeEntry(
                dispute,
                "revival:" + moved.id() + "." + time,
                bookedOn,
                "Dispute " + dispute.id() + " goes on after it was lost",
                postings(signed(DISPUTED_RECEIVABLE, loss), signed(LOSSES, loss.negated())));
    }

    /**
     * The customer owes again what a lost dispute took: Dr receivable, Cr losses, where it was
     * booked before. The other way round when the case came back to life; what the customer paid a
     * second time meanwhile is then unapplied cash.
     *
     * @param open above zero for what is owed again, below for what no longer is
     * @param paid zero, or below zero for what was paid a second time
     */
    public static LedgerEntry disputeReopened(
            Dispute dispute, Money open, Money paid, LocalDate bookedOn) {
        return disputeEntry(
                        dispute,
                        "reopened:" + dispute.id() + "." + dispute.reopenings(),
                        bookedOn,
                        "Owed again after dispute " + dispute.id(),
                        postings(
                                signed(RECEIVABLE, open),
                                signed(UNAPPLIED_CASH, paid),
                                signed(LOSSES, open.plus(paid).negated())))
                .orElseThrow();
    }

    private static Optional<LedgerEntry> disputeEntry(
            Dispute dispute,
            String what,
            LocalDate bookedOn,
            String description,
            List<Posting> postings) {
        if (postings.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new LedgerEntry(
                        "dispute:" + dispute.provider() + "." + what,
                        bookedOn,
                        dispute.seller(),
                        dispute.account(),
                        dispute.id(),
                        description,
                        postings));
    }

    /** Debits are positive here, credits negative. */
    private record Signed(LedgerAccount account, Money amount) {}

    private static Signed signed(LedgerAccount account, Money amount) {
        return new Signed(account, amount);
    }

    private static List<Posting> postings(Signed... amounts) {
        List<Posting> postings = new ArrayList<>();
        for (Signed signed : amounts) {
            if (signed.amount().isPositive()) {
                postings.add(Posting.debit(signed.account(), signed.amount()));
            } else if (signed.amount().isNegative()) {
                postings.add(Posting.credit(signed.account(), signed.amount().negated()));
            }
        }
        return postings;
    }
}
