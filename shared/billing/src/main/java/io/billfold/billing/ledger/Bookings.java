package io.billfold.billing.ledger;

import static io.billfold.billing.ledger.LedgerAccount.BANK;
import static io.billfold.billing.ledger.LedgerAccount.DISPUTED_RECEIVABLE;
import static io.billfold.billing.ledger.LedgerAccount.FEES;
import static io.billfold.billing.ledger.LedgerAccount.LOSSES;
import static io.billfold.billing.ledger.LedgerAccount.PROVIDER_CLEARING;
import static io.billfold.billing.ledger.LedgerAccount.RECEIVABLE;
import static io.billfold.billing.ledger.LedgerAccount.REVENUE;
import static io.billfold.billing.ledger.LedgerAccount.TAX_PAYABLE;
import static io.billfold.billing.ledger.LedgerAccount.UNAPPLIED_CASH;

import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.dispute.Movement;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.payment.Payment;

import org.joda.money.Money;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What each business event posts. The id of an entry is made of what it books, so that a repeat is
 * recognised; postings of zero are left out.
 */
public final class Bookings {
    private Bookings() {}

    /** Dr receivable; Cr revenue and tax payable. Nothing for an invoice over zero. */
    public static Optional<LedgerEntry> invoiceIssued(Invoice invoice) {
        if (invoice.total().isZero()) {
            return Optional.empty();
        }
        return Optional.of(
                new LedgerEntry(
                        "invoice:" + invoice.number(),
                        invoice.issuedOn(),
                        invoice.content().seller().id(),
                        invoice.content().account().id(),
                        invoice.number().toString(),
                        "Invoice " + invoice.number(),
                        postings(
                                signed(RECEIVABLE, invoice.total()),
                                signed(REVENUE, invoice.net().negated()),
                                signed(TAX_PAYABLE, invoice.tax().negated()))));
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
     * it gave back: the other way round. Empty for a movement of nothing. The date is the
     * movement's in UTC, as providers state their balances.
     */
    public static Optional<LedgerEntry> disputeMoneyMoved(Dispute dispute, Movement movement) {
        List<Posting> postings =
                postings(
                        signed(DISPUTED_RECEIVABLE, movement.amount().negated()),
                        signed(FEES, movement.fee()),
                        signed(PROVIDER_CLEARING, movement.amount().minus(movement.fee())));
        if (postings.isEmpty()) {
            return Optional.empty();
        }
        String verb = movement.amount().isNegative() ? "withdrawn" : "reinstated";
        return Optional.of(
                disputeEntry(
                        dispute,
                        "movement:" + movement.id(),
                        LocalDate.ofInstant(movement.movedAt(), ZoneOffset.UTC),
                        "Money " + verb + " for dispute " + dispute.id(),
                        postings));
    }

    /**
     * A lost dispute given up: Dr losses, Cr disputed receivable; the other way round where the
     * amount is negative, because a loss turned out smaller.
     *
     * @param eventId the provider's event that made the loss known; part of the entry's id
     * @param loss what to write off, not zero
     */
    public static LedgerEntry disputeLost(
            Dispute dispute, String eventId, LocalDate bookedOn, Money loss) {
        return disputeEntry(
                dispute,
                "loss:" + eventId,
                bookedOn,
                "Loss of dispute " + dispute.id(),
                postings(signed(LOSSES, loss), signed(DISPUTED_RECEIVABLE, loss.negated())));
    }

    private static LedgerEntry disputeEntry(
            Dispute dispute,
            String what,
            LocalDate bookedOn,
            String description,
            List<Posting> postings) {
        return new LedgerEntry(
                "dispute:" + dispute.provider() + "." + what,
                bookedOn,
                dispute.seller(),
                dispute.account(),
                dispute.id(),
                description,
                postings);
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
