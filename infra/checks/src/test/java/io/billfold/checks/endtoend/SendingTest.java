package io.billfold.checks.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.checks.cloud.Orders;
import io.billfold.checks.cloud.RawItem;
import io.billfold.checks.cloud.Sellers;
import io.billfold.checks.cloud.TestCloud;
import io.billfold.checks.cloud.TestCloud.Reply;
import io.billfold.local.http.Json;
import io.billfold.local.mail.SentMail;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * How documents reach customers, each the way that it chose, and what becomes of them. One story in
 * order, since time only moves forward: invoices of January 5, reminders from January 26 on.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SendingTest {
    private static final Pattern LINK = Pattern.compile("http://\\S+/documents/[A-Za-z0-9_-]+");

    private static TestCloud cloud;

    @BeforeAll
    static void billsOneOfEachKind() {
        cloud = TestCloud.startedAt(Instant.parse("2026-01-04T12:00:00Z"));
        giveTheSellerAnAddress();
        send("plain", "", null, "fr");
        send("gone", "bounce@simulator.amazonses.com", null, "en");
        send("spam", "complaint@simulator.amazonses.com", null, "en");
        send("linked", "", Json.object().put("by", "email").put("pdf", "linked"), "de");
        send("portal", "", Json.object().put("by", "portal").put("portal", "suppliers"), "en");
        send("peppol", "", Json.object().put("by", "peppol"), "en");
        cloud.settle();
        cloud.advanceTo("2026-01-06T12:00:00Z");
    }

    private static void giveTheSellerAnAddress() {
        ObjectNode seller = Sellers.muster();
        seller.remove("id");
        ObjectNode profile = seller.withObjectProperty("profile");
        profile.put("contactName", "Billing").put("contactPhone", "+49 30 1234567");
        profile.set("electronicAddress", participant("DE136695976"));
        Reply reply = cloud.call("PUT", "/sellers/muster-de", "sellers:write", seller);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private static ObjectNode participant(String id) {
        return Json.object().put("id", id).put("scheme", "9930");
    }

    private static void send(
            String id, String email, @Nullable ObjectNode sending, String language) {
        ObjectNode order = Orders.domestic(id, "2026-01-05");
        ObjectNode account = (ObjectNode) order.path("account");
        account.put("language", language);
        if (!email.isEmpty()) {
            account.put("email", email);
        }
        if (sending != null) {
            account.set("sending", sending);
        }
        if (id.equals("peppol")) {
            ObjectNode profile = account.withObjectProperty("profile");
            profile.set("electronicAddress", participant("DE811907980"));
            profile.put("invoiceFormat", "peppol_bis");
            profile.withObjectProperty("particulars").put("buyerReference", "buyer-7");
        }
        cloud.send("Orders", order.toString());
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    @Order(1)
    void aMailIsDeliveredInTheCustomersLanguage() {
        SentMail mail = mailTo("plain@customers.example.com").getFirst();
        String number = number("plain");
        assertThat(mail.subject()).isEqualTo("Facture " + number + " de Muster Software GmbH");
        assertThat(mail.text()).contains("Elle est à payer au plus tard le 19 janvier 2026.");
        assertThat(mail.attachments())
                .extracting(SentMail.Attachment::fileName)
                .containsExactly(number + ".pdf");
        assertThat(steps("plain", "invoice.1")).containsExactly("sent", "delivered");
        assertThat(events("DocumentDelivered")).anyMatch(it -> it.contains(number + "/invoice.1"));
    }

    @Test
    @Order(2)
    void aHardBounceIsListedAndTold() {
        assertThat(steps("gone", "invoice.1")).containsExactly("sent", "bounced-hard");
        assertThat(delivery("gone", "invoice.1").path("detail").asText())
                .isEqualTo("General; 5.1.1; smtp; 550 5.1.1 user unknown");
        assertThat(listed("failed")).contains(number("gone") + "/invoice.1");
        assertThat(events("DeliveryFailed")).anyMatch(it -> it.contains("bounced-hard"));
        assertThat(steps("spam", "invoice.1")).containsExactly("sent", "delivered", "complained");
    }

    @Test
    @Order(3)
    void aLinkOpensThePdfAndThatIsNoted() {
        SentMail mail = mailTo("linked@customers.example.com").getFirst();
        assertThat(mail.attachments()).isEmpty();
        assertThat(mail.text()).contains("Bis zum 4. April 2026 finden Sie das Dokument hier:");
        HttpResponse<byte[]> answer = cloud.fetch(link(mail));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        URI location = URI.create(answer.headers().firstValue("location").orElseThrow());
        HttpResponse<byte[]> pdf = cloud.fetch(location);
        assertThat(new String(pdf.body(), 0, 5, UTF_8)).isEqualTo("%PDF-");
        assertThat(pdf.headers().firstValue("content-disposition"))
                .contains("attachment; filename=\"" + number("linked") + ".pdf\"");
        assertThat(steps("linked", "invoice.1")).containsExactly("sent", "delivered", "opened");
    }

    @Test
    @Order(4)
    void aLinkThatWasChangedOpensNothing() {
        String link = link(mailTo("linked@customers.example.com").getFirst()).toString();
        String last = link.endsWith("A") ? "B" : "A";
        // the first character of the code's last group carries six of its bits
        int at = link.length() - 3;
        String changed =
                link.substring(0, at)
                        + (link.charAt(at) == 'A' ? 'B' : 'A')
                        + link.substring(at + 1);
        assertThat(cloud.fetch(URI.create(changed)).statusCode()).isEqualTo(404);
        assertThat(cloud.fetch(URI.create(link + last)).statusCode()).isEqualTo(404);
    }

    @Test
    @Order(5)
    void whatIsForAPortalWaitsUntilItIsUploaded() {
        String number = number("portal");
        assertThat(mailTo("portal@customers.example.com")).isEmpty();
        assertThat(listed("to-upload")).containsExactly(number + "/invoice.1");
        ObjectNode upload =
                Json.object()
                        .put("version", 1)
                        .put("by", "portal")
                        .put("reference", "4711")
                        .put("uploadedAt", "2026-01-06T13:00:00+01:00");
        for (int i = 0; i < 2; i++) {
            Reply reply = cloud.call("POST", path("portal"), "billing:write", upload);
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.json().path("to").asText()).isEqualTo("suppliers");
        }
        cloud.settle();
        assertThat(steps("portal", "invoice.1")).containsExactly("to-upload", "uploaded");
        assertThat(listed("to-upload")).isEmpty();
    }

    @Test
    @Order(6)
    void aPeppolDocumentIsHandedOverAndFollowed() {
        String number = number("peppol");
        assertThat(steps("peppol", "invoice.1")).containsExactly("handed-over");
        assertThat(cloud.object("Exchange", "peppol/out/" + number + ".xml"))
                .contains("<cbc:ID>" + number + "</cbc:ID>");
        JsonNode envelope =
                Json.parse(
                        cloud.object("Exchange", "peppol/out/" + number + ".json").getBytes(UTF_8));
        assertThat(envelope.path("receiver").asText()).isEqualTo("9930:DE811907980");
        assertThat(envelope.path("documentType").asText()).endsWith("billing:3.0::2.1");
        cloud.upload("Exchange", "peppol/in/1.json", report(number, "transmitted", "10:00"));
        cloud.upload("Exchange", "peppol/in/2.json", report(number, "delivered", "10:01"));
        cloud.upload("Exchange", "peppol/in/3.xml", response(number, "UQ", "2026-01-07"));
        cloud.settle();
        assertThat(listed("under-query")).containsExactly(number + "/invoice.1");
        cloud.upload("Exchange", "peppol/in/4.xml", response(number, "AP", "2026-01-08"));
        cloud.upload("Exchange", "peppol/in/5.xml", response(number, "UQ", "2026-01-07"));
        cloud.settle();
        assertThat(delivery("peppol", "invoice.1").path("step").asText()).isEqualTo("accepted");
        assertThat(listed("under-query")).isEmpty();
    }

    private static String report(String number, String status, String time) {
        return """
        {"version": 1, "number": "%s", "status": "%s", "at": "2026-01-06T%s:00Z"}"""
                .formatted(number, status, time);
    }

    private static String response(String number, String code, String date) {
        return """
        <ApplicationResponse xmlns="urn:oasis:names:specification:ubl:schema:xsd:ApplicationResponse-2"
         xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
         xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2">
         <cbc:CustomizationID>urn:fdc:peppol.eu:poacc:trns:invoice_response:3</cbc:CustomizationID>
         <cbc:IssueDate>%s</cbc:IssueDate>
         <cac:DocumentResponse>
          <cac:Response><cbc:ResponseCode>%s</cbc:ResponseCode></cac:Response>
          <cac:DocumentReference><cbc:ID>%s</cbc:ID></cac:DocumentReference>
         </cac:DocumentResponse>
        </ApplicationResponse>"""
                .formatted(date, code, number);
    }

    @Test
    @Order(7)
    void whatCannotBeUnderstoodIsKeptAndListed() {
        cloud.upload("Exchange", "peppol/in/6.xml", "<html>rubbish</html>");
        cloud.upload(
                "Exchange", "peppol/in/7.json", report("MU-2026-999999", "delivered", "10:00"));
        cloud.settle();
        Reply refused =
                cloud.call("GET", "/deliveries/refused?month=2026-01", "billing:read", null);
        assertThat(refused.json().path("refused").findValuesAsText("reason"))
                .containsExactlyInAnyOrder(
                        "peppol/in/6.xml is no UBL ApplicationResponse, but a html",
                        "peppol/in/7.json is about MU-2026-999999, which went no such way");
    }

    @Test
    @Order(8)
    void remindersCarryALetterAndTheInvoice() {
        cloud.advanceTo("2026-01-27T12:00:00Z");
        SentMail mail = mailTo("plain@customers.example.com").getLast();
        String number = number("plain");
        assertThat(mail.subject()).startsWith("Rappel 1 : facture " + number);
        assertThat(mail.attachments())
                .extracting(SentMail.Attachment::fileName)
                .containsExactly(number + "-reminder-1.pdf", number + ".pdf");
        assertThat(steps("plain", "reminder-1.1")).containsExactly("sent", "delivered");
        assertThat(mailTo("linked@customers.example.com").getLast().attachments())
                .extracting(SentMail.Attachment::fileName)
                .containsExactly(number("linked") + "-reminder-1.pdf");
    }

    @Test
    @Order(9)
    void nothingMoreGoesToAnAddressThatBouncedUntilItIsReleased() {
        assertThat(mailTo("bounce@simulator.amazonses.com")).hasSize(1);
        assertThat(steps("gone", "reminder-1.1")).containsExactly("held-back");
        assertThat(listed("failed")).contains(number("gone") + "/reminder-1.1");
        ObjectNode again = Json.object().put("version", 1).put("by", "email");
        assertThat(cloud.call("POST", path("gone"), "billing:write", again).status())
                .isEqualTo(202);
        cloud.settle();
        assertThat(steps("gone", "invoice.2")).containsExactly("held-back");
        assertThat(steps("gone", "invoice.1")).contains("replaced");
        ObjectNode release = Json.object().put("version", 1).put("reason", "Mended");
        String path = "/accounts/account-gone/mail-release";
        assertThat(cloud.call("POST", path, "billing:write", release).status()).isEqualTo(200);
        assertThat(cloud.call("POST", path, "billing:write", release).status()).isEqualTo(409);
        assertThat(cloud.call("POST", path("gone"), "billing:write", again).status())
                .isEqualTo(202);
        cloud.settle();
        // the mailbox is still not there
        assertThat(mailTo("bounce@simulator.amazonses.com")).hasSize(2);
        assertThat(steps("gone", "invoice.3")).containsExactly("sent", "bounced-hard");
    }

    @Test
    @Order(10)
    void anotherAddressOfTheAccountIsNotBlocked() {
        ObjectNode order = Orders.domestic("gone-2", "2026-01-27");
        ObjectNode account = (ObjectNode) order.path("account");
        account.put("id", "account-gone").put("name", "Customer gone");
        account.put("email", "new@customers.example.com");
        cloud.send("Orders", order.toString());
        cloud.settle();
        ObjectNode again = Json.object().put("version", 1).put("by", "email");
        assertThat(cloud.call("POST", path("gone"), "billing:write", again).status())
                .isEqualTo(202);
        cloud.settle();
        assertThat(steps("gone", "invoice.4")).containsExactly("sent", "delivered");
        assertThat(listed("failed")).doesNotContain(number("gone") + "/invoice.1");
    }

    @Test
    @Order(11)
    void aLinkEnds() {
        URI link = link(mailTo("linked@customers.example.com").getFirst());
        cloud.advanceTo("2026-04-10T12:00:00Z");
        HttpResponse<byte[]> answer = cloud.fetch(link);
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(new String(answer.body(), UTF_8)).contains("This link has expired");
    }

    @Test
    @Order(12)
    void nothingWentWrong() {
        assertThat(cloud.audited().violations()).isEmpty();
        assertThat(cloud.queues())
                .filteredOn(it -> it.endsWith("DeadLetters"))
                .allSatisfy(it -> assertThat(cloud.messages(it)).as(it).isZero());
    }

    private static URI link(SentMail mail) {
        Matcher matcher = LINK.matcher(mail.text());
        assertThat(matcher.find()).as(mail.text()).isTrue();
        return URI.create(matcher.group());
    }

    private static List<SentMail> mailTo(String address) {
        return cloud.mails().stream().filter(it -> it.to().contains(address)).toList();
    }

    private static String number(String customer) {
        return cloud.invoicesOf("account-" + customer).getFirst().number();
    }

    private static String path(String customer) {
        return "/invoices/" + number(customer) + "/deliveries";
    }

    private static JsonNode delivery(String customer, String name) {
        Reply reply = cloud.call("GET", path(customer), "billing:read", null);
        return StreamSupport.stream(reply.json().path("deliveries").spliterator(), false)
                .filter(it -> it.path("delivery").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + reply.body()));
    }

    private static List<String> steps(String customer, String name) {
        return StreamSupport.stream(delivery(customer, name).path("reports").spliterator(), false)
                .map(it -> it.path("step").asText())
                .toList();
    }

    private static List<String> listed(String list) {
        Reply reply = cloud.call("GET", "/deliveries?list=" + list, "billing:read", null);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return StreamSupport.stream(reply.json().path("deliveries").spliterator(), false)
                .map(it -> it.path("number").asText() + "/" + it.path("delivery").asText())
                .toList();
    }

    private static List<String> events(String type) {
        return cloud.items("Invoices", "OUTBOX#").stream()
                .filter(it -> it.text("outbox").equals(type))
                .map(RawItem::toString)
                .toList();
    }
}
