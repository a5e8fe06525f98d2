package io.billfold.billing.tax;

import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.account.TaxRegistration.Scheme;
import io.billfold.billing.period.Period;
import io.billfold.billing.tax.TaxAnswer.Question;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides the tax of a supply. The questions are asked in this order, and each answer is kept with
 * its source and how sure it is:
 *
 * <ol>
 *   <li>Who sells, and where is it registered?
 *   <li>What is sold?
 *   <li>Where is the customer, in the eyes of tax law?
 *   <li>Is the customer a business that accounts for tax itself?
 *   <li>Where is it supplied?
 *   <li>Who owes the tax?
 *   <li>Which rate holds on the tax point?
 *   <li>What must the invoice say?
 * </ol>
 *
 * <p>A place, product or date that isn't covered is refused by name: there is never a silent zero.
 * What the law says of a place is data beside this class: {@code rates}, {@code products}, {@code
 * countries.csv}, {@code regimes.csv}, {@code places.csv}. This is not tax advice.
 */
public final class TaxRules {
    private final TaxFacts facts;
    private final HomeRules home;
    private final UnionRules union;
    private final UnitedStatesRules unitedStates;
    private final CanadaRules canada;
    private final Abroad abroad;

    private TaxRules(TaxFacts facts) {
        Customers customers = new Customers();
        Charging charging = new Charging(facts);
        IndiaRules india = new IndiaRules(facts, charging);
        this.facts = facts;
        this.abroad = new Abroad(facts, charging, india, customers);
        this.home = new HomeRules(facts, charging, india);
        this.union = new UnionRules(charging, home, customers, abroad);
        this.unitedStates = new UnitedStatesRules(facts, charging, abroad);
        this.canada = new CanadaRules(facts, charging, customers, abroad);
    }

    /** The rules over the facts that come with Billfold. */
    public static TaxRules bundled() {
        return with(TaxRates.bundled());
    }

    /** The rules over other rates. */
    public static TaxRules with(TaxRates rates) {
        return new TaxRules(TaxFacts.with(rates));
    }

    /**
     * Decides the tax.
     *
     * @throws io.billfold.billing.FactFileException when a fact that is needed can't be used
     */
    public TaxDecision decide(TaxQuestion asked) {
        ProductCategory product = facts.categories().first(asked.product());
        if (product == null) {
            return TaxDecision.refused(
                    "product",
                    "'"
                            + asked.product()
                            + "' is not a tax category; known are "
                            + facts.categories().keys());
        }
        TaxCase the =
                new TaxCase(
                        asked,
                        product,
                        facts.places().of(asked.supplier().location()),
                        facts.places().of(asked.customer().location()));
        because(the);
        return decide(the);
    }

    private static void because(TaxCase the) {
        the.answer(
                Question.SELLER,
                "seller is in " + the.from().code() + registrations(the.seller().registrations()),
                "");
        the.answer(
                Question.PRODUCT,
                "'" + the.product().id() + "': " + the.product().name(),
                "product-categories.csv");
        the.answer(Question.PLACE, place(the), "");
    }

    private static String registrations(List<TaxRegistration> registrations) {
        StringBuilder text = new StringBuilder();
        for (TaxRegistration registration : registrations) {
            text.append(text.isEmpty() ? ", registered as " : ", ")
                    .append(registration.taxId())
                    .append(" (")
                    .append(registration.place())
                    .append(registration.scheme() == Scheme.DOMESTIC ? "" : " ")
                    .append(
                            registration.scheme() == Scheme.DOMESTIC
                                    ? ""
                                    : word(registration.scheme()))
                    .append(')');
        }
        return text.toString();
    }

    private static String word(Scheme scheme) {
        return switch (scheme) {
            case DOMESTIC -> "domestic";
            case OSS -> "One Stop Shop";
            case OSS_NON_UNION -> "non-union One Stop Shop";
            case SIMPLIFIED -> "simplified";
            case SMALL_BUSINESS -> "small business";
        };
    }

