package io.billfold.money;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How an exact figure becomes whole minor units. Each policy names the rule that asks for it, so
 * that an invoice can say why its last cent is what it is.
 */
public enum RoundingPolicy {
    /**
     * Ties away from zero, once per line net and once per tax category and rate. EN 16931-1, rules
     * BR-DEC-23 and BR-CO-17; CJEU C-484/06 leaves the method to the member state.
     */
    EN_16931(RoundingMode.HALF_UP),

    /** Towards zero, once per rate and invoice. Japan: Consumption Tax Act order, art. 70-10. */
    JP_QUALIFIED_INVOICE(RoundingMode.DOWN),

    /**
     * Ties away from zero, on each line; the document's tax is their sum. Australia: A New Tax
     * System (Goods and Services Tax) Act 1999 s 9-90, taxable supply rule; United Kingdom: Notice
     * 700 section 17.5.2.
     */
    PER_LINE(RoundingMode.HALF_UP),

    /** Total tax towards zero to a whole penny. United Kingdom: Notice 700 section 17.5.1. */
    GB_ROUND_DOWN(RoundingMode.DOWN),

    /** To the nearest whole rupee, each tax of the document. India: CGST Act 2017 s. 170. */
    IN_WHOLE_RUPEE(RoundingMode.HALF_UP),

    /**
     * To the third decimal and then to a cent, ties up, on the invoice. USA: Streamlined Sales and
     * Use Tax Agreement section 324.
     */
    US_SALES_TAX(RoundingMode.HALF_UP);

    private final RoundingMode mode;

    RoundingPolicy(RoundingMode mode) {
        this.mode = mode;
    }

    /** Whether each line is rounded by itself, and not the document. */
    public boolean isPerLine() {
        return this == PER_LINE;
    }

    /**
     * Rounds an exact amount in major units, for example 9.975 EUR, to the currency's minor unit,
     * or to whole units where the policy says so.
     */
    public Money round(CurrencyUnit currency, BigDecimal amount) {
        BigDecimal whole = this == IN_WHOLE_RUPEE ? amount.setScale(0, mode) : amount;
        return Money.of(currency, whole, mode);
    }
}
