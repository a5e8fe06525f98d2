package io.billfold.checks.edges;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.billfold.billing.Problem;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.catalog.Charge;
import io.billfold.billing.catalog.Pricing;
import io.billfold.billing.order.Order;
import io.billfold.checks.fuzz.Fuzz;
import io.billfold.checks.fuzz.JsonDamage;
import io.billfold.events.CanonicalJson;
import io.billfold.events.EventJson;
import io.billfold.events.OrderReader;
import io.billfold.events.OrderReading;
import io.billfold.events.PaymentReader;
import io.billfold.events.PaymentReading;
import io.billfold.events.ProviderEvent;
import io.billfold.events.SellerReader;
import io.billfold.events.SellerReading;
import io.billfold.events.StripeReader;
import io.billfold.events.catalog.CatalogReader;
import io.billfold.events.catalog.CatalogReading;
import io.micronaut.serde.ObjectMapper;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Whatever is sent, a reader reads it or says what is wrong with it, and what it reads is what was
 * sent: that is checked against a strict parser of its own, which keeps every digit.
 */
class ReadersFuzzTest {
    private static final int CASES = 2_000;
    private static final StripeReader STRIPE = new StripeReader();

    /** Everything that a refusal may say, together: it is kept in one DynamoDB item. */
    private static final int PROBLEMS_CHARS_MAX = 100_000;

    private static final JsonMapper STRICT =
            JsonMapper.builder()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private final EventJson json = new EventJson(ObjectMapper.getDefault());
    private final OrderReader orders = new OrderReader(json);
    private final PaymentReader payments = new PaymentReader(json);
    private final SellerReader sellers = new SellerReader(json);
    private final CatalogReader catalogs = new CatalogReader(json);
    private int read;

    @Test
    void anOrderIsReadAsItWasSentOrRefusedWithReasons() {
        Fuzz.named("orders")
                .run(CASES, (random, i) -> order(JsonDamage.of(Samples.order(), random)));
        assertThat(read).as("orders that survived").isBetween(CASES / 100, CASES / 2);
    }

    private void order(byte[] sent) throws IOException {
        switch (orders.read(sent)) {
            case OrderReading.Unreadable(List<Problem> problems) -> assertTold(problems);
            case OrderReading.Read(var order) -> {
                read++;
                JsonNode tree = STRICT.readTree(sent);
                assertThat(order.id().value()).isEqualTo(tree.path("orderId").textValue());
                assertThat(order.account().name()).isEqualTo(tree.at("/account/name").textValue());
                assertThat(order.startOn()).hasToString(tree.path("startOn").textValue());
                assertThat(order.items()).hasSize(tree.path("lines").size());
                for (int i = 0; i < order.items().size(); i++) {
                    assertSame(order, i, tree.path("lines").get(i));
                }
            }
        }
    }

    private static void assertSame(Order order, int index, JsonNode sent) {
        Charge charge = order.ownPlans().get(index).versions().getFirst().charges().getFirst();
        assertThat(charge.product().value()).isEqualTo(sent.path("sku").textValue());
        BigDecimal price =
                switch (charge.prices().get(order.currency())) {
                    case Pricing.Flat flat -> flat.price().amount();
                    case Pricing.PerUnit perUnit -> perUnit.price().amount();
                    case null, default -> throw new AssertionError(charge);
                };
        assertThat(price).isEqualByComparingTo(sent.path("unitPrice").asText());
        assertThat(order.items().get(index).phases().getFirst().quantity())
                .isEqualByComparingTo(sent.path("quantity").asText("1"));
    }

    @Test
    void aPaymentIsReadAsItWasSentOrRefusedWithReasons() {
        Fuzz.named("payments")
                .run(CASES, (random, i) -> payment(JsonDamage.of(Samples.PAYMENT, random)));
        assertThat(read).as("payments that survived").isBetween(CASES / 200, CASES / 2);
    }

    private void payment(byte[] sent) throws IOException {
        switch (payments.read(sent)) {
            case PaymentReading.NotJson(Problem problem) -> assertTold(List.of(problem));
            case PaymentReading.Unreadable(List<Problem> problems) -> assertTold(problems);
            case PaymentReading.Read(var payment) -> {
                read++;
                JsonNode tree = STRICT.readTree(sent);
                assertThat(payment.paymentId()).isEqualTo(tree.path("paymentId").textValue());
                assertThat(payment.amount().getAmount())
                        .isEqualByComparingTo(tree.path("amount").asText());
                assertThat(payment.amount().getCurrencyUnit().getCode())
                        .isEqualTo(tree.path("currency").textValue());
            }
        }
    }

