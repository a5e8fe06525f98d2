package io.billfold.checks.edges;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a caller is told when something breaks inside: that it did, and an id to ask with. */
class ProblemAnswersTest {
    /** A call for each function behind the HTTP API that gets as far as to AWS. */
    private static final Map<String, ObjectNode> CALLS =
            Map.ofEntries(
                    call("RecordPayment", "POST /payments", Map.of(), Samples.PAYMENT),
                    call("ApplyCash", "GET /cash/{id}", Map.of("id", "c-1"), ""),
                    call(
                            "CloseBooks",
                            "GET /sellers/{id}/closed-period",
                            Map.of("id", "muster-de"),
                            ""),
                    call("RecordUsage", "POST /usage", Map.of(), Samples.USAGE),
                    call(
                            "ConfigureSeller",
                            "PUT /sellers/{id}",
                            Map.of("id", "muster-de"),
                            Samples.seller()),
                    call(
                            "ConfigureCatalog",
                            "PUT /sellers/{id}/catalog",
                            Map.of("id", "muster-de"),
                            Samples.catalog()),
                    call(
                            "ConfigureExchangeRates",
                            "PUT /exchange-rates",
                            Map.of(),
                            Samples.exchangeRates()),
                    call(
                            "ServeAudit",
                            "GET /invoices/{number}/document",
                            Map.of("number", "MU-2026-000001"),
                            ""),
                    call(
                            "SealDocuments",
                            "GET /invoices/{number}/proof",
                            Map.of("number", "MU-2026-000001"),
                            ""),
                    call(
                            "RecordDelivery",
                            "GET /invoices/{number}/deliveries",
                            Map.of("number", "MU-2026-000001"),
                            ""),
                    call(
                            "WatchDisputes",
                            "GET /disputes/{provider}/{id}",
                            Map.of("provider", "stripe", "id", "dp_1"),
                            ""),
                    call(
                            "CollectPayment",
                            "GET /accounts/{id}/payment-methods",
                            Map.of("id", "acme"),
                            ""),
                    call(
                            "CollectEvidence",
                            "GET /disputes/{provider}/{id}/evidence",
                            Map.of("provider", "stripe", "id", "dp_1"),
                            ""),
                    call("OpenDocument", "GET /documents/{token}", Map.of("token", "x"), ""),
                    Map.entry("DrawStatement", statement()),
                    call(
                            "BuildAuditPackage",
                            "GET /audit-packages/{id}",
                            Map.of("id", "muster-de.2026-01-01.2026-01-31.0123456789abcdef"),
                            ""),
                    call(
                            "ChangeSubscription",
                            "GET /subscriptions/{id}",
                            Map.of("id", "o-1001"),
                            ""),
                    call(
                            "PreviewInvoice",
                            "POST /previews",
                            Map.of(),
                            "{\"version\": 1, \"subscriptionId\": \"o-1001\"}"),
                    call(
                            "ReleaseDraft",
                            "GET /accounts/{id}/purchase-orders",
                            Map.of("id", "acme"),
                            ""),
                    call(
                            "RunBilling",
                            "GET /billing-runs/{date}",
                            Map.of("date", "2026-01-31"),
                            ""),
                    call(
                            "CheckTaxId",
                            "PUT /accounts/{id}/tax-id-check",
                            Map.of("id", "acme"),
                            "{}"),
                    call("CalculateTax", "POST /tax/quotes", Map.of(), Samples.TAX_QUOTE),
                    call("AdjustInvoice", "GET /accounts/{id}/credit", Map.of("id", "acme"), ""),
                    call(
                            "ReceiveWebhook",
                            "POST /webhooks/{provider}",
                            Map.of("provider", "stripe"),
                            Samples.CHARGE));

    private static ObjectNode statement() {
        ObjectNode call = HttpCall.of("GET /accounts/{id}/statement", Map.of("id", "acme"), "");
        call.putObject("queryStringParameters").put("seller", "muster-de");
        return call;
    }

    private static Map.Entry<String, ObjectNode> call(
            String function, String route, Map<String, String> parameters, String body) {
        return Map.entry(function, HttpCall.of(route, parameters, body));
    }

    static Set<String> functions() {
        return Routes.all().stream().map(Routes.Declared::function).collect(Collectors.toSet());
    }

    @Test
    void everyFunctionBehindTheHttpApiIsBrokenOnce() {
        assertThat(CALLS.keySet()).isEqualTo(functions());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void aFaultOfOursTellsTheRequestsIdAndNothingElse(String name) throws Exception {
        try (EdgeFunction function = EdgeFunction.of(name)) {
            JsonNode answer = function.answer(CALLS.get(name).toString());
            assertThat(answer.path("statusCode").asInt()).isEqualTo(500);
            assertThat(assertIsProblem(answer))
                    .isEqualTo(
                            Json.object()
                                    .put("type", "about:blank")
                                    .put("title", "Internal error")
                                    .put("status", 500)
                                    .put(
                                            "detail",
                                            "The call failed on our side. Try again, or ask with"
                                                    + " the request id.")
                                    .put("requestId", "r-1"));
            // the headers too
            assertThat(answer.toString())
                    .doesNotContain("arn:", "Exception", "io.billfold", "Dynamo", "resource")
                    .doesNotContain(EdgeFunction.INSIDE);
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void whatCannotBeReadIsRefusedBeforeAnythingIsAsked(String name) throws Exception {
        ObjectNode garbled =
                CALLS.get(name).deepCopy().put("body", "*").put("isBase64Encoded", true);
        try (EdgeFunction function = EdgeFunction.of(name)) {
            JsonNode answer = function.answer(garbled.toString());
            assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
            assertIsProblem(answer);
        }
    }

    /** The problem in an answer: RFC 9457, with all that we say we give. */
    static JsonNode assertIsProblem(JsonNode answer) {
        assertThat(answer.at("/headers/content-type").asText())
                .as(answer.toString())
                .isEqualTo("application/problem+json");
        JsonNode problem = Json.parse(answer.path("body").asText().getBytes(UTF_8));
        assertThat(problem.path("type").asText()).isEqualTo("about:blank");
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank();
        assertThat(problem.path("status").asInt()).isEqualTo(answer.path("statusCode").asInt());
        return problem;
    }
}
