package io.billfold.billing.tax;

import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.account.TaxRegistration.Scheme;
import io.billfold.billing.tax.TaxAnswer.Question;

import org.jspecify.annotations.Nullable;

/** A sale into a country outside the seller's tax territory, by {@code regimes.csv}. */
final class Abroad {
    private final TaxFacts facts;
    private final Charging charging;
    private final IndiaRules india;
    private final Customers customers;

    Abroad(TaxFacts facts, Charging charging, IndiaRules india, Customers customers) {
        this.facts = facts;
        this.charging = charging;
        this.india = india;
        this.customers = customers;
    }

    TaxDecision decide(TaxCase the) {
        if (the.isGoods()) {
            return supply(the, "");
        }
        if (the.isConsumer() && isPlacedByArticle59(the)) {
            the.answer(
                    Question.PLACE_OF_SUPPLY,
                    "advice and finance for a consumer outside the EU is supplied there",
                    "Directive 2006/112/EC art. 59(c) and (e)");
            return supply(the, "");
        }
        TaxRegime business = regime(the, "business");
        TaxRegime consumer = regime(the, "consumer");
        if (business == null || consumer == null) {
            return notCovered(the, "");
        }
        if (the.isConsumer()) {
            return decide(the, consumer);
        }
        return switch (customers.elsewhere(the, business.proof())) {
            case Customers.Standing.Business _ -> decide(the, business);
            case Customers.Standing.Consumer() -> decide(the, consumer);
            case Customers.Standing.Unclear(String reason) -> the.refused("account.taxId", reason);
        };
    }

    private boolean isPlacedByArticle59(TaxCase the) {
        return the.product().kind() == ProductCategory.Kind.INTANGIBLE
                && facts.union().reaches(the.from(), the.taxPoint());
    }

    private @Nullable TaxRegime regime(TaxCase the, String customer) {
        return facts.regime(the.to(), the.kind(), customer, the.taxPoint());
    }

    private static TaxDecision notCovered(TaxCase the, String why) {
        return the.refused(
                the.to().isOwnLaw() ? "account.address.postcode" : "account.address.country",
                "sales from "
                        + the.from().code()
                        + " to "
                        + the.to().told()
                        + " are not covered by this version"
                        + (why.isEmpty() ? "" : ": " + why));
    }

    /** As one regime says. */
    TaxDecision decide(TaxCase the, TaxRegime regime) {
        TaxRegistration registration = registration(the);
        return switch (regime.rule()) {
            case NOT_COVERED -> notCovered(the, regime.note());
            case CHARGE ->
                    registration == null
                            ? unregistered(the, regime)
                            : charge(the, regime, registration);
            case CHARGE_IF_REGISTERED ->
                    registration == null
                            ? customerAccounts(the, regime)
                            : charge(the, regime, registration);
            case CUSTOMER_ACCOUNTS -> customerAccounts(the, regime);
            case NOT_CHARGED -> {
                accountable(the, regime, "nobody charges tax on this sale in ");
                yield supply(the, regime.wording());
            }
            case WITHHELD -> {
                accountable(the, regime, "the customer's bank or card company withholds tax in ");
                yield supply(the, regime.wording());
            }
        };
    }

    private static @Nullable TaxRegistration registration(TaxCase the) {
        TaxRegistration there = the.seller().registrationIn(the.to().code());
        return there != null ? there : the.seller().registrationIn(the.to().territory());
    }

    private TaxDecision charge(TaxCase the, TaxRegime regime, TaxRegistration registration) {
        the.answer(
                Question.ACCOUNTABLE,
                "seller is registered in " + the.to().name() + " and charges its tax",
                regime.source(),
                regime.confidence());
        return the.to().country().equals(IndiaRules.COUNTRY)
                ? india.fromAbroad(the, registration)
                : charging.charge(the, the.to(), registration);
    }

    private TaxDecision customerAccounts(TaxCase the, TaxRegime regime) {
        accountable(the, regime, "the customer accounts for tax in ");
        return supply(the, regime.wording());
    }

    private static void accountable(TaxCase the, TaxRegime regime, String who) {
        the.answer(
                Question.ACCOUNTABLE,
                who + the.to().name() + (regime.note().isEmpty() ? "" : ": " + regime.note()),
                regime.source(),
                regime.confidence());
    }

    private TaxDecision unregistered(TaxCase the, TaxRegime regime) {
        TaxRegime.Threshold threshold = regime.threshold();
        if (threshold == null) {
            return the.unregistered(
                    the.to(), "its tax is due from the first sale (" + regime.source() + ")");
        }
        String sold = sold(the, threshold);
        if (isReached(the, threshold)) {
            return the.unregistered(
                    the.to(), sold + " is above " + threshold + " (" + regime.source() + ")");
        }
        the.answer(
                Question.ACCOUNTABLE,
                "seller is not registered in "
                        + the.to().name()
                        + " and need not be: "
                        + sold
                        + " is at most "
                        + threshold,
                regime.source(),
                regime.confidence());
        return supply(the, "");
    }

    private static String sold(TaxCase the, TaxRegime.Threshold threshold) {
        String asOf = the.sales().asOf() == null ? "so far" : "to " + the.sales().asOf();
        SellerSales.Sold sold = the.sales().into(the.to().territory());
        return threshold.currency() + " " + sold.amount().toPlainString() + " sold " + asOf;
    }

    private static boolean isReached(TaxCase the, TaxRegime.Threshold threshold) {
        SellerSales.Sold sold = the.sales().into(the.to().territory());
        return sold.amount().compareTo(threshold.amount()) > 0;
    }

    /**
     * A supply that the seller's own law puts abroad: marked as that law says.
     *
     * @param wording what the invoice says besides; may be empty
     */
    TaxDecision supply(TaxCase the, String wording) {
        TaxCountry home = facts.countries().first(the.from().country());
        if (home == null || the.from().isOwnLaw()) {
            return the.refused(
                    "seller.address.country",
                    "sellers in " + the.from().name() + " are not covered by this version");
        }
        if (the.isGoods()) {
            return export(the);
        }
        the.answer(
                Question.PLACE_OF_SUPPLY,
                "in the law of " + home.code() + " this is supplied abroad",
                home.source(),
                home.confidence());
        return supply(the, home, wording);
    }

    private TaxDecision export(TaxCase the) {
        TaxRegistration at = HomeRules.registration(the, Scheme.DOMESTIC);
        return at == null
                ? the.unregistered(the.from(), "it exports from there")
                : the.notCharged(
                        facts.union().reaches(the.from(), the.taxPoint())
                                ? Wordings.EXPORT_FROM_UNION
                                : Wordings.EXPORT,
                        the.to().code(),
                        at);
    }

    private static TaxDecision supply(TaxCase the, TaxCountry home, String wording) {
        TaxRegistration at = HomeRules.registration(the, Scheme.DOMESTIC);
        TaxCountry.Export export = home.export();
        boolean isDeclared = at != null && export.category() != TaxCategory.OUTSIDE_SCOPE;
        TaxCase.Reason reason =
                new TaxCase.Reason(
                        isDeclared ? export.category() : TaxCategory.OUTSIDE_SCOPE,
                        home.tax(),
                        isDeclared || at != null ? export.code() : null,
                        joined(export.wording(), wording),
                        home.source(),
                        home.confidence());
        return the.notCharged(reason, the.to().code(), isDeclared ? at : null);
    }

    private static String joined(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? one + other : one + ". " + other;
    }
}