    private static String place(TaxCase the) {
        StringBuilder text = new StringBuilder("customer is in ").append(the.to().code());
        if (the.to().region() != null) {
            text.append(" (").append(the.to().name()).append(')');
        }
        text.append(" by its billing address");
        the.profile()
                .evidence()
                .forEach(
                        item ->
                                text.append(", ")
                                        .append(item.kind())
                                        .append(" points to ")
                                        .append(item.country()));
        return text.toString();
    }

    private TaxDecision decide(TaxCase the) {
        if (the.to().country().equals(UnitedStatesRules.COUNTRY)) {
            return unitedStates.decide(the);
        }
        if (the.to().country().equals(CanadaRules.COUNTRY)) {
            return canada.decide(the);
        }
        if (the.isDomestic()) {
            return domestic(the);
        }
        if (!facts.union().reaches(the.to(), the.taxPoint())) {
            return abroad.decide(the);
        }
        return facts.union().reaches(the.from(), the.taxPoint())
                ? union.within(the)
                : union.fromOutside(the);
    }

    private TaxDecision domestic(TaxCase the) {
        boolean leavesUnion =
                facts.union().reaches(the.from(), the.taxPoint())
                        && !facts.union().reaches(the.to(), the.taxPoint());
        if (the.isGoods() && leavesUnion) {
            return abroad.decide(the);
        }
        the.answer(
                Question.PLACE_OF_SUPPLY,
                "seller and customer are both in " + the.from().territory(),
                "");
        return home.charge(the, the.to());
    }

    /**
     * Decides the tax of a supply that lasts. A rate that changes within the period holds for all
     * of it from its first or its last day, or the period is cut where it changes, as the law of
     * the place says ({@code countries.csv}). A period that is over when it is billed takes its
     * last day's rate, for then the supply is complete (Directive 2006/112/EC art. 64(1)).
     *
     * @param asked the question; its tax point is not looked at
     * @param isInArrears whether the period is over when it is billed
     * @return the parts of the period in order; one, unless it is cut
     */
    public List<TaxedPart> decide(TaxQuestion asked, Period period, boolean isInArrears) {
        LocalDate last = period.to().minusDays(1);
        TaxDecision first = decide(asked.at(period.from()));
        if (!(first instanceof TaxDecision.Decided(TaxTreatment treatment))) {
            return List.of(new TaxedPart(period, first));
        }
        return switch (rateChange(treatment)) {
            case START ->
                    List.of(new TaxedPart(period, isInArrears ? decide(asked.at(last)) : first));
            case END -> List.of(new TaxedPart(period, decide(asked.at(last))));
            case SPLIT -> split(asked, period, treatment);
        };
    }

    private TaxCountry.RateChange rateChange(TaxTreatment treatment) {
        TaxCountry country = facts.countries().first(treatment.country());
        return country == null ? TaxCountry.RateChange.START : country.rateChange();
    }

    private List<TaxedPart> split(TaxQuestion asked, Period period, TaxTreatment treatment) {
        List<TaxedPart> parts = new ArrayList<>();
        LocalDate from = period.from();
        for (LocalDate change : facts.rates().changes(place(treatment), from, period.to())) {
            add(parts, new TaxedPart(new Period(from, change), decide(asked.at(from))));
            from = change;
        }
        add(parts, new TaxedPart(new Period(from, period.to()), decide(asked.at(from))));
        return parts;
    }

    /** Another rate of the country may have changed: a part that is taxed alike is no part. */
    private static void add(List<TaxedPart> parts, TaxedPart part) {
        if (!parts.isEmpty()
                && parts.getLast().decision() instanceof TaxDecision.Decided(TaxTreatment before)
                && part.decision() instanceof TaxDecision.Decided(TaxTreatment now)
                && before.isAlike(now)) {
            LocalDate from = parts.getLast().period().from();
            Period joined = new Period(from, part.period().to());
            parts.set(parts.size() - 1, new TaxedPart(joined, parts.getLast().decision()));
        } else {
            parts.add(part);
        }
    }

    private static TaxPlace place(TaxTreatment treatment) {
        String place = treatment.place();
        String region = place.length() > 2 ? place.substring(3) : null;
        return TaxPlace.of(treatment.country(), region, place);
    }
}
