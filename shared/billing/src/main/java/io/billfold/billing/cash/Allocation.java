package io.billfold.billing.cash;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.invoice.InvoiceNumber;

import org.joda.money.Money;

import java.util.List;

/**
 * What of an entry settles one invoice.
 *
 * @param invoice the invoice
 * @param account who owes it
 * @param cash money of the entry, zero or above
 * @param value what that money counts for, in the invoice's currency: the same as the money where
 *     that has it, too
 * @param differences what settles it beside the money, in the invoice's currency
 */
public record Allocation(
        InvoiceNumber invoice,
        AccountId account,
        Money cash,
        Money value,
        List<Difference> differences) {
    public Allocation {
        differences = List.copyOf(differences);
        boolean isWorthIt = !cash.isSameCurrency(value) || cash.isEqual(value);
        if (cash.isNegative() || value.isNegative() || !isWorthIt) {
            throw new IllegalArgumentException(
                    "allocation of %s for %s to %s".formatted(cash, value, invoice));
        }
    }

    /** Of money in the invoice's currency. */
    public static Allocation of(
            InvoiceNumber invoice, AccountId account, Money cash, List<Difference> differences) {
        return new Allocation(invoice, account, cash, cash, differences);
    }

    /** Whether the money is in another currency than the invoice. */
    public boolean isExchanged() {
        return !cash.isSameCurrency(value);
    }

    /** Of the same value in other money. */
    Allocation paidWith(Money money) {
        return new Allocation(invoice, account, money, value, differences);
    }

    /** Whether the payer withheld a part and its certificate is still to come. */
    public boolean isCertificateWanted() {
        return differences.stream().anyMatch(Difference::isCertificateWanted);
    }

    /** With the certificate of what was withheld. */
    Allocation certified(String certificate) {
        return new Allocation(
                invoice,
                account,
                cash,
                value,
                differences.stream()
                        .map(it -> it.isCertificateWanted() ? it.certified(certificate) : it)
                        .toList());
    }

    /** The part that is a discount for paying early; zero where there is none. */
    Money discount() {
        Money discount = Money.zero(value.getCurrencyUnit());
        for (Difference difference : differences) {
            if (difference.kind() == Difference.Kind.DISCOUNT) {
                discount = discount.plus(difference.amount());
            }
        }
        return discount;
    }

    /** What comes off the receivable, in its currency. */
    public Money settled() {
        Money settled = value;
        for (Difference difference : differences) {
            settled = settled.plus(difference.amount());
        }
        return settled;
    }
}
