package io.billfold.checks.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.checks.cloud.Orders;
import io.billfold.checks.cloud.RawItem;
import io.billfold.checks.cloud.Sellers;
import io.billfold.checks.cloud.TestCloud;
import io.billfold.checks.cloud.TestCloud.Reply;
import io.billfold.checks.cloud.Usage;
import io.billfold.checks.endtoend.Adyen;
import io.billfold.checks.endtoend.Stripe;
import io.billfold.local.http.Json;
import io.billfold.local.mail.SentMail;
import io.billfold.local.rights.Grant;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A story in which every function does all it can do, in a cloud that refuses what template.yaml
 * does not allow. What it grants and the story does not use is granted in vain, or the story lacks
 * a chapter.
 */
class RightsUsedTest {
    /** An object's key holds the invoice's number, and a log's stream the instance's. */
    private static final Set<String> WILDCARDS =
            Set.of(
                    "arn:aws:s3:::billfold-documents/evidence/*",
                    "arn:aws:s3:::billfold-documents/invoices/*",
                    "arn:aws:s3:::billfold-documents/logos/*",
                    "arn:aws:s3:::billfold-documents/seals/*",
                    "arn:aws:s3:::billfold-exchange/peppol/in/*",
                    "arn:aws:s3:::billfold-exchange/peppol/out/*",
                    "arn:aws:s3:::billfold-packages/packages/*",
                    "arn:aws:s3:::billfold-packages/work/*",
                    "arn:aws:s3:::billfold-uploads/bank/*",
                    "arn:aws:s3:::billfold-uploads/usage/*");

    /** What a month's end takes between a message and what comes of it, as it is booked late. */
    private static final Set<String> RARE =
            Set.of(
                    "AdjustInvoiceRole: dynamodb:ConditionCheckItem",
                    "CallProviderRole: dynamodb:ConditionCheckItem",
                    "CallProviderRole: dynamodb:GetItem",
                    "IssueInvoiceRole: dynamodb:ConditionCheckItem",
                    "WatchDisputesRole: dynamodb:ConditionCheckItem",
                    "WatchDisputesRole: dynamodb:GetItem");

    private static final Pattern LINK = Pattern.compile("http://\\S+/documents/\\S+");

    @TempDir private static Path folder;
    private static TestCloud cloud;
    private static TaxService taxService;

    @BeforeAll
    static void everyFunctionDoesAllItCan() throws IOException {
        // the bundled sellers are configured: configure-seller, relay-outbox
        // an external engine that is told of every document, and never calculates one
        taxService = new TaxService();
        cloud =
                TestCloud.startedWith(
                        Instant.parse("2026-01-04T12:00:00Z"),
                        Map.of(
                                "TaxEngine", "avalara",
                                "TaxEngineFallback", "built-in",
                                "AvalaraUrl", taxService.url()));
        showALogo();
        sellPlans();
        loadExchangeRates();
        takeOrdersAndBill();
        takeUsage();
        changeAndPreview();
        holdAndRelease();
        renderOnceMore();
        payAndChargeBack();
        collectByItself();
        adjust();
        askForTheDocument();
        searchByEveryIndex();
        cashCame();
        drawAStatement();
        holdAndReadTheLog();
        checkATaxId();
        // the first invoice is overdue: run-dunning, and send-notice looks it up
        cloud.advanceTo("2026-01-27T12:00:00Z");
        salesWereCounted();
        disputesWereWatched();
        chargesWereMade();
        answerDisputes();
        sealAndProve();
        followDeliveries();
        takeHome();
        aMonthWasClosed();
    }

    /** What January invoiced for February is earned when that is over; then January is closed. */
    private static void aMonthWasClosed() {
        cloud.advanceTo("2026-03-02T12:00:00Z");
        String path = "/deferred-revenue?seller=muster-de&currency=EUR&from=2026-01&to=2026-02";
        Reply deferred = cloud.call("GET", path, "billing:read", null);
        assertThat(deferred.json().at("/months/0/added").asText())
                .as(deferred.body())
                .isNotEqualTo("0.00");
        ObjectNode closing =
                Json.object().put("version", 1).put("through", "2026-01").put("reason", "reported");
        String period = "/sellers/muster-de/closed-period";
        Reply closed = cloud.call("PUT", period, "billing:write", closing);
        assertThat(closed.status()).as(closed.body()).isEqualTo(200);
        Reply shown = cloud.call("GET", period, "collections:read", null);
        assertThat(shown.json().path("through").asText()).isEqualTo("2026-01");
    }

