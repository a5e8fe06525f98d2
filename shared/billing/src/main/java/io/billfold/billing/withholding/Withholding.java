package io.billfold.billing.withholding;

import io.billfold.billing.Checks;
import io.billfold.money.RoundingPolicy;

import org.joda.money.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A share of an invoice that its payer keeps, for example 10 % of fees for professional services in
 * India.
 *
 * @param tax what it is called there, for example {@code TDS}
 * @param country ISO 3166-1 alpha-2: whose tax it is
 * @param ratePercent above 0 and below 100
 * @param basis what it is a share of
 * @param source the law, or whoever agreed on the rate
 */
public record Withholding(
        String tax, String country, BigDecimal ratePercent, Basis basis, String source) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * The rounding of a grossed-up price. With halves up here and in what is withheld, the price
     * arrives to the last minor unit: a gross price is off by half a unit at most, of which less
     * than half a unit arrives.
     */
    private static final RoundingMode GROSS_UP_ROUNDING = RoundingMode.HALF_UP;

    /** What a rate is a share of. */
    public enum Basis {
        /** The invoice without its value added or sales tax. */
        NET,
        /** The invoice with it: what is to be paid. */
        GROSS
    }

    public Withholding {
        Checks.text("tax", tax, 80);
        Checks.text("source", source, 500);
        if (country.length() != 2) {
            throw new IllegalArgumentException(
                    "country '" + country + "' is not ISO 3166-1 alpha-2");
        }
        if (ratePercent.signum() <= 0 || ratePercent.compareTo(HUNDRED) >= 0) {
            throw new IllegalArgumentException(
                    "a rate is above 0 and below 100 percent, not " + ratePercent.toPlainString());
        }
    }

    /**
     * What the payer of an invoice is expected to keep.
     *
     * @param net the invoice without its tax
     * @param tax its value added or sales tax, which may be zero
     * @param rounding as the country of the withholding has it
     */
    public Money expected(Money net, Money tax, RoundingPolicy rounding) {
        Money base = basis == Basis.NET ? net : net.plus(tax);
        BigDecimal exact = base.getAmount().multiply(ratePercent).movePointLeft(2);
        return rounding.round(base.getCurrencyUnit(), exact);
    }

    /**
     * What is to be charged for a price to arrive whole: price / (1 - rate), where a contract has a
     * gross-up clause. It holds for an amount of which exactly this share is kept: net prices with
     * {@link Basis#NET}, and invoices without other tax with either.
     */
    public Money grossUp(Money price) {
        BigDecimal exact = price.getAmount().multiply(HUNDRED);
        BigDecimal gross =
                exact.divide(
                        HUNDRED.subtract(ratePercent),
                        price.getCurrencyUnit().getDecimalPlaces(),
                        GROSS_UP_ROUNDING);
        return Money.of(price.getCurrencyUnit(), gross);
    }
}
