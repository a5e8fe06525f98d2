package io.billfold.billing.catalog;

import io.billfold.billing.Problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks where the names in a catalog lead: to a product, a plan, a charge. */
final class Names {
    private final Catalog catalog;
    private final List<Problem> problems = new ArrayList<>();

    private Names(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Names that lead nowhere, each with its path, for example {@code bundles[0].components.tv}.
     */
    static List<Problem> problems(Catalog catalog) {
        Names names = new Names(catalog);
        names.plans();
        names.bundles();
        names.coupons();
        return List.copyOf(names.problems);
    }

    private void plans() {
        List<Plan> plans = catalog.plans();
        for (int i = 0; i < plans.size(); i++) {
            List<PlanVersion> versions = plans.get(i).versions();
            for (int j = 0; j < versions.size(); j++) {
                charges("plans[" + i + "].versions[" + j + "]", versions.get(j));
            }
        }
    }

    private void charges(String path, PlanVersion version) {
        for (int i = 0; i < version.charges().size(); i++) {
            Charge charge = version.charges().get(i);
            String chargePath = path + ".charges[" + i + "]";
            product(chargePath + ".product", charge.product());
            if (charge.basis() instanceof Basis.Commitment commitment) {
                commitment(chargePath + ".basis.commitment", commitment, version);
            }
        }
    }

    /** What counts towards a commitment is what metered charges of the same version come to. */
    private void commitment(String path, Basis.Commitment commitment, PlanVersion version) {
        for (String id : commitment.charges().stream().sorted().toList()) {
            if (version.charges().stream()
                    .noneMatch(it -> it.id().equals(id) && it.basis() instanceof Basis.Metered)) {
                problem(path, "'" + id + "' is no metered charge of this version");
            }
        }
        if (version.charges().stream().noneMatch(commitment::covers)) {
            problem(path, "this version has no metered charge that could count towards it");
        }
    }

    private void bundles() {
        List<Bundle> bundles = catalog.bundles();
        for (int i = 0; i < bundles.size(); i++) {
            Map<String, PlanId> components = bundles.get(i).components();
            for (Map.Entry<String, PlanId> component : new TreeMap<>(components).entrySet()) {
                if (catalog.plan(component.getValue()) == null) {
                    problem(
                            "bundles[" + i + "].components." + component.getKey(),
                            "unknown plan '" + component.getValue() + "'");
                }
            }
        }
    }

    private void coupons() {
        List<Coupon> coupons = catalog.coupons();
        for (int i = 0; i < coupons.size(); i++) {
            String path = "coupons[" + i + "].products";
            coupons.get(i).discount().products().stream()
                    .sorted(Comparator.comparing(ProductId::value))
                    .forEach(product -> product(path, product));
        }
    }

    private void product(String path, ProductId id) {
        if (catalog.product(id) == null) {
            problem(path, "unknown product '" + id + "'");
        }
    }

    private void problem(String path, String reason) {
        problems.add(new Problem(path, reason));
    }
}
