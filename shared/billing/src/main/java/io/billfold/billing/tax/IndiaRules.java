package io.billfold.billing.tax;

import io.billfold.billing.account.TaxProfile.ExemptionCertificate;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.tax.TaxAnswer.Question;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/**
 * Sales within India: CGST and SGST, half the rate each, within a state (CGST Act 2017 s. 9), IGST
 * between states (IGST Act 2017 s. 5 and 7). A supply to a special economic zone is zero-rated
 * (IGST Act s. 16), shown by a certificate with the reason {@code sez}.
 */
final class IndiaRules {
    static final String COUNTRY = "IN";

    private final TaxFacts facts;
    private final Charging charging;

    IndiaRules(TaxFacts facts, Charging charging) {
        this.facts = facts;
        this.charging = charging;
    }

    /** A seller in India, a customer in India. */
    TaxDecision domestic(TaxCase the, TaxRegistration registration) {
        String from = the.from().region();
        String to = the.to().region();
        if (to == null || from == null) {
            return the.refused(
                    to == null ? "account.address.region" : "seller.address.region",
                    "must be a state such as KA, as it decides between CGST with SGST and IGST");
        }
        ExemptionCertificate zone = the.profile().exemption(the.to().code(), the.taxPoint());
        if (zone != null && zone.reason().equals("sez")) {
            return specialZone(the, registration);
        }
        return rated(the, registration, from.equals(to));
    }

    private TaxDecision specialZone(TaxCase the, TaxRegistration registration) {
        the.answer(
                Question.PLACE_OF_SUPPLY,
                "supply to a special economic zone is zero-rated",
                "IGST Act 2017 s. 16(1)(b)");
        return charging.charged(the, TaxCategory.ZERO, national(), List.of(), registration);
    }

    /** A registered seller from abroad (OIDAR): IGST. */
    TaxDecision fromAbroad(TaxCase the, TaxRegistration registration) {
        return rated(the, registration, false);
    }

    private TaxDecision rated(TaxCase the, TaxRegistration registration, boolean isSameState) {
        ProductRules.Rule rule = charging.rule(the, national(), "");
        String category = rule == null ? "standard" : rule.treatment();
        List<TaxRate> rates = facts.rates().of(national(), category, the.taxPoint());
        if (rates.isEmpty()) {
            // exempt, uncertain, or no rate is known: as everywhere
            return charging.charge(the, national(), registration);
        }
        TaxRate rate = rates.getFirst();
        Charging.because(the, national(), rate);
        the.answer(
                Question.PLACE_OF_SUPPLY,
                isSameState
                        ? "seller and customer are in one state: CGST and SGST"
                        : "seller and customer are in different states: IGST",
                isSameState ? "CGST Act 2017 s. 9" : "IGST Act 2017 s. 5, 7");
        List<TaxComponent> components =
                isSameState
                        ? List.of(half(the, "CGST", COUNTRY, rate), half(the, "SGST", null, rate))
                        : List.of(
                                new TaxComponent(
                                        "IGST", COUNTRY, rate.percent(), rate.portion(), null));
        return charging.charged(the, TaxCategory.STANDARD, the.to(), components, registration);
    }

    private static TaxComponent half(
            TaxCase the, String tax, @Nullable String place, TaxRate rate) {
        BigDecimal half = rate.percent().divide(BigDecimal.TWO);
        return new TaxComponent(
                tax, place == null ? the.to().code() : place, half, rate.portion(), null);
    }

    private static TaxPlace national() {
        return TaxPlace.of(COUNTRY, null, "India");
    }
}
