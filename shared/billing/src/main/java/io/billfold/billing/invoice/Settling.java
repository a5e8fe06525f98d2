package io.billfold.billing.invoice;

import io.billfold.billing.account.WithholdingTerms;
import io.billfold.billing.exchange.ExchangeQuestion;
import io.billfold.billing.tax.TaxCurrencies;
import io.billfold.money.CashRounding;
import io.billfold.money.RoundingPolicy;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Decides what stands below the totals of a draft whose tax has been calculated. */
public final class Settling {
    private Settling() {}

    /** The draft with what its customer withholds and its cash rounding. */
    public static Draft settle(Draft taxed) {
        Money net = taxed.net();
        Money tax = taxed.tax();
        return taxed.withSettlement(
                new Settlement(
                        null,
                        withheld(taxed, net, tax),
                        rounding(taxed, net.plus(tax)),
                        taxed.settlement().earlyPayment()));
    }

    private static Settlement.@Nullable Withheld withheld(Draft taxed, Money net, Money tax) {
        WithholdingTerms terms = taxed.account().tax().withholding();
        return terms == null
                ? null
                : new Settlement.Withheld(
                        terms.withholding(),
                        terms.withholding().expected(net, tax, RoundingPolicy.EN_16931));
    }

    private static @Nullable Money rounding(Draft taxed, Money total) {
        if (!taxed.seller().isCashRounded()) {
            return null;
        }
        Money rounding = CashRounding.of(taxed.seller().address().country(), total);
        return rounding.isZero() ? null : rounding;
    }

    /**
     * The rate that shows the draft's tax in the currency of the country that it is owed to, to be
     * looked up; null where none is needed.
     */
    public static @Nullable ExchangeQuestion taxCurrency(Draft taxed, TaxCurrencies currencies) {
        TaxCurrencies.Rule rule = rule(taxed, currencies);
        return rule == null
                ? null
                : new ExchangeQuestion(
                        taxed.currency(), rule.currency(), taxed.billedOn(), rule.exchange());
    }

    /** Whether the law wants the tax in that currency on the invoice. */
    public static boolean isTaxCurrencyRequired(Draft taxed, TaxCurrencies currencies) {
        TaxCurrencies.Rule rule = rule(taxed, currencies);
        return rule != null && rule.isRequired();
    }

    private static TaxCurrencies.@Nullable Rule rule(Draft taxed, TaxCurrencies currencies) {
        for (TaxBreakdown tax : taxed.taxes()) {
            TaxCurrencies.Rule rule = currencies.rule(tax.treatment());
            if (rule != null && !tax.tax().isZero() && !taxed.currency().equals(rule.currency())) {
                return rule;
            }
        }
        return null;
    }
}
