package io.billfold.billing.invoice;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.Seller;
import io.billfold.billing.period.Period;
import io.billfold.billing.subscription.SubscriptionId;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * What is to be invoiced, before it has a number. Seller and account are copies as they were when
 * the draft was made: they are what the invoice will show.
 *
 * @param id what is billed and when, so that it can be drafted once only
 * @param kind an invoice, or a credit note whose lines are what is given back
 * @param corrects the invoice that a credit note or an additional invoice is about (BT-25), or null
 * @param subscription what is billed (BT-12), or null where an invoice bills several
 * @param seller who issues
 * @param account who pays
 * @param currency currency of every amount
 * @param period what the invoice is for (BG-14)
 * @param paymentTermsDays days from issue to due date
 * @param purchaseOrder the customer's order number (BT-13), or null
 * @param lines at least one
 * @param taxes one entry per category and rate; empty until the tax has been calculated
 * @param commission what an agent earns by it, or null
 */
public record Draft(
        DraftId id,
        Kind kind,
        @Nullable InvoiceNumber corrects,
        @Nullable SubscriptionId subscription,
        Seller seller,
        Account account,
        CurrencyUnit currency,
        Period period,
        int paymentTermsDays,
        @Nullable String purchaseOrder,
        List<InvoiceLine> lines,
        List<TaxBreakdown> taxes,
        @Nullable Commission commission) {
    /** What kind of document a draft becomes. */
    public enum Kind {
        /** EN 16931 type code 380. */
        INVOICE,
        /** EN 16931 type code 381: amounts are positive and mean what is given back. */
        CREDIT_NOTE
    }

    public Draft {
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("draft " + id + " has no lines");
        }
    }

    /** Sum of the lines (BT-106). */
    public Money net() {
        return lines.stream().map(InvoiceLine::net).reduce(Money.zero(currency), Money::plus);
    }

    /**
     * The date that decides rate and rules: the first day of the period, as a period is billed and
     * paid in advance (Directive 2006/112/EC art. 65 and 66). A rate that changes within the period
     * does not split it in this version.
     */
    public LocalDate taxPoint() {
        return period.from();
    }

    /** The draft with its tax calculated. */
    public Draft withTaxes(List<TaxBreakdown> calculated) {
        return new Draft(
                id,
                kind,
                corrects,
                subscription,
                seller,
                account,
                currency,
                period,
                paymentTermsDays,
                purchaseOrder,
                lines,
                calculated,
                commission);
    }

    /** The draft under another purchase order, with seller and account as they are now. */
    public Draft withParties(Seller sellerNow, Account accountNow, @Nullable String order) {
        return new Draft(
                id,
                kind,
                corrects,
                subscription,
                sellerNow,
                accountNow,
                currency,
                period,
                paymentTermsDays,
                order,
                lines,
                taxes,
                commission);
    }
}
