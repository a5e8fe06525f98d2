package io.billfold.billing.tax;

import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.account.TaxRegistration.Scheme;
import io.billfold.billing.tax.TaxAnswer.Question;

import org.jspecify.annotations.Nullable;

/** What a seller charges under the law of its own place. */
final class HomeRules {
    private final TaxFacts facts;
    private final Charging charging;
    private final IndiaRules india;

    HomeRules(TaxFacts facts, Charging charging, IndiaRules india) {
        this.facts = facts;
        this.charging = charging;
        this.india = india;
    }

    /**
     * A supply that is made at the seller's own place, or where the same law holds.
     *
     * @param place whose rate it bears
     */
    TaxDecision charge(TaxCase the, TaxPlace place) {
        TaxRegistration small = registration(the, Scheme.SMALL_BUSINESS);
        if (small != null) {
            return smallBusiness(the, small);
        }
        TaxRegistration registration = registration(the, Scheme.DOMESTIC);
        if (registration == null) {
            return the.unregistered(the.from(), "its tax is due on sales within it");
        }
        the.answer(Question.ACCOUNTABLE, "seller is registered as " + registration.taxId(), "");
        return the.from().country().equals(IndiaRules.COUNTRY)
                ? india.domestic(the, registration)
                : charging.charge(the, place, registration);
    }

    /**
     * The seller's registration at home: of its territory, its region, or its address's country.
     */
    static @Nullable TaxRegistration registration(TaxCase the, Scheme scheme) {
        TaxRegistration found = the.seller().registration(the.from().territory(), scheme);
        if (found == null) {
            found = the.seller().registration(the.from().code(), scheme);
        }
        return found != null
                ? found
                : the.seller().registration(the.seller().location().country(), scheme);
    }

    private TaxDecision smallBusiness(TaxCase the, TaxRegistration small) {
        TaxCountry country = facts.countries().first(the.from().country());
        if (country == null || country.smallBusinessWording().isEmpty()) {
            return the.refused(
                    "seller.registrations",
                    "the scheme for small businesses of " + small.place() + " is not covered");
        }
        TaxCase.Reason reason =
                new TaxCase.Reason(
                        TaxCategory.EXEMPT,
                        country.tax(),
                        null,
                        country.smallBusinessWording(),
                        country.source(),
                        country.confidence());
        return the.notCharged(reason, the.from().code(), small);
    }
}
