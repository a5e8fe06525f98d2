package io.billfold.events;

import io.billfold.billing.account.Identifier;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.catalog.Basis;
import io.billfold.billing.catalog.Bundle;
import io.billfold.billing.catalog.BundleId;
import io.billfold.billing.catalog.Catalog;
import io.billfold.billing.catalog.ChangePolicy;
import io.billfold.billing.catalog.Charge;
import io.billfold.billing.catalog.Coupon;
import io.billfold.billing.catalog.CouponId;
import io.billfold.billing.catalog.Discount;
import io.billfold.billing.catalog.Plan;
import io.billfold.billing.catalog.PlanId;
import io.billfold.billing.catalog.PlanVersion;
import io.billfold.billing.catalog.Pricing;
import io.billfold.billing.catalog.Product;
import io.billfold.billing.catalog.ProductId;
import io.billfold.billing.catalog.ProrationPolicy;
import io.billfold.billing.catalog.RevenueTreatment;
import io.billfold.billing.catalog.Tier;
import io.billfold.billing.catalog.Units;
import io.billfold.billing.period.BillingInterval;
import io.billfold.billing.usage.Aggregation;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Catalogs in which every field takes every kind of value; the same seed gives the same ones. */
final class RandomCatalogs {
    private static final List<CurrencyUnit> CURRENCIES =
            List.of(CurrencyUnit.EUR, CurrencyUnit.JPY, CurrencyUnit.of("KWD"));

    private final SplittableRandom random;

    RandomCatalogs(long seed) {
        random = new SplittableRandom(seed);
    }

    Catalog catalog(SellerId seller) {
        List<Product> products = some(3, this::product);
        List<Plan> plans = some(3, i -> plan(i, products));
        List<Bundle> bundles = random.nextBoolean() ? List.of() : some(2, i -> bundle(i, plans));
        List<Coupon> coupons = random.nextBoolean() ? List.of() : some(3, i -> coupon(i, products));
        return Catalog.of(seller, products, plans, bundles, coupons);
    }

    private Product product(int i) {
        return new Product(
                new ProductId("product-" + i),
                "Produkt \u00fc " + i,
                random.nextBoolean() ? "standard" : "books",
                one(RevenueTreatment.values()),
                random.nextBoolean() ? null : new Identifier("998431", "ZZZ"));
    }

    private Plan plan(int i, List<Product> products) {
        return new Plan(
                new PlanId("plan." + i),
                "Plan " + i,
                interval(),
                one(Plan.Alignment.values()),
                proration(),
                one(Plan.Repricing.values()),
                new ChangePolicy(when(), when(), when(), when()),
                random.nextBoolean() ? null : new Plan.Term(interval(), random.nextBoolean()),
                random.nextInt(3) * 7,
                random.nextBoolean() ? Map.of() : Map.of("seats", "per-item", "gb", "100"),
                versions(products));
    }

    private BillingInterval interval() {
        return new BillingInterval(random.nextInt(1, 5), one(BillingInterval.Unit.values()));
    }

    private ProrationPolicy proration() {
        return random.nextBoolean()
                ? one(ProrationPolicy.NAMED.values().toArray(ProrationPolicy[]::new))
                : new ProrationPolicy(
                        one(ProrationPolicy.Measure.values()),
                        one(ProrationPolicy.Denominator.values()),
                        random.nextBoolean() ? null : (Integer) random.nextInt(21),
                        one(ProrationPolicy.CreditBasis.values()));
    }

    private ChangePolicy.When when() {
        return one(ChangePolicy.When.values());
    }

    private List<PlanVersion> versions(List<Product> products) {
        return some(
                3,
                i ->
                        new PlanVersion(
                                i + 1,
                                LocalDate.of(2026 + i, random.nextInt(1, 13), 15),
                                charges(products)));
    }

    /** The first is metered, so that a commitment has something to cover. */
    private List<Charge> charges(List<Product> products) {
        List<Charge> charges = new ArrayList<>();
        charges.add(charge(0, products, metered()));
        for (int i = 1; i < random.nextInt(1, 7); i++) {
            charges.add(charge(i, products, basis()));
        }
        return charges;
    }

    private Charge charge(int i, List<Product> products, Basis basis) {
        Map<CurrencyUnit, Pricing> prices = new HashMap<>();
        prices.put(CURRENCIES.getFirst(), pricing(CURRENCIES.getFirst()));
        CurrencyUnit other = one(CURRENCIES.toArray(CurrencyUnit[]::new));
        prices.put(other, pricing(other));
        Charge.Timing timing =
                basis.isKnownAfterwards() ? Charge.Timing.ARREARS : one(Charge.Timing.values());
        return new Charge(
                "charge-" + i,
                one(products.toArray(Product[]::new)).id(),
                "Charge " + i,
                timing,
                basis,
                prices);
    }

