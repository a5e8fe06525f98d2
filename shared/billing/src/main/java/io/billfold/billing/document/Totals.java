package io.billfold.billing.document;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * The totals (BG-22).
 *
 * @param lines BT-106: the sum of the lines
 * @param allowances BT-107: what is taken off the whole document, not below zero
 * @param charges BT-108: what is added to the whole document, not below zero
 * @param taxable BT-109: without tax
 * @param tax BT-110
 * @param payable BT-112: with tax
 * @param paid BT-113: paid before
 * @param rounding BT-114: what makes the total payable in cash
 * @param due BT-115: what is to be paid
 * @param converted BT-6, BT-111: the tax in the currency of the country it is owed to, or null
 * @param withheld what the buyer is expected to keep of it as income tax, or null; extension
 */
public record Totals(
        Money lines,
        Money allowances,
        Money charges,
        Money taxable,
        Money tax,
        Money payable,
        Money paid,
        Money rounding,
        Money due,
        @Nullable Converted converted,
        @Nullable Withheld withheld) {
    /**
     * Tax in another currency.
     *
     * @param tax BT-111; its currency is BT-6
     * @param rate how it was converted, in words, for example {@code 1 EUR = 4.2598 PLN (ECB,
     *     2026-05-19)}; extension
     */
    public record Converted(Money tax, String rate) {}

    /**
     * Income tax that the buyer keeps.
     *
     * @param tax what it is called, for example {@code TDS}
     * @param country whose tax it is, ISO 3166-1 alpha-2
     */
    public record Withheld(String tax, String country, BigDecimal ratePercent, Money amount) {}
}