    @Test
    void aSellerIsReadAsItWasSentOrRefusedWithReasons() {
        Fuzz.named("sellers")
                .run(CASES, (random, i) -> seller(JsonDamage.of(Samples.seller(), random)));
        assertThat(read).as("sellers that survived").isBetween(CASES / 100, CASES / 2);
    }

    private void seller(byte[] sent) throws IOException {
        switch (sellers.read(new SellerId("muster-de"), sent)) {
            case SellerReading.Unreadable(List<Problem> problems) -> assertTold(problems);
            case SellerReading.Read(var seller) -> {
                read++;
                JsonNode tree = STRICT.readTree(sent);
                assertThat(seller.name()).isEqualTo(tree.path("name").textValue());
                assertThat(seller.series()).isEqualTo(tree.path("series").textValue());
                assertThat(seller.registrations()).hasSize(tree.path("registrations").size());
            }
        }
    }

    @Test
    void aCatalogIsReadAsItWasSentOrRefusedWithReasons() {
        Fuzz.named("catalogs")
                .run(CASES, (random, i) -> catalog(JsonDamage.of(Samples.catalog(), random)));
        assertThat(read).as("catalogs that survived").isBetween(CASES / 100, CASES / 2);
    }

    private void catalog(byte[] sent) throws IOException {
        switch (catalogs.read(new SellerId("muster-de"), sent)) {
            case CatalogReading.Unreadable(List<Problem> problems) -> assertTold(problems);
            case CatalogReading.Read(var catalog) -> {
                read++;
                JsonNode tree = STRICT.readTree(sent);
                assertThat(catalog.products()).hasSize(tree.path("products").size());
                assertThat(catalog.plans()).hasSize(tree.path("plans").size());
                assertThat(catalog.bundles()).hasSize(tree.path("bundles").size());
                for (int i = 0; i < catalog.plans().size(); i++) {
                    JsonNode plan = tree.path("plans").get(i);
                    assertThat(catalog.plans().get(i).versions())
                            .hasSize(plan.path("versions").size());
                }
            }
        }
    }

    @Test
    void anEventOfStripeIsReadOrRefusedWithAReason() {
        Fuzz.named("stripe").run(CASES, (random, i) -> stripe(stripeEvent(random)));
        assertThat(read).as("events that survived").isBetween(CASES / 100, CASES / 2);
    }

    private static byte[] stripeEvent(Random random) {
        return JsonDamage.of(random.nextBoolean() ? Samples.DISPUTE : Samples.CHARGE, random);
    }

    private void stripe(byte[] sent) {
        try {
            Optional<ProviderEvent> event = StripeReader.event(json.tree(sent));
            if (event.isPresent()) {
                STRIPE.charge(event.get());
                STRIPE.dispute(event.get());
                read++;
            }
        } catch (IOException | IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    /** What is hashed is small for whatever was sent, and the same when it is read again. */
    @Test
    void canonicalBytesAreBoundedAndStable() {
        Fuzz.named("canonical")
                .run(CASES, (random, i) -> canonical(JsonDamage.of(Samples.order(), random)));
        assertThat(read).as("texts that are JSON").isGreaterThan(CASES / 4);
    }

    private void canonical(byte[] sent) throws IOException {
        try {
            byte[] bytes = CanonicalJson.bytes(json.tree(sent));
            assertThat(bytes.length).isLessThanOrEqualTo(8 * sent.length + 64);
            read++;
            if (!new String(bytes, UTF_8).contains("Infinity")) {
                assertThat(CanonicalJson.bytes(json.tree(bytes))).isEqualTo(bytes);
            }
        } catch (IOException notJson) {
            assertThat(notJson.getMessage()).isNotBlank();
        }
    }

    @Test
    void anOrderThatEndsAnywhereIsRefused() {
        byte[] order = Samples.order().strip().getBytes(UTF_8);
        for (int length = 0; length < order.length; length++) {
            assertThat(orders.read(Arrays.copyOf(order, length)))
                    .as("%d of %d bytes", length, order.length)
                    .isInstanceOf(OrderReading.Unreadable.class);
        }
    }

    /** Told in words that can be shown, stored and sent on. */
    private static void assertTold(List<Problem> problems) {
        assertThat(problems).isNotEmpty();
        int chars = 0;
        for (Problem problem : problems) {
            assertThat(problem.reason()).isNotBlank();
            String said = problem.field() + problem.reason();
            chars += said.length();
            assertThat(said.codePoints().noneMatch(ReadersFuzzTest::isUnprintable))
                    .as("printable: %s", said)
                    .isTrue();
        }
        assertThat(chars).isLessThan(PROBLEMS_CHARS_MAX);
    }

    private static boolean isUnprintable(int codePoint) {
        return Character.isISOControl(codePoint)
                || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }
}
