package io.billfold.configurecatalog;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.catalog.Catalog;
import io.billfold.billing.catalog.Coupon;
import io.billfold.billing.catalog.CouponId;
import io.billfold.billing.catalog.PlanId;
import io.billfold.billing.catalog.Plans;
import io.billfold.billing.catalog.ProductId;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.Samples;
import io.micronaut.json.tree.JsonNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class CatalogCallTest {
    private static final SellerId SELLER = Samples.seller().id();
    private static final Instant NOW = Instant.parse("2026-05-20T10:00:00Z");
    private static final String SAMPLE = sample();

    private final MemoryStores stores = new MemoryStores();
    private final CatalogCall calls =
            new CatalogCall(
                    stores.json(),
                    new ConfigureCatalog(
                            stores.accounts(),
                            stores.catalogs(),
                            stores.dynamo(),
                            InstantSource.fixed(NOW)));

    @BeforeEach
    void aSellerIsThere() {
        Commit commit = stores.dynamo().begin();
        stores.dynamo().commit(stores.accounts().saveSeller(commit, Samples.seller(), null));
    }

    @Test
    void keepsACatalogAndTellsOfIt() {
        Answer answer = call("PUT", SAMPLE);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(json(answer).get("version").getIntValue()).isEqualTo(1);
        assertThat(json(answer).get("differences").size()).isEqualTo(14);
        assertThat(stores.events("ACCOUNTS"))
                .extracting(Map.Entry::getKey)
                .containsExactly("CatalogConfigured");
    }

    @Test
    void givesItBackAsItCanBeSentAgain() {
        call("PUT", SAMPLE);
        Answer shown = call("GET", "");

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.headers()).containsEntry("etag", "\"1\"");
        Answer again = call("PUT", json(shown));
        assertThat(again.status()).isEqualTo(200);
        assertThat(json(again).get("differences").size()).isZero();
        assertThat(json(again).get("version").getIntValue()).isEqualTo(1);
        assertThat(stores.events("ACCOUNTS")).hasSize(1);
    }

    @Test
    void saysWhatWouldBeDifferentAndWritesNothing() {
        call("PUT", SAMPLE);
        String dearer = SAMPLE.replace("\"92.40\"", "\"93\"").replace("Pro\",", "Pro Plus\",");
        JsonNode differences = json(call("POST", dearer)).get("differences");

        assertThat(differences.size()).isEqualTo(2);
        assertThat(stores.json().write(differences.get(0)))
                .isEqualTo(
                        "{\"kind\":\"changed\",\"part\":\"plan\",\"id\":\"pro\",\"changes\":"
                                + "[{\"field\":\"name\",\"before\":\"Pro\",\"after\":\"Pro Plus\"}]}");
        assertThat(stores.json().write(differences.get(1)))
                .isEqualTo(
                        "{\"kind\":\"changed\",\"part\":\"version\",\"id\":\"line\",\"planVersion\":2,"
                                + "\"changes\":[{\"field\":\"charges[access].prices.EUR.price\","
                                + "\"before\":\"92.40\",\"after\":\"93.00\"}]}");
        assertThat(stores.catalogs().find(SELLER).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void comparesANewVersionWithTheOneBefore() {
        JsonNode added = json(call("PUT", SAMPLE)).get("differences").get(10);
        assertThat(added.get("planVersion").getIntValue()).isEqualTo(2);
        assertThat(stores.json().write(added.get("changes")))
                .contains("{\"field\":\"from\",\"before\":\"2026-01-01\",\"after\":\"2027-01-01\"}")
                .contains("\"before\":\"89.70\",\"after\":\"92.40\"");
    }

    @Test
    void refusesWhatTheRulesRefuseAndKeepsWhatThereIs() {
        call("PUT", SAMPLE);
        Answer refused = call("PUT", SAMPLE.replace("\"49.00\"", "\"50.00\""));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(json(refused).get("errors").get(0).get("field").getStringValue())
                .isEqualTo("plans[0].versions[0]");
        assertThat(stores.catalogs().find(SELLER).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNoCatalog() {
        assertThat(call("PUT", "{}").status()).isEqualTo(422);
        assertThat(call("POST", "no").status()).isEqualTo(422);
        assertThat(stores.catalogs().find(SELLER)).isEmpty();
    }

    @Test
    void knowsOnlySellersThatAreThere() {
        assertThat(calls.answer(of("PUT", "nobody", SAMPLE, Map.of())).status()).isEqualTo(404);
        assertThat(calls.answer(of("GET", "nobody", "", Map.of())).status()).isEqualTo(404);
        assertThat(calls.answer(of("GET", "no body", "", Map.of())).status()).isEqualTo(422);
    }

    @Test
    void writesWhatWasLookedAtOrNothing() {
        assertThat(put(SAMPLE, "\"1\"").status()).isEqualTo(412);
        assertThat(put(SAMPLE, "\"0\"").status()).isEqualTo(201);
        assertThat(put(SAMPLE.replace("Pro\",", "Pro Plus\","), "1").status()).isEqualTo(200);
        assertThat(put(SAMPLE, "*").status()).isEqualTo(422);
    }

    @Test
    void sometimesSomebodyElseIsFaster() {
        call("PUT", SAMPLE);
        stores.beforeNextTransaction(() -> call("PUT", SAMPLE.replace("Pro\",", "Pro Plus\",")));
        assertThat(call("PUT", SAMPLE.replace("Pro\",", "Professional\",")).status())
                .isEqualTo(409);
    }

    @Test
    void takesMorePartsThanATransaction() {
        String large = large(250);
        Answer answer = call("PUT", large);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(json(answer).get("version").getIntValue()).isEqualTo(3);
        assertThat(stores.events("ACCOUNTS")).hasSize(3);
        assertThat(stores.catalogs().find(SELLER).orElseThrow().value().products()).hasSize(250);
    }

    @Test
    void aCouponThatIsGoneIsNotFound() {
        call("PUT", SAMPLE);
        assertThat(stores.catalogs().findCoupon(SELLER, new CouponId("TEN"))).isPresent();
        int ten = SAMPLE.lastIndexOf(",\n    {\"id\": \"TEN\"");
        String without =
                SAMPLE.substring(0, ten) + SAMPLE.substring(SAMPLE.indexOf("}\n  ]", ten) + 1);

        assertThat(call("PUT", without).status()).isEqualTo(200);
        assertThat(stores.catalogs().findCoupon(SELLER, new CouponId("TEN"))).isEmpty();
        assertThat(stores.catalogs().find(SELLER).orElseThrow().value().coupons()).hasSize(1);
        assertThat(json(call("PUT", SAMPLE)).get("differences").size()).isEqualTo(1);
    }

    @Test
    void aFewPlansAreReadWithTheirProducts() {
        call("PUT", SAMPLE);
        Plans plans =
                stores.catalogs()
                        .plans(
                                SELLER,
                                Set.of(new PlanId("line"), new PlanId("unknown")),
                                Set.of(new ProductId("onboarding")));
        assertThat(plans.plan(new PlanId("line"))).isNotNull();
        assertThat(plans.plan(new PlanId("pro"))).isNull();
        assertThat(((Catalog) plans).products())
                .extracting(product -> product.id().value())
                .containsExactly("internet", "onboarding");
    }

    @Test
    void aCouponIsRedeemedAsOftenAsItMayBe() {
        call("PUT", SAMPLE.replace("\"redemptionsMax\": 1000", "\"redemptionsMax\": 2"));
        Coupon coupon =
                stores.catalogs().findCoupon(SELLER, new CouponId("SPRING26")).orElseThrow();
        List<Committed> redeemed = IntStream.range(0, 3).mapToObj(i -> redeem(coupon)).toList();

        assertThat(redeemed).containsExactly(Committed.DONE, Committed.DONE, Committed.REFUSED);
        assertThat(stores.catalogs().redemptions(SELLER, coupon.id())).isEqualTo(2);
        Coupon endless = stores.catalogs().findCoupon(SELLER, new CouponId("TEN")).orElseThrow();
        assertThat(redeem(endless)).isEqualTo(Committed.DONE);
    }

    private Committed redeem(Coupon coupon) {
        Commit commit = stores.dynamo().begin();
        return stores.dynamo().commit(stores.catalogs().redeem(commit, SELLER, coupon));
    }

    private Answer call(String method, Object body) {
        String text = body instanceof String it ? it : stores.json().write(body);
        return calls.answer(of(method, SELLER.value(), text, Map.of()));
    }

    private Answer put(String body, String match) {
        return calls.answer(of("PUT", SELLER.value(), body, Map.of("if-match", match)));
    }

    private JsonNode json(Answer answer) {
        return stores.json().toTree(Objects.requireNonNull(answer.body()));
    }

    private static Call of(String method, String seller, String body, Map<String, String> headers) {
        return new Call(
                method,
                method + " /sellers/{id}/catalog",
                "/sellers/" + seller + "/catalog",
                Map.of("id", seller),
                Map.of(),
                headers,
                body.getBytes(UTF_8),
                Map.of(),
                Set.of(),
                "r-1",
                "192.0.2.1");
    }

    private static String large(int products) {
        String list =
                IntStream.range(0, products)
                        .mapToObj(i -> "{\"id\": \"p" + i + "\", \"name\": \"P\"}")
                        .collect(Collectors.joining(","));
        return "{\"version\": 1, \"products\": [" + list + "], \"plans\": []}";
    }

    private static String sample() {
        String path = "/io/billfold/events/samples/catalog.v1.json";
        try (InputStream in = CatalogCallTest.class.getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
