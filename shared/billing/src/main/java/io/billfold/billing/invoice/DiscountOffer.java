package io.billfold.billing.invoice;

import io.billfold.billing.subscription.EarlyPayment;
import io.billfold.money.RoundingPolicy;

import org.joda.money.Money;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What an issued invoice offers for paying early, for example 2 percent, EUR 2.38, until 10
 * December 2026.
 *
 * <p>As the invoice states it, no credit note is needed when it is taken (Germany: UStG § 14(4) no.
 * 7 and UStAE 14.5(19)): seller and buyer correct the tax of the month in which it is paid (§
 * 17(1)).
 *
 * @param terms percent and days
 * @param until the last day on which the bank may give the money
 * @param discount of what is to pay, rounded to the currency as EN 16931 rounds: ties away from
 *     zero
 * @param payable what is to pay until then
 */
public record DiscountOffer(EarlyPayment terms, LocalDate until, Money discount, Money payable) {
    static DiscountOffer of(EarlyPayment terms, LocalDate issuedOn, Money total) {
        BigDecimal exact = total.getAmount().multiply(terms.percent()).movePointLeft(2);
        Money discount = RoundingPolicy.EN_16931.round(total.getCurrencyUnit(), exact);
        return new DiscountOffer(
                terms, issuedOn.plusDays(terms.days()), discount, total.minus(discount));
    }
}
