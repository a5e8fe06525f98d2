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
    JP_QUALIFIED_INVOICE(RoundingMode.DOWN);

    private final RoundingMode mode;

    RoundingPolicy(RoundingMode mode) {
        this.mode = mode;
    }

    /**
     * Rounds an exact amount in major units, for example 9.975 EUR, to the currency's minor unit.
     */
    public Money round(CurrencyUnit currency, BigDecimal amount) {
        return Money.of(currency, amount, mode);
    }
}
