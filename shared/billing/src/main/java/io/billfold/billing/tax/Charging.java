package io.billfold.billing.tax;

import io.billfold.billing.account.TaxProfile.ExemptionCertificate;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.language.Phrase;
import io.billfold.billing.tax.TaxAnswer.Question;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The tax that a registered seller charges in a place: the rate of the product, or its exemption.
 */
final class Charging {
    private static final String STANDARD = "standard";

    private final TaxFacts facts;

    Charging(TaxFacts facts) {
        this.facts = facts;
    }

    TaxDecision charge(TaxCase the, TaxPlace place, TaxRegistration registration) {
        ExemptionCertificate certificate = the.profile().exemption(place.code(), the.taxPoint());
        return certificate == null
                ? charge(the, place, registration, rule(the, place, ""))
                : exempt(the, place, registration, certificate);
    }

    private TaxDecision charge(
            TaxCase the,
            TaxPlace place,
            TaxRegistration registration,
            ProductRules.@Nullable Rule rule) {
        if (rule != null) {
            because(the, rule);
        }
        return switch (rule == null ? STANDARD : rule.treatment()) {
            case "uncertain" -> uncertain(the, place, rule);
            case "not-taxable", "local-only" -> notTaxable(the, place, registration, rule);
            case String word when rule != null && rule.isExempt() ->
                    exempt(the, place, registration, rule);
            case String category ->
                    byRate(
                            the,
                            place,
                            registration,
                            category,
                            rule == null ? TaxablePortion.ALL : rule.portion());
        };
    }

    /** What the country's file says of the product, or null where it is silent. */
    ProductRules.@Nullable Rule rule(TaxCase the, TaxPlace place, String tax) {
        ProductRules.Sale sale =
                new ProductRules.Sale(tax, the.product().id(), the.customer(), the.taxPoint());
        return facts.products().of(place, sale);
    }

    static void because(TaxCase the, ProductRules.Rule rule) {
        the.answer(
                Question.PRODUCT,
                "'"
                        + the.product().id()
                        + "' for a "
                        + the.customer()
                        + " is "
                        + rule.treatment()
                        + (rule.note().isEmpty() ? "" : ": " + rule.note()),
                rule.source(),
                rule.confidence());
    }

    private static TaxDecision uncertain(
            TaxCase the, TaxPlace place, ProductRules.@Nullable Rule rule) {
        return the.refused(
                "product",
                "whether "
                        + place.told()
                        + " taxes '"
                        + the.product().id()
                        + "' is uncertain"
                        + (rule == null ? "" : ": " + rule.note()));
    }

    private TaxDecision notTaxable(
            TaxCase the,
            TaxPlace place,
            TaxRegistration registration,
            ProductRules.@Nullable Rule rule) {
        TaxCase.Reason reason =
                new TaxCase.Reason(
                        TaxCategory.EXEMPT,
                        taxName(place),
                        null,
                        Phrase.NOT_TAXABLE.text(place.name()),
                        rule == null ? "" : rule.source(),
                        rule == null ? Confidence.HIGH : rule.confidence());
        return the.notCharged(reason, place.code(), registration);
    }

    private TaxDecision exempt(
            TaxCase the, TaxPlace place, TaxRegistration registration, ProductRules.Rule rule) {
        TaxCase.Reason reason =
                new TaxCase.Reason(
                        TaxCategory.EXEMPT,
                        taxName(place),
                        rule.exemptionCode(),
                        rule.note().isEmpty()
                                ? Phrase.EXEMPT.text()
                                : Phrase.EXEMPT_LAW.text(rule.note()),
                        rule.source(),
                        rule.confidence());
        return the.notCharged(reason, place.code(), registration);
    }

    TaxDecision exempt(
            TaxCase the,
            TaxPlace place,
            TaxRegistration registration,
            ExemptionCertificate certificate) {
        the.answer(
                Question.STATUS,
                "customer's certificate "
                        + certificate.number()
                        + " for "
                        + certificate.place()
                        + " is on file: "
                        + certificate.reason(),
                "");
        TaxCase.Reason reason =
                TaxCase.Reason.of(
                        TaxCategory.EXEMPT,
                        taxName(place),
                        null,
                        Phrase.CERTIFICATE.text(certificate.reason(), certificate.number()));
        return the.notCharged(reason, place.code(), registration);
    }

    /** What the tax of a place is called. */
    String taxName(TaxPlace place) {
        TaxCountry country = facts.countries().first(place.country());
        return country == null ? "VAT" : country.tax();
    }

    /** The sum of a category's rates in a place. */
    TaxDecision byRate(
            TaxCase the,
            TaxPlace place,
            TaxRegistration registration,
            String category,
            TaxablePortion portion) {
        List<TaxRate> rates = facts.rates().of(place, category, the.taxPoint());
        if (rates.isEmpty()) {
            return the.refused(
                    "account.address.country",
                    "no "
                            + category
                            + " rate of "
                            + place.told()
                            + " is known on "
                            + the.taxPoint());
        }
        List<TaxComponent> components = new ArrayList<>(rates.size());
        for (TaxRate rate : rates) {
            because(the, place, rate);
            if (rate.percent().signum() > 0) {
                components.add(component(place, rate, portion));
            }
        }
        TaxCategory code = code(rates.getFirst(), components);
        return charged(the, code, place, components, registration);
    }

    private static TaxComponent component(TaxPlace place, TaxRate rate, TaxablePortion portion) {
        TaxablePortion taxed = portion.isAll() ? rate.portion() : portion;
        return new TaxComponent(rate.tax(), place.code(), rate.percent(), taxed, null);
    }

    private static TaxCategory code(TaxRate rate, List<TaxComponent> components) {
        return switch (rate.tax()) {
            case "IGIC" -> TaxCategory.CANARY_ISLANDS;
            case "IPSI" -> TaxCategory.CEUTA_MELILLA;
            default -> components.isEmpty() ? TaxCategory.ZERO : TaxCategory.STANDARD;
        };
    }

    TaxDecision charged(
            TaxCase the,
            TaxCategory category,
            TaxPlace place,
            List<TaxComponent> components,
            TaxRegistration registration) {
        TaxCountry country = facts.countries().first(place.country());
        if (country == null) {
            return the.refused(
                    "account.address.country",
                    "tax law of " + place.country() + " is not covered by this version");
        }
        String tax = components.isEmpty() ? country.tax() : names(components);
        return the.charged(
                category,
                tax,
                place,
                components,
                registration,
                country.rounding(registration.rounding()));
    }

    private static String names(List<TaxComponent> components) {
        StringBuilder names = new StringBuilder(components.getFirst().tax());
        for (TaxComponent component : components.subList(1, components.size())) {
            names.append(" + ").append(component.tax());
        }
        return names.toString();
    }

    static void because(TaxCase the, TaxPlace place, TaxRate rate) {
        the.answer(
                Question.RATE,
                rate.category()
                        + " rate of "
                        + rate.tax()
                        + " in "
                        + place.name()
                        + " on "
                        + the.taxPoint()
                        + " is "
                        + rate.percent().toPlainString()
                        + " percent, since "
                        + rate.from()
                        + (rate.note().isEmpty() ? "" : "; " + rate.note()),
                rate.source(),
                rate.confidence());
    }
}
