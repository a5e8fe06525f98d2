package io.billfold.billing.invoice;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.Seller;
import io.billfold.billing.period.Period;
import io.billfold.billing.rating.Bill;
import io.billfold.billing.subscription.Channel;
import io.billfold.billing.subscription.Subscription;
import io.billfold.billing.subscription.Terms;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Makes drafts of bills. */
public final class Drafting {
    private Drafting() {}

    /**
     * The draft of a bill, without tax. Seller and account are copied as they are now. A bill that
     * gives back more than it charges is a credit note.
     *
     * @param subscription as it is after the bill
     * @param on the day that was billed
     * @throws IllegalArgumentException when seller or account are not the subscription's, or the
     *     bill has no lines
     */
    public static Draft draft(
            Subscription subscription, Seller seller, Account account, LocalDate on, Bill bill) {
        requireParties(subscription, seller, account);
        Money net = net(subscription, bill.lines());
        boolean isCredit = net.isNegative();
        Terms terms = subscription.terms();
        return new Draft(
                DraftId.of(subscription.id(), on, bill.billing().draftsOfDay()),
                isCredit ? Draft.Kind.CREDIT_NOTE : Draft.Kind.INVOICE,
                null,
                subscription.id(),
                seller,
                account,
                subscription.currency(),
                on,
                span(bill.lines()),
                terms.paymentTermsDays(),
                terms.purchaseOrder(),
                isCredit ? bill.lines().stream().map(InvoiceLine::reversed).toList() : bill.lines(),
                List.of(),
                commission(terms.channel(), net.abs()),
                Settlement.offering(terms.earlyPayment()));
    }

    private static void requireParties(Subscription subscription, Seller seller, Account account) {
        if (!seller.id().equals(subscription.seller())) {
            throw new IllegalArgumentException(
                    "subscription " + subscription.id() + " is not sold by " + seller.id());
        }
        if (!account.id().equals(subscription.account())) {
            throw new IllegalArgumentException(
                    "subscription " + subscription.id() + " is not paid by " + account.id());
        }
    }

    private static Money net(Subscription subscription, List<InvoiceLine> lines) {
        Money net = Money.zero(subscription.currency());
        for (InvoiceLine line : lines) {
            net = net.plus(line.net());
        }
        return net;
    }

    /** From the first day of any line to the last of any. */
    static Period span(List<InvoiceLine> lines) {
        LocalDate from = lines.getFirst().period().from();
        LocalDate to = lines.getFirst().period().to();
        for (InvoiceLine line : lines) {
            from = line.period().from().isBefore(from) ? line.period().from() : from;
            to = line.period().to().isAfter(to) ? line.period().to() : to;
        }
        return new Period(from, to);
    }

    private static @Nullable Commission commission(Channel channel, Money net) {
        if (!(channel instanceof Channel.Agent(var partner, BigDecimal percent)) || net.isZero()) {
            return null;
        }
        return Commission.of(partner, percent, net);
    }
}
