package io.billfold.events.rating;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.catalog.Basis;
import io.billfold.billing.catalog.Catalog;
import io.billfold.billing.catalog.ChangePolicy;
import io.billfold.billing.catalog.Charge;
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
import io.billfold.billing.change.ChangeRequest;
import io.billfold.billing.order.Order;
import io.billfold.billing.order.OrderId;
import io.billfold.billing.order.OrderItem;
import io.billfold.billing.order.OrderItem.OrderPhase;
import io.billfold.billing.period.BillingInterval;
import io.billfold.billing.subscription.Action;
import io.billfold.billing.subscription.Channel;
import io.billfold.billing.subscription.CostShare;
import io.billfold.billing.subscription.ItemId;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.subscription.Terms;
import io.billfold.billing.usage.Aggregation;
import io.billfold.billing.usage.RecordedUsage;
import io.billfold.billing.usage.UsageEvent;
import io.billfold.events.rating.Scenario.Asked;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Random histories: the same seed gives the same one. */
final class Histories {
    private static final List<CurrencyUnit> CURRENCIES =
            List.of(CurrencyUnit.EUR, CurrencyUnit.JPY, CurrencyUnit.of("KWD"));
    private static final List<String> INTERVALS =
            List.of("week", "10 days", "month", "month", "month", "2 months", "quarter", "year");
    private static final List<String> ZONES =
            List.of("UTC", "Europe/Berlin", "America/New_York", "Asia/Tokyo");
    private static final List<String> METRICS = List.of("calls", "seats");
    private static final SellerId SELLER = new SellerId("seller");
    private static final ProductId PRODUCT = new ProductId("product");

    private final SplittableRandom random;
    private final CurrencyUnit currency;
    private final ZoneId zone;
    private final LocalDate start;
    private final LocalDate end;

    /** What a history may have in it. */
    enum Kind {
        /** Everything. */
        ANY,
        /** Prices that are linear, no discounts and no credits: parts must add up to the cent. */
        LINEAR
    }

