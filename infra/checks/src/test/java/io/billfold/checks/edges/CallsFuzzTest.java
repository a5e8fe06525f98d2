package io.billfold.checks.edges;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.checks.fuzz.Damage;
import io.billfold.checks.fuzz.Fuzz;
import io.billfold.checks.fuzz.JsonDamage;
import io.billfold.local.http.Json;
import io.billfold.store.Commit;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.aws.S3Model;
import io.billfold.testkit.aws.SecretsModel;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Whatever is sent to the HTTP API, a function answers it: what is wrong with a call is told with a
 * status of 400 to 499 as a problem (RFC 9457), and never is it a fault of ours.
 */
class CallsFuzzTest {
    private static final int CASES = 1_000;
    private static final String NUMBER = "MU-2026-000001";

    /** Of the form of ours, of another key. */
    private static final String TOKEN =
            "MXxNVS0yMDI2LTAwMDA0Mi9pbnZvaWNlLjF8MTc3NzYzNjgwMG" + "x".repeat(43);

    private static final List<String> KINDS = List.of("credits", "additions", "corrections");

    private final MemoryStores stores = new MemoryStores();
    private int accepted;

    @Test
    void aDamagedPaymentIsAnswered() throws Exception {
        stores.open(io.billfold.testkit.Samples.receivable());
        try (EdgeFunction function = EdgeFunction.of("RecordPayment", stores.client())) {
            Fuzz.named("POST /payments")
                    .run(CASES, (random, i) -> check(function, payment(random)));
        }
        assertThat(accepted).as("payments that were booked").isPositive();
    }

    private static ObjectNode payment(Random random) {
        String own =
                Samples.PAYMENT
                        .replace("p-1", "p-" + random.nextInt())
                        .replace("ch_1", "ch_" + random.nextInt());
        return call("POST /payments", Map.of(), JsonDamage.of(own, random), random);
    }

    /** Of no known subscription, so that nothing is ever recorded, and all that is read is kept. */
    @Test
    void damagedUsageIsAnswered() throws Exception {
        try (EdgeFunction function = EdgeFunction.of("RecordUsage", stores.client())) {
            Fuzz.named("POST /usage").run(CASES, (random, i) -> check(function, usage(random)));
        }
        assertThat(stores.events("SUBSCRIPTIONS"))
                .isNotEmpty()
                .allMatch(event -> event.getKey().equals("UsageRefused"));
    }

    private static ObjectNode usage(Random random) {
        String own = Samples.USAGE.replace("e-1", "e-" + random.nextInt());
        String sent = random.nextBoolean() ? own : "{\"version\":1,\"events\":[" + own + "]}";
        return call("POST /usage", Map.of(), JsonDamage.of(sent, random), random);
    }

    @Test
    void aDamagedCreditIsAnswered() throws Exception {
        Commit issued = stores.dynamo().begin();
        stores.invoices().add(issued, io.billfold.testkit.Samples.invoice());
        stores.dynamo().commit(issued);
        try (EdgeFunction function = EdgeFunction.of("AdjustInvoice", stores.client())) {
            Fuzz.named("POST /credits").run(CASES, (random, i) -> check(function, credit(random)));
            Fuzz.named("POST /refunds").run(CASES, (random, i) -> check(function, refund(random)));
        }
        assertThat(accepted).as("credit notes that were made").isPositive();
    }

    private static ObjectNode credit(Random random) {
        String own = Samples.CREDIT.replace("r-1", "r-" + random.nextInt());
        String number = random.nextInt(4) == 0 ? Damage.of("MU-2026-000001", random) : NUMBER;
        String route = "POST /invoices/{number}/" + KINDS.get(random.nextInt(KINDS.size()));
        return call(route, Map.of("number", number), JsonDamage.of(own, random), random);
    }

    private static ObjectNode refund(Random random) {
        byte[] body = JsonDamage.of(Samples.REFUND, random);
        return call("POST /accounts/{id}/refunds", Map.of("id", "acme"), body, random);
    }

    @Test
    void aDamagedSellerIsAnswered() throws Exception {
        try (EdgeFunction function = EdgeFunction.of("ConfigureSeller", stores.client())) {
            Fuzz.named("PUT /sellers").run(CASES, (random, i) -> check(function, seller(random)));
        }
        assertThat(accepted).as("sellers that were configured").isPositive();
    }

