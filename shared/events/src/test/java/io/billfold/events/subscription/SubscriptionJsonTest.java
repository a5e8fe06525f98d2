package io.billfold.events.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.catalog.BundleId;
import io.billfold.billing.catalog.Charge;
import io.billfold.billing.catalog.Discount;
import io.billfold.billing.catalog.PlanId;
import io.billfold.billing.catalog.ProductId;
import io.billfold.billing.change.ChangeRequest;
import io.billfold.billing.change.ChangeRequest.Wish;
import io.billfold.billing.period.Period;
import io.billfold.billing.rating.Portion;
import io.billfold.billing.subscription.Action;
import io.billfold.billing.subscription.BillingState;
import io.billfold.billing.subscription.BundlePlace;
import io.billfold.billing.subscription.Change;
import io.billfold.billing.subscription.Channel;
import io.billfold.billing.subscription.ChargeKey;
import io.billfold.billing.subscription.CostShare;
import io.billfold.billing.subscription.EarlyPayment;
import io.billfold.billing.subscription.ItemId;
import io.billfold.billing.subscription.ProgressKey;
import io.billfold.billing.subscription.Subscription;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.subscription.Terms;
import io.billfold.events.EventJson;
import io.billfold.money.UnitPrice;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

class SubscriptionJsonTest {
    private static final EventJson JSON = new EventJson(ObjectMapper.getDefault());
    private static final LocalDateTime AT = LocalDateTime.of(2026, 3, 16, 12, 30, 15);
    private static final ItemId ITEM = new ItemId("seats");
    private static final Money AMOUNT = Money.parse("EUR 12.34");
    private static final BundlePlace PLACE = new BundlePlace(new BundleId("office"), "internet");

    static Stream<Action> actions() {
        UnitPrice price = new UnitPrice(CurrencyUnit.EUR, new BigDecimal("0.0005"));
        return Stream.of(
                new Action.AddItem(
                        ITEM, new PlanId("pro"), BigDecimal.TEN, LocalDate.of(2026, 1, 31), PLACE),
                new Action.AddItem(ITEM, new PlanId("pro"), BigDecimal.ONE, null, null),
                new Action.RemoveItem(ITEM),
                new Action.SwitchPlan(ITEM, new PlanId("max"), BigDecimal.TWO, true, PLACE),
                new Action.SwitchPlan(ITEM, new PlanId("max"), null, false, null),
                new Action.SetQuantity(ITEM, new BigDecimal("7")),
                new Action.GrantFree(ITEM, AT.plusDays(3), "goodwill"),
                new Action.GrantFree(null, AT.plusDays(3), "goodwill"),
                new Action.Pause(),
                new Action.Resume(),
                new Action.Cancel(),
                new Action.ChargeFee(new ProductId("setup"), "Set-up", BigDecimal.ONE, price),
                new Action.GiveDiscount(
                        new Discount.Share(
                                new BigDecimal("12.5"), AMOUNT, Set.of(new ProductId("api"))),
                        AT.plusMonths(3),
                        "coupon SPRING"),
                new Action.GiveDiscount(
                        new Discount.Amount(AMOUNT, null, Set.of()), null, "goodwill"),
                new Action.GrantCredit(AMOUNT, AT.plusYears(1)),
                new Action.Withdraw("c-1"));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void everyActionComesBack(Action action) {
        Subscription subscription =
                subscription(new Change("c-9", AT, action), new Channel.Direct());

        assertThat(back(subscription)).isEqualTo(subscription);
    }

    static Stream<Channel> channels() {
        return Stream.of(
                new Channel.Direct(),
                new Channel.Reseller("Müller KG"),
                new Channel.Agent(new AccountId("agent"), new BigDecimal("12.5")));
    }

    @ParameterizedTest
    @MethodSource("channels")
    void everyChannelComesBack(Channel channel) {
        Subscription subscription =
                subscription(new Change("c-9", AT, new Action.Cancel()), channel);

        assertThat(back(subscription)).isEqualTo(subscription);
    }

    @Test
    void portionsComeBack() {
        Portion portion =
                new Portion(
                        ChargeKey.parse("seats/start.1/seat"),
                        new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1)),
                        LocalDateTime.of(2026, 1, 1, 0, 0),
                        AT,
                        new BigDecimal("1.5"),
                        "pro@2",
                        true,
                        AMOUNT,
                        AMOUNT.negated());
        String json =
                JSON.write(Map.of("version", 1, "portions", List.of(SubscriptionJson.of(portion))));

