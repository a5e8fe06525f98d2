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
 * @param differences what settles it beside the money
 */
public record Allocation(
        InvoiceNumber invoice, AccountId account, Money cash, List<Difference> differences) {
    public Allocation {
        differences = List.copyOf(differences);
        if (cash.isNegative()) {
            throw new IllegalArgumentException("allocation of " + cash + " to " + invoice);
        }
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
                differences.stream()
                        .map(it -> it.isCertificateWanted() ? it.certified(certificate) : it)
                        .toList());
    }

    /** The part that is a discount for paying early; zero where there is none. */
    Money discount() {
        Money discount = Money.zero(cash.getCurrencyUnit());
        for (Difference difference : differences) {
            if (difference.kind() == Difference.Kind.DISCOUNT) {
                discount = discount.plus(difference.amount());
            }
        }
        return discount;
    }

    /** What comes off the receivable. */
    public Money settled() {
        Money settled = cash;
        for (Difference difference : differences) {
            settled = settled.plus(difference.amount());
        }
        return settled;
    }
}