    private static ObjectNode seller(Random random) {
        String id = random.nextBoolean() ? "muster-de" : Damage.of("muster-de", random);
        byte[] body = JsonDamage.of(Samples.seller(), random);
        return call("PUT /sellers/{id}", Map.of("id", id), body, random);
    }

    @Test
    void aDamagedCatalogIsAnswered() throws Exception {
        Commit seller = stores.dynamo().begin();
        stores.accounts().saveSeller(seller, io.billfold.testkit.Samples.seller(), null);
        stores.dynamo().commit(seller);
        try (EdgeFunction function = EdgeFunction.of("ConfigureCatalog", stores.client())) {
            Fuzz.named("PUT /sellers/catalog")
                    .run(CASES, (random, i) -> check(function, catalog(random)));
        }
        assertThat(accepted).as("catalogs that were configured").isPositive();
    }

    private static ObjectNode catalog(Random random) {
        String route =
                random.nextBoolean()
                        ? "PUT /sellers/{id}/catalog"
                        : "POST /sellers/{id}/catalog/preview";
        byte[] body = JsonDamage.of(Samples.catalog(), random);
        return call(route, Map.of("id", "muster-de"), body, random);
    }

    @Test
    void aDamagedPageOfRatesIsAnswered() throws Exception {
        try (EdgeFunction function = EdgeFunction.of("ConfigureExchangeRates", stores.client())) {
            Fuzz.named("PUT /exchange-rates")
                    .run(CASES, (random, i) -> check(function, exchangeRates(random)));
        }
        assertThat(accepted).as("pages of rates that were taken").isPositive();
    }

    private static ObjectNode exchangeRates(Random random) {
        byte[] body = JsonDamage.of(Samples.exchangeRates(), random);
        return call("PUT /exchange-rates", Map.of(), body, random);
    }

    @Test
    void aDamagedNumberIsAnswered() throws Exception {
        try (EdgeFunction function = EdgeFunction.of("ServeAudit", stores.client())) {
            Fuzz.named("GET /invoices").run(CASES, (random, i) -> check(function, number(random)));
        }
    }

    private static ObjectNode number(Random random) {
        String number = Damage.of("MU-2026-000001", random);
        String route = "GET /invoices/{number}" + (random.nextBoolean() ? "/document" : "");
        return call(route, Map.of("number", number), new byte[0], random);
    }

    @Test
    void aDamagedSearchIsAnswered() throws Exception {
        try (EdgeFunction function = EdgeFunction.of("ServeAudit", stores.client())) {
            Fuzz.named("GET /invoices?").run(CASES, (random, i) -> check(function, search(random)));
        }
        assertThat(accepted).as("searches that were answered").isPositive();
    }

    private static ObjectNode search(Random random) {
        boolean isLog = random.nextInt(5) == 0;
        ObjectNode event =
                call(isLog ? "GET /access-log" : "GET /invoices", Map.of(), new byte[0], random);
        ObjectNode query = event.putObject("queryStringParameters");
        if (isLog) {
            query.put("month", either("2026-02", random)).put("after", either("3", random));
            return event;
        }
        query.put("limit", "3");
        for (Map.Entry<String, String> each : Samples.SEARCH.entrySet()) {
            if (random.nextInt(3) == 0) {
                query.put(each.getKey(), either(each.getValue(), random));
            }
        }
        return event;
    }

    private static String either(String good, Random random) {
        return random.nextInt(4) == 0 ? Damage.of(good, random) : good;
    }

    @Test
    void aDamagedLegalHoldIsAnswered() throws Exception {
        Commit issued = stores.dynamo().begin();
        stores.invoices().add(issued, io.billfold.testkit.Samples.invoice());
        stores.dynamo().commit(issued);
        try (EdgeFunction function = EdgeFunction.of("ServeAudit", stores.client())) {
            Fuzz.named("PUT /hold").run(CASES, (random, i) -> check(function, hold(random)));
        }
        assertThat(stores.events("INVOICES")).isEmpty();
    }

    private static ObjectNode hold(Random random) {
        byte[] body = JsonDamage.of("{\"held\":true,\"reason\":\"Inquiry\"}", random);
        return call("PUT /invoices/{number}/hold", Map.of("number", NUMBER), body, random);
    }

