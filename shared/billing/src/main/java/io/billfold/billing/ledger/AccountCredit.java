package io.billfold.billing.ledger;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What a customer may still use of what a seller gave back. The next invoice of this seller and
 * currency takes it; or it is paid out.
 *
 * @param account whose it is
 * @param seller who gave it back
 * @param balance never below zero
 */
public record AccountCredit(AccountId account, SellerId seller, Money balance) {
    public AccountCredit {
        if (balance.isNegative()) {
            throw new IllegalArgumentException(
                    "credit of " + account + " with " + seller + " is below zero: " + balance);
        }
    }

    /** Before anything was given back. */
    public static AccountCredit none(AccountId account, SellerId seller, CurrencyUnit currency) {
        return new AccountCredit(account, seller, Money.zero(currency));
    }

    /** With more given back. */
    public AccountCredit plus(Money added) {
        return new AccountCredit(account, seller, balance.plus(added));
    }

    /**
     * With a part used or paid out.
     *
     * @throws IllegalArgumentException when it is more than there is
     */
    public AccountCredit minus(Money used) {
        return new AccountCredit(account, seller, balance.minus(used));
    }
}
