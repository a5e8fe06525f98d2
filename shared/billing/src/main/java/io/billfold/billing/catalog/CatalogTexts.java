package io.billfold.billing.catalog;

import io.billfold.billing.Problem;
import io.billfold.billing.order.FreeText;

import java.util.ArrayList;
import java.util.List;

/** Checks every text of a catalog that stands on invoices: one that can't be printed stops them. */
final class CatalogTexts {
    private static final int LENGTH_MAX = 200;

    private final List<Problem> problems = new ArrayList<>();

    private CatalogTexts() {}

    static List<Problem> problems(Catalog catalog) {
        CatalogTexts texts = new CatalogTexts();
        texts.checkProducts(catalog.products());
        texts.checkPlans(catalog.plans());
        texts.checkBundles(catalog.bundles());
        return List.copyOf(texts.problems);
    }

    private void checkProducts(List<Product> products) {
        for (int i = 0; i < products.size(); i++) {
            check("products[" + i + "].name", products.get(i).name());
        }
    }

    private void checkPlans(List<Plan> plans) {
        for (int i = 0; i < plans.size(); i++) {
            check("plans[" + i + "]", plans.get(i));
        }
    }

    private void checkBundles(List<Bundle> bundles) {
        for (int i = 0; i < bundles.size(); i++) {
            check("bundles[" + i + "].name", bundles.get(i).name());
        }
    }

    private void check(String path, Plan plan) {
        check(path + ".name", plan.name());
        for (int i = 0; i < plan.versions().size(); i++) {
            List<Charge> charges = plan.versions().get(i).charges();
            for (int j = 0; j < charges.size(); j++) {
                String field = path + ".versions[" + i + "].charges[" + j + "].description";
                check(field, charges.get(j).description());
            }
        }
    }

    private void check(String field, String text) {
        FreeText.problem(field, text, LENGTH_MAX).ifPresent(problems::add);
    }
}
