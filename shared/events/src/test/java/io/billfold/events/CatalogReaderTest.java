package io.billfold.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;

import io.billfold.billing.Problem;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.catalog.Basis;
import io.billfold.billing.catalog.Catalog;
import io.billfold.billing.catalog.ChangePolicy;
import io.billfold.billing.catalog.Charge;
import io.billfold.billing.catalog.Discount;
import io.billfold.billing.catalog.Plan;
import io.billfold.billing.catalog.PlanId;
import io.billfold.billing.catalog.Pricing;
import io.billfold.billing.catalog.ProrationPolicy;
import io.billfold.billing.catalog.RevenueTreatment;
import io.billfold.billing.catalog.Units;
import io.billfold.events.catalog.CatalogJson;
import io.billfold.events.catalog.CatalogReader;
import io.billfold.events.catalog.CatalogReading;

import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class CatalogReaderTest {
    private static final SellerId SELLER = new SellerId("muster-de");
    private static final String SAMPLE = TestJson.resource("samples/catalog.v1.json");
    private static final CurrencyUnit EUR = CurrencyUnit.EUR;

    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V202012)
                    .getSchema(TestJson.resource("schemas/catalog.v1.schema.json"));

    private final CatalogReader reader = new CatalogReader(TestJson.JSON);

    @Test
    void readsEveryPart() {
        Catalog catalog = read(SAMPLE);
        assertThat(catalog.products()).hasSize(6);
        assertThat(catalog.plans()).hasSize(2);
        assertThat(catalog.bundles().getFirst().components())
                .containsEntry("internet", new PlanId("line"));
        assertThat(catalog.coupons().getFirst().discount().totalMax()).hasToString("EUR 100.00");
        assertThat(catalog.coupons().get(1).discount()).isInstanceOf(Discount.Amount.class);
    }

    @Test
    void readsAPlansFields() {
        Plan pro = plan(read(SAMPLE), "pro");
        assertThat(pro.interval()).hasToString("month");
        assertThat(pro.term()).isNotNull();
        assertThat(pro.trialDays()).isEqualTo(14);
        assertThat(pro.entitlements()).containsEntry("storage-gb", "100");
        assertThat(plan(read(SAMPLE), "line").proration())
                .isEqualTo(
                        new ProrationPolicy(
                                ProrationPolicy.Measure.DAY,
                                ProrationPolicy.Denominator.CALENDAR_PERIOD,
                                9,
                                ProrationPolicy.CreditBasis.PLAN_PRICE));
    }

    @Test
    void fillsInWhatIsOptional() {
        Catalog catalog =
                read(
                        catalog(
                                """
                                {"id": "u", "product": "p", "description": "U",
                                 "basis": {"metric": "m"},
                                 "prices": {"EUR": {"model": "package", "price": 3, "size": 10}}}
                                """));
        Plan plan = plan(catalog, "plan");
        assertThat(plan.alignment()).isEqualTo(Plan.Alignment.ANNIVERSARY);
        assertThat(plan.proration()).isEqualTo(ProrationPolicy.DAILY);
        assertThat(plan.repricing()).isEqualTo(Plan.Repricing.NEXT_PERIOD);
        assertThat(plan.changes()).isEqualTo(ChangePolicy.USUAL);
        assertThat(plan.term()).isNull();
        assertThat(catalog.products().getFirst().taxCategory()).isEqualTo("standard");
        assertThat(catalog.products().getFirst().revenue()).isEqualTo(RevenueTreatment.OVER_TIME);
        Charge charge = plan.versions().getFirst().charges().getFirst();
        assertThat(charge.timing()).isEqualTo(Charge.Timing.ARREARS);
        assertThat(charge.prices().get(EUR))
                .isInstanceOfSatisfying(
                        Pricing.Packaged.class,
                        pricing -> assertThat(pricing.units()).isEqualTo(Units.STARTED));
    }

    @Test
    void readsTheSamePriceHoweverItIsWritten() {
        for (String price : List.of("49", "49.0", "49.00", "49.000", "049.00")) {
            Charge charge =
                    plan(read(catalog(flat("\"" + price + "\""))), "plan")
                            .versions()
                            .getFirst()
                            .charges()
                            .getFirst();
            Pricing.Flat flat = (Pricing.Flat) Objects.requireNonNull(charge.prices().get(EUR));
            assertThat(flat.price().amount()).isEqualTo(new BigDecimal("49.00"));
        }
    }

    @Test
    void anEmptyCommitmentIsOneOfAllMeteredCharges() {
        String charges =
                """
                {"id": "u", "product": "p", "description": "U", "basis": {"metric": "m"},
                 "prices": {"EUR": {"model": "flat", "price": "1"}}},
                {"id": "least", "product": "p", "description": "L", "basis": {"commitment": []},
                 "prices": {"EUR": {"model": "flat", "price": "1"}}}
                """;
        List<Charge> read = plan(read(catalog(charges)), "plan").versions().getFirst().charges();
        Basis.Commitment commitment = (Basis.Commitment) read.get(1).basis();
        assertThat(commitment.covers(read.get(0))).isTrue();
        assertThat(commitment.span()).isEqualTo(Basis.Span.PERIOD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"price\": \"49.00\" | \"price\": -3 | plans[0].versions[0].charges[0].prices.EUR.price | must not be negative, was -3",
                "\"price\": \"49.00\" | \"prise\": \"49.00\" | plans[0].versions[0].charges[0].prices.EUR.price | is missing",
                "\"model\": \"flat\", \"price\": \"49.00\" | \"model\": \"flatt\", \"price\": \"49.00\" | plans[0].versions[0].charges[0].prices.EUR.model | must be one of flat, per-unit, graduated, volume, stairstep, package, percentage, graduated-percentage, was 'flatt'",
                "\"basis\": \"fixed\" | \"basis\": \"fix\" | plans[0].versions[0].charges[0].basis | must be one of fixed, per-item, once, was 'fix'",
                "\"basis\": \"fixed\" | \"basis\": {\"metric\": \"m\"} | plans[0].versions[0].charges[0] | charge base is known after the period only: its timing must be arrears",
                "\"interval\": \"quarter\" | \"interval\": \"fortnight\" | plans[1].interval | must be day, week, month, quarter, half-year, year or a number of them such as '2 weeks', was 'fortnight'",
                "\"proration\": \"daily\" | \"proration\": \"weekly\" | plans[0].proration | must be an object or one of daily, full, kill-bill, lago, none, stripe, zuora, zuora-30, zuora-30-360, was 'weekly'",
                "\"id\": \"line\" | \"id\": \"pro\" | plans[1].id | 'pro' stands twice",
                "\"id\": \"seat\" | \"id\": \"base\" | plans[0].versions[0].charges[1].id | 'base' stands twice",
                "\"id\": \"TEN\" | \"id\": \"SPRING26\" | coupons[1].id | 'SPRING26' stands twice",
                "\"product\": \"onboarding\" | \"product\": \"offboarding\" | plans[0].versions[0].charges[2].product | unknown product 'offboarding'",
                "\"workplace\": \"pro\" | \"workplace\": \"por\" | bundles[0].components.workplace | unknown plan 'por'",
                "\"products\": [\"platform\"] | \"products\": [\"platforms\"] | coupons[0].products | unknown product 'platforms'",
                "[\"calls\"] | [\"base\"] | plans[0].versions[0].charges[6].basis.commitment | 'base' is no metered charge of this version",
                "\"version\": 2, | \"version\": 1, | plans[1].versions[1].version | must be after 1 of the version before it, was 1",
                "\"2027-01-01\" | \"2025-12-31\" | plans[1].versions[1].from | must be after 2026-01-01 of the version before it, was 2025-12-31",
                "\"upTo\": \"10000\", \"price\": \"0.002\" | \"upTo\": \"999\", \"price\": \"0.002\" | plans[0].versions[0].charges[3].prices.EUR | tiers must rise: upTo 999 after 1000",
                "\"percent\": \"20\" | \"percent\": \"120\" | coupons[0] | percent must be above 0 and at most 100, was 120",
                "\"amount\": \"10.00\" | \"amount\": \"10.001\" | coupons[1].amount | has more than 2 decimals: 10.001",
                "\"amount\": \"10.00\", | \"amount\": \"10.00\", \"percent\": 5, | coupons[1] | must have either percent or amount",
                "\"trialDays\": 14 | \"trialDays\": -1 | plans[0].trialDays | must be a whole number from 0 to 3660, was -1",
                "\"minimum\": \"5.00\" | \"minimum\": \"5000.00\" | plans[0].versions[0].charges[4].prices.EUR | minimum 5000.00 is above maximum 2500.00",
            })
    void namesTheFieldThatIsWrong(String right, String wrong, String field, String reason) {
        assertThat(SAMPLE).contains(right);
        assertThat(problems(SAMPLE.replaceFirst(quoted(right), quotedReplacement(wrong))))
                .first()
                .isEqualTo(new Problem(field, reason));
    }

    @Test
    void namesAPriceInNoCurrency() {
        String wrong = SAMPLE.replaceFirst("\"USD\": ", "\"DOLLAR\": ");
        assertThat(problems(wrong))
                .containsExactly(
                        new Problem(
                                "plans[0].versions[0].charges[0].prices.DOLLAR",
                                "must be an ISO 4217 currency such as EUR, was 'DOLLAR'"));
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        String wrong = SAMPLE.replace("\"9.90\"", "\"nine\"").replace("\"once\"", "\"twice\"");
        assertThat(problems(wrong))
                .extracting(Problem::field)
                .containsExactly(
                        "plans[0].versions[0].charges[1].prices.EUR.price",
                        "plans[0].versions[0].charges[2].basis");
    }

    @Test
    void sampleIsWhatTheSchemaDescribes() {
        assertThat(SCHEMA.validate(SAMPLE, InputFormat.JSON)).isEmpty();
    }

    @Test
    void writesWhatItReads() {
        Catalog catalog = read(SAMPLE);
        assertThat(read(write(catalog))).isEqualTo(catalog);
    }

    /** Law: what is stored is read as it was, and is what the schema describes. */
    @Test
    void writesAnyCatalogSoThatItIsReadAgain() {
        for (long seed = 1; seed <= 300; seed++) {
            Catalog catalog = new RandomCatalogs(seed).catalog(SELLER);
            String json = write(catalog);
            assertThat(read(json)).as("seed " + seed).isEqualTo(catalog);
            assertThat(SCHEMA.validate(json, InputFormat.JSON)).as("seed " + seed).isEmpty();
        }
    }

    private Catalog read(String json) {
        CatalogReading reading = reader.read(SELLER, json.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).isInstanceOf(CatalogReading.Read.class);
        return ((CatalogReading.Read) reading).catalog();
    }

    private List<Problem> problems(String json) {
        CatalogReading reading = reader.read(SELLER, json.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).isInstanceOf(CatalogReading.Unreadable.class);
        return ((CatalogReading.Unreadable) reading).problems();
    }

    private static Plan plan(Catalog catalog, String id) {
        return Objects.requireNonNull(catalog.plan(new PlanId(id)));
    }

    private static String write(Catalog catalog) {
        return TestJson.JSON.write(CatalogJson.of(catalog));
    }

    private static String quoted(String text) {
        return Pattern.quote(text);
    }

    private static String quotedReplacement(String text) {
        return Matcher.quoteReplacement(text);
    }

    private static String flat(String price) {
        return """
        {"id": "c", "product": "p", "description": "C", "basis": "fixed",
         "prices": {"EUR": {"model": "flat", "price": %s}}}
        """
                .formatted(price);
    }

    private static String catalog(String charges) {
        return """
        {"version": 1, "products": [{"id": "p", "name": "P"}],
         "plans": [{"id": "plan", "name": "Plan", "interval": "month",
                    "versions": [{"version": 1, "from": "2026-01-01", "charges": [%s]}]}]}
        """
                .formatted(charges);
    }
}
