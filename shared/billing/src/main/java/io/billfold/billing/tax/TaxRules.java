package io.billfold.billing.tax;

import io.billfold.billing.FactFile;
import io.billfold.billing.account.Account;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.account.TaxRegistration.Scheme;
import io.billfold.money.RoundingPolicy;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * Decides the tax of a service that is supplied electronically. The questions are asked in this
 * order, and each answer is kept with its legal source:
 *
 * <ol>
 *   <li>Is a place involved that the rules do not reach, such as the Canary Islands? Refused.
 *   <li>Seller and customer in one country: the domestic standard rate; in the USA only states
 *       without a sales tax.
 *   <li>Both in the EU, customer a business with a VAT number: reverse charge.
 *   <li>Both in the EU, customer a consumer: the customer's rate through the One Stop Shop, or the
 *       seller's below the threshold.
 *   <li>Anything else: refused. There is never a silent zero.
 * </ol>
 *
 * <p>Source of the rules: Directive 2006/112/EC (consolidated) and Implementing Regulation (EU) No
 * 282/2011; articles without a name are of the directive. This is not tax advice.
 */
public final class TaxRules {
    private final TaxRates rates;
    private final EuropeanUnion union;
    private final UsStates states;
    private final List<NotCovered> notCovered;

    private TaxRules(
            TaxRates rates, EuropeanUnion union, UsStates states, List<NotCovered> notCovered) {
        this.rates = rates;
        this.union = union;
        this.states = states;
        this.notCovered = notCovered;
    }

    /** The rules over the facts that come with Billfold. */
    public static TaxRules bundled() {
        return with(TaxRates.bundled());
    }

    /** The rules over other rates. */
    public static TaxRules with(TaxRates rates) {
        FactFile gaps = FactFile.read(TaxRules.class, "not-covered.csv", 3);
        return new TaxRules(
                rates,
                EuropeanUnion.bundled(),
                UsStates.bundled(),
                gaps.rows().stream().map(NotCovered::from).toList());
    }

    /**
     * Decides the tax.
     *
     * @param taxPoint the date on which the tax becomes chargeable: it picks rate and membership
     * @throws io.billfold.billing.FactFileException when a fact that is needed can't be used
     */
    public TaxDecision decide(Seller seller, Account account, LocalDate taxPoint) {
        TaxCase the = new TaxCase(seller, account, taxPoint);
        TaxDecision outside = specialTerritory(the);
        if (outside != null) {
            return outside;
        }
        if (the.isDomestic()) {
            return domestic(the);
        }
        if (!union.isMember(the.from(), taxPoint) || !union.isMember(the.to(), taxPoint)) {
            return the.refused(
                    "account.address.country",
                    "a seller in "
                            + the.from()
                            + " selling to "
                            + the.to()
                            + " is not covered by this version");
        }
        the.because(
                "seller in "
                        + the.from()
                        + ", customer in "
                        + the.to()
                        + ": two member states of the European Union on "
                        + taxPoint);
        return isTaxableBusiness(the) ? reverseCharge(the) : consumer(the);
    }

    private @Nullable TaxDecision specialTerritory(TaxCase the) {
        TaxDecision ofCustomer =
                specialTerritory(the, "account.address.postcode", the.account().address());
        return ofCustomer != null
                ? ofCustomer
                : specialTerritory(the, "seller.address.postcode", the.seller().address());
    }

    private @Nullable TaxDecision specialTerritory(TaxCase the, String field, Address address) {
        EuropeanUnion.Territory territory = union.territory(address.country(), address.postcode());
        return territory == null
                ? null
                : the.refused(
                        field,
                        "'"
                                + address.postcode()
                                + "' lies in "
                                + territory.name()
                                + ": "
                                + territory.why()
                                + ", which is not covered by this version");
    }

    private TaxDecision domestic(TaxCase the) {
        the.because("seller and customer are both in " + the.from());
        if (the.from().equals("US")) {
            return unitedStates(the);
        }
        for (NotCovered gap : notCovered) {
            if (gap.country().equals(the.from())) {
                return the.refused(
                        "account.address.country",
                        "sales within "
                                + gap.country()
                                + " are not covered by this version: "
                                + gap.why()
                                + " ("
                                + gap.source()
                                + ")");
            }
        }
        TaxRegistration registration = the.seller().registration(the.from(), Scheme.DOMESTIC);
        if (registration == null) {
            return unregistered(the, the.from());
        }
        the.because("seller is registered in " + the.from() + " as " + registration.taxId());
        return standard(the, the.from(), registration.taxId());
    }

