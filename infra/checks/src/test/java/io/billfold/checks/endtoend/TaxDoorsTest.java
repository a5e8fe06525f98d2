package io.billfold.checks.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.checks.cloud.StoredInvoice;
import io.billfold.checks.cloud.TestCloud;
import io.billfold.checks.cloud.TestCloud.Reply;
import io.billfold.events.EventJson;
import io.billfold.events.tax.TaxQuoteJson;
import io.billfold.local.command.Billfold;
import io.billfold.local.http.Json;
import io.billfold.store.Dynamo;
import io.billfold.store.InvoiceStore;
import io.billfold.store.LedgerStore;
import io.billfold.store.Table;
import io.micronaut.serde.ObjectMapper;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One decision, three doors: what a checkout is told, what the command line computes without a
 * cloud and what the invoice of an order bears is the same, to the last word of its reasons; and
 * what is reported is what was booked. All amounts are worked out by hand.
 */
class TaxDoorsTest {
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);

    private static final List<AskedSale> SALES =
            AskedSale.table(
                    """
                    # 19 % of 100.00
                    german   | muster-de   | business | DE    | 10115   | DE136695976   | EUR 100.00 | S  | 19  | DE    | 19.00
                    # 20 % of 9.90: the One Stop Shop
                    paris    | muster-de   | consumer | FR    | 75001   |               | EUR 9.90   | S  | 20  | FR    | 1.98
                    # the customer owes the tax: Directive 2006/112/EC art. 196
                    lyon     | muster-de   | business | FR    | 69001   | FR40303265045 | EUR 447.50 | AE | 0   | FR    | 0.00
                    # outside the scope of German tax: art. 44
                    zurich   | muster-de   | business | CH    | 8001    | CHE107787577  | EUR 120.00 | O  | 0   | CH    | 0.00
                    # 20 % of 49.99 are 9.998
                    london   | thames-gb   | consumer | GB    | SE1 9TG |               | GBP 49.99  | S  | 20  | GB    | 10.00
                    # 10 % of 413, cut
                    tokyo    | sakura-jp   | business | JP    | 100-0005 |              | JPY 413    | S  | 10  | JP    | 41
                    # a state without sales tax
                    portland | portland-us | business | US-OR | 97205   |               | USD 100.00 | O  | 0   | US-OR | 0.00
                    # 6.25 % on 80 % of 100.00 (34 TAC 3.330)
                    austin   | lone-star-us | business | US-TX | 78701  |               | USD 100.00 | S  | 5   | US-TX | 5.00
                    # not registered there, and far below its threshold
                    albany   | lone-star-us | business | US-NY | 12207  |               | USD 30.00  | O  | 0   | US-NY | 0.00
                    # 5 % GST and 7 % PST of 49.90 are 2.495 and 3.493
                    victoria | maple-ca    | consumer | CA-BC | V8V 1X4 |               | CAD 49.90  | S  | 12  | CA-BC | 5.99
                    # 18 % of 1234.00 are 222.12, to the whole rupee
                    mumbai   | deccan-in   | consumer | IN-MH | 400001  |               | INR 1234.00 | S | 18  | IN-MH | 222.00
                    # too small to charge tax: UStG s. 19
                    bremen   | small-de    | consumer | DE    | 28195   |               | EUR 20.00  | E  | 0   | DE    | 0.00
                    """);

    private static final Map<String, JsonNode> CHECKOUT = new HashMap<>();

    @TempDir private static Path folder = Path.of("");
    private static TestCloud cloud;
    private static Dynamo dynamo;

    static List<AskedSale> sales() {
        return SALES;
    }

    static List<String> sellers() {
        return SALES.stream().map(AskedSale::seller).distinct().toList();
    }

    @BeforeAll
    static void billOneMonth() {
        cloud = TestCloud.startedAt(Instant.parse("2026-01-04T12:00:00Z"));
        dynamo =
                new Dynamo(
                        cloud.aws().dynamoDb(),
                        Arrays.stream(Table.values())
                                .collect(Collectors.toMap(Table::setting, TaxDoorsTest::physical)),
                        new EventJson(ObjectMapper.getDefault()));
        AskedSale.ownSellers().forEach(TaxDoorsTest::configure);
        // a checkout asks before there is an order
        SALES.forEach(sale -> CHECKOUT.put(sale.id(), asked(sale.question()).path("taxes")));
        SALES.forEach(sale -> cloud.send("Orders", sale.order().toString()));
        cloud.settle();
        cloud.advanceTo("2026-01-06T12:00:00Z");
        credit("lyon", "47.50");
        credit("german", "50.00");
    }

    private static String physical(Table table) {
        String name = table.name().toLowerCase(Locale.ROOT);
        return cloud.physicalId(Character.toUpperCase(name.charAt(0)) + name.substring(1));
    }

    private static void configure(JsonNode seller) {
        String id = ((ObjectNode) seller).remove("id").asText();
        Reply reply = cloud.call("PUT", "/sellers/" + id, "sellers:write", seller);
        assertThat(reply.status()).as(reply.body()).isBetween(200, 299);
        cloud.settle();
    }

    private static void credit(String sale, String amount) {
        ObjectNode request =
                Json.object()
                        .put("version", 1)
                        .put("requestId", "r-1")
                        .put("reason", "As agreed")
                        .put("amount", amount);
        String path = "/invoices/" + number(sale) + "/credits";
        Reply reply = cloud.call("POST", path, "billing:write", request);
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        cloud.settle();
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @ParameterizedTest
    @MethodSource("sales")
    void everyDoorGivesTheSameTax(AskedSale sale) throws IOException {
        JsonNode configured = checkout(sale.id());

        assertThat(AskedSale.told(configured)).isEqualTo(sale.expected());
        assertThat(asked(sale.describedQuestion()).path("taxes")).isEqualTo(configured);
        assertThat(commandLine(sale.describedQuestion()).path("taxes")).isEqualTo(configured);
        assertThat(invoiced(sale)).isEqualTo(configured);
    }

    private static JsonNode checkout(String sale) {
        return Objects.requireNonNull(CHECKOUT.get(sale), sale);
    }

    private static JsonNode asked(ObjectNode question) {
        Reply reply = cloud.call("POST", "/tax/quotes", "tax:read", question);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private static JsonNode commandLine(ObjectNode question) throws IOException {
        Path file = Files.writeString(folder.resolve("questions.jsonl"), question + "\n");
        return Json.parse(run(0, "tax", "quote", file.toString()));
    }

    private static JsonNode invoiced(AskedSale sale) {
        InvoiceNumber number = InvoiceNumber.parse(number(sale.id()));
        Invoice invoice = new InvoiceStore(dynamo).find(number).orElseThrow().invoice();
        return Json.tree(invoice.content().taxes().stream().map(TaxQuoteJson::of).toList());
    }

    /** What was sold since counts towards the threshold of New York. */
    @Test
    void aLaterQuestionKnowsWhatWasSold() {
        AskedSale albany =
                SALES.stream().filter(it -> it.id().equals("albany")).findFirst().orElseThrow();

        assertThat(checkout("albany").toString()).contains("USD 0 in 0 sales so far");
        assertThat(asked(albany.question()).toString()).contains("USD 30.00 in 1 sales so far");
    }

    /** A country that no rule is known of; a state that must be named; a number that can't be. */
    @ParameterizedTest
    @CsvSource({
        "consumer, BY, , customer.address.country",
        "consumer, US, , customer.address.region",
        "business, FR, FR123, customer.taxId"
    })
    void whatCannotBeDecidedIsRefusedAlike(
            String kind, String place, @Nullable String taxId, String field) throws IOException {
        AskedSale sale =
                new AskedSale("refused", "muster-de", kind, place, "1", taxId, "EUR 1.00", "");

        Reply configured = cloud.call("POST", "/tax/quotes", "tax:read", sale.question());
        Reply described = cloud.call("POST", "/tax/quotes", "tax:read", sale.describedQuestion());

        assertThat(configured.status()).isEqualTo(422);
        assertThat(configured.json().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(described.json()).isEqualTo(configured.json());
        assertThat(commandLine(sale.describedQuestion()).path("problems"))
                .isEqualTo(configured.json().path("errors"));
    }

    @ParameterizedTest
    @MethodSource("sales")
    void theChainIsToldForYears(AskedSale sale) {
        String number = number(sale.id());

        String told = run(0, "tax", "explain", number, "--endpoint", endpoint());

        assertThat(told).startsWith(number + " of 2026-01-0").contains("Customer " + sale.id());
        JsonNode chain = invoiced(sale).get(0).path("because");
        assertThat(chain).isNotEmpty();
        for (JsonNode answer : chain) {
            assertThat(told)
                    .contains(answer.path("answer").asText(), answer.path("source").asText());
        }
    }

    @Test
    void anInvoiceThatIsNotThereIsSaid() {
        assertThat(run(1, "tax", "explain", "MU-2026-999999", "--endpoint", endpoint()))
                .isEqualTo("billfold: there is no invoice MU-2026-999999\n");
    }

    /** Of 100.00 with 19.00 half was credited. */
    @Test
    void vatComesToTheLedgersTaxPayable() {
        assertThat(report("vat", "muster-de"))
                .containsExactly(
                        "place,tax,category,ratePercent,scheme,customer,soldTo,currency,taxable,"
                                + "taxAmount,owedIn,taxableOwed,taxOwed,documents",
                        "CH,VAT,O,0,,business,CH,EUR,120.00,0.00,,,,1",
                        "DE,VAT,S,19,domestic,business,DE,EUR,50.00,9.50,,,,2",
                        "FR,VAT,S,20,oss,consumer,FR,EUR,9.90,1.98,,,,1",
                        "FR,VAT,AE,0,domestic,business,FR,EUR,400.00,0.00,,,,2");
        // 9.50 and 1.98
        assertThat(payable("muster-de")).containsExactly("EUR 11.48");
    }

    @ParameterizedTest
    @MethodSource("sellers")
    void everySellersTaxIsReportedToTheLastUnit(String seller) {
        JsonNode rows = Json.parse(run(0, reportOf("vat", seller, "--json")));

        assertThat(rows).isNotEmpty();
        BigDecimal reported = BigDecimal.ZERO;
        for (JsonNode row : rows) {
            reported = reported.add(new BigDecimal(row.path("taxAmount").asText()));
        }
        String currency = rows.get(0).path("currency").asText();
        assertThat(payable(seller)).containsExactly(currency + " " + reported.toPlainString());
    }

    @Test
    void theOneStopShopDeclaresWhatItWasChargedFor() {
        assertThat(report("oss", "muster-de"))
                .containsExactly(
                        "memberState,ratePercent,currency,taxable,taxAmount,rate,taxableEur,taxEur",
                        "FR,20,EUR,9.90,1.98,\"1 EUR = 1 EUR (ECB, 2026-01-31)\",9.90,1.98");
        assertThat(report("oss", "thames-gb")).hasSize(1);
    }

    /** 447.50 less the 47.50 that were credited. */
    @Test
    void theSalesListNamesTheBusinessAbroad() {
        assertThat(report("sales-list", "muster-de"))
                .containsExactly(
                        "country,taxId,supply,currency,value",
                        "FR,FR40303265045,services,EUR,400.00");
        assertThat(report("sales-list", "sakura-jp")).hasSize(1);
    }

    @Test
    void statesAreShownWithTheirThreshold() {
        assertThat(report("us", "portland-us"))
                .containsExactly(
                        "state,currency,sold,taxable,taxAmount,registered,threshold,soldInYear,"
                                + "sales,nexus",
                        "US-OR,USD,100.00,0.00,0.00,no,none,,,none");
        assertThat(report("us", "lone-star-us"))
                .contains("US-TX,USD,100.00,80.00,5.00,yes,USD 500000,100.00,1,below")
                .anyMatch(row -> row.startsWith("US-NY,USD,30.00,0.00,0.00,no,"));
        assertThat(report("us", "muster-de")).hasSize(1);
    }

    @Test
    void severalTaxesOfOneSaleAreReportedEach() {
        assertThat(report("vat", "maple-ca"))
                .contains(
                        "CA,GST,S,5,domestic,consumer,CA-BC,CAD,49.90,2.50,,,,1",
                        "CA-BC,PST,S,7,domestic,consumer,CA-BC,CAD,49.90,3.49,,,,1");
    }

    @Test
    void monthsWithoutSalesHaveNoRows() {
        assertThat(
                        run(
                                0,
                                "tax",
                                "report",
                                "vat",
                                "--seller",
                                "muster-de",
                                "--from",
                                "2025-01",
                                "--to",
                                "2025-12",
                                "--endpoint",
                                endpoint()))
                .hasLineCount(1);
    }

    @Test
    void aSellerThatIsNotConfiguredIsSaid() {
        assertThat(run(1, reportOf("vat", "nobody")))
                .isEqualTo("billfold: no seller 'nobody' is known\n");
    }

    @Test
    void anIndependentAuditorFindsNothingWrong() {
        assertThat(cloud.audited().violations()).isEmpty();
    }

    private static List<String> report(String kind, String seller) {
        return run(0, reportOf(kind, seller)).lines().toList();
    }

    private static String[] reportOf(String kind, String seller, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "tax",
                                "report",
                                kind,
                                "--seller",
                                seller,
                                "--from",
                                "2026-01",
                                "--to",
                                "2026-01",
                                "--endpoint",
                                endpoint()));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    /** What the ledger owes to tax authorities, one amount per currency. */
    private static List<String> payable(String seller) {
        return new LedgerStore(dynamo)
                .trialBalance(new SellerId(seller), JANUARY, JANUARY).stream()
                        .map(it -> it.net(LedgerAccount.TAX_PAYABLE).negated().toString())
                        .toList();
    }

    /** What a command prints, or says where it fails. */
    private static String run(int exit, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        assertThat(Billfold.run(new PrintWriter(out), new PrintWriter(err, true), arguments))
                .as(err.toString())
                .isEqualTo(exit);
        return exit == 0 ? out.toString() : err.toString();
    }

    private static String endpoint() {
        return cloud.endpoint().toString();
    }

    private static List<StoredInvoice> invoices(String sale) {
        return cloud.invoicesOf("account-" + sale);
    }

    private static String number(String sale) {
        return invoices(sale).getFirst().number();
    }
}
