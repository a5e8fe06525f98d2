package io.billfold.local.command;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Amounts as decimal text, for people and for JSON: {@code 1234.50}. */
public final class Amounts {
    private Amounts() {}

    /** The amount without its currency. */
    public static String of(Money money) {
        return money.getAmount().toPlainString();
    }

    /** Minor units without their currency. */
    public static String of(CurrencyUnit currency, long minor) {
        return of(Money.ofMinor(currency, minor));
    }
}