    /** Nothing is registered: every day that is sealed is empty. */
    @Test
    void aDamagedCallForSealsIsAnswered() throws Exception {
        S3Model s3 = new S3Model(InstantSource.fixed(Instant.parse("2026-01-15T12:00:00Z")));
        s3.createBucket(r -> r.bucket("DOCUMENTS_BUCKET").objectLockEnabledForBucket(true));
        try (EdgeFunction function = EdgeFunction.of("SealDocuments", stores.client(), s3)) {
            Fuzz.named("/seals").run(CASES, (random, i) -> check(function, seals(random)));
        }
        assertThat(accepted).as("calls that were answered with success").isPositive();
    }

    /** None is known; what is asked for is damaged. */
    @Test
    void damagedQueriesForDisputesAreAnswered() throws Exception {
        try (EdgeFunction function = EdgeFunction.of("WatchDisputes", stores.client())) {
            Fuzz.named("/disputes").run(CASES, (random, i) -> check(function, disputes(random)));
        }
        assertThat(accepted).as("lists that were answered").isPositive();
    }

    /** None is known; what is asked for and what is said is damaged. */
    @Test
    void damagedDecisionsAboutDisputesAreAnswered() throws Exception {
        S3Model s3 = new S3Model(InstantSource.fixed(Instant.EPOCH));
        try (EdgeFunction evidence = EdgeFunction.of("CollectEvidence", stores.client(), s3);
                EdgeFunction watch = EdgeFunction.of("WatchDisputes", stores.client())) {
            Fuzz.named("/disputes/decisions")
                    .run(
                            CASES,
                            (random, i) ->
                                    check(
                                            i % 2 == 0 ? evidence : watch,
                                            decision(
                                                    i % 2 == 0 ? "evidence" : "decisions",
                                                    random)));
        }
        assertThat(accepted).as("there is no case to decide about").isZero();
    }

    private static ObjectNode decision(String door, Random random) {
        Map<String, String> path =
                Map.of("provider", Damage.of("stripe", random), "id", Damage.of("dp_1", random));
        byte[] body =
                JsonDamage.of(
                        "{\"version\":1,\"do\":\"submit\",\"reason\":\"r\",\"movement\":\"txn_1\","
                                + "\"amount\":\"1.00\"}",
                        random);
        return call("POST /disputes/{provider}/{id}/" + door, path, body, random);
    }

    private static ObjectNode disputes(Random random) {
        if (random.nextBoolean()) {
            Map<String, String> path =
                    Map.of(
                            "provider", Damage.of("stripe", random),
                            "id", Damage.of("dp_1", random));
            return call("GET /disputes/{provider}/{id}", path, new byte[0], random);
        }
        String route = random.nextBoolean() ? "GET /disputes" : "GET /dispute-ratios";
        ObjectNode event = call(route, Map.of(), new byte[0], random);
        event.putObject("queryStringParameters")
                .put("seller", random.nextBoolean() ? "muster-de" : Damage.of("muster-de", random))
                .put("month", random.nextBoolean() ? "2026-01" : Damage.of("2026-01", random));
        return event;
    }

    @Test
    void damagedPaymentMethodsAreAnswered() throws Exception {
        Commit known = stores.dynamo().begin();
        stores.accounts()
                .saveAccount(
                        known, io.billfold.testkit.Samples.account(java.time.ZoneOffset.UTC), null);
        stores.dynamo().commit(known);
        try (EdgeFunction function = EdgeFunction.of("CollectPayment", stores.client())) {
            Fuzz.named("payment-methods")
                    .run(CASES, (random, i) -> check(function, paymentMethod(random)));
        }
        assertThat(accepted).as("methods that were kept").isPositive();
    }

    private static ObjectNode paymentMethod(Random random) {
        Map<String, String> path =
                Map.of(
                        "id",
                        random.nextInt(4) > 0 ? "acme" : Damage.of("acme", random),
                        "methodId",
                        random.nextInt(4) > 0 ? "visa" : Damage.of("visa", random));
        String body =
                "{\"version\":1,\"kind\":\"card\",\"provider\":\"stripe\",\"token\":\"pm_1\","
                        + "\"payer\":\"cus_1\",\"network\":\"visa\",\"lastDigits\":\"4242\","
                        + "\"expires\":\"2030-01\",\"default\":true}";
        byte[] sent =
                random.nextInt(4) == 0
                        ? body.getBytes(java.nio.charset.StandardCharsets.UTF_8)
                        : JsonDamage.of(body, random);
        return call("PUT /accounts/{id}/payment-methods/{methodId}", path, sent, random);
    }

