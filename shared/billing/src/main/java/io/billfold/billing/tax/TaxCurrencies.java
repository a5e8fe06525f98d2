package io.billfold.billing.tax;

import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.exchange.ExchangeRule;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** In which currency a tax is owed, and by which published rate it is shown there. */
public final class TaxCurrencies {
    private final TaxFacts facts;

    private TaxCurrencies(TaxFacts facts) {
        this.facts = facts;
    }

    /** By the facts that come with Billfold. */
    public static TaxCurrencies bundled() {
        return new TaxCurrencies(TaxFacts.with(TaxRates.bundled()));
    }

    /**
     * What a country asks for.
     *
     * @param currency of its tax
     * @param exchange which published rate counts
     * @param isRequired whether the law wants the amount on the invoice, by a rate that the
     *     European Central Bank publishes; elsewhere it is shown where a rate is known
     */
    public record Rule(CurrencyUnit currency, ExchangeRule exchange, boolean isRequired) {}

    /**
     * The rule for a tax; null where nothing is owed, and for the One Stop Shop, whose return is
     * converted as a whole (Directive 2006/112/EC art. 369h).
     */
    public @Nullable Rule rule(TaxTreatment treatment) {
        TaxRegistration.Scheme scheme = treatment.scheme();
        boolean isOfShop =
                scheme == TaxRegistration.Scheme.OSS
                        || scheme == TaxRegistration.Scheme.OSS_NON_UNION;
        TaxCountry country = facts.countries().first(treatment.country());
        return country == null || isOfShop || !treatment.category().isTaxed()
                ? null
                : rule(country);
    }

    private static Rule rule(TaxCountry country) {
        String word = country.exchange();
        return new Rule(
                CurrencyUnit.of(country.currency()), rule(word), !word.startsWith("national-day"));
    }

    private static ExchangeRule rule(String word) {
        return switch (word) {
            case "month" -> ExchangeRule.MONTH;
            case "ecb-previous-day", "national-previous-day" -> ExchangeRule.PREVIOUS_DAY;
            default -> ExchangeRule.DAY;
        };
    }
}
