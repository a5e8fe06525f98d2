package io.billfold.checks.edges;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.billing.cash.BankStatement;
import io.billfold.billing.cash.CashDecision;
import io.billfold.billing.delivery.LinkToken;
import io.billfold.billing.delivery.Report;
import io.billfold.billing.order.OrderRules;
import io.billfold.checks.template.RawTemplate;
import io.billfold.checks.template.RawTemplate.Declared;
import io.billfold.events.AdjustmentReader;
import io.billfold.events.OrderReader;
import io.billfold.events.PaymentReader;
import io.billfold.events.PurchaseOrderReader;
import io.billfold.events.SellerReader;
import io.billfold.events.UsageReader;
import io.billfold.events.catalog.CatalogReader;
import io.billfold.events.exchange.RatesReader;
import io.billfold.events.tax.TaxQuoteReader;
import io.billfold.lambda.Call;
import io.billfold.store.Commit;
import io.billfold.testkit.MemoryStores;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** How much, how often and how long: every limit with its value and its reason. */
class LimitsTest {
    private static final int KB = 1024;

    /**
     * A limit on a size.
     *
     * @param value what we take
     * @param fits what whatever comes next takes
     * @param reason why it is so
     */
    private record Limit(String what, long value, long fits, String reason) {
        @Override
        public String toString() {
            return what;
        }
    }