    Histories(long seed) {
        this.random = new SplittableRandom(seed);
        this.currency = one(CURRENCIES);
        this.zone = ZoneId.of(one(ZONES));
        this.start = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(800));
        this.end = start.plusDays(random.nextInt(20, 200));
    }

    /** A history that is billed until some days after its changes. */
    Scenario scenario(Kind kind) {
        List<Plan> plans =
                IntStream.range(0, random.nextInt(1, 4)).mapToObj(i -> plan(i, kind)).toList();
        Product product = new Product(PRODUCT, "Product", "standard", RevenueTreatment.OVER_TIME);
        Catalog catalog = Catalog.of(SELLER, List.of(product), plans, List.of(), List.of());
        return new Scenario(
                "history",
                catalog,
                order(plans, kind),
                start,
                kind == Kind.ANY ? changes(plans) : List.of(),
                usage(kind),
                end.plusDays(40),
                random.nextInt(50),
                List.of());
    }

    // ---- plans

    private Plan plan(int number, Kind kind) {
        boolean repriced = kind == Kind.ANY && random.nextInt(4) == 0;
        List<PlanVersion> versions = new ArrayList<>();
        versions.add(new PlanVersion(1, LocalDate.of(2020, 1, 1), charges(kind)));
        if (repriced) {
            versions.add(new PlanVersion(2, day(), charges(kind)));
        }
        return new Plan(
                new PlanId("plan-" + number),
                "Plan " + number,
                BillingInterval.parse(one(INTERVALS)),
                one(List.of(Plan.Alignment.values())),
                proration(),
                one(List.of(Plan.Repricing.values())),
                new ChangePolicy(when(), when(), when(), when()),
                random.nextBoolean() ? null : new Plan.Term(BillingInterval.parse("quarter"), true),
                kind == Kind.ANY && random.nextInt(4) == 0 ? 14 : 0,
                Map.of(),
                versions);
    }

    private ProrationPolicy proration() {
        return random.nextBoolean()
                ? one(ProrationPolicy.NAMED.values().stream().sorted(BY_TEXT).toList())
                : new ProrationPolicy(
                        one(List.of(ProrationPolicy.Measure.values())),
                        one(List.of(ProrationPolicy.Denominator.values())),
                        random.nextBoolean() ? null : (Integer) random.nextInt(12),
                        one(List.of(ProrationPolicy.CreditBasis.values())));
    }

    private static final Comparator<ProrationPolicy> BY_TEXT =
            Comparator.comparing(ProrationPolicy::toString);

    private ChangePolicy.When when() {
        return one(List.of(ChangePolicy.When.values()));
    }

    private List<Charge> charges(Kind kind) {
        List<Charge> charges = new ArrayList<>();
        int count = random.nextInt(1, 4);
        for (int i = 0; i < count; i++) {
            Basis basis = basis(kind);
            Charge.Timing timing =
                    basis.isKnownAfterwards() || random.nextInt(3) == 0
                            ? Charge.Timing.ARREARS
                            : Charge.Timing.ADVANCE;
            charges.add(
                    new Charge(
                            "charge-" + i,
                            PRODUCT,
                            "Charge " + i,
                            timing,
                            basis,
                            Map.of(currency, pricing(kind))));
        }
        return charges;
    }

    private Basis basis(Kind kind) {
        return switch (random.nextInt(kind == Kind.ANY ? 7 : 4)) {
            case 0, 1 -> new Basis.Fixed();
            case 2 -> new Basis.PerItem();
            case 3 -> new Basis.Metered("calls", Aggregation.SUM);
            case 4 -> new Basis.Once();
            case 5 -> new Basis.Metered("seats", one(List.of(Aggregation.values())));
            default -> new Basis.Commitment(Set.of(), one(List.of(Basis.Span.values())));
        };
    }

    private Pricing pricing(Kind kind) {
        UnitPrice price = price();
        if (kind == Kind.LINEAR) {
            return new Pricing.PerUnit(price, BigDecimal.ZERO, Units.EXACT);
        }
        return switch (random.nextInt(6)) {
            case 0, 1 -> new Pricing.Flat(price);
            case 2 -> new Pricing.PerUnit(price, whole(3), one(List.of(Units.values())));
            case 3 ->
                    new Pricing.Packaged(
                            price, whole(5).add(BigDecimal.ONE), whole(3), Units.STARTED);
            case 4 -> new Pricing.Percentage(currency, whole(20), BigDecimal.ZERO, null, null);
            default ->
                    new Pricing.Tiered(
                            currency,
                            one(List.of(Pricing.Tiered.Mode.values())),
                            List.of(tier(BigDecimal.TEN), tier(BigDecimal.valueOf(20)), last()),
                            Units.EXACT,
                            random.nextBoolean());
        };
    }

    private Tier tier(BigDecimal upTo) {
        return new Tier(upTo, price().amount(), whole(30));
    }

    private Tier last() {
        return new Tier(null, price().amount(), whole(30));
    }

    private UnitPrice price() {
        return new UnitPrice(
                currency,
                BigDecimal.valueOf(random.nextInt(1, 100_000), currency.getDecimalPlaces()));
    }

    // ---- orders

    private Order order(List<Plan> plans, Kind kind) {
        List<OrderItem> items = new ArrayList<>();
        for (int i = 0; i < random.nextInt(1, 3); i++) {
            PlanId plan = one(plans).id();
            LocalDate from = random.nextInt(3) == 0 ? start.plusDays(random.nextInt(30)) : start;
            List<OrderPhase> phases = List.of(new OrderPhase(from, plan, whole(6)));
            items.add(new OrderItem(new ItemId("item-" + i), null, phases, null));
        }
        boolean isFreeAtFirst = kind == Kind.ANY && random.nextInt(5) == 0;
        return new Order(
                new OrderId("order"),
                SELLER,
                account(),
                currency,
                start,
                start,
                isFreeAtFirst ? start.plusDays(random.nextInt(20)) : null,
                random.nextInt(3) == 0 ? start.plusDays(random.nextInt(30)) : null,
                terms(kind),
                items,
                List.of(),
                List.of(),
                null);
    }

    private Terms terms(Kind kind) {
        boolean isSplit = kind == Kind.ANY && random.nextInt(5) == 0;
        return new Terms(
                14,
                null,
                false,
                new Channel.Direct(),
                isSplit
                        ? List.of(
                                new CostShare("north", BigDecimal.ONE),
                                new CostShare("south", BigDecimal.TWO))
                        : List.of());
    }

    private Account account() {
        return new Account(
                new AccountId("account"),
                "Customer",
                PartyKind.BUSINESS,
                "customer@example.com",
                null,
                new Address("1 Main Street", null, "Town", "97035", "OR", "US"),
                "en",
                zone);
    }

    // ---- changes

    private List<Asked> changes(List<Plan> plans) {
        List<Asked> changes = new ArrayList<>();
        int count = random.nextInt(7);
        for (int i = 0; i < count; i++) {
            LocalDateTime at = moment();
            LocalDateTime recorded = recorded(at);
            boolean hasTime = random.nextInt(4) > 0;
            ChangeRequest request =
                    new ChangeRequest(
                            "change-" + i,
                            new SubscriptionId("order"),
                            new ChangeRequest.Wish.One(action(plans, at)),
                            hasTime ? at : null,
                            hasTime ? null : when(),
                            random.nextInt(4) > 0);
            changes.add(new Asked("changes[" + i + "]", recorded, request));
        }
        return changes;
    }

    /** Some are known before they take effect, some after. */
    private LocalDateTime recorded(LocalDateTime at) {
        LocalDateTime recorded = at.plusDays(random.nextInt(-20, 40));
        return recorded.isBefore(start.atStartOfDay()) ? start.atStartOfDay() : recorded;
    }

    private Action action(List<Plan> plans, LocalDateTime at) {
        ItemId item = new ItemId("item-" + random.nextInt(2));
        return switch (random.nextInt(13)) {
            case 0, 1 -> new Action.SetQuantity(item, whole(8));
            case 2, 3 ->
                    new Action.SwitchPlan(
                            item, one(plans).id(), null, random.nextInt(4) == 0, null);
            case 4 -> new Action.Pause();
            case 5 -> new Action.Resume();
            case 6 -> new Action.GrantFree(null, at.plusDays(random.nextInt(1, 40)), "goodwill");
            case 7 -> new Action.GiveDiscount(discount(), null, "friend");
            case 8 -> new Action.GrantCredit(money(50_000), at.plusDays(random.nextInt(10, 90)));
            case 9 -> new Action.ChargeFee(PRODUCT, "Fee", whole(3).add(BigDecimal.ONE), price());
            case 10 -> new Action.AddItem(item, one(plans).id(), whole(6), null, null);
            case 11 -> new Action.RemoveItem(item);
            default -> random.nextBoolean() ? new Action.Cancel() : new Action.Resume();
        };
    }

    private Discount discount() {
        Money most = random.nextBoolean() ? null : money(20_000);
        return random.nextBoolean()
                ? new Discount.Share(whole(99).add(BigDecimal.ONE), most, Set.of())
                : new Discount.Amount(money(5_000), most, Set.of());
    }

    // ---- usage

    private List<RecordedUsage> usage(Kind kind) {
        List<RecordedUsage> usage = new ArrayList<>();
        int count = random.nextInt(12);
        for (int i = 0; i < count; i++) {
            Instant at = moment().atZone(zone).toInstant();
            boolean isLate = kind == Kind.ANY && random.nextInt(4) == 0;
            UsageEvent event =
                    new UsageEvent(
                            "event-" + i,
                            new SubscriptionId("order"),
                            one(METRICS),
                            at,
                            BigDecimal.valueOf(random.nextInt(kind == Kind.ANY ? -3 : 0, 15)),
                            null);
            Instant received = isLate ? at.plusSeconds(86_400L * random.nextInt(60)) : at;
            usage.add(new RecordedUsage(event, received));
        }
        usage.sort(Comparator.comparing(RecordedUsage::event, UsageEvent.BY_TIME));
        return usage;
    }

    // ---- values

    /** A moment between start and end, often midnight. */
    LocalDateTime moment() {
        LocalDateTime midnight = day().atStartOfDay();
        return random.nextBoolean() ? midnight : midnight.plusSeconds(random.nextInt(86_400));
    }

    LocalDate start() {
        return start;
    }

    LocalDate end() {
        return end;
    }

    private LocalDate day() {
        return start.plusDays(random.nextInt((int) (end.toEpochDay() - start.toEpochDay())));
    }

    private Money money(int minorMax) {
        return Money.ofMinor(currency, random.nextInt(1, minorMax));
    }

    private BigDecimal whole(int bound) {
        return BigDecimal.valueOf(random.nextInt(bound));
    }

    <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
