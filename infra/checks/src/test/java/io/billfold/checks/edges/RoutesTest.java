package io.billfold.checks.edges;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.checks.Repository;
import io.billfold.checks.template.RawTemplate;
import io.billfold.local.LocalCloud;
import io.billfold.local.LocalCloudOptions;
import io.billfold.local.http.Json;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Who gets through which door: every route of the template, called on a running cloud. */
class RoutesTest {
    /** Routes that anybody may call, each with what protects it instead of a token. */
    private static final Map<String, String> OPEN =
            Map.of(
                    "POST /webhooks/{provider}",
                    "providers have no token of ours: each signs its calls, which is checked",
                    "GET /documents/{token}",
                    "customers have no token of ours: the link in a mail is signed, and ends");

    private static final String AUDIT_DOOR = "audit billing:read collections:read";

    /**
     * All others, each with the scope that it asks for, or with those of which one is enough, and
     * who needs it. Where there are several, the function looks at the scope itself and says what
     * it does not allow.
     */
    private static final Map<String, Need> CLOSED =
            Map.ofEntries(
                    need(
                            "POST /payments",
                            "payments:write",
                            "receivables: money that came to the bank"),
                    need(
                            "GET /cash",
                            "collections:read billing:read",
                            "receivables: what came to the bank and waits for them"),
                    need(
                            "GET /cash/{id}",
                            "collections:read billing:read",
                            "the same: one entry, with all that was done"),
                    need(
                            "POST /cash/{id}/decisions",
                            "payments:write",
                            "receivables: what money is for"),
                    need(
                            "GET /sellers/{id}/closed-period",
                            "billing:read collections:read",
                            "accounting: which months are closed, by whom and why"),
                    need(
                            "PUT /sellers/{id}/closed-period",
                            "billing:write",
                            "accounting: months are closed, or opened again"),
                    need(
                            "GET /deferred-revenue",
                            "billing:read collections:read",
                            "accounting: what was invoiced for months to come"),
                    need(
                            "GET /payouts",
                            "collections:read billing:read",
                            "receivables: what providers paid out, and what is not explained"),
                    need(
                            "GET /payouts/{id}",
                            "collections:read billing:read",
                            "the same: one payout, line by line where it differs"),
                    need(
                            "POST /payouts/{id}/decisions",
                            "payments:write",
                            "accounting: what a line is that nobody books"),
                    need(
                            "GET /withholding",
                            "collections:read billing:read",
                            "receivables: which certificates are still to come"),
                    need(
                            "GET /withholding/{id}",
                            "collections:read billing:read",
                            "the same: one claim, with all that was done"),
                    need(
                            "POST /withholding",
                            "payments:write",
                            "receivables: what was withheld of a payment"),
                    need(
                            "POST /withholding/{id}/decisions",
                            "payments:write",
                            "receivables: certificates, and what became of them"),
                    need(
                            "POST /subscriptions/{id}/changes",
                            "subscriptions:write",
                            "operations and the shop: upgrades, seats, cancellations"),
                    need(
                            "GET /subscriptions/{id}",
                            "subscriptions:read",
                            "the shop: where a subscription stands"),
                    need(
                            "POST /previews",
                            "subscriptions:read",
                            "the shop: what a change would cost; nothing is written"),
                    need(
                            "PUT /accounts/{id}/tax-id-check",
                            "billing:write",
                            "receivables: whether a customer's VAT number is registered"),
                    need(
                            "POST /tax/quotes",
                            "tax:read",
                            "the shop: what tax a checkout must show; nothing is written"),
                    need("POST /usage", "usage:write", "the product: what its customers used"),
                    need(
                            "PUT /sellers/{id}",
                            "sellers:write",
                            "whoever sets Billfold up: legal entities"),
                    need("POST /logos", "sellers:write", "the same: what their documents show"),
                    need(
                            "PUT /sellers/{id}/catalog",
                            "catalog:write",
                            "product owners: what is sold at which price"),
                    need(
                            "POST /sellers/{id}/catalog/preview",
                            "catalog:write",
                            "the same, before they do it"),
                    need(
                            "GET /sellers/{id}/catalog",
                            "catalog:read",
                            "whoever sells: what there is"),
                    need("GET /invoices", AUDIT_DOOR, "search; who asked is written down"),
                    need("GET /invoices/{number}", AUDIT_DOOR, "what is recorded of an invoice"),
                    need(
                            "GET /invoices/{number}/document",
                            AUDIT_DOOR,
                            "a signed link, to what the role may have"),
                    need("PUT /invoices/{number}/hold", AUDIT_DOOR, "auditors alone: legal holds"),
                    need(
                            "GET /invoices/{number}/deliveries",
                            AUDIT_DOOR,
                            "whoever is asked whether a customer got it; no content of it"),
                    need("GET /deliveries", AUDIT_DOOR, "what did not reach customers"),
                    need("GET /deliveries/refused", AUDIT_DOOR, "what could not be understood"),
                    need(
                            "POST /invoices/{number}/deliveries",
                            "billing:write",
                            "operations: what was put into portals, heard from Peppol, or is to be"
                                    + " sent again"),
                    need(
                            "POST /accounts/{id}/mail-release",
                            "billing:write",
                            "operations: mail goes to an address again"),
                    need("GET /access-log", AUDIT_DOOR, "auditors alone: who looked at what"),
                    need("POST /audit-packages", "audit", "auditors: what they take home"),
                    need("GET /audit-packages", "audit", "auditors: what was asked for"),
                    need("GET /audit-packages/{id}", "audit", "auditors: a signed link to it"),
                    need("POST /seals", "audit", "auditors: what is over is sealed now"),
                    need("GET /seals", "audit", "auditors: seals, to be kept elsewhere"),
                    need("GET /seals/{day}", "audit", "auditors: what a seal covers"),
                    need(
                            "GET /invoices/{number}/proof",
                            "audit",
                            "auditors: that an invoice was sealed; no content of it"),
                    need(
                            "PUT /exchange-rates",
                            "tax:write",
                            "whoever loads published rates, once a day"),
                    need(
                            "GET /exchange-rates",
                            "tax:read",
                            "whoever is asked which rate an invoice has"),
                    need(
                            "POST /invoices/{number}/credits",
                            "billing:write",
                            "operations: what is given back"),
                    need(
                            "POST /invoices/{number}/additions",
                            "billing:write",
                            "operations: what was forgotten"),
                    need(
                            "POST /invoices/{number}/corrections",
                            "billing:write",
                            "operations: what was wrong"),
                    need(
                            "POST /accounts/{id}/refunds",
                            "billing:write",
                            "operations: credit that is paid out"),
                    need(
                            "POST /billing-runs",
                            "billing:write",
                            "operations: billing at another time, of one account, to a past day"),
                    need("GET /billing-runs", "billing:read", "operations: which runs there were"),
                    need(
                            "GET /billing-runs/{date}",
                            "billing:read",
                            "operations: what came of them"),
                    need("GET /drafts", "billing:read", "operations: what is held and why"),
                    need(
                            "POST /drafts/{id}/release",
                            "billing:write",
                            "operations: what is held goes on"),
                    need(
                            "PUT /accounts/{id}/purchase-orders/{number}",
                            "billing:write",
                            "operations: what customers allow to be invoiced"),
                    need(
                            "GET /accounts/{id}/purchase-orders",
                            "billing:read",
                            "whoever is asked what is left of it"),
                    need(
                            "GET /accounts/{id}/payment-methods",
                            "billing:read",
                            "whoever is asked what an account pays with"),
                    need(
                            "PUT /accounts/{id}/payment-methods/{methodId}",
                            "billing:write",
                            "the shop and operations: what an account is charged by"),
                    need(
                            "DELETE /accounts/{id}/payment-methods/{methodId}",
                            "billing:write",
                            "the same"),
                    need(
                            "GET /invoices/{number}/attempts",
                            "billing:read",
                            "whoever is asked why an invoice was not collected"),
                    need(
                            "GET /accounts/{id}/refunds",
                            "billing:read",
                            "whoever pays out what no provider can give back"),
                    need(
                            "GET /accounts/{id}/credit",
                            "billing:read",
                            "whoever is asked what is left"),
                    need(
                            "GET /disputes",
                            "billing:read collections:read",
                            "receivables: which payments banks argue about"),
                    need(
                            "GET /disputes/{provider}/{id}/evidence",
                            "billing:read collections:read",
                            "receivables: what answers a bank"),
                    need(
                            "POST /disputes/{provider}/{id}/evidence",
                            "payments:write",
                            "whoever decides about money: what is sent, or given up"),
                    need(
                            "POST /disputes/{provider}/{id}/decisions",
                            "payments:write",
                            "whoever decides about money: what it is worth"),
                    need(
                            "GET /dispute-ratios",
                            "billing:read collections:read",
                            "receivables: how near the networks' limits are"),
                    need(
                            "GET /disputes/{provider}/{id}",
                            "billing:read collections:read",
                            "the same: what led to what"),
                    need(
                            "GET /accounts/{id}/statement",
                            AUDIT_DOOR,
                            "whoever writes to customers about what is open"));

