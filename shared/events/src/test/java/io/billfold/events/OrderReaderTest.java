package io.billfold.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Sending;
import io.billfold.billing.catalog.Charge;
import io.billfold.billing.catalog.Pricing;
import io.billfold.billing.catalog.Units;
import io.billfold.billing.order.Order;
import io.billfold.billing.subscription.EarlyPayment;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

class OrderReaderTest {
    private static final String SAMPLE = TestJson.resource("samples/order-placed.v1.json");

    private static final String PEPPOL_PROFILE =
            """
            "profile": {"electronicAddress": {"id": "DE811907980", "scheme": "9930"},
             "invoiceFormat": "peppol_bis"}""";

    private final OrderReader reader = new OrderReader(TestJson.JSON);

    @Test
    void readsEveryField() {
        Order order = read(SAMPLE);
        assertThat(order.id().value()).isEqualTo("o-1001");
        assertThat(order.account().taxId()).isEqualTo("DE123456788");
        assertThat(order.account().address().line2()).isNull();
        assertThat(order.startOn()).isEqualTo(LocalDate.of(2026, 1, 5));
        Charge charge = order.ownPlans().getFirst().versions().getFirst().charges().getFirst();
        assertThat(charge.prices().get(CurrencyUnit.EUR))
                .isEqualTo(
                        new Pricing.PerUnit(
                                new UnitPrice(CurrencyUnit.EUR, new BigDecimal("19.90")),
                                BigDecimal.ZERO,
                                Units.EXACT));
        assertThat(order.items().getFirst().phases().getFirst().quantity())
                .isEqualTo(new BigDecimal("5"));
    }

    @Test
    void fillsInWhatIsOptional() {
        Order order =
                read(
                        """
                        {"version":1,"orderId":"o-1","seller":"s","account":{"id":"a","name":"A",
                        "kind":"consumer","email":"a@b","address":{"line1":"1","city":"C",
                        "country":"FR"}},"currency":"EUR","interval":"year","startOn":"2026-01-05",
                        "lines":[{"sku":"F","description":"Flat","charge":"flat","unitPrice":10}]}
                        """);
        assertThat(order.terms().paymentTermsDays()).isEqualTo(14);
        assertThat(order.account().language()).isEqualTo("en");
        assertThat(order.account().zone()).isEqualTo(ZoneOffset.UTC);
        assertThat(order.items().getFirst().phases().getFirst().quantity())
                .isEqualTo(BigDecimal.ONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"EUR\"           | \"EURO\"          | currency",
                "\"2026-01-05\"    | \"2026-02-30\"    | startOn",
                "\"2026-01-05\"    | 20260105            | startOn",
                "\"month\"         | \"weekly\"        | interval",
                "\"country\": \"DE\" | \"country\": \"XX\" | account.address.country",
                "\"city\": \"Berlin\" | \"city\": null   | account.address.city",
                "\"19.90\"         | \"-19.90\"        | lines[0].unitPrice",
                "\"19.90\"         | -3                  | lines[0].unitPrice",
                "\"19.90\"         | 0.12345678901234567 | lines[0].unitPrice",
                "\"19.90\"         | 1e999999999         | lines[0].unitPrice",
                "\"19.90\"         | \"19,90\"         | lines[0].unitPrice",
                "\"per_seat\"      | \"per_moon\"      | lines[0].charge",
                "\"purchaseOrder\" | \"purchaseOder\"  | purchaseOder",
                "\"Europe/Berlin\" | \"Mars/Olympus\"  | account.zone",
                "\"o-1001\"        | \"o 1001\"        | orderId",
                "\"paymentTermsDays\": 14 | \"paymentTermsDays\": 14.5 | paymentTermsDays",
                "\"version\": 1    | \"version\": 2    | version",
                "\"Acme GmbH\"     | \"\"              | account.name",
            })
    void namesTheFieldThatIsWrong(String right, String wrong, String field) {
        assertThat(SAMPLE).contains(right);
        assertThat(problems(SAMPLE.replace(right, wrong)))
                .extracting(Problem::field)
                .containsExactly(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"percent\": \"2\", \"days\": 14}      | earlyPayment[0].days",
                "{\"percent\": \"2\", \"days\": 0}       | earlyPayment[0].days",
                "{\"percent\": \"2\"}                    | earlyPayment[0].days",
                "{\"percent\": \"100\", \"days\": 7}     | earlyPayment[0]",
                "{\"percent\": \"2.125\", \"days\": 7}   | earlyPayment[0]",
                "{\"percent\": 1, \"days\": 7}, {\"percent\": 2, \"days\": 9} | ``",
            })
    void aDiscountForPayingEarlyThatCantBeIsNamed(String steps, String field) {
        assertThat(problems(offering(steps))).extracting(Problem::field).containsExactly(field);
    }