    @AfterAll
    static void stop() {
        cloud.close();
        taxService.close();
    }

    @Test
    void everyGrantedRightIsUsed() {
        List<Grant> unused =
                cloud.local().rights().unused().stream()
                        .filter(it -> !RARE.contains(it.role() + ": " + it.action()))
                        .toList();
        unused.forEach(it -> System.out.println("granted and never used: " + it));
        assertThat(unused).isEmpty();
        assertThat(cloud.local().rights().used()).hasSizeGreaterThan(100);
    }

    @Test
    void nothingWasRefused() {
        // S3 says that an object is missing only to who may list; the stores take both for that
        assertThat(cloud.local().rights().refused())
                .filteredOn(it -> !it.contains("allows no s3:ListBucket"))
                .isEmpty();
        assertThat(cloud.queues())
                .filteredOn(it -> it.endsWith("DeadLetters"))
                .hasSizeGreaterThan(5)
                .allSatisfy(it -> assertThat(cloud.messages(it)).as(it).isZero());
    }

    @Test
    void rightsAreNamedExactly() {
        List<Grant> granted = cloud.local().rights().granted();
        assertThat(granted).extracting(Grant::action).noneMatch(it -> it.matches(".*[*?].*"));
        Set<String> wild = new TreeSet<>();
        granted.stream()
                .filter(it -> !it.action().startsWith("logs:"))
                .map(Grant::resource)
                .filter(it -> it.matches(".*[*?].*"))
                .forEach(wild::add);
        assertThat(wild).isEqualTo(WILDCARDS);
    }

    /** Kept for a year when it is sent, and longer when it is drawn. */
    private static void showALogo() throws IOException {
        Sellers.draw(folder.resolve("logo.png"));
        ObjectNode seller = Sellers.muster();
        seller.withObjectProperty("branding").put("logo", "logo.png");
        ObjectNode profile = seller.withObjectProperty("profile");
        profile.put("contactName", "Billing").put("contactPhone", "+49 30 1234567");
        profile.putObject("electronicAddress").put("id", "DE136695976").put("scheme", "9930");
        seller.putObject("disputes").put("lost", "reopen");
        StringWriter out = new StringWriter();
        assertThat(Sellers.apply(cloud, folder, seller, out)).as(out.toString()).isZero();
    }

    private static void sellPlans() {
        JsonNode catalog = Json.parse(resource("/io/billfold/events/samples/catalog.v1.json"));
        Reply reply = cloud.call("PUT", "/sellers/muster-de/catalog", "catalog:write", catalog);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    }

    private static void loadExchangeRates() {
        String path = "/io/billfold/events/samples/exchange-rates.v1.json";
        Reply loaded =
                cloud.call("PUT", "/exchange-rates", "tax:write", Json.parse(resource(path)));
        assertThat(loaded.json().path("added").asInt()).as(loaded.body()).isEqualTo(4);
        String question = "/exchange-rates?from=USD&date=2024-03-31&rule=last-of-period";
        Reply shown = cloud.call("GET", question, "tax:read", null);
        assertThat(shown.json().path("publishedOn").asText())
                .as(shown.body())
                .isEqualTo("2024-04-02");
    }