        assertThat(SubscriptionJson.portions(tree(json), CurrencyUnit.EUR))
                .containsExactly(portion);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    fields                                           | problem field
                    "do":"fly"                                       | do
                    "do":"set-quantity","item":"a"                   | quantity
                    "do":"set-quantity","item":"a","quantity":-1     | quantity
                    "do":"set-quantity","item":"a b","quantity":1    | item
                    "do":"grant-free","until":"soon","reason":"x"    | until
                    "do":"cancel","at":"2026-13-01"                  | at
                    "do":"cancel","when":"later"                     | when
                    "do":"cancel","itme":"a"                         | itme
                    "do":"cancel","at":"2026-03-01","when":"now"     | ''
                    "do":"grant-credit","currency":"EUR","amount":"0","expiresAt":"2026-01-01" | ''
                    """)
    void aWrongRequestNamesItsField(String fields, String problem) {
        String json = "{\"version\":1,\"changeId\":\"c\",\"subscriptionId\":\"s\"," + fields + "}";

        ChangeReader.Reading reading =
                new ChangeReader(JSON).read(json.getBytes(StandardCharsets.UTF_8));

        assertThat(reading).isInstanceOf(ChangeReader.Reading.Unreadable.class);
        assertThat(((ChangeReader.Reading.Unreadable) reading).problems())
                .singleElement()
                .satisfies(it -> assertThat(it.field()).isEqualTo(problem));
    }

    @Test
    void aRequestIsReadWhole() {
        String json =
                """
                {"version":1,"changeId":"c-1","subscriptionId":"o-1","when":"term-end","bill":"next",
                "do":"switch-plan","item":"seats","plan":"max","quantity":"3"}
                """;

        ChangeReader.Reading reading =
                new ChangeReader(JSON).read(json.getBytes(StandardCharsets.UTF_8));

        assertThat(reading).isInstanceOf(ChangeReader.Reading.Read.class);
        ChangeRequest request = ((ChangeReader.Reading.Read) reading).request();
        assertThat(request.isBilledAtOnce()).isFalse();
        assertThat(request.at()).isNull();
        assertThat(request.wish())
                .isEqualTo(
                        new Wish.One(
                                new Action.SwitchPlan(
                                        ITEM,
                                        new PlanId("max"),
                                        new BigDecimal("3"),
                                        false,
                                        null)));
    }

    private static Subscription subscription(Change change, Channel channel) {
        return new Subscription(
                new SubscriptionId("o-1"),
                new AccountId("acme"),
                new SellerId("muster"),
                CurrencyUnit.EUR,
                LocalDate.of(2026, 1, 31),
                LocalDate.of(2025, 12, 1),
                new Terms(
                        30,
                        "PO-7",
                        true,
                        channel,
                        List.of(new CostShare("4711", new BigDecimal("2.5"))),
                        List.of(EarlyPayment.parse("10@2.25"), EarlyPayment.parse("20@1"))),
                List.of(),
                List.of(),
                List.of(change),
                new BillingState(
                        LocalDate.of(2026, 4, 1),
                        Map.of(
                                new ProgressKey("start.1", Charge.Timing.ARREARS),
                                LocalDate.of(2026, 3, 1)),
                        AT,
                        LocalDate.of(2026, 3, 1),
                        2,
                        Map.of("c-2", AMOUNT),
                        Map.of("c-3", AMOUNT)));
    }

    private static Subscription back(Subscription subscription) {
        return SubscriptionJson.subscription(tree(JSON.write(SubscriptionJson.of(subscription))));
    }

    private static JsonNode tree(String json) {
        return JSON.read(json, JsonNode.class);
    }
}
