package io.billfold.billing.exchange;

import org.joda.money.CurrencyUnit;

import java.time.LocalDate;
import java.util.List;

/**
 * What is asked.
 *
 * @param from the currency there is
 * @param to the currency that is wanted
 * @param day the tax point, or the last day of the period of a return
 * @param rule which published rate counts
 */
public record ExchangeQuestion(
        CurrencyUnit from, CurrencyUnit to, LocalDate day, ExchangeRule rule) {
    List<CurrencyUnit> currencies() {
        return List.of(from, to);
    }
}