    static List<Limit> sizes() {
        return List.of(
                new Limit("body of a call", Call.BODY_BYTES_MAX, 6_000 * KB, "Lambda's event"),
                new Limit("payment", PaymentReader.SIZE_MAX_BYTES, Call.BODY_BYTES_MAX, "a call"),
                new Limit(
                        "purchase order",
                        PurchaseOrderReader.SIZE_MAX_BYTES,
                        4 * KB,
                        "a few fields"),
                new Limit("adjustment", AdjustmentReader.SIZE_MAX_BYTES, 200 * KB, "half an item"),
                new Limit("seller", SellerReader.SIZE_MAX_BYTES, Call.BODY_BYTES_MAX, "a call"),
                new Limit("catalog", CatalogReader.SIZE_MAX_BYTES, 6_000 * KB, "Lambda's event"),
                new Limit("rates", RatesReader.SIZE_MAX_BYTES, Call.BODY_BYTES_MAX, "a call"),
                new Limit("months of rates", RatesReader.MONTHS_MAX, Commit.ITEMS_MAX, "a commit"),
                new Limit(
                        "tax quote", TaxQuoteReader.SIZE_MAX_BYTES, Call.BODY_BYTES_MAX, "a call"),
                new Limit("usage", UsageReader.SIZE_MAX_BYTES, Call.BODY_BYTES_MAX, "a call"),
                new Limit("usage on the bus", UsageReader.SIZE_MAX_BYTES, 256 * KB, "an event"),
                new Limit("events of a batch", UsageReader.EVENTS_MAX, 500, "30 s, 10 commits"),
                new Limit("line of a file", UsageReader.LINE_MAX_BYTES, 64 * KB, "a piece of it"),
                new Limit("order", OrderReader.SIZE_MAX_BYTES, 256 * KB, "an event of the bus"),
                new Limit("lines that are read", OrderReader.LINES_MAX, 1_000, "a DynamoDB item"),
                new Limit("lines of an order", OrderRules.LINES_MAX, OrderReader.LINES_MAX, "read"),
                new Limit("detail of a report", Report.DETAIL_LENGTH_MAX, 400, "two of a step"),
                new Limit("token of a link", LinkToken.LENGTH_MAX, 512, "the path of a call"),
                new Limit(
                        "entries of a statement", BankStatement.ENTRIES_MAX, 10_000, "15 minutes"),
                new Limit(
                        "invoices of a payment",
                        CashDecision.Apply.INVOICES_MAX,
                        Commit.ITEMS_MAX / 9,
                        "a commit: nine items each, with events"),
                new Limit("items of a commit", Commit.ITEMS_MAX, 100, "TransactWriteItems"));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void whatIsTakenFitsIntoWhatTakesItNext(Limit limit) {
        assertThat(limit.value()).as(limit.reason()).isPositive().isLessThanOrEqualTo(limit.fits());
    }

    /** Each at its limit and one beyond; 400 means that it was looked at, and is not signed. */
    @ParameterizedTest
    @CsvSource({
        "webhook's body, 131072, 400, 413",
        "path, 512, 400, 414",
        "headers, 10240, 400, 431",
        "signature header, 2048, 400, 400"
    })
    void oneMoreIsRefused(String what, int limit, int at, int beyond) throws Exception {
        try (Webhooks webhooks = new Webhooks(new MemoryStores())) {
            assertThat(status(webhooks, sized(webhooks, what, limit))).isEqualTo(at);
            assertThat(status(webhooks, sized(webhooks, what, limit + 1))).isEqualTo(beyond);
        }
    }

    private static ObjectNode sized(Webhooks webhooks, String what, int size) {
        return switch (what) {
            case "webhook's body" -> webhooks.call("x".repeat(size).getBytes(UTF_8), "t=1");
            case "path" -> webhooks.call(new byte[0], "t=1").put("rawPath", "/".repeat(size));
            case "headers" -> {
                String content = "content-typeapplication/json";
                int rest = size - content.length() - "stripe-signature".length();
                yield webhooks.call(new byte[0], "x".repeat(rest));
            }
            default -> webhooks.call(new byte[0], "x".repeat(size));
        };
    }

    private static int status(Webhooks webhooks, ObjectNode call) throws Exception {
        JsonNode answer = webhooks.function().answer(call.toString());
        ProblemAnswersTest.assertIsProblem(answer);
        return answer.path("statusCode").asInt();
    }

    /** 100 calls a second are more than people and their programs make; a burst is an import. */
    @Test
    void everyRouteIsThrottledAndTheOpenOneMore() {
        Map<String, Object> all = RawTemplate.resource("Api").map("DefaultRouteSettings");
        assertThat(rate(all)).isBetween(1, 100);
        assertThat(burst(all)).isBetween(rate(all), 200);
        assertThat(Routes.all().stream().filter(Routes.Declared::isOpen))
                .isNotEmpty()
                .allSatisfy(
                        route -> {
                            Map<String, Object> own =
                                    RawTemplate.asMap(route.properties().get("RouteSettings"));
                            assertThat(rate(own)).isBetween(1, rate(all) / 2);
                            assertThat(burst(own)).isBetween(rate(own), burst(all) / 2);
                        });
    }

    private static int rate(Map<String, Object> settings) {
        return (Integer) settings.getOrDefault("ThrottlingRateLimit", 0);
    }

    private static int burst(Map<String, Object> settings) {
        return (Integer) settings.getOrDefault("ThrottlingBurstLimit", 0);
    }

    /**
     * API Gateway gives up after 30 seconds: what a function does later, nobody hears of. A billing
     * run may take longer: it goes on, its progress is in the list of runs, and asked for again it
     * finds what was billed. So may functions whose time is for other work: calculate-tax has it
     * for five drafts of its queue, check-tax-id for asking again about many numbers, and
     * seal-documents for days that were missed, build-audit-package for its queue, apply-cash for a
     * bank's largest statement, collect-payment for all that are due in an hour, and watch-disputes
     * and close-books for all that are due on a day.
     */
    @Test
    void noFunctionBehindTheHttpApiOutlivesItsCall() {
        Set<String> longer =
                Set.of(
                        "RunBilling",
                        "CalculateTax",
                        "CheckTaxId",
                        "SealDocuments",
                        "BuildAuditPackage",
                        "ApplyCash",
                        "CollectPayment",
                        "WatchDisputes",
                        "CloseBooks");
        assertThat(Routes.all().stream().filter(it -> !longer.contains(it.function())))
                .isNotEmpty()
                .allSatisfy(
                        route ->
                                assertThat(timeout(RawTemplate.resource(route.function())))
                                        .isBetween(1, 30));
    }

    /** That a queue hides a message six times as long is held beside the queues. */
    @Test
    void everyFunctionEnds() {
        assertThat(RawTemplate.ofType("AWS::Serverless::Function"))
                .isNotEmpty()
                .allSatisfy(function -> assertThat(timeout(function)).isBetween(1, 900));
    }

    private static int timeout(Declared function) {
        Object own = function.at("Timeout");
        return (Integer) (own == null ? RawTemplate.global("Timeout") : own);
    }
}
