package io.billfold.billing.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.Problem;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.catalog.CatalogDifference.Kind;
import io.billfold.billing.catalog.CatalogDifference.Part;
import io.billfold.billing.period.BillingInterval;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

class CatalogRulesTest {
    private static final SellerId SELLER = new SellerId("muster-de");
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 20);
    private static final Product PLATFORM = product("platform", "Platform");
    private static final PlanVersion FIRST = version(1, "2026-01-01", "49");
    private static final PlanVersion NEXT = version(2, "2026-05-21", "55");

    @Test
    void aFirstCatalogMayBeginAtAnyDate() {
        assertThat(differences(Catalog.empty(SELLER), catalog(plan(FIRST, NEXT))))
                .containsExactly(
                        added(Part.PRODUCT, "platform", null),
                        added(Part.PLAN, "pro", null),
                        added(Part.VERSION, "pro", 1),
                        added(Part.VERSION, "pro", 2));
    }

    @Test
    void theSameCatalogIsNoDifference() {
        assertThat(differences(catalog(plan(FIRST)), catalog(plan(FIRST)))).isEmpty();
    }

    @Test
    void aVersionThatBeginsTomorrowIsAdded() {
        assertThat(differences(catalog(plan(FIRST)), catalog(plan(FIRST, NEXT))))
                .containsExactly(added(Part.VERSION, "pro", 2));
    }

    @Test
    void aVersionThatBeginsTodayIsRefused() {
        PlanVersion late = version(2, "2026-05-20", "55");
        assertThat(problems(catalog(plan(FIRST)), catalog(plan(FIRST, late))))
                .containsExactly(
                        new Problem(
                                "plans[0].versions[1].from",
                                "must be after today, 2026-05-20, was 2026-05-20"));
    }

    @Test
    void aVersionInForceIsNotChanged() {
        PlanVersion dearer = version(1, "2026-01-01", "50");
        assertThat(problems(catalog(plan(FIRST)), catalog(plan(dearer))))
                .containsExactly(
                        new Problem(
                                "plans[0].versions[0]",
                                "version 1 must not change: it is in force since 2026-01-01; add a"
                                        + " version that is in force later"));
    }

    @Test
    void aVersionInForceIsNotRemoved() {
        assertThat(problems(catalog(plan(FIRST)), catalog(plan(NEXT))))
                .extracting(Problem::reason)
                .containsExactly("version 1 is missing: it is in force");
    }

    @Test
    void aVersionOfTheFutureIsChangedOrRemoved() {
        PlanVersion other = version(2, "2026-07-01", "56");
        assertThat(differences(catalog(plan(FIRST, NEXT)), catalog(plan(FIRST, other))))
                .containsExactly(new CatalogDifference(Kind.CHANGED, Part.VERSION, "pro", 2));
        assertThat(differences(catalog(plan(FIRST, NEXT)), catalog(plan(FIRST))))
                .containsExactly(new CatalogDifference(Kind.REMOVED, Part.VERSION, "pro", 2));
    }

    @Test
    void aVersionOfTheFutureIsNotMovedIntoThePast() {
        PlanVersion moved = version(2, "2026-02-01", "55");
        assertThat(problems(catalog(plan(FIRST, NEXT)), catalog(plan(FIRST, moved))))
                .extracting(Problem::field)
                .containsExactly("plans[0].versions[1].from");
    }

    @Test
    void namesChange() {
        Catalog before = catalog(plan(FIRST));
        Catalog after =
                Catalog.of(
                        SELLER,
                        List.of(product("platform", "Platform 2")),
                        List.of(plan("Pro Plus", BillingInterval.MONTH, FIRST)),
                        List.of(),
                        List.of());
        assertThat(differences(before, after))
                .containsExactly(
                        new CatalogDifference(Kind.CHANGED, Part.PRODUCT, "platform", null),
                        new CatalogDifference(Kind.CHANGED, Part.PLAN, "pro", null));
    }

    @Test
    void whatAPlanInForceIsBilledByDoesNotChange() {
        Catalog after = catalog(plan("Pro", BillingInterval.YEAR, FIRST));
        assertThat(problems(catalog(plan(FIRST)), after))
                .containsExactly(
                        new Problem(
                                "plans[0].interval",
                                "must not change: the plan is in force since 2026-01-01; make"
                                        + " another plan"));
        Catalog future = catalog(plan("Pro", BillingInterval.YEAR, NEXT));
        assertThat(differences(catalog(plan(NEXT)), future))
                .containsExactly(new CatalogDifference(Kind.CHANGED, Part.PLAN, "pro", null));
    }

    @Test
    void plansAndProductsStay() {
        assertThat(problems(catalog(plan(FIRST)), Catalog.empty(SELLER)))
                .extracting(Problem::field)
                .containsExactly("products", "plans");
    }

    @Test
    void bundlesAndCouponsComeAndGo() {
        Catalog plain = catalog(plan(FIRST));
        Catalog rich =
                Catalog.of(
                        SELLER,
                        plain.products(),
                        plain.plans(),
                        List.of(
                                new Bundle(
                                        new BundleId("office"),
                                        "Office",
                                        Map.of("place", new PlanId("pro")))),
                        List.of(coupon()));
        assertThat(differences(plain, rich))
                .containsExactly(
                        added(Part.BUNDLE, "office", null), added(Part.COUPON, "TEN", null));
        assertThat(differences(rich, plain))
                .extracting(CatalogDifference::kind)
                .containsOnly(Kind.REMOVED);
    }

    @Test
    void aVersionHasAPriceInEveryCurrencyOfTheOneBefore() {
        PlanVersion both =
                new PlanVersion(
                        1,
                        LocalDate.of(2026, 1, 1),
                        List.of(charge("base", CurrencyUnit.EUR, CurrencyUnit.USD)));
        assertThat(problems(catalog(plan(both)), catalog(plan(both, NEXT))))
                .containsExactly(
                        new Problem(
                                "plans[0].versions[1].charges[0].prices",
                                "has no USD, in which version 1 is sold"));
    }

    @Test
    void aTextThatInvoicesCannotShowIsRefused() {
        Catalog after =
                Catalog.of(
                        SELLER,
                        List.of(product("platform", "Plat\uD83D\uDE00form")),
                        List.of(),
                        List.of(),
                        List.of());
        assertThat(problems(Catalog.empty(SELLER), after))
                .containsExactly(
                        new Problem(
                                "products[0].name",
                                "has a character that invoices can't show: U+1F600"));
    }

    @Test
    void namesThatLeadNowhereAreRefused() {
        Catalog after = Catalog.of(SELLER, List.of(), List.of(plan(FIRST)), List.of(), List.of());
        assertThat(problems(Catalog.empty(SELLER), after))
                .containsExactly(
                        new Problem(
                                "plans[0].versions[0].charges[0].product",
                                "unknown product 'platform'"));
    }

    private static List<CatalogDifference> differences(Catalog before, Catalog after) {
        CatalogDecision decision = CatalogRules.decide(before, after, TODAY);
        assertThat(decision).isInstanceOf(CatalogDecision.Replaces.class);
        return ((CatalogDecision.Replaces) decision).differences();
    }

    private static List<Problem> problems(Catalog before, Catalog after) {
        CatalogDecision decision = CatalogRules.decide(before, after, TODAY);
        assertThat(decision).isInstanceOf(CatalogDecision.Refused.class);
        return ((CatalogDecision.Refused) decision).problems();
    }

    private static CatalogDifference added(Part part, String id, @Nullable Integer version) {
        return new CatalogDifference(Kind.ADDED, part, id, version);
    }

    private static Catalog catalog(Plan plan) {
        return Catalog.of(SELLER, List.of(PLATFORM), List.of(plan), List.of(), List.of());
    }

    private static Product product(String id, String name) {
        return new Product(new ProductId(id), name, "standard", RevenueTreatment.OVER_TIME);
    }

    private static Plan plan(PlanVersion... versions) {
        return plan("Pro", BillingInterval.MONTH, versions);
    }

    private static Plan plan(String name, BillingInterval interval, PlanVersion... versions) {
        return new Plan(
                new PlanId("pro"),
                name,
                interval,
                Plan.Alignment.ANNIVERSARY,
                ProrationPolicy.DAILY,
                Plan.Repricing.NEXT_PERIOD,
                ChangePolicy.USUAL,
                null,
                0,
                Map.of(),
                List.of(versions));
    }

    private static PlanVersion version(int number, String from, String price) {
        Charge charge =
                new Charge(
                        "base",
                        new ProductId("platform"),
                        "Base fee",
                        Charge.Timing.ADVANCE,
                        new Basis.Fixed(),
                        Map.of(CurrencyUnit.EUR, flat(CurrencyUnit.EUR, price)));
        return new PlanVersion(number, LocalDate.parse(from), List.of(charge));
    }

    private static Charge charge(String id, CurrencyUnit... currencies) {
        Map<CurrencyUnit, Pricing> prices = new HashMap<>();
        Arrays.stream(currencies).forEach(currency -> prices.put(currency, flat(currency, "1")));
        return new Charge(
                id,
                new ProductId("platform"),
                "Base fee",
                Charge.Timing.ADVANCE,
                new Basis.Fixed(),
                prices);
    }

    private static Pricing flat(CurrencyUnit currency, String price) {
        return new Pricing.Flat(new UnitPrice(currency, new BigDecimal(price)));
    }

    private static Coupon coupon() {
        return new Coupon(
                new CouponId("TEN"),
                new Discount.Amount(Money.of(CurrencyUnit.EUR, 10), null, Set.of()),
                LocalDate.of(2026, 1, 1),
                null,
                null,
                null);
    }
}