    private Basis basis() {
        return switch (random.nextInt(5)) {
            case 0 -> new Basis.Fixed();
            case 1 -> new Basis.PerItem();
            case 2 -> new Basis.Once();
            case 3 -> metered();
            default ->
                    new Basis.Commitment(
                            random.nextBoolean() ? Set.of() : Set.of("charge-0"),
                            one(Basis.Span.values()));
        };
    }

    private Basis metered() {
        return new Basis.Metered("metric", one(Aggregation.values()));
    }

    private Pricing pricing(CurrencyUnit currency) {
        return switch (random.nextInt(6)) {
            case 0 -> new Pricing.Flat(price(currency));
            case 1 -> new Pricing.PerUnit(price(currency), quantity(), one(Units.values()));
            case 2 -> tiered(currency);
            case 3 ->
                    new Pricing.Packaged(
                            price(currency),
                            quantity().add(BigDecimal.ONE),
                            quantity(),
                            one(Units.values()));
            case 4 -> percentage(currency);
            default ->
                    new Pricing.GraduatedPercentage(
                            currency, tiers(currency, false, quantity()), random.nextBoolean());
        };
    }

    private Pricing tiered(CurrencyUnit currency) {
        Pricing.Tiered.Mode mode = one(Pricing.Tiered.Mode.values());
        BigDecimal price =
                mode == Pricing.Tiered.Mode.STAIRSTEP
                        ? BigDecimal.ZERO.setScale(currency.getDecimalPlaces())
                        : price(currency).amount();
        return new Pricing.Tiered(
                currency,
                mode,
                tiers(currency, mode == Pricing.Tiered.Mode.STAIRSTEP, price),
                one(Units.values()),
                random.nextBoolean());
    }

    private List<Tier> tiers(CurrencyUnit currency, boolean isStep, BigDecimal price) {
        int count = random.nextInt(1, 4);
        return IntStream.rangeClosed(1, count)
                .mapToObj(
                        i ->
                                new Tier(
                                        i == count ? null : BigDecimal.valueOf(i * 10L + 5),
                                        price,
                                        isStep || random.nextBoolean()
                                                ? price(currency).amount()
                                                : BigDecimal.ZERO.setScale(
                                                        currency.getDecimalPlaces())))
                .toList();
    }

    private Pricing percentage(CurrencyUnit currency) {
        BigDecimal minimum = random.nextBoolean() ? null : price(currency).amount();
        return new Pricing.Percentage(
                currency, quantity(), quantity(), minimum, minimum == null ? null : minimum);
    }

    /** With the currency's decimals, or with more of which the last is not 0. */
    private UnitPrice price(CurrencyUnit currency) {
        int scale = currency.getDecimalPlaces() + random.nextInt(3) * 2;
        long digits = random.nextLong(1, 10_000_000) / 10 * 10 + 1;
        return new UnitPrice(currency, BigDecimal.valueOf(digits, scale));
    }

    private BigDecimal quantity() {
        return random.nextBoolean()
                ? BigDecimal.valueOf(random.nextInt(1000))
                : BigDecimal.valueOf(random.nextInt(1000) * 10L + 5, 3).stripTrailingZeros();
    }

    private Bundle bundle(int i, List<Plan> plans) {
        return new Bundle(
                new BundleId("bundle-" + i), "Bundle", Map.of("place", plans.getFirst().id()));
    }

    private Coupon coupon(int i, List<Product> products) {
        Set<ProductId> some = random.nextBoolean() ? Set.of() : Set.of(products.getFirst().id());
        LocalDate from = LocalDate.of(2026, random.nextInt(1, 13), 1);
        return new Coupon(
                new CouponId("COUPON" + i),
                discount(some),
                from,
                random.nextBoolean() ? null : from.plusMonths(3),
                random.nextBoolean() ? null : (Integer) random.nextInt(1, 13),
                random.nextBoolean() ? null : (Integer) random.nextInt(1, 1000));
    }

    private Discount discount(Set<ProductId> products) {
        @Nullable Money most = random.nextBoolean() ? null : Money.of(CurrencyUnit.EUR, 100);
        return random.nextBoolean()
                ? new Discount.Share(BigDecimal.valueOf(random.nextInt(1, 101)), most, products)
                : new Discount.Amount(Money.of(CurrencyUnit.EUR, 10), most, products);
    }

    private <T> List<T> some(int most, IntFunction<T> made) {
        return IntStream.range(0, random.nextInt(1, most + 1)).mapToObj(made).toList();
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
