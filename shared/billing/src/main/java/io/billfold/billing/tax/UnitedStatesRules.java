package io.billfold.billing.tax;

import io.billfold.billing.account.TaxProfile.ExemptionCertificate;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.language.Phrase;
import io.billfold.billing.tax.TaxAnswer.Question;

/**
 * Sales to customers in the USA. Tax is a state's: it is charged where the seller is registered and
 * the state taxes the product. Rates are the states' own; what counties, cities and districts add
 * depends on the street and is not known here, which the chain of answers says.
 */
final class UnitedStatesRules {
    static final String COUNTRY = "US";

    private final TaxFacts facts;
    private final Charging charging;
    private final Abroad abroad;

    UnitedStatesRules(TaxFacts facts, Charging charging, Abroad abroad) {
        this.facts = facts;
        this.charging = charging;
        this.abroad = abroad;
    }

    TaxDecision decide(TaxCase the) {
        if (the.to().region() == null) {
            return the.refused(
                    "account.address.region",
                    "must be a state such as OR, as sales tax differs by state, was "
                            + the.givenRegion());
        }
        TaxRegistration registration = the.seller().registrationIn(the.to().code());
        return registration == null ? unregistered(the) : registered(the, registration);
    }

    private TaxDecision registered(TaxCase the, TaxRegistration registration) {
        the.answer(
                Question.ACCOUNTABLE,
                "seller is registered in " + the.to().name() + " as " + registration.taxId(),
                "");
        ExemptionCertificate certificate = the.profile().exemption(the.to().code(), the.taxPoint());
        if (certificate == null && charging.rule(the, the.to(), "") == null) {
            return the.refused(
                    "product",
                    "whether "
                            + the.to().told()
                            + " taxes '"
                            + the.product().id()
                            + "' is not known to this version");
        }
        the.answer(
                Question.RATE,
                "only the state's own rate is known: what counties, cities and districts add"
                        + " depends on the street address",
                "LAW",
                Confidence.LOW);
        return charging.charge(the, the.to(), registration);
    }

    private TaxDecision unregistered(TaxCase the) {
        Nexus line = facts.nexus(String.valueOf(the.to().region()), the.taxPoint());
        if (line == null) {
            return notCharged(the, Phrase.NO_SALES_TAX.text(the.to().name()));
        }
        if (the.from().code().equals(the.to().code()) && isTaxable(the)) {
            return the.unregistered(the.to(), "a seller has nexus at home from the first sale");
        }
        SellerSales.Sold sold = the.sales().into(the.to().code());
        if (line.isReached(sold) && isTaxable(the)) {
            return the.unregistered(
                    the.to(),
                    "USD "
                            + sold.amount().toPlainString()
                            + " in "
                            + sold.count()
                            + " sales reach its threshold of "
                            + line);
        }
        the.answer(
                Question.ACCOUNTABLE,
                "seller is not registered in "
                        + the.to().name()
                        + "; USD "
                        + sold.amount().toPlainString()
                        + " in "
                        + sold.count()
                        + " sales so far, threshold "
                        + line,
                line.source(),
                line.confidence());
        return notCharged(the, Phrase.SALES_TAX_NOT_COLLECTED.text(the.to().name()));
    }

    private boolean isTaxable(TaxCase the) {
        ProductRules.Rule rule = charging.rule(the, the.to(), "");
        return rule == null || !(rule.treatment().equals("not-taxable") || rule.isExempt());
    }

    private TaxDecision notCharged(TaxCase the, String wording) {
        if (!the.from().country().equals(COUNTRY)) {
            return abroad.supply(the, "");
        }
        TaxCase.Reason reason =
                TaxCase.Reason.of(TaxCategory.OUTSIDE_SCOPE, "sales tax", null, wording);
        return the.notCharged(reason, the.to().code(), null);
    }
}