    @Test
    void damagedDeliveriesAreAnswered() throws Exception {
        Commit issued = stores.dynamo().begin();
        stores.invoices().add(issued, io.billfold.testkit.Samples.invoice());
        stores.dynamo().commit(issued);
        try (EdgeFunction function =
                EdgeFunction.of(
                        "RecordDelivery",
                        stores.client(),
                        new S3Model(InstantSource.fixed(Instant.EPOCH)))) {
            Fuzz.named("deliveries").run(CASES, (random, i) -> check(function, delivery(random)));
        }
        assertThat(accepted).as("uploads that were noted").isPositive();
    }

    private static ObjectNode delivery(Random random) {
        String own =
                """
                {"version": 1, "by": "portal", "portal": "suppliers.example", "reference": "R-1",
                 "uploadedAt": "2026-02-03T09:00:00Z"}""";
        String number = random.nextInt(4) == 0 ? Damage.of(NUMBER, random) : NUMBER;
        return switch (random.nextInt(4)) {
            case 0 ->
                    call(
                            "GET /invoices/{number}/deliveries",
                            Map.of("number", number),
                            new byte[0],
                            random);
            case 1 -> {
                ObjectNode event = call("GET /deliveries", Map.of(), new byte[0], random);
                event.putObject("queryStringParameters")
                        .put("list", Damage.of("failed", random))
                        .put("limit", Integer.toString(random.nextInt(200)));
                yield event;
            }
            default ->
                    call(
                            "POST /invoices/{number}/deliveries",
                            Map.of("number", number),
                            JsonDamage.of(own, random),
                            random);
        };
    }

    @Test
    void aDamagedLinkIsAnswered() throws Exception {
        SecretsModel secrets = new SecretsModel(InstantSource.fixed(Instant.EPOCH));
        secrets.put("DOCUMENT_LINK_SECRET_ARN", "k".repeat(64));
        try (EdgeFunction function = EdgeFunction.of("OpenDocument", stores.client(), secrets)) {
            Fuzz.named("GET /documents")
                    .run(
                            CASES,
                            (random, i) ->
                                    check(
                                            function,
                                            call(
                                                    "GET /documents/{token}",
                                                    Map.of("token", Damage.of(TOKEN, random)),
                                                    new byte[0],
                                                    random)));
        }
        assertThat(accepted).as("links that opened").isZero();
    }

    @Test
    void aDamagedWishForAStatementIsAnswered() throws Exception {
        try (EdgeFunction function = EdgeFunction.of("DrawStatement", stores.client())) {
            Fuzz.named("GET /statement")
                    .run(CASES, (random, i) -> check(function, statement(random)));
        }
        assertThat(accepted).as("statements of nothing").isZero();
    }

    private static ObjectNode statement(Random random) {
        String account = random.nextInt(4) == 0 ? Damage.of("acme", random) : "acme";
        ObjectNode event =
                call("GET /accounts/{id}/statement", Map.of("id", account), new byte[0], random);
        ObjectNode query = event.putObject("queryStringParameters");
        Map.of("seller", "muster-de", "currency", "EUR", "from", "2026-01-01", "to", "2026-02-28")
                .forEach(
                        (name, value) ->
                                query.put(
                                        name,
                                        random.nextInt(3) == 0 ? Damage.of(value, random) : value));
        return event;
    }

    @Test
    void aDamagedCallForTheBooksIsAnswered() throws Exception {
        try (EdgeFunction function = EdgeFunction.of("CloseBooks", stores.client())) {
            Fuzz.named("/books").run(CASES, (random, i) -> check(function, books(random)));
        }
    }

