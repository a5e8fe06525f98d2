package io.billfold.billing.tax;

import io.billfold.billing.account.TaxProfile.ExemptionCertificate;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.account.TaxRegistration.Scheme;
import io.billfold.billing.tax.TaxAnswer.Question;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Sales to customers in Canada: GST or HST by province (Excise Tax Act s. 165), and the provinces'
 * own taxes of BC, MB, QC and SK, each under a registration of its own.
 */
final class CanadaRules {
    static final String COUNTRY = "CA";
    private static final TaxPlace CANADA = TaxPlace.of(COUNTRY, null, "Canada");

    private final TaxFacts facts;
    private final Charging charging;
    private final Customers customers;
    private final Abroad abroad;

    CanadaRules(TaxFacts facts, Charging charging, Customers customers, Abroad abroad) {
        this.facts = facts;
        this.charging = charging;
        this.customers = customers;
        this.abroad = abroad;
    }

    TaxDecision decide(TaxCase the) {
        if (the.to().region() == null) {
            return the.refused(
                    "account.address.region",
                    "must be a province such as ON, as GST and HST differ by province, was "
                            + the.givenRegion());
        }
        TaxRegistration federal = the.seller().registrationIn(COUNTRY);
        if (federal == null) {
            return unregistered(the);
        }
        ExemptionCertificate certificate = the.profile().exemption(the.to().code(), the.taxPoint());
        if (certificate != null) {
            return charging.exempt(the, the.to(), federal, certificate);
        }
        return switch (customers.elsewhere(the, TaxRegime.Proof.BUSINESS_NUMBER)) {
            case Customers.Standing.Unclear(String reason) -> the.refused("account.taxId", reason);
            case Customers.Standing.Business _ -> charge(the, federal, true);
            case Customers.Standing.Consumer() -> charge(the, federal, false);
        };
    }

    private TaxDecision unregistered(TaxCase the) {
        if (the.seller().registration(COUNTRY, Scheme.SMALL_BUSINESS) != null) {
            return the.notCharged(Wordings.SMALL_SUPPLIER, the.to().code(), null);
        }
        TaxRegime regime = facts.regime(CANADA, the.kind(), the.customer(), the.taxPoint());
        if (the.from().country().equals(COUNTRY) || regime == null) {
            return the.unregistered(
                    CANADA,
                    "a small supplier (Excise Tax Act s. 148) says so by a registration of the"
                            + " scheme small_business");
        }
        return abroad.decide(the, regime);
    }

    private TaxDecision charge(TaxCase the, TaxRegistration federal, boolean isBusiness) {
        List<TaxComponent> components = new ArrayList<>(2);
        for (TaxRate rate : facts.rates().of(the.to(), "standard", the.taxPoint())) {
            boolean isFederal = rate.tax().equals("GST") || rate.tax().equals("HST");
            TaxRegistration at = isFederal ? federal : the.seller().registrationIn(the.to().code());
            ProductRules.Rule rule = charging.rule(the, the.to(), rate.tax());
            if (rule != null && rule.treatment().equals("uncertain")) {
                return the.refused(
                        "product",
                        "whether "
                                + rate.tax()
                                + " of "
                                + the.to().told()
                                + " is due: "
                                + rule.note());
            }
            if (at == null && isTaxable(rule) && mustRegister(the)) {
                return the.unregistered(the.to(), "its " + rate.tax() + " is due");
            }
            if (at != null && isTaxable(rule) && !isFreed(the, rate, at, isBusiness)) {
                Charging.because(the, the.to(), rate);
                components.add(component(the, rate, isFederal ? null : at));
            }
        }
        return components.isEmpty()
                ? notCharged(the)
                : charging.charged(the, TaxCategory.STANDARD, the.to(), components, federal);
    }

    private static boolean isTaxable(ProductRules.@Nullable Rule rule) {
        return rule == null || !(rule.treatment().equals("not-taxable") || rule.isExempt());
    }

    private static TaxComponent component(
            TaxCase the, TaxRate rate, @Nullable TaxRegistration own) {
        return new TaxComponent(
                rate.tax(),
                own == null ? COUNTRY : the.to().code(),
                rate.percent(),
                rate.portion(),
                own == null ? null : own.taxId());
    }

    /** Whether a seller without the province's registration would need it by now. */
    private boolean mustRegister(TaxCase the) {
        TaxRegime regime = facts.regime(the.to(), the.kind(), the.customer(), the.taxPoint());
        boolean isOfProvince = regime != null && regime.place().equals(the.to().code());
        if (regime == null || !isOfProvince || regime.rule() != TaxRegime.Rule.CHARGE) {
            return false;
        }
        TaxRegime.Threshold threshold = regime.threshold();
        SellerSales.Sold sold = the.sales().into(the.to().code());
        if (threshold == null || sold.amount().compareTo(threshold.amount()) > 0) {
            return true;
        }
        the.answer(
                Question.ACCOUNTABLE,
                "seller is not registered in "
                        + the.to().name()
                        + " and need not be: CAD "
                        + sold.amount().toPlainString()
                        + " sold so far is at most "
                        + threshold,
                regime.source(),
                regime.confidence());
        return false;
    }

    /** GST, HST and QST are not charged to a registered business in the simplified schemes. */
    private static boolean isFreed(
            TaxCase the, TaxRate rate, TaxRegistration registration, boolean isBusiness) {
        boolean isValueAdded = !rate.tax().equals("PST") && !rate.tax().equals("RST");
        if (!isValueAdded || !isBusiness || registration.scheme() != Scheme.SIMPLIFIED) {
            return false;
        }
        the.answer(
                Question.ACCOUNTABLE,
                rate.tax() + " is not charged to a registered business in the simplified scheme",
                "Excise Tax Act s. 211.13");
        return true;
    }

    private TaxDecision notCharged(TaxCase the) {
        if (!the.from().country().equals(COUNTRY)) {
            return abroad.supply(the, "No GST/HST charged: customer is registered");
        }
        return the.notCharged(Wordings.NO_GST, the.to().code(), null);
    }
}
