package io.billfold.store;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.math.BigDecimal;

/** Amounts as stored: decimal texts with the currency's decimals, for example {@code 99.50}. */
final class StoredMoney {
    private StoredMoney() {}

    static String of(Money money) {
        return money.getAmount().toPlainString();
    }

    /**
     * Reads an amount.
     *
     * @throws ArithmeticException when it has more decimals than the currency
     */
    static Money to(String currency, String amount) {
        return Money.of(CurrencyUnit.of(currency), new BigDecimal(amount));
    }
}