    private static LocalCloud cloud;
    private static Tokens tokens;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private record Need(String scope, String who) {}

    private static Map.Entry<String, Need> need(String route, String scope, String who) {
        return Map.entry(route, new Need(scope, who));
    }

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        cloud =
                LocalCloud.start(
                        LocalCloudOptions.of(Repository.template())
                                .withPort(0)
                                .withDataFolder(folder));
        tokens = Tokens.of(folder, cloud.endpoint().toString());
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    static List<Routes.Declared> closed() {
        return Routes.all().stream().filter(route -> !route.isOpen()).toList();
    }

    static Stream<Object[]> badTokens() {
        return closed().stream()
                .flatMap(route -> Tokens.BAD.stream().map(bad -> new Object[] {route, bad}));
    }

    @Test
    void everyRouteIsListedHereWithItsReason() {
        assertThat(keys(true)).isEqualTo(OPEN.keySet());
        assertThat(keys(false)).isEqualTo(CLOSED.keySet());
        assertThat(RawTemplate.resource("Api").text("Auth.DefaultAuthorizer")).isEqualTo("Tokens");
    }

    private static Set<String> keys(boolean open) {
        return Routes.all().stream()
                .filter(route -> route.isOpen() == open)
                .map(Routes.Declared::key)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("closed")
    void everyOtherRouteNeedsAScope(Routes.Declared route) {
        assertThat(route.scopes()).isEqualTo(scopes(route));
    }

    private static List<String> scopes(Routes.Declared route) {
        return List.of(CLOSED.get(route.key()).scope().split(" ", -1));
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void aBadTokenIsRefusedAtTheGateway(Routes.Declared route, String bad) throws Exception {
        HttpResponse<String> reply = call(route, tokens.bad(bad, CLOSED.get(route.key()).scope()));
        assertThat(reply.statusCode()).as(bad).isEqualTo(401);
        assertThat(reply.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
    }

    @ParameterizedTest
    @MethodSource("closed")
    void anothersScopesAreNotEnough(Routes.Declared route) throws Exception {
        String needed = scopes(route).getFirst();
        String others =
                closed().stream()
                        .flatMap(each -> scopes(each).stream())
                        .filter(scope -> !scopes(route).contains(scope))
                        .distinct()
                        .collect(Collectors.joining(" "));
        for (String scopes :
                List.of(others, "", needed + "x", needed.toUpperCase(java.util.Locale.ROOT))) {
            HttpResponse<String> reply = call(route, tokens.good(scopes));
            assertThat(reply.statusCode()).as(scopes).isEqualTo(403);
            assertThat(reply.body()).isEqualTo("{\"message\":\"Forbidden\"}");
        }
    }

    @ParameterizedTest
    @MethodSource("closed")
    void theRightScopeReachesTheFunctionWhichAnswersForItself(Routes.Declared route)
            throws Exception {
        HttpResponse<String> reply = call(route, tokens.good(CLOSED.get(route.key()).scope()));
        assertThat(reply.statusCode()).isBetween(400, 499).isNotIn(401, 403);
        assertIsProblem(reply);
    }

    @Test
    void anOpenRouteAsksForASignature() throws Exception {
        for (Routes.Declared route :
                Routes.all().stream().filter(Routes.Declared::isOpen).toList()) {
            HttpResponse<String> reply = call(route, null);
            assertThat(reply.statusCode()).isEqualTo(route.method().equals("GET") ? 404 : 400);
            assertIsProblem(reply);
        }
    }

    @Test
    void whatIsNoRouteIsNotFound() throws Exception {
        for (String key :
                List.of(
                        "GET /payments",
                        "POST /payments/",
                        "POST /payments/x",
                        "POST /webhooks",
                        "POST /webhooks/stripe/x",
                        "GET /webhooks/stripe",
                        "GET /invoices/MU-2026-000001/pdf",
                        "DELETE /invoices/MU-2026-000001/hold",
                        "GET /")) {
            HttpResponse<String> reply =
                    call(new Routes.Declared("", key, Map.of()), tokens.good("audit"));
            assertThat(reply.statusCode()).as(key).isEqualTo(404);
            assertThat(reply.body()).isEqualTo("{\"message\":\"Not Found\"}");
        }
    }

    @Test
    void whoCallsTooOftenIsTurnedAwayAtTheGateway() {
        Routes.Declared invoices =
                closed().stream().filter(it -> it.method().equals("GET")).findFirst().orElseThrow();
        List<CompletableFuture<HttpResponse<String>>> calls =
                IntStream.range(0, 600).mapToObj(i -> sent(invoices, null)).toList();
        List<HttpResponse<String>> replies = calls.stream().map(CompletableFuture::join).toList();
        assertThat(replies).extracting(HttpResponse::statusCode).containsOnly(401, 429);
        assertThat(replies)
                .filteredOn(reply -> reply.statusCode() == 429)
                .extracting(HttpResponse::body)
                .containsOnly("{\"message\":\"Too Many Requests\"}");
    }

    private static void assertIsProblem(HttpResponse<String> reply) {
        assertThat(reply.headers().firstValue("content-type")).contains("application/problem+json");
        JsonNode problem = Json.parse(reply.body().getBytes(UTF_8));
        assertThat(problem.path("status").asInt()).isEqualTo(reply.statusCode());
        assertThat(problem.path("title").asText()).isNotBlank();
    }

    private static HttpResponse<String> call(Routes.Declared route, @Nullable String token)
            throws IOException, InterruptedException {
        return HTTP.send(request(route, token), HttpResponse.BodyHandlers.ofString());
    }

    private static CompletableFuture<HttpResponse<String>> sent(
            Routes.Declared route, @Nullable String token) {
        return HTTP.sendAsync(request(route, token), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(Routes.Declared route, @Nullable String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(cloud.endpoint().resolve(route.path()))
                        .header("Content-Type", "application/json")
                        .method(route.method(), HttpRequest.BodyPublishers.ofString("{}"));
        return (token == null ? request : request.header("Authorization", token)).build();
    }
}
