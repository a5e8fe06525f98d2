package io.billfold.billing.order;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Seller;
import io.billfold.billing.catalog.Catalog;
import io.billfold.billing.catalog.Coupon;
import io.billfold.billing.catalog.Plans;
import io.billfold.billing.catalog.Product;
import io.billfold.billing.catalog.ProductId;
import io.billfold.billing.rating.BillingRun;
import io.billfold.billing.subscription.BillingState;
import io.billfold.billing.subscription.Contract;
import io.billfold.billing.subscription.Subscription;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.tax.Customer;
import io.billfold.billing.tax.SellerSales;
import io.billfold.billing.tax.Supplier;
import io.billfold.billing.tax.TaxDecision;
import io.billfold.billing.tax.TaxQuestion;
import io.billfold.billing.tax.TaxRules;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides whether an order starts a subscription. Everything that would stop an invoice later is
 * looked at here, so that a bad order is refused before anything is billed, with all its problems
 * at once.
 */
public final class OrderRules {
    /** An invoice of so many lines stays readable, and far within one DynamoDB item. */
    public static final int LINES_MAX = 100;

    /** A start further away is a typing error rather than a contract. */
    public static final int START_DAYS_MAX = 366;

    /**
     * Longer terms are void between businesses in most cases (Directive 2011/7/EU art. 3(5): 60).
     */
    public static final int PAYMENT_TERMS_DAYS_MAX = 120;

    /** A line above this, in major units, is a typing error; it also keeps sums within a long. */
    public static final BigDecimal LINE_AMOUNT_MAX = new BigDecimal("1000000000");

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private OrderRules() {}

    /**
     * Accepts an order or names everything that is wrong with it.
     *
     * @param seller the seller that the order names, or null when there is none
     * @param catalog what the seller sells, at least the plans, bundles and the coupon that the
     *     order names
     * @param today the date in the account's zone
     */
    public static OrderDecision decide(
            Order order,
            @Nullable Seller seller,
            Catalog catalog,
            LocalDate today,
            TaxRules taxRules) {
        List<Problem> problems = new ArrayList<>();
        problems.addAll(termProblems(order, today));
        problems.addAll(ItemRules.problems(order, catalog, today));
        problems.addAll(OrderTexts.problems(order, Printable.bundled()));
        problems.addAll(productProblems(order));
        problems.addAll(partyProblems(order, seller, catalog, taxRules));
        if (!problems.isEmpty()) {
            return new OrderDecision.Refused(problems);
        }
        Subscription subscription = subscription(order, catalog);
        problems.addAll(Contract.of(subscription).problems());
        return problems.isEmpty()
                ? new OrderDecision.Accepted(subscription)
                : new OrderDecision.Refused(problems);
    }

    private static List<Problem> termProblems(Order order, LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        checkDate(problems, "startOn", order.startOn(), today);
        if (!order.contractOn().equals(order.startOn())) {
            checkDate(problems, "contractOn", order.contractOn(), today);
        }
        if (order.billingFrom() != null) {
            checkDate(problems, "billingFrom", order.billingFrom(), today);
        }
        int terms = order.terms().paymentTermsDays();
        if (terms < 0 || terms > PAYMENT_TERMS_DAYS_MAX) {
            problems.add(
                    new Problem(
                            "paymentTermsDays",
                            "must be from 0 to " + PAYMENT_TERMS_DAYS_MAX + ", was " + terms));
        }
        if (order.currency().isPseudoCurrency()) {
            problems.add(
                    new Problem(
                            "currency",
                            "must be money that people pay with, was " + order.currency()));
        }
        return problems;
    }

    private static void checkDate(
            List<Problem> problems, String field, LocalDate date, LocalDate today) {
        LocalDate earliest = today.minusDays(START_DAYS_MAX);
        LocalDate latest = today.plusDays(START_DAYS_MAX);
        if (date.isBefore(earliest) || date.isAfter(latest)) {
            problems.add(
                    new Problem(
                            field, "must be from " + earliest + " to " + latest + ", was " + date));
        }
    }

    /** An article is one thing: it can't be taxed in two ways. */
    private static List<Problem> productProblems(Order order) {
        Map<ProductId, Product> products = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Product product : order.ownProducts()) {
            Product known = products.putIfAbsent(product.id(), product);
            if (known != null && !known.taxCategory().equals(product.taxCategory())) {
                problems.add(
                        new Problem(
                                "lines",
                                "article "
                                        + product.id()
                                        + " has the tax categories "
                                        + known.taxCategory()
                                        + " and "
                                        + product.taxCategory()));
            }
        }
        return problems;
    }

    private static List<Problem> partyProblems(
            Order order, @Nullable Seller seller, Catalog catalog, TaxRules taxRules) {
        List<Problem> problems = new ArrayList<>();
        String country = order.account().address().country();
        boolean isCountry = COUNTRIES.contains(country);
        if (!isCountry) {
            problems.add(
                    new Problem(
                            "account.address.country",
                            "must be an ISO 3166-1 code such as DE, was " + country));
        }
        if (seller == null) {
            problems.add(new Problem("seller", "no seller '" + order.seller() + "' is configured"));
        } else if (isCountry) {
            problems.addAll(taxProblems(order, seller, catalog, taxRules));
        }
        return problems;
    }

    /** What the tax of the first day would be refused for, told when it can still be mended. */
    private static List<Problem> taxProblems(
            Order order, Seller seller, Catalog catalog, TaxRules taxRules) {
        Set<Problem> problems = new LinkedHashSet<>();
        for (String product : taxCategories(order, catalog)) {
            TaxQuestion question =
                    new TaxQuestion(
                            Supplier.of(seller),
                            Customer.of(order.account()),
                            product,
                            order.startOn(),
                            SellerSales.NONE);
            if (taxRules.decide(question) instanceof TaxDecision.Refused(var refused)) {
                problems.addAll(refused);
            }
        }
        return List.copyOf(problems);
    }

    private static Set<String> taxCategories(Order order, Catalog catalog) {
        Plans plans = ItemRules.plans(order, catalog);
        Set<String> categories = new TreeSet<>();
        order.items().stream()
                .flatMap(item -> item.phases().stream())
                .map(phase -> plans.plan(phase.plan()))
                .filter(Objects::nonNull)
                .flatMap(plan -> plan.versions().stream())
                .flatMap(version -> version.charges().stream())
                .map(charge -> plans.productOrUsual(charge.product()).taxCategory())
                .forEach(categories::add);
        return categories.isEmpty() ? Set.of(Product.STANDARD) : categories;
    }

    private static Subscription subscription(Order order, Catalog catalog) {
        Plans plans = ItemRules.plans(order, catalog);
        Coupon coupon = order.coupon() == null ? null : catalog.coupon(order.coupon());
        Subscription unbilled =
                new Subscription(
                        new SubscriptionId(order.id().value()),
                        order.account().id(),
                        order.seller(),
                        order.currency(),
                        OrderHistory.anchor(order, plans),
                        order.contractOn(),
                        order.terms(),
                        order.ownPlans(),
                        order.ownProducts(),
                        OrderHistory.of(order, plans, coupon),
                        BillingState.opening());
        LocalDate first = BillingRun.firstOn(unbilled, catalog, order.account().zone());
        return unbilled.withBilling(unbilled.billing().withNextOn(first));
    }
}
