package io.billfold.billing.catalog;

import io.billfold.billing.Problem;

import org.joda.money.CurrencyUnit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Decides whether a catalog may replace another. Subscriptions go on by the plans that they began
 * with, and the same history must always come to the same amounts, so what may have been billed
 * stays as it is:
 *
 * <ul>
 *   <li>Products and plans stay; their names may change.
 *   <li>A version that is in force, today or earlier, is neither changed nor removed.
 *   <li>A plan with such a version keeps its interval, alignment, proration, repricing and term.
 *   <li>A version that is new or changed is in force later than today, and has a price in every
 *       currency that the version before it is sold in. A new plan may begin at any date.
 * </ul>
 */
public final class CatalogRules {
    /** More would not be read. */
    private static final int PROBLEMS_MAX = 100;

    private final Catalog before;
    private final Catalog after;
    private final LocalDate today;
    private final List<Problem> problems = new ArrayList<>();

    private CatalogRules(Catalog before, Catalog after, LocalDate today) {
        this.before = before;
        this.after = after;
        this.today = today;
    }

    /**
     * Decides.
     *
     * @param before the catalog that is there; an empty one where there is none
     * @param after the catalog that was sent, whose fields the problems name
     * @param today the date in the seller's zone
     * @throws IllegalArgumentException when they are not the same seller's
     */
    public static CatalogDecision decide(Catalog before, Catalog after, LocalDate today) {
        if (!before.seller().equals(after.seller())) {
            throw new IllegalArgumentException(
                    "catalogs of " + before.seller() + " and " + after.seller());
        }
        CatalogRules rules = new CatalogRules(before, after, today);
        rules.problems.addAll(after.problems());
        rules.problems.addAll(CatalogTexts.problems(after));
        rules.requireProducts();
        rules.requirePlans();
        return rules.problems.isEmpty()
                ? new CatalogDecision.Replaces(Differences.between(before, after))
                : new CatalogDecision.Refused(rules.problems.stream().limit(PROBLEMS_MAX).toList());
    }

    private void requireProducts() {
        for (Product product : before.products()) {
            if (after.product(product.id()) == null) {
                problem(
                        "products",
                        "'" + product.id() + "' is missing: invoices and subscriptions name it");
            }
        }
    }

    private void requirePlans() {
        for (Plan plan : before.plans()) {
            if (after.plan(plan.id()) == null) {
                problem("plans", "'" + plan.id() + "' is missing: subscriptions may run on it");
            }
        }
        List<Plan> plans = after.plans();
        for (int i = 0; i < plans.size(); i++) {
            Plan plan = plans.get(i);
            String path = "plans[" + i + "]";
            requireCurrencies(path, plan);
            Optional.ofNullable(before.plan(plan.id()))
                    .ifPresent(known -> requireContinuity(path, known, plan));
        }
    }

    /** What an item is billed in must have a price when the item takes the next version. */
    private void requireCurrencies(String path, Plan plan) {
        for (int i = 1; i < plan.versions().size(); i++) {
            PlanVersion earlier = plan.versions().get(i - 1);
            List<Charge> charges = plan.versions().get(i).charges();
            for (int j = 0; j < charges.size(); j++) {
                Set<CurrencyUnit> missing = currencies(earlier);
                missing.removeAll(charges.get(j).prices().keySet());
                String field = path + ".versions[" + i + "].charges[" + j + "].prices";
                missing.forEach(
                        currency ->
                                problem(
                                        field,
                                        "has no "
                                                + currency
                                                + ", in which version "
                                                + earlier.number()
                                                + " is sold"));
            }
        }
    }

    /** The currencies in which every charge has a price. */
    private static Set<CurrencyUnit> currencies(PlanVersion version) {
        Set<CurrencyUnit> currencies = new TreeSet<>(Comparator.comparing(CurrencyUnit::getCode));
        currencies.addAll(version.charges().getFirst().prices().keySet());
        version.charges().forEach(charge -> currencies.retainAll(charge.prices().keySet()));
        return currencies;
    }

    private void requireContinuity(String path, Plan known, Plan plan) {
        if (known.versions().stream().anyMatch(this::isInForce)) {
            requireSame(path + ".interval", known, plan, Plan::interval);
            requireSame(path + ".alignment", known, plan, Plan::alignment);
            requireSame(path + ".proration", known, plan, Plan::proration);
            requireSame(path + ".repricing", known, plan, Plan::repricing);
            requireSame(path + ".term", known, plan, it -> Optional.ofNullable(it.term()));
        }
        for (PlanVersion version : known.versions()) {
            if (isInForce(version) && version(plan, version.number()).isEmpty()) {
                problem(
                        path + ".versions",
                        "version " + version.number() + " is missing: it is in force");
            }
        }
        for (int i = 0; i < plan.versions().size(); i++) {
            requireContinuity(path + ".versions[" + i + "]", known, plan.versions().get(i));
        }
    }

    private <T> void requireSame(String field, Plan known, Plan plan, Function<Plan, T> part) {
        if (!Objects.equals(part.apply(known), part.apply(plan))) {
            problem(
                    field,
                    "must not change: the plan is in force since "
                            + known.versions().getFirst().from()
                            + "; make another plan");
        }
    }

    private void requireContinuity(String path, Plan known, PlanVersion version) {
        Optional<PlanVersion> was = version(known, version.number());
        if (was.isPresent() && was.get().equals(version)) {
            return;
        }
        if (was.isPresent() && isInForce(was.get())) {
            problem(path, mustNotChange(was.get()));
        } else if (isInForce(version)) {
            problem(path + ".from", "must be after today, " + today + ", was " + version.from());
        }
    }

    private static String mustNotChange(PlanVersion version) {
        return "version "
                + version.number()
                + " must not change: it is in force since "
                + version.from()
                + "; add a version that is in force later";
    }

    private boolean isInForce(PlanVersion version) {
        return !version.from().isAfter(today);
    }

    private static Optional<PlanVersion> version(Plan plan, int number) {
        return plan.versions().stream().filter(it -> it.number() == number).findAny();
    }

    private void problem(String field, String reason) {
        problems.add(new Problem(field, reason));
    }
}