    private static ObjectNode books(Random random) {
        if (random.nextBoolean()) {
            return call(
                    "PUT /sellers/{id}/closed-period",
                    Map.of("id", "muster-de"),
                    JsonDamage.of(
                            "{\"version\":1,\"through\":\"2026-01\",\"reopen\":true,"
                                    + "\"reason\":\"r\"}",
                            random),
                    random);
        }
        ObjectNode event = call("GET /deferred-revenue", Map.of(), new byte[0], random);
        event.putObject("queryStringParameters")
                .put("seller", Damage.of("muster-de", random))
                .put("currency", "EUR")
                .put("from", Damage.of("2026-01", random))
                .put("to", "2026-02");
        return event;
    }

    @Test
    void aDamagedCallForCashIsAnswered() throws Exception {
        try (EdgeFunction function = EdgeFunction.of("ApplyCash", stores.client())) {
            Fuzz.named("/cash").run(CASES, (random, i) -> check(function, cash(random)));
        }
    }

    private static ObjectNode cash(Random random) {
        Map<String, String> id = Map.of("id", Damage.of("c-0123456789abcdef", random));
        return switch (random.nextInt(9)) {
            case 0 -> withheld("POST /withholding", RECORD, random);
            case 1 -> withheld("POST /withholding/{id}/decisions", CERTIFY, random);
            case 2 -> {
                ObjectNode event = call("GET /withholding", Map.of(), new byte[0], random);
                event.putObject("queryStringParameters")
                        .put("seller", Damage.of("muster-de", random))
                        .put("year", Damage.of("2026", random))
                        .put("after", Damage.of("2026#IN#c-00.MU-2026-000001", random));
                yield event;
            }
            case 3 ->
                    call(
                            "POST /cash/{id}/decisions",
                            Map.of("id", "c-0123456789abcdef"),
                            JsonDamage.of(
                                    "{\"version\":1,\"decisionId\":\"d-1\",\"do\":\"apply\","
                                            + "\"reason\":\"r\",\"invoices\":[{\"number\":"
                                            + "\"MU-2026-000001\",\"amount\":\"1.00\"}]}",
                                    random),
                            random);
            case 4 -> call("GET /cash/{id}", id, new byte[0], random);
            case 5 -> {
                Map<String, String> payout = Map.of("id", Damage.of("stripe.po_1", random));
                yield call("GET /payouts/{id}", payout, new byte[0], random);
            }
            case 6 ->
                    call(
                            "POST /payouts/{id}/decisions",
                            Map.of("id", "stripe.po_1"),
                            JsonDamage.of(
                                    "{\"version\":1,\"decisionId\":\"d-1\",\"do\":\"book\",\"line\":"
                                            + "\"line 3\",\"as\":[{\"kind\":\"fee\",\"amount\":"
                                            + "\"-2.00\"}],\"reason\":\"r\"}",
                                    random),
                            random);
            case 7 -> {
                ObjectNode event = call("GET /payouts", Map.of(), new byte[0], random);
                event.putObject("queryStringParameters")
                        .put("seller", Damage.of("muster-de", random))
                        .put("list", Damage.of("all", random))
                        .put("after", Damage.of("2026-01-01#stripe.po_1", random));
                yield event;
            }
            default -> {
                ObjectNode event = call("GET /cash", Map.of(), new byte[0], random);
                event.putObject("queryStringParameters")
                        .put("seller", Damage.of("muster-de", random))
                        .put("list", "work")
                        .put("after", Damage.of("2026-01-01#c-00", random));
                yield event;
            }
        };
    }

    private static final String RECORD =
            "{\"version\":1,\"withholdingId\":\"w\",\"invoice\":\"MU-2026-000001\",\"amount\":\"1.00\","
                    + "\"withheldOn\":\"2026-01-01\",\"country\":\"IN\",\"reason\":\"r\"}";

    private static final String CERTIFY =
            "{\"version\":1,\"decisionId\":\"d\",\"do\":\"certify\",\"certificate\":\"131-1\","
                    + "\"on\":\"2026-01-01\",\"amount\":\"1.00\",\"reason\":\"r\"}";

    private static ObjectNode withheld(String route, String body, Random random) {
        Map<String, String> path =
                route.contains("{id}")
                        ? Map.of("id", Damage.of("c-00.MU-2026-000001", random))
                        : Map.of();
        return call(route, path, JsonDamage.of(body, random), random);
    }