    private static byte[] resource(String path) {
        try (InputStream in = RightsUsedTest.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(in, path).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Good, bad and repeated ones. */
    private static void takeOrdersAndBill() {
        ObjectNode yearly = Orders.domestic("late", "2026-01-05").put("interval", "year");
        String late = Usage.metered(yearly).toString();
        cloud.send("Orders", late);
        cloud.send("Orders", Orders.domestic("payer", "2026-01-05").toString());
        cloud.send("Orders", byPlan("planned").toString());
        cloud.send("Orders", Orders.domestic("disputer", "2026-01-05").toString());
        cloud.send("Orders", underOrder("held").toString());
        ObjectNode linked = Json.object().put("by", "email").put("pdf", "linked");
        cloud.send("Orders", sent("linked", linked).toString());
        cloud.send("Orders", byPeppol().toString());
        cloud.send("Orders", toNobody().toString());
        ObjectNode branch = Orders.domestic("branch", "2026-01-05");
        ((ObjectNode) branch.path("account"))
                .putObject("parent")
                .put("id", "account-payer")
                .put("consolidated", true);
        cloud.send("Orders", Orders.domestic("bad", "2026-01-05").put("currency", "?").toString());
        cloud.settle();
        cloud.send("Orders", branch.toString());
        cloud.send("Orders", late);
        cloud.settle();
        cloud.advanceTo("2026-01-06T12:00:00Z");
        assertThat(cloud.invoicesOf("account-late")).hasSize(1);
        assertThat(cloud.items("Subscriptions", "REJECTION#")).isNotEmpty();
    }

    private static ObjectNode byPlan(String id) {
        ObjectNode order = Orders.domestic(id, "2026-01-05").put("coupon", "TEN");
        order.remove(List.of("lines", "interval"));
        order.putArray("items").addObject().put("item", "pro").put("plan", "pro");
        return order;
    }

    /** A coupon and a change that can't be, and what all that will come to. */
    private static void changeAndPreview() {
        changed(change("c-1").put("do", "redeem").put("coupon", "TEN"), 201);
        changed(
                change("c-2").put("do", "set-quantity").put("item", "none").put("quantity", 1),
                422);
        assertThat(cloud.call("GET", "/subscriptions/planned", "subscriptions:read", null).status())
                .isEqualTo(200);
        ObjectNode wish = Json.object().put("version", 1).put("accountId", "account-planned");
        Reply shown = cloud.call("POST", "/previews", "subscriptions:read", wish);
        assertThat(shown.json().path("drafts")).as(shown.body()).isNotEmpty();
    }

    private static ObjectNode change(String id) {
        return Json.object().put("version", 1).put("changeId", id).put("subscriptionId", "planned");
    }

    private static void changed(ObjectNode change, int status) {
        Reply reply =
                cloud.call("POST", "/subscriptions/planned/changes", "subscriptions:write", change);
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    }

    /** By a call, and by a file of which the bus tells. */
    private static void takeUsage() {
        Reply reply = cloud.call("POST", "/usage", "usage:write", Usage.event("e-1", "late"));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        ObjectNode planned = Usage.event("e-2", "planned").put("metric", "api-calls");
        assertThat(cloud.call("POST", "/usage", "usage:write", planned).status()).isEqualTo(201);
        String key = "usage/rights.jsonl";
        cloud.upload("Uploads", key, Usage.lines(700, "late") + "rubbish");
        cloud.publish("product", "UsageReported", Usage.file(key).toString());
        cloud.settle();
        assertThat(cloud.items("Subscriptions", "USAGE#late")).hasSize(2 + 2 * 700);
        assertThat(cloud.items("Subscriptions", "REFUSED_USAGE#")).isNotEmpty();
    }

    private static ObjectNode underOrder(String id) {
        return Orders.domestic(id, "2026-01-05")
                .put("purchaseOrder", "PO-1")
                .put("purchaseOrderRequired", true);
    }

    /** The register is silent: check-tax-id asks again by its schedule. */
    private static void checkATaxId() {
        String path = "/accounts/account-payer/tax-id-check";
        ObjectNode asker = Json.object().put("seller", "muster-de");
        Reply reply = cloud.call("PUT", path, "billing:write", asker);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.json().at("/inForce/status").asText()).isEqualTo("pending");
        cloud.settle();
    }

    /** By the schedule of every day on the way: watch-thresholds. */
    private static void salesWereCounted() {
        assertThat(cloud.items("Accounts", "SELLERS")).isNotEmpty();
        assertThat(cloud.items("Accounts", "SELLER#muster-de"))
                .extracting(it -> it.text("sk"))
                .contains("SALES");
    }

    /** A draft waits for its purchase order; once that is known, the next one does not. */
    private static void holdAndRelease() {
        Reply held = cloud.call("GET", "/drafts?seller=muster-de", "billing:read", null);
        String draft = held.json().at("/drafts/0/draftId").asText();
        String orders = "/accounts/account-held/purchase-orders";
        ObjectNode order = Json.object().put("currency", "EUR").put("cap", "500.00");
        assertThat(cloud.call("PUT", orders + "/PO-1", "billing:write", order).status())
                .isEqualTo(201);
        Reply released =
                cloud.call("POST", "/drafts/" + draft + "/release", "billing:write", Json.object());
        assertThat(released.status()).as(released.body()).isEqualTo(200);
        cloud.settle();
        ObjectNode second = underOrder("second");
        ((ObjectNode) second.path("account")).put("id", "account-held");
        cloud.send("Orders", second.toString());
        cloud.settle();
        ObjectNode run = Json.object().put("version", 1).put("account", "account-held");
        Reply ran = cloud.call("POST", "/billing-runs", "billing:write", run);
        assertThat(ran.json().path("asked").asInt()).as(ran.body()).isEqualTo(1);
        cloud.settle();
        Reply used = cloud.call("GET", orders, "billing:read", null);
        assertThat(used.json().at("/purchaseOrders/0/used").asText()).isEqualTo("200.00");
        Reply runs = cloud.call("GET", "/billing-runs?month=2026-01", "billing:read", null);
        assertThat(runs.json().at("/runs").size()).as(runs.body()).isGreaterThan(2);
        Reply outcomes = cloud.call("GET", "/billing-runs/2026-01-06", "billing:read", null);
        assertThat(outcomes.json().at("/counts/drafted").asInt()).as(outcomes.body()).isPositive();
    }

    /** As after a crash between the documents and their record: S3 is asked what is there. */
    private static void renderOnceMore() {
        RawItem invoice =
                cloud.items("Invoices", "INVOICE#" + invoice("late")).stream()
                        .filter(it -> it.text("sk").equals("INVOICE"))
                        .findFirst()
                        .orElseThrow();
        cloud.aws()
                .dynamoDb()
                .updateItem(
                        r ->
                                r.tableName(cloud.physicalId("Invoices"))
                                        .key(
                                                Map.of(
                                                        "pk", invoice.value("pk"),
                                                        "sk", invoice.value("sk")))
                                        .updateExpression("REMOVE documentSha256"));
        RawItem event =
                cloud.items("Invoices", "OUTBOX#").stream()
                        .filter(it -> it.text("outbox").equals("InvoiceIssued"))
                        .filter(it -> it.text("detail").contains(invoice("late")))
                        .findFirst()
                        .orElseThrow();
        cloud.publish("billfold", "InvoiceIssued", event.text("detail"));
        cloud.settle();
        assertThat(cloud.invoicesOf("account-late").getFirst().attribute("documentSha256"))
                .hasSize(64);
    }

    private static void payAndChargeBack() {
        Reply paid = cloud.call("POST", "/payments", "payments:write", payment());
        assertThat(paid.status()).as(paid.body()).isEqualTo(201);
        ObjectNode late = payment().put("paymentId", "p-late").put("amount", "1.00");
        late.put("receivedOn", "2025-12-30");
        Reply before = cloud.call("POST", "/payments", "payments:write", late);
        assertThat(before.status()).as(before.body()).isEqualTo(201);
        String at = "2026-01-06T10:00:00Z";
        webhook(Stripe.charge("evt_1", "ch_1", invoice("disputer"), 5_000, at));
        ObjectNode dispute = Stripe.dispute("dp_1", "ch_1", "needs_response", 5_000);
        ObjectNode withdrawn = Stripe.moved(dispute, "txn_1", -5_000, 1_500, at);
        String told = Stripe.event("evt_2", "charge.dispute.created", at, withdrawn);
        webhook(told);
        webhook(told);
        ObjectNode lost = withdrawn.deepCopy().put("status", "lost");
        webhook(Stripe.event("evt_3", "charge.dispute.closed", "2026-01-07T10:00:00Z", lost));
        payByAdyen(at);
    }

    /** Charged on the way, by Adyen in vain: nobody answers. */
    private static void collectByItself() {
        String planned = "/accounts/account-planned/payment-methods";
        // booked by the answer: the sandbox tells of debits by no webhook
        ObjectNode debit = card("stripe").put("kind", "sepa_debit").put("expires", "2026-01");
        debit.putObject("mandate")
                .put("reference", "MNDT-1")
                .put("signedOn", "2025-01-01")
                .put("noticeDays", 1);
        keep(planned + "/debit", debit);
        keep(planned + "/other", card("stripe"));
        Reply left = cloud.call("DELETE", planned + "/other", "billing:write", null);
        assertThat(left.json().path("paymentMethods").size()).as(left.body()).isEqualTo(1);
        assertThat(cloud.call("GET", planned, "billing:read", null).status()).isEqualTo(200);
        keep("/accounts/account-by-peppol/payment-methods/card", card("adyen"));
        cloud.settle();
    }

    private static ObjectNode card(String provider) {
        return Json.object()
                .put("kind", "card")
                .put("provider", provider)
                .put("token", "pm_card_visa");
    }

    private static void keep(String path, ObjectNode method) {
        Reply reply = cloud.call("PUT", path, "billing:write", method);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    }

    /** By the schedule of every hour on the way: collect-payment and call-provider. */
    private static void chargesWereMade() {
        String path = "/invoices/" + invoice("planned") + "/attempts";
        Reply tries = cloud.call("GET", path, "billing:read", null);
        assertThat(tries.json().at("/attempts/0/outcome").asText())
                .as(tries.body())
                .isEqualTo("collected");
        assertThat(cloud.items("Payments", "ATTEMPTS#" + invoice("by-peppol"))).hasSize(1);
    }

    /** By the schedule of every day on the way: watch-disputes; and what it shows. */
    private static void disputesWereWatched() {
        for (String path :
                List.of("/disputes?seller=muster-de", "/disputes?account=account-disputer")) {
            Reply list = cloud.call("GET", path, "collections:read", null);
            assertThat(list.json().path("disputes"))
                    .as(list.body())
                    .anySatisfy(
                            it -> assertThat(it.path("reopened").asText()).isEqualTo("EUR 50.00"));
        }
        Reply ratios =
                cloud.call(
                        "GET",
                        "/dispute-ratios?seller=muster-de&month=2026-01",
                        "collections:read",
                        null);
        assertThat(ratios.json().path("ratios"))
                .as(ratios.body())
                .anySatisfy(it -> assertThat(it.path("disputes").asInt()).isEqualTo(1));
        Reply shown = cloud.call("GET", "/disputes/stripe/dp_1", "billing:read", null);
        assertThat(shown.json().path("entries").size()).as(shown.body()).isEqualTo(3);
    }

    /** A claim of fraud that lacks something, and one of a wrong amount, of a sale of a plan. */
    private static void answerDisputes() {
        String charge =
                cloud.items("Payments", "CHARGE#stripe#ch_sandbox")
                        .getFirst()
                        .text("pk")
                        .substring("CHARGE#stripe#".length());
        disputed("dp_fraud", charge, "10.3");
        disputed("dp_amount", charge, "12.5");
        warned(charge);
        String path = "/disputes/stripe/dp_amount/evidence";
        Reply ready = cloud.call("GET", path, "collections:read", null);
        assertThat(ready.json().path("state").asText()).as(ready.body()).isEqualTo("ready");
        ObjectNode submit =
                Json.object().put("version", 1).put("do", "submit").put("reason", "it is right");
        assertThat(cloud.call("POST", path, "payments:write", submit).status()).isEqualTo(200);
        cloud.settle();
        // the sandbox has no such case: what was sent is for a person
        Reply failed = cloud.call("GET", path, "collections:read", null);
        assertThat(failed.json().path("state").asText()).as(failed.body()).isEqualTo("failed");
    }

    private static void disputed(String id, String charge, String code) {
        ObjectNode dispute = Stripe.dispute(id, charge, "needs_response", 100);
        dispute.putObject("payment_method_details")
                .putObject("card")
                .put("brand", "visa")
                .put("network_reason_code", code);
        webhook(
                Stripe.event(
                        "evt_" + id, "charge.dispute.created", "2026-01-27T10:00:00Z", dispute));
        cloud.settle();
    }

    private static void warned(String charge) {
        ObjectNode warning =
                Json.object().put("id", "issfr_1").put("charge", charge).put("created", 1769508000);
        webhook(
                Stripe.event(
                        "evt_issfr_1",
                        "radar.early_fraud_warning.created",
                        "2026-01-27T10:00:00Z",
                        warning));
        cloud.settle();
    }

    /** Paid, disputed, and told of something that nobody knows. */
    private static void payByAdyen(String at) {
        String number = invoice("linked");
        adyen(Adyen.item("AUTHORISATION", "8835511210681234", "", number, 11_900, at));
        String late = "2025-12-31T10:00:00Z";
        adyen(
                Adyen.item(
                        "CHARGEBACK", "9915555555555555", "8835511210681234", number, 1_900, late));
        adyen(Adyen.item("SOMETHING_NEW", "9915555555555556", "", "", 0, at));
        assertThat(cloud.items("Payments", "CHARGE#adyen#8835511210681234")).hasSize(1);
        assertThat(cloud.items("Payments", "DISPUTE#adyen#9915555555555555"))
                .filteredOn(it -> it.text("sk").equals("DISPUTE"))
                .singleElement()
                .satisfies(it -> assertThat(it.text("status")).isEqualTo("chargeback"));
        assertThat(cloud.items("Ledger", "ACCOUNT#account-linked"))
                .extracting(it -> it.text("sk"))
                .anyMatch(it -> it.contains("dispute:adyen.movement:9915555555555555.CHARGEBACK"));
        assertThat(cloud.items("Payments", "UNKNOWN_TYPES#2026-01"))
                .extracting(it -> it.text("sk"))
                .containsExactly("adyen#SOMETHING_NEW");
    }

    private static void adyen(String notification) {
        Reply reply = cloud.webhookOf("adyen", notification);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("[accepted]");
        cloud.settle();
    }

    /** What was paid becomes credit, of which a part is paid out; what is open goes down. */
    private static void adjust() {
        adjusted(invoice("payer"), Json.object().put("whole", true));
        adjusted(invoice("late"), Json.object().put("amount", "10"));
        cloud.settle();
        ObjectNode refund =
                request(Json.object())
                        .put("seller", "muster-de")
                        .put("currency", "EUR")
                        .put("amount", "19.00")
                        // an invoice and no credit note: it is looked up, and a person pays it out
                        .put("creditNote", invoice("payer"));
        Reply asked =
                cloud.call("POST", "/accounts/account-payer/refunds", "billing:write", refund);
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        cloud.settle();
        Reply parts = cloud.call("GET", "/accounts/account-payer/refunds", "billing:read", null);
        assertThat(parts.json().at("/refunds/0/state").asText())
                .as(parts.body())
                .isEqualTo("by_hand");
        Reply argued =
                cloud.call(
                        "POST",
                        "/accounts/account-disputer/refunds",
                        "billing:write",
                        refund.deepCopy().put("requestId", "f-2"));
        assertThat(argued.status()).as(argued.body()).isEqualTo(422);
        Reply credit = cloud.call("GET", "/accounts/account-payer/credit", "billing:read", null);
        assertThat(credit.json().at("/credits/0/balance").asText()).isEqualTo("100.00");
    }

    private static void adjusted(String number, ObjectNode what) {
        String path = "/invoices/" + number + "/credits";
        Reply reply = cloud.call("POST", path, "billing:write", request(what));
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
    }

    private static ObjectNode request(ObjectNode what) {
        return what.put("version", 1).put("requestId", "r-1").put("reason", "As agreed");
    }

    private static void askForTheDocument() {
        Reply reply =
                cloud.call("GET", "/invoices/" + invoice("payer") + "/document", "audit", null);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        URI link = URI.create(reply.json().path("url").asText());
        assertThat(cloud.fetch(link).statusCode()).isEqualTo(200);
    }

    private static void searchByEveryIndex() {
        for (String query :
                List.of(
                        "account=account-payer",
                        "taxId=DE136695976",
                        "amount=119.00&currency=EUR",
                        "state=paid",
                        "from=2026-01-01")) {
            Reply found = cloud.call("GET", "/invoices?" + query, "billing:read", null);
            assertThat(found.json().path("invoices")).as(found.body()).isNotEmpty();
        }
        Reply shown = cloud.call("GET", "/invoices/" + invoice("payer"), "collections:read", null);
        assertThat(shown.json().at("/invoice/total").asText()).as(shown.body()).isEqualTo("119.00");
    }

    /** Money that names its invoice, then more from the same payer, and from nobody knows whom. */
    private static void cashCame() {
        String account = "DE89370400440532013000,s-1,1,2025-12-30,";
        String statement =
                "kind,account,statement,sequence,date,valueDate,amount,currency,charges,payer,"
                        + "payerAccount,endToEndId,structuredReference,text,returnReason\n"
                        + ("opening," + account + ",0.00,EUR,,,,,,,\n")
                        + ("entry," + account + ",9.99,EUR,,L,DE1,e-1,," + invoice("by-peppol"))
                        + (",\nentry," + account + ",5.55,EUR,,L,DE1,,,thanks,\n")
                        + ("entry," + account + ",1.23,EUR,,,,,,who knows,\n")
                        + ("entry," + account + ",-9.99,EUR,,L,DE1,e-1,,,AC04\n")
                        + ("closing," + account + ",6.78,EUR,,,,,,,\n");
        cloud.upload("Uploads", "bank/muster-de/s-1.csv", statement);
        cloud.upload("Uploads", "bank/muster-de/rubbish.csv", "rubbish");
        String payout =
                "automatic_payout_id,automatic_payout_effective_at_utc,balance_transaction_id,"
                        + "reporting_category,currency,gross,fee,net,charge_id,source_id\n"
                        + "po_1,2025-12-30,txn_1,charge,eur,9.00,1.00,8.00,ch_none,\n"
                        + "po_1,2025-12-30,txn_2,dispute,eur,-3.00,0.00,-3.00,ch_none,dp_none\n"
                        + "po_1,2025-12-30,txn_3,payout,eur,-5.00,0.00,-5.00,,\n";
        cloud.upload("Uploads", "bank/muster-de/po.csv", payout);
        cloud.settle();
        String scope = "collections:read";
        Reply payouts = cloud.call("GET", "/payouts?seller=muster-de", scope, null);
        String differences = "/payouts/0/differences";
        assertThat(payouts.json().at(differences).size()).as(payouts.body()).isEqualTo(2);
        Reply work = cloud.call("GET", "/cash?seller=muster-de", scope, null);
        assertThat(work.json().path("entries").size()).as(work.body()).isEqualTo(2);
        for (String list : List.of("statements", "refused")) {
            String path = "/cash?seller=muster-de&list=" + list;
            Reply listed = cloud.call("GET", path, scope, null);
            assertThat(listed.json().path(list).size()).as(listed.body()).isEqualTo(1);
        }
        String unknown = work.json().at("/entries/1/id").asText();
        if (!work.json().at("/entries/1/account").isNull()) {
            unknown = work.json().at("/entries/0/id").asText();
        }
        ObjectNode decision =
                Json.object()
                        .put("version", 1)
                        .put("decisionId", "d-1")
                        .put("do", "assign")
                        .put("reason", "they called")
                        .put("account", "account-late");
        String path = "/cash/" + unknown + "/decisions";
        Reply decided = cloud.call("POST", path, "payments:write", decision);
        assertThat(decided.status()).as(decided.body()).isEqualTo(200);
    }

    private static void drawAStatement() {
        String path = "/accounts/account-late/statement?seller=muster-de";
        Reply statement = cloud.call("GET", path, "collections:read", null);
        assertThat(statement.status()).as(statement.body()).isEqualTo(200);
        assertThat(statement.body()).startsWith("%PDF");
    }

    private static void holdAndReadTheLog() {
        String path = "/invoices/" + invoice("payer") + "/hold";
        for (boolean held : List.of(true, false)) {
            ObjectNode wish = Json.object().put("held", held).put("reason", "Inquiry");
            Reply reply = cloud.call("PUT", path, "audit", wish);
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        }
        Reply withheld = cloud.call("GET", "/withholding?seller=muster-de", "billing:read", null);
        assertThat(withheld.status()).as(withheld.body()).isEqualTo(200);
        Reply log = cloud.call("GET", "/access-log?month=2026-01", "audit", null);
        assertThat(log.json().path("entries")).as(log.body()).hasSize(9);
    }

    /** What the schedule sealed on the way, and a document of the first day. */
    private static void sealAndProve() {
        ObjectNode again = Json.object().put("version", 1);
        Reply sealed = cloud.call("POST", "/seals", "audit", again);
        assertThat(sealed.json().path("done").asBoolean()).as(sealed.body()).isTrue();
        Reply day = cloud.call("GET", "/seals/2026-01-06", "audit", null);
        assertThat(day.json().at("/seal/documents").asInt()).as(day.body()).isPositive();
        URI leaves = URI.create(day.json().path("leavesUrl").asText());
        assertThat(cloud.fetch(leaves).statusCode()).isEqualTo(200);
        Reply proof = cloud.call("GET", "/invoices/" + invoice("payer") + "/proof", "audit", null);
        assertThat(proof.status()).as(proof.body()).isEqualTo(200);
    }

    /** By mail with a link that is opened, by Peppol, and to an address that is not there. */
    private static void followDeliveries() {
        URI link =
                cloud.mails().stream()
                        .map(SentMail::text)
                        .flatMap(it -> LINK.matcher(it).results())
                        .map(it -> URI.create(it.group()))
                        .findFirst()
                        .orElseThrow();
        HttpResponse<byte[]> opened = cloud.fetch(link);
        assertThat(opened.statusCode()).isEqualTo(302);
        URI pdf = URI.create(opened.headers().firstValue("location").orElseThrow());
        assertThat(cloud.fetch(pdf).statusCode()).isEqualTo(200);
        String number = invoice("by-peppol");
        assertThat(cloud.object("Exchange", "peppol/out/" + number + ".json")).contains("9930:");
        cloud.upload("Exchange", "peppol/in/1.json", "rubbish");
        cloud.settle();
        String path = "/invoices/" + number + "/deliveries";
        assertThat(cloud.call("GET", path, "billing:read", null).status()).isEqualTo(200);
        Reply refused =
                cloud.call("GET", "/deliveries/refused?month=2026-01", "billing:read", null);
        assertThat(refused.json().path("refused")).as(refused.body()).hasSize(1);
        Reply failed = cloud.call("GET", "/deliveries?list=failed", "billing:read", null);
        assertThat(failed.json().path("deliveries")).as(failed.body()).isNotEmpty();
    }

    private static ObjectNode sent(String id, ObjectNode sending) {
        ObjectNode order = Orders.domestic(id, "2026-01-05");
        ((ObjectNode) order.path("account")).set("sending", sending);
        return order;
    }

    private static ObjectNode byPeppol() {
        ObjectNode order = sent("by-peppol", Json.object().put("by", "peppol"));
        ObjectNode profile = ((ObjectNode) order.path("account")).withObjectProperty("profile");
        profile.put("invoiceFormat", "peppol_bis");
        profile.putObject("electronicAddress").put("id", "DE811907980").put("scheme", "9930");
        profile.withObjectProperty("particulars").put("buyerReference", "buyer-7");
        return order;
    }

    private static ObjectNode toNobody() {
        ObjectNode order = Orders.domestic("nobody", "2026-01-05");
        ((ObjectNode) order.path("account")).put("email", "bounce@simulator.amazonses.com");
        return order;
    }

    /** One package of a seller, and one of an account, for which another index is read. */
    private static void takeHome() {
        for (String account : List.of("", "account-payer")) {
            ObjectNode request =
                    Json.object()
                            .put("version", 1)
                            .put("seller", "muster-de")
                            .put("from", "2026-01-01")
                            .put("to", "2026-01-26");
            if (!account.isEmpty()) {
                request.put("account", account);
            }
            Reply asked = cloud.call("POST", "/audit-packages", "audit", request);
            assertThat(asked.status()).as(asked.body()).isEqualTo(202);
            cloud.settle();
            String path = "/audit-packages/" + asked.json().path("id").asText();
            Reply made = cloud.call("GET", path, "audit", null);
            assertThat(made.json().path("state").asText()).as(made.body()).isEqualTo("finished");
            URI zip = URI.create(made.json().path("url").asText());
            assertThat(cloud.fetch(zip).statusCode()).isEqualTo(200);
        }
    }

    private static void webhook(String body) {
        Reply reply = cloud.webhook(body, Stripe.signature(body, TestCloud.WEBHOOK_SECRET));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        cloud.settle();
    }

    private static ObjectNode payment() {
        return Json.object()
                .put("version", 1)
                .put("paymentId", "p-1")
                .put("invoice", invoice("payer"))
                .put("currency", "EUR")
                .put("amount", "119.00")
                .put("receivedOn", "2026-01-06");
    }

    private static String invoice(String customer) {
        return cloud.invoicesOf("account-" + customer).getFirst().number();
    }
}