    @Test
    void daysOfPaymentThatAreWrongAreSaidOnce() {
        String order =
                offering("{\"percent\": \"2\", \"days\": 7}")
                        .replace("\"paymentTermsDays\": 14", "\"paymentTermsDays\": 14.5");
        assertThat(problems(order)).extracting(Problem::field).containsExactly("paymentTermsDays");
    }

    @Test
    void readsDiscountsForPayingEarly() {
        assertThat(read(offering("{\"percent\": \"2.50\", \"days\": 10}")).terms().earlyPayment())
                .containsExactly(EarlyPayment.parse("10@2.5"));
    }

    private static String offering(String steps) {
        String terms = "\"paymentTermsDays\": 14";
        return SAMPLE.replace(terms, terms + ", \"earlyPayment\": [" + steps + "]");
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        String order =
                SAMPLE.replace("\"EUR\"", "7")
                        .replace("\"ap@acme.example\"", "\"nobody\"")
                        .replace("\"sku\"", "\"skuu\"");
        assertThat(problems(order))
                .extracting(Problem::field)
                .containsExactly("account.email", "currency", "lines[0].sku", "lines[0].skuu");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hello       | is not JSON",
                "{           | is not JSON",
                "[1]         | must be an object, was a list",
                "\"order\" | must be an object, was a text",
            })
    void refusesWhatIsNoOrderAtAll(String text, String reason) {
        assertThat(problems(text)).containsExactly(new Problem("", reason));
    }

    @Test
    void readsHowDocumentsAreSent() {
        assertThat(read(SAMPLE).account().sending()).isEqualTo(Sending.Email.ATTACHED);
        assertThat(sending("{\"by\": \"email\"}")).isEqualTo(Sending.Email.ATTACHED);
        assertThat(sending("{\"by\": \"email\", \"pdf\": \"linked\"}"))
                .isEqualTo(new Sending.Email(Sending.Pdf.LINKED));
        assertThat(sending("{\"by\": \"portal\", \"portal\": \"https://suppliers.example\"}"))
                .isEqualTo(new Sending.Portal("https://suppliers.example"));
        assertThat(read(with("{\"by\": \"peppol\"}, " + PEPPOL_PROFILE)).account().sending())
                .isEqualTo(new Sending.Peppol());
    }

    private Sending sending(String json) {
        return read(with(json)).account().sending();
    }

    private static String with(String sending) {
        return SAMPLE.replace(
                "\"language\": \"de\",", "\"language\": \"de\", \"sending\": " + sending + ",");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                | by     | is missing",
                "{\"by\": \"fax\"}                                 | by     | must be one of email",
                "{\"by\": \"email\", \"pdf\": \"printed\"}         | pdf    | must be one of attached",
                "{\"by\": \"email\", \"portal\": \"x\"}            | portal | unknown field",
                "{\"by\": \"portal\"}                              | portal | is missing",
                "{\"by\": \"portal\", \"portal\": \"x\", \"pdf\": \"linked\"} | pdf | unknown field",
                "{\"by\": \"peppol\"}                              | by     | peppol needs profile",
            })
    void refusesWaysThatDoNotFit(String sending, String field, String reason) {
        assertThat(problems(with(sending)))
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.field()).isEqualTo("account.sending." + field);
                            assertThat(problem.reason()).startsWith(reason);
                        });
    }

    @Test
    void refusesMoreThanItsLimit() {
        assertThat(problems(" ".repeat(OrderReader.SIZE_MAX_BYTES) + "{}"))
                .containsExactly(new Problem("", "has 262146 bytes, at most 262144 are read"));
    }

    @Test
    void refusesBytesThatAreNoText() {
        assertThat(reader.read(new byte[] {'"', (byte) 0xff, '"'}))
                .isEqualTo(new OrderReading.Unreadable(List.of(new Problem("", "is not UTF-8"))));
    }

    private Order read(String json) {
        return ((OrderReading.Read) reader.read(json.getBytes(StandardCharsets.UTF_8))).order();
    }

    private List<Problem> problems(String json) {
        OrderReading reading = reader.read(json.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).isInstanceOf(OrderReading.Unreadable.class);
        return ((OrderReading.Unreadable) reading).problems();
    }
}