    private TaxDecision unitedStates(TaxCase the) {
        String region = the.account().address().region();
        UsStates.State state = region == null ? null : states.state(region);
        if (state == null) {
            return the.refused(
                    "account.address.region",
                    "must be a state such as OR, as sales tax differs by state, was " + region);
        }
        if (!state.hasNoSalesTax()) {
            return the.refused(
                    "account.address.region",
                    "sales tax in " + state.name() + " is not covered by this version");
        }
        return withoutSalesTax(the, state);
    }

    private static TaxDecision withoutSalesTax(TaxCase the, UsStates.State state) {
        String wording = "No sales tax in " + state.name();
        the.because(wording + " (source " + state.source() + ")");
        return the.outsideScope("sales tax", wording);
    }

    private static boolean isTaxableBusiness(TaxCase the) {
        if (the.account().kind() == PartyKind.CONSUMER) {
            the.because("customer is a consumer");
            return false;
        }
        if (the.taxId() == null) {
            the.because(
                    "customer is a business without a VAT number: treated as a consumer"
                            + " (Reg. 282/2011 art. 18(2))");
            return false;
        }
        return true;
    }

    private TaxDecision reverseCharge(TaxCase the) {
        String number = String.valueOf(the.taxId());
        if (!union.isVatNumberOf(the.to(), number)) {
            return the.refused(
                    "account.taxId",
                    "must be "
                            + union.vatPrefix(the.to())
                            + " and 2 to 12 letters or digits for a"
                            + " business in "
                            + the.to()
                            + ", was "
                            + the.account().taxId());
        }
        TaxRegistration registration = the.seller().registration(the.from(), Scheme.DOMESTIC);
        if (registration == null) {
            return unregistered(the, the.from());
        }
        the.because(
                "customer is a business with VAT number "
                        + number
                        + ", well formed but not looked up (Reg. 282/2011 art. 18(1))");
        the.because(
                "place of supply is " + the.to() + " (art. 44); customer owes the tax (art. 196)");
        return the.reverseCharge(registration.taxId());
    }

    private TaxDecision consumer(TaxCase the) {
        TaxRegistration home = the.seller().registration(the.from(), Scheme.DOMESTIC);
        TaxRegistration there = the.seller().registration(the.to(), Scheme.DOMESTIC);
        if (there != null) {
            the.because(
                    "place of supply is " + the.to() + " (art. 58); seller is registered there");
            return standard(the, the.to(), there.taxId());
        }
        if (the.seller().isInOneStopShop()) {
            the.because(
                    "place of supply is "
                            + the.to()
                            + " (art. 58); declared through the One Stop Shop"
                            + " (art. 369a to 369k)");
            return standard(the, the.to(), home == null ? the.oneStopShopId() : home.taxId());
        }
        if (home == null) {
            return unregistered(the, the.from());
        }
        the.because(
                "seller is not in the One Stop Shop: sales to consumers in other member states"
                        + " taken to be at most EUR 10,000 a year, so the place of supply is "
                        + the.from()
                        + " (art. 59c)");
        return standard(the, the.from(), home.taxId());
    }

    private TaxDecision standard(TaxCase the, String country, String sellerTaxId) {
        TaxRate rate = rates.standardRate(country, the.taxPoint());
        if (rate == null) {
            return the.refused(
                    "account.address.country",
                    "no standard rate of " + country + " is known on " + the.taxPoint());
        }
        return the.standard(rate, sellerTaxId, rounding(the, country));
    }

    private static RoundingPolicy rounding(TaxCase the, String country) {
        if (!country.equals("JP")) {
            return RoundingPolicy.EN_16931;
        }
        the.because(
                "tax rounded once per rate and invoice, towards zero (Consumption Tax Act order,"
                        + " art. 70-10)");
        return RoundingPolicy.JP_QUALIFIED_INVOICE;
    }

    private static TaxDecision unregistered(TaxCase the, String country) {
        return the.refused(
                "seller.registrations",
                "seller '"
                        + the.seller().id()
                        + "' has no domestic tax registration in "
                        + country);
    }

    /** A country whose domestic invoices need more than one standard rate. */
    private record NotCovered(String country, String source, String why) {
        static NotCovered from(FactFile.Row row) {
            return new NotCovered(row.required(0), row.required(1), row.required(2));
        }
    }
}
