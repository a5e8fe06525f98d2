package io.billfold.benchmarks;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.catalog.Basis;
import io.billfold.billing.catalog.Catalog;
import io.billfold.billing.catalog.ChangePolicy;
import io.billfold.billing.catalog.Charge;
import io.billfold.billing.catalog.Plan;
import io.billfold.billing.catalog.PlanId;
import io.billfold.billing.catalog.PlanVersion;
import io.billfold.billing.catalog.Pricing;
import io.billfold.billing.catalog.Product;
import io.billfold.billing.catalog.ProductId;
import io.billfold.billing.catalog.ProrationPolicy;
import io.billfold.billing.catalog.RevenueTreatment;
import io.billfold.billing.catalog.Units;
import io.billfold.billing.period.BillingInterval;
import io.billfold.billing.rating.Bill;
import io.billfold.billing.rating.BilledLedger;
import io.billfold.billing.rating.BillingInput;
import io.billfold.billing.rating.BillingRun;
import io.billfold.billing.subscription.Action;
import io.billfold.billing.subscription.BillingState;
import io.billfold.billing.subscription.Change;
import io.billfold.billing.subscription.ItemId;
import io.billfold.billing.subscription.Subscription;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.subscription.Terms;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An invoice of ten lines: whole periods, and the prorated first period of the same plan. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RatingBenchmark {
    private static final LocalDate ANCHOR = LocalDate.of(2026, 1, 31);
    private static final int LINES = 10;

    private final BillingInput whole = input(ANCHOR);
    private final BillingInput prorated = input(ANCHOR.minusDays(10));

    @Benchmark
    public Bill tenLines() {
        return BillingRun.bill(whole);
    }

    @Benchmark
    public Bill tenProratedLines() {
        return BillingRun.bill(prorated);
    }

    private static BillingInput input(LocalDate start) {
        SellerId seller = new SellerId("muster");
        Catalog catalog =
                Catalog.of(
                        seller,
                        List.of(
                                new Product(
                                        new ProductId("pro"),
                                        "Pro",
                                        Product.STANDARD,
                                        RevenueTreatment.OVER_TIME)),
                        List.of(plan()),
                        List.of(),
                        List.of());
        return new BillingInput(
                subscription(seller, start),
                catalog,
                ZoneId.of("Europe/Berlin"),
                start,
                BilledLedger.empty(),
                Map.of(),
                0);
    }

    private static Subscription subscription(SellerId seller, LocalDate start) {
        LocalDateTime at = start.atStartOfDay();
        Action begin =
                new Action.AddItem(
                        new ItemId("seats"), new PlanId("pro"), new BigDecimal("7"), null, null);
        return new Subscription(
                new SubscriptionId("o-1"),
                new AccountId("acme"),
                seller,
                CurrencyUnit.EUR,
                ANCHOR,
                start,
                Terms.ofDays(14),
                List.of(),
                List.of(),
                List.of(new Change("start.1", at, begin)),
                BillingState.opening());
    }

    private static Plan plan() {
        List<Charge> charges = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            UnitPrice price = new UnitPrice(CurrencyUnit.EUR, new BigDecimal("9.995"));
            charges.add(
                    new Charge(
                            "charge-" + i,
                            new ProductId("pro"),
                            "Charge " + i,
                            Charge.Timing.ADVANCE,
                            new Basis.PerItem(),
                            Map.of(
                                    CurrencyUnit.EUR,
                                    new Pricing.PerUnit(price, BigDecimal.ONE, Units.EXACT))));
        }
        return new Plan(
                new PlanId("pro"),
                "Pro",
                BillingInterval.MONTH,
                Plan.Alignment.ANNIVERSARY,
                ProrationPolicy.DAILY,
                Plan.Repricing.NEXT_PERIOD,
                ChangePolicy.USUAL,
                null,
                0,
                Map.of(),
                List.of(new PlanVersion(1, LocalDate.of(2026, 1, 1), charges)));
    }
}
