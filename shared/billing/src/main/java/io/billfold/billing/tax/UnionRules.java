package io.billfold.billing.tax;

import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.account.TaxRegistration.Scheme;
import io.billfold.billing.tax.TaxAnswer.Question;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * Sales into a member state of the European Union from another one or from outside. Articles
 * without a name are of Directive 2006/112/EC.
 */
final class UnionRules {
    /** Art. 59c(1): EUR 10,000 a year of sales to consumers in other member states. */
    static final BigDecimal CONSUMERS_MAX = BigDecimal.valueOf(10_000);

    /** Reg. 282/2011 art. 24b(2): up to EUR 100,000 a year one item of evidence is enough. */
    private static final BigDecimal ONE_EVIDENCE_MAX = BigDecimal.valueOf(100_000);

    private final Charging charging;
    private final HomeRules home;
    private final Customers customers;
    private final Abroad abroad;

    UnionRules(Charging charging, HomeRules home, Customers customers, Abroad abroad) {
        this.charging = charging;
        this.home = home;
        this.customers = customers;
        this.abroad = abroad;
    }

    /** Seller and customer in two member states. */
    TaxDecision within(TaxCase the) {
        Customers.Standing standing = customers.inUnion(the);
        return switch (standing) {
            case Customers.Standing.Business(String number) -> toBusiness(the, number);
            case Customers.Standing.Consumer() -> toConsumer(the);
            case Customers.Standing.Unclear(String reason) -> the.refused("account.taxId", reason);
        };
    }

    private TaxDecision toBusiness(TaxCase the, String number) {
        TaxRegistration at = HomeRules.registration(the, Scheme.DOMESTIC);
        if (at == null) {
            return the.unregistered(
                    the.from(), "its number must stand on the invoice (art. 226(3))");
        }
        if (the.isGoods()) {
            the.answer(
                    Question.PLACE_OF_SUPPLY,
                    "goods go from " + the.from().name() + " to " + number + ": exempt supply",
                    "art. 138(1)");
            return the.notCharged(Wordings.INTRA_COMMUNITY, the.to().code(), at);
        }
        the.answer(Question.PLACE_OF_SUPPLY, "place of supply is " + the.to().code(), "art. 44");
        the.answer(Question.ACCOUNTABLE, "customer owes the tax", "art. 196");
        return the.notCharged(Wordings.REVERSE_CHARGE, the.to().code(), at);
    }

    private TaxDecision toConsumer(TaxCase the) {
        if (!the.product().kind().isSuppliedToConsumersAtHome()) {
            the.answer(
                    Question.PLACE_OF_SUPPLY,
                    "a service that is not electronic is supplied to a consumer where the seller is",
                    "art. 45");
            return home.charge(the, the.from());
        }
        TaxRegistration there = the.seller().registration(the.to().country(), Scheme.DOMESTIC);
        if (there != null) {
            return toConsumer(the, there, "seller is registered there");
        }
        TaxRegistration shop = the.seller().registration(Scheme.OSS);
        if (shop != null) {
            return throughShop(the, shop);
        }
        return belowThreshold(the);
    }

    private TaxDecision throughShop(TaxCase the, TaxRegistration shop) {
        TaxRegistration at = HomeRules.registration(the, Scheme.DOMESTIC);
        String number = at == null ? shop.taxId() : at.taxId();
        TaxRegistration declared =
                new TaxRegistration(shop.country(), null, Scheme.OSS, number, shop.rounding());
        return toConsumer(the, declared, "declared through the One Stop Shop (art. 369a to 369k)");
    }

    private TaxDecision toConsumer(TaxCase the, TaxRegistration registration, String how) {
        BigDecimal sold = the.sales().into(SellerSales.EU_CONSUMERS).amount();
        if (sold.compareTo(ONE_EVIDENCE_MAX) > 0 && the.profile().evidence().isEmpty()) {
            return the.refused(
                    "account.evidence",
                    "a seller with more than EUR "
                            + ONE_EVIDENCE_MAX
                            + " of sales to consumers abroad needs a second item that shows where"
                            + " the customer is (Reg. 282/2011 art. 24b)");
        }
        the.answer(
                Question.PLACE_OF_SUPPLY,
                "place of supply is " + the.to().code() + "; " + how,
                the.isGoods() ? "art. 33" : "art. 58");
        return charging.charge(the, the.to(), registration);
    }

    private TaxDecision belowThreshold(TaxCase the) {
        BigDecimal sold = the.sales().into(SellerSales.EU_CONSUMERS).amount();
        if (sold.compareTo(CONSUMERS_MAX) > 0) {
            return the.unregistered(
                    the.to(),
                    "sales to consumers in other member states are EUR "
                            + sold.toPlainString()
                            + ", above EUR "
                            + CONSUMERS_MAX
                            + " a year (art. 59c): register there or in the One Stop Shop");
        }
        the.answer(
                Question.PLACE_OF_SUPPLY,
                "sales to consumers in other member states are EUR "
                        + sold.toPlainString()
                        + ", at most EUR "
                        + CONSUMERS_MAX
                        + " a year: place of supply is "
                        + the.from().code(),
                "art. 59c");
        return home.charge(the, the.from());
    }

    /** The seller is outside, the customer in a member state. */
    TaxDecision fromOutside(TaxCase the) {
        if (the.isGoods()) {
            return abroad.supply(the, "");
        }
        return switch (customers.inUnion(the)) {
            case Customers.Standing.Unclear(String reason) -> the.refused("account.taxId", reason);
            case Customers.Standing.Business _ -> fromOutsideToBusiness(the);
            case Customers.Standing.Consumer() -> fromOutsideToConsumer(the);
        };
    }

    private static TaxDecision fromOutsideToBusiness(TaxCase the) {
        the.answer(Question.PLACE_OF_SUPPLY, "place of supply is " + the.to().code(), "art. 44");
        the.answer(Question.ACCOUNTABLE, "customer owes the tax", "art. 196");
        return the.notCharged(
                Wordings.REVERSE_CHARGE,
                the.to().code(),
                HomeRules.registration(the, Scheme.DOMESTIC));
    }

    private TaxDecision fromOutsideToConsumer(TaxCase the) {
        if (!the.product().kind().isSuppliedToConsumersAtHome()) {
            the.answer(
                    Question.PLACE_OF_SUPPLY,
                    "a service that is not electronic is supplied to a consumer where the seller is",
                    "art. 45");
            return abroad.supply(the, "");
        }
        TaxRegistration there = the.seller().registration(the.to().country(), Scheme.DOMESTIC);
        TaxRegistration shop = the.seller().registration(Scheme.OSS_NON_UNION);
        if (there == null && shop == null) {
            return the.unregistered(
                    the.to(),
                    "a seller from outside the EU owes VAT from the first sale to a consumer"
                            + " (art. 58): register there or in the One Stop Shop (art. 359)");
        }
        return there != null
                ? toConsumer(the, there, "seller is registered there")
                : toConsumer(
                        the,
                        Objects.requireNonNull(shop),
                        "declared through the One Stop Shop (art. 358a to 369)");
    }
}
