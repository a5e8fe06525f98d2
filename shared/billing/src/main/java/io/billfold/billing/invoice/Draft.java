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
 * @param preceding the invoice that a credit note or an additional invoice is about, or null
 * @param subscription what is billed (BT-12), or null where an invoice bills several
 * @param seller who issues
 * @param account who pays
 * @param currency currency of every amount
 * @param billedOn the day that was billed: what was over by then is billed in arrears
 * @param period what the invoice is for (BG-14)
 * @param paymentTermsDays days from issue to due date
 * @param purchaseOrder the customer's order number (BT-13), or null
 * @param lines at least one
 * @param taxes one entry per category and rate; empty until the tax has been calculated
 * @param commission what an agent earns by it, or null
 * @param settlement what it says below its totals
 */
public record Draft(
        DraftId id,
        Kind kind,
        @Nullable Preceding preceding,
        @Nullable SubscriptionId subscription,
        Seller seller,
        Account account,
        CurrencyUnit currency,
        LocalDate billedOn,
        Period period,
        int paymentTermsDays,
        @Nullable String purchaseOrder,
        List<InvoiceLine> lines,
        List<TaxBreakdown> taxes,
        @Nullable Commission commission,
        Settlement settlement) {
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

    /** A draft that says nothing below its totals. */
    public Draft(
            DraftId id,
            Kind kind,
            @Nullable Preceding preceding,
            @Nullable SubscriptionId subscription,
            Seller seller,
            Account account,
            CurrencyUnit currency,
            LocalDate billedOn,
            Period period,
            int paymentTermsDays,
            @Nullable String purchaseOrder,
            List<InvoiceLine> lines,
            List<TaxBreakdown> taxes,
            @Nullable Commission commission) {
        this(
                id,
                kind,
                preceding,
                subscription,
                seller,
                account,
                currency,
                billedOn,
                period,
                paymentTermsDays,
                purchaseOrder,
                lines,
                taxes,
                commission,
                Settlement.NONE);
    }

    /** The number of the invoice that it is about (BT-25), or null. */
    public @Nullable InvoiceNumber corrects() {
        return preceding == null ? null : preceding.number();
    }

    /** Sum of the lines (BT-106). */
    public Money net() {
        return sum(lines);
    }

    private Money sum(List<InvoiceLine> of) {
        return of.stream().map(InvoiceLine::net).reduce(Money.zero(currency), Money::plus);
    }

    /** Sum of the tax of every category and rate (BT-110). */
    public Money tax() {
        return Money.total(currency, taxes.stream().map(TaxBreakdown::tax).toList());
    }

    /** What makes the total payable in cash (BT-114); zero where it is not rounded. */
    public Money rounding() {
        Money rounding = settlement.rounding();
        return rounding == null ? Money.zero(currency) : rounding;
    }

    /** The tax of a line, by its position from 1; null before it has been calculated. */
    public @Nullable TaxBreakdown taxOf(int position) {
        for (TaxBreakdown tax : taxes) {
            if (tax.lines().contains(position)) {
                return tax;
            }
        }
        return null;
    }

    /** The draft with its tax calculated, and with the lines that it was calculated of. */
    public Draft withTaxes(List<InvoiceLine> nets, List<TaxBreakdown> calculated) {
        return new Draft(
                id,
                kind,
                preceding,
                subscription,
                seller,
                account,
                currency,
                billedOn,
                period,
                paymentTermsDays,
                purchaseOrder,
                nets,
                calculated,
                commission == null ? null : commission.onNet(sum(nets)),
                settlement);
    }

    /** The draft with more known of its account. */
    public Draft withAccount(Account known) {
        return withParties(seller, known, purchaseOrder);
    }

    /** The draft under another purchase order, with seller and account as they are now. */
    public Draft withParties(Seller sellerNow, Account accountNow, @Nullable String order) {
        return new Draft(
                id,
                kind,
                preceding,
                subscription,
                sellerNow,
                accountNow,
                currency,
                billedOn,
                period,
                paymentTermsDays,
                order,
                lines,
                taxes,
                commission,
                settlement);
    }

    /** The draft with what it says below its totals. */
    public Draft withSettlement(Settlement decided) {
        return new Draft(
                id,
                kind,
                preceding,
                subscription,
                seller,
                account,
                currency,
                billedOn,
                period,
                paymentTermsDays,
                purchaseOrder,
                lines,
                taxes,
                commission,
                decided);
    }
}