    private static ObjectNode seals(Random random) {
        String day = random.nextBoolean() ? "2026-01-10" : Damage.of("2026-01-10", random);
        byte[] body = JsonDamage.of("{\"version\":1,\"until\":\"2026-01-10\"}", random);
        return switch (random.nextInt(4)) {
            case 0 -> call("POST /seals", Map.of(), body, random);
            case 1 -> call("GET /seals/{day}", Map.of("day", day), new byte[0], random);
            case 2 -> {
                ObjectNode event = call("GET /seals", Map.of(), new byte[0], random);
                event.putObject("queryStringParameters").put("from", day).put("to", "2026-01-12");
                yield event;
            }
            default ->
                    call(
                            "GET /invoices/{number}/proof",
                            Map.of("number", Damage.of(NUMBER, random)),
                            new byte[0],
                            random);
        };
    }

    /** A package is asked for, and made by nobody: what is fuzzed is the door. */
    @Test
    void aDamagedCallForPackagesIsAnswered() throws Exception {
        S3Model s3 = new S3Model(InstantSource.fixed(Instant.parse("2026-02-15T12:00:00Z")));
        s3.createBucket(r -> r.bucket("DOCUMENTS_BUCKET").objectLockEnabledForBucket(true));
        s3.createBucket(r -> r.bucket("PACKAGES_BUCKET").objectLockEnabledForBucket(true));
        Commit seller = stores.dynamo().begin();
        stores.accounts().saveSeller(seller, io.billfold.testkit.Samples.seller(), null);
        stores.dynamo().commit(seller);
        try (EdgeFunction function = EdgeFunction.of("BuildAuditPackage", stores.client(), s3)) {
            Fuzz.named("/audit-packages").run(CASES, (random, i) -> check(function, packs(random)));
        }
        assertThat(accepted).as("calls that were answered with success").isPositive();
    }

    private static ObjectNode packs(Random random) {
        byte[] body =
                JsonDamage.of(
                        "{\"version\":1,\"seller\":\"muster-de\",\"from\":\"2025-01-01\","
                                + "\"to\":\"2025-01-31\",\"books\":[\"csv\"]}",
                        random);
        return switch (random.nextInt(3)) {
            case 0 -> call("POST /audit-packages", Map.of(), body, random);
            case 1 -> {
                ObjectNode event = call("GET /audit-packages", Map.of(), new byte[0], random);
                event.putObject("queryStringParameters")
                        .put("seller", Damage.of("muster-de", random));
                yield event;
            }
            default ->
                    call(
                            "GET /audit-packages/{id}",
                            Map.of("id", Damage.of("muster-de.2025-01-01", random)),
                            new byte[0],
                            random);
        };
    }

    /** The call in one of its encodings, and now and then without what every call has. */
    private static ObjectNode call(
            String route, Map<String, String> path, byte[] body, Random random) {
        ObjectNode event = HttpCall.of(route, path, new String(body, UTF_8));
        switch (random.nextInt(10)) {
            case 0 -> event.remove(List.of("headers", "rawPath", "body"));
            case 1 -> event.put("isBase64Encoded", true);
            case 2 -> event.putNull("queryStringParameters");
            case 3 ->
                    ((ObjectNode) event.get("headers")).put("x", Damage.piece(random).repeat(300));
            case 4 -> event.put("rawPath", Damage.piece(random).repeat(random.nextInt(400)));
            default ->
                    event.put("body", Base64.getEncoder().encodeToString(body))
                            .put("isBase64Encoded", true);
        }
        return event;
    }

    private void check(EdgeFunction function, ObjectNode event) throws Exception {
        JsonNode answer = function.answer(event.toString());
        int status = answer.path("statusCode").asInt();
        accepted += status < 300 ? 1 : 0;
        assertThat(status).as(answer.toString()).isBetween(200, 499);
        if (status >= 400) {
            ProblemAnswersTest.assertIsProblem(answer);
        }
    }

    @Test
    void aDamagedEventThatStripeSignedIsAnswered() throws Exception {
        try (Webhooks webhooks = new Webhooks(stores)) {
            Fuzz.named("signed webhooks")
                    .run(
                            CASES,
                            (random, i) -> {
                                byte[] body = JsonDamage.of(Samples.DISPUTE, random);
                                check(webhooks.function(), webhooks.signed(body));
                            });
        }
        assertThat(accepted).as("events that were kept").isPositive();
    }

