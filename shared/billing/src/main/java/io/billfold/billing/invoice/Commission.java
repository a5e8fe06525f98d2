package io.billfold.billing.invoice;

import io.billfold.billing.account.AccountId;
import io.billfold.money.RoundingPolicy;

import org.joda.money.Money;

import java.math.BigDecimal;

/**
 * What an agent earns by a sale that is invoiced to the end customer.
 *
 * @param partner the agent's account
 * @param percent share of the invoice's net amount, for example 15
 * @param amount the share, rounded once
 */
public record Commission(AccountId partner, BigDecimal percent, Money amount) {
    /** The share of a net amount, rounded once. */
    public static Commission of(AccountId partner, BigDecimal percent, Money net) {
        BigDecimal exact = net.getAmount().multiply(percent).movePointLeft(2);
        return new Commission(
                partner, percent, RoundingPolicy.EN_16931.round(net.getCurrencyUnit(), exact));
    }

    /** The same share of another net amount: prices may have included tax when it was drafted. */
    Commission onNet(Money net) {
        return of(partner, percent, net);
    }
}
