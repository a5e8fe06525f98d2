package io.billfold.money;

import org.joda.money.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * What makes a total payable in cash where the smallest coins are gone. It is an amount of its own
 * beside the total (EN 16931 BT-114) and never part of the tax: VAT itself is to the cent.
 *
 * <p>Steps by country: Switzerland 0.05 (Swiss Federal Act on Currency, coins from 5 centimes),
 * Sweden 1, Norway 1, Denmark 0.50, Finland, the Netherlands, Belgium, Ireland, Italy, Slovakia and
 * Estonia 0.05, Canada 0.05. Confidence medium; retrieved 2026-11-21.
 */
public final class CashRounding {
    private static final Map<String, String> STEPS =
            Map.ofEntries(
                    Map.entry("CH", "0.05"),
                    Map.entry("LI", "0.05"),
                    Map.entry("SE", "1"),
                    Map.entry("NO", "1"),
                    Map.entry("DK", "0.50"),
                    Map.entry("FI", "0.05"),
                    Map.entry("NL", "0.05"),
                    Map.entry("BE", "0.05"),
                    Map.entry("IE", "0.05"),
                    Map.entry("IT", "0.05"),
                    Map.entry("SK", "0.05"),
                    Map.entry("EE", "0.05"),
                    Map.entry("CA", "0.05"));

    private static final Map<String, String> CURRENCIES =
            Map.ofEntries(
                    Map.entry("CH", "CHF"),
                    Map.entry("LI", "CHF"),
                    Map.entry("SE", "SEK"),
                    Map.entry("NO", "NOK"),
                    Map.entry("DK", "DKK"),
                    Map.entry("CA", "CAD"));

    private CashRounding() {}

    /**
     * What is added to or taken from a total; zero where a country has no rule, or for another
     * currency than its own. 12.32 CHF in Switzerland is rounded by -0.02 to 12.30.
     *
     * @param country ISO 3166-1 alpha-2 of the seller
     */
    public static Money of(String country, Money total) {
        String step = STEPS.get(country);
        String currency = CURRENCIES.getOrDefault(country, "EUR");
        if (step == null || !currency.equals(total.getCurrencyUnit().getCode())) {
            return Money.zero(total.getCurrencyUnit());
        }
        BigDecimal size = new BigDecimal(step);
        BigDecimal steps = total.getAmount().divide(size, 0, RoundingMode.HALF_UP);
        return Money.of(total.getCurrencyUnit(), steps.multiply(size)).minus(total);
    }
}