    @Test
    void aDamagedSignatureOpensNothing() throws Exception {
        byte[] body = Samples.CHARGE.getBytes(UTF_8);
        try (Webhooks webhooks = new Webhooks(stores)) {
            String good = Webhooks.header(body);
            Fuzz.named("signatures")
                    .run(
                            CASES,
                            (random, i) -> {
                                String header = Damage.of(good, random);
                                // a longer list of elements may still hold the good one
                                if (!header.contains(good.substring(good.indexOf("v1=")))) {
                                    check(webhooks.function(), webhooks.call(body, header));
                                }
                            });
        }
        assertThat(accepted).as("calls that were believed").isZero();
        assertThat(stores.isEmpty()).isTrue();
    }

    @Test
    void whateverLambdaIsGivenIsAnsweredOrRefusedAsNoEventOfOurs() throws Exception {
        String event = HttpCall.of("POST /payments", Map.of(), Samples.PAYMENT).toString();
        try (EdgeFunction function = EdgeFunction.of("RecordPayment", stores.client())) {
            Fuzz.named("events of Lambda")
                    .run(
                            CASES,
                            (random, i) -> {
                                String sent = new String(JsonDamage.of(event, random), UTF_8);
                                try {
                                    assertThat(function.answer(sent)).isNotNull();
                                } catch (java.io.IOException | IllegalArgumentException refused) {
                                    assertThat(refused.getMessage()).isNotBlank();
                                }
                            });
        }
    }

    /** Nothing is written whatever is asked. */
    @Test
    void aDamagedTaxQuoteIsAnswered() throws Exception {
        try (EdgeFunction function = EdgeFunction.of("CalculateTax", stores.client())) {
            Fuzz.named("POST /tax/quotes")
                    .run(CASES, (random, i) -> check(function, taxQuote(random)));
        }
        assertThat(accepted).as("questions that were answered").isPositive();
        assertThat(stores.isEmpty()).isTrue();
    }

    private static ObjectNode taxQuote(Random random) {
        String question = random.nextInt(8) == 0 ? Samples.TAX_QUOTE : Samples.taxQuote();
        return call("POST /tax/quotes", Map.of(), JsonDamage.of(question, random), random);
    }

    @Test
    void aNumberThatWouldFillTheHeapIsRefused() throws Exception {
        stores.open(io.billfold.testkit.Samples.receivable());
        try (EdgeFunction function = EdgeFunction.of("RecordPayment", stores.client())) {
            for (String number :
                    List.of("1e999999999", "1e-999999999", "-1E+2147483647", "\"1e9\"")) {
                String body = Samples.PAYMENT.replace("\"23.68\"", number);
                JsonNode answer =
                        function.answer(HttpCall.of("POST /payments", Map.of(), body).toString());
                assertThat(answer.path("statusCode").asInt()).as(number).isEqualTo(422);
                assertThat(
                                Json.parse(answer.path("body").asText().getBytes(UTF_8))
                                        .at("/errors/0/field")
                                        .asText())
                        .isEqualTo("amount");
            }
        }
    }

    /** Each stands on all of the seller's invoices, which could not be printed. */
    @Test
    void aSellerThatNoInvoiceCouldShowIsRefused() throws Exception {
        Map<String, String> wrong =
                Map.of(
                        "Muster Software GmbH\",\n  \"profile", "name",
                        "HRB 12345", "profile.legalId.id",
                        "DE136695976", "registrations[0].taxId",
                        "BYLADEM1001", "bank.bic");
        try (EdgeFunction function = EdgeFunction.of("ConfigureSeller", stores.client())) {
            for (Map.Entry<String, String> text : wrong.entrySet()) {
                String bad =
                        text.getKey().substring(0, 3) + "\ud83d\ude00" + text.getKey().substring(3);
                String seller = Samples.seller().replace(text.getKey(), bad);
                JsonNode answer =
                        function.answer(
                                HttpCall.of("PUT /sellers/{id}", Map.of("id", "muster-de"), seller)
                                        .toString());
                assertThat(answer.path("statusCode").asInt()).as(seller).isEqualTo(422);
                assertThat(answer.path("body").asText()).contains(text.getValue());
            }
        }
        assertThat(stores.isEmpty()).isTrue();
    }
}
