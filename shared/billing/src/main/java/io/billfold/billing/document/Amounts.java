package io.billfold.billing.document;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What amounts of letters must obey. */
final class Amounts {
    private Amounts() {}

    static void requireCurrency(CurrencyUnit currency, Money amount) {
        if (!amount.getCurrencyUnit().equals(currency)) {
            throw new IllegalArgumentException(
                    "currency is " + currency + ", but an amount is " + amount);
        }
    }
}
