package io.billfold.checks.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.checks.Repository;
import io.billfold.checks.template.RawTemplate.Declared;
import io.billfold.events.BillfoldEvent;
import io.billfold.events.ProviderReader;
import io.billfold.events.ProviderTopic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.event.ruler.Ruler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Each event reaches the queues that wait for it and no other, by AWS's own matcher. */
class RulesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SAMPLES =
            Repository.root()
                    .resolve("shared/events/src/main/resources/io/billfold/events/samples");

    /** Where each published event goes; the others are for whoever subscribes to the bus. */
    private static final Map<String, String> QUEUES =
            Map.ofEntries(
                    Map.entry("InvoiceDrafted", "Tax"),
                    Map.entry("TaxCalculated", "Issue"),
                    Map.entry("AuditPackageRequested", "AuditPackages"),
                    Map.entry("AuditPackageAdvanced", "AuditPackages"),
                    Map.entry("InvoiceIssued", "Collectable Render TaxCommits"),
                    Map.entry("PaymentDeclined", "Collectable"),
                    Map.entry("PaymentMethodsChanged", "Collectable"),
                    Map.entry("ChargeRequested", "ProviderCalls"),
                    Map.entry("DisputeAnswerDecided", "ProviderCalls"),
                    Map.entry("DisputeOpened", "DisputeCases"),
                    Map.entry("DisputeDeadlineNear", "DisputeCases"),
                    Map.entry("RefundRequested", "Collectable"),
                    Map.entry("RefundPartRequested", "ProviderCalls"),
                    Map.entry("InvoiceRendered", "Notices"),
                    Map.entry("ReminderDue", "Notices"),
                    Map.entry("DeliveryRequested", "Notices"),
                    Map.entry("PaymentMethodExpiring", "Notices"),
                    Map.entry("ProviderEventReceived", "Disputes"));

    /** What Amazon SES and S3 put on the account's own bus. */
    private static final Set<String> OF_AWS =
            Set.of(
                    "Email Delivered",
                    "Email Delivery Delayed",
                    "Email Bounced",
                    "Email Complaint Received",
                    "Email Rejected",
                    "Object Created");

    static Stream<String> published() {
        return Arrays.stream(BillfoldEvent.class.getPermittedSubclasses())
                .map(Class::getSimpleName);
    }

    @ParameterizedTest
    @MethodSource("published")
    void everyEventReachesTheQueueThatWaitsForIt(String type) throws Exception {
        String expected = QUEUES.get(type);
        assertThat(queuesOf(envelope(BillfoldEvent.SOURCE, type, sample(type))))
                .isEqualTo(expected == null ? Set.of() : Set.of(expected.split(" ", -1)));
    }

    @Test
    void anOrderIsTakenFromAnySource() throws Exception {
        assertThat(queuesOf(envelope("shop.example", "OrderPlaced", sample("OrderPlaced"))))
                .containsExactly("Orders");
    }

    @Test
    void usageIsTakenFromAnySource() throws Exception {
        assertThat(queuesOf(envelope("shop.example", "UsageReported", JSON.createObjectNode())))
                .containsExactly("Usage");
    }

    @ParameterizedTest
    @MethodSource("published")
    void nobodyElseCanPretendToBeBillfold(String type) throws Exception {
        assertThat(queuesOf(envelope("stranger", type, sample(type)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "charge.dispute.created, Disputes",
        "charge.dispute.funds_withdrawn, Disputes",
        "charge.dispute.closed, Disputes",
        "charge.succeeded, ReceivedPayments",
        "charge.refunded,",
        "PAYMENT.CAPTURE.COMPLETED, ReceivedPayments",
        "PAYMENT.CAPTURE.REFUNDED,",
        "CUSTOMER.DISPUTE.CREATED, Disputes",
        "Ref AdyenMoneyEvent, ReceivedPayments",
        "NOTIFICATION_OF_FRAUD, Disputes",
        "radar.early_fraud_warning.created, Disputes",
        "radar.early_fraud_warning.updated,",
        "REFUND, ProviderCalls",
        "REFUND_FAILED, ProviderCalls",
        "refund.updated, ProviderCalls",
        "payment_intent.payment_failed, ProviderCalls",
        "CAPTURE_FAILED, ProviderCalls",
        "customer.created,"
    })
    void aProvidersEventGoesByItsType(String providerType, String queue) throws Exception {
        ObjectNode detail = sample("ProviderEventReceived").put("providerType", providerType);
        assertThat(queuesOf(envelope(BillfoldEvent.SOURCE, "ProviderEventReceived", detail)))
                .isEqualTo(queue == null ? Set.of() : Set.of(queue));
    }

    @ParameterizedTest
    @CsvSource({
        "AUTHORISATION.8835511210681234.false.0f3a, ProviderCalls",
        "AUTHORISATION.8835511210681234.true.0f3a,"
    })
    void aRefusedAuthorisationIsTakenByWhoAskedForIt(String id, String queue) throws Exception {
        ObjectNode detail =
                sample("ProviderEventReceived")
                        .put("providerType", "AUTHORISATION")
                        .put("providerEventId", id);
        assertThat(queuesOf(envelope(BillfoldEvent.SOURCE, "ProviderEventReceived", detail)))
                .isEqualTo(queue == null ? Set.of() : Set.of(queue));
    }

    /** The rule and the readers speak of the same types; the parameter stands for Adyen's money. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "REQUEST_FOR_INFORMATION",
                "NOTIFICATION_OF_CHARGEBACK",
                "CHARGEBACK",
                "CHARGEBACK_REVERSED",
                "SECOND_CHARGEBACK",
                "PREARBITRATION_OPEN",
                "PREARBITRATION_WON",
                "PREARBITRATION_LOST",
                "ISSUER_COMMENTS",
                "ISSUER_RESPONSE_TIMEFRAME_EXPIRED",
                "INFORMATION_SUPPLIED",
                "DISPUTE_DEFENSE_PERIOD_ENDED"
            })
    void everyEventOfACaseAtAdyenGoesToTheDisputes(String type) throws Exception {
        assertThat(ProviderReader.of("adyen").topic(type)).isEqualTo(ProviderTopic.DISPUTE);
        ObjectNode detail = sample("ProviderEventReceived").put("providerType", type);
        assertThat(queuesOf(envelope(BillfoldEvent.SOURCE, "ProviderEventReceived", detail)))
                .containsExactly("Disputes");
    }

    /** A reference stands in patterns as its text. */
    @ParameterizedTest
    @CsvSource({
        "Email Bounced, Ref MailConfiguration, Reports",
        "Email Delivered, Ref MailConfiguration, Reports",
        "Email Bounced, another,",
        "Email Opened, Ref MailConfiguration,"
    })
    void mailIsToldOfByOurOwnConfigurationSet(String type, String set, String queue)
            throws Exception {
        ObjectNode detail = JSON.createObjectNode();
        detail.putObject("mail").putObject("tags").putArray("ses:configuration-set").add(set);
        assertThat(queuesOf(envelope("aws.ses", type, detail)))
                .isEqualTo(queue == null ? Set.of() : Set.of(queue));
    }

    @ParameterizedTest
    @CsvSource({
        "Ref Exchange, peppol/in/a.xml, Reports",
        "Ref Exchange, peppol/out/a.xml,",
        "Ref Uploads, peppol/in/a.xml,",
        "Ref Uploads, bank/muster-de/a.xml, BankFiles",
        "Ref Uploads, usage/a.jsonl,",
        "Ref Exchange, bank/muster-de/a.xml,"
    })
    void filesOfTheAccessPointAndOfBanksAreToldOf(String bucket, String key, String queue)
            throws Exception {
        ObjectNode detail = JSON.createObjectNode();
        detail.putObject("bucket").put("name", bucket);
        detail.putObject("object").put("key", key);
        assertThat(queuesOf(envelope("aws.s3", "Object Created", detail)))
                .isEqualTo(queue == null ? Set.of() : Set.of(queue));
    }

    @Test
    void everyPatternNamesTypesThatThereAre() {
        List<String> known =
                Stream.of(published(), Stream.of("OrderPlaced", "UsageReported"), OF_AWS.stream())
                        .flatMap(types -> types)
                        .toList();
        for (Declared rule : RawTemplate.ofType("AWS::Events::Rule")) {
            assertThat(rule.list("EventPattern.detail-type"))
                    .as(rule.id())
                    .isNotEmpty()
                    .allSatisfy(type -> assertThat(known).contains(type.toString()));
        }
    }

    private static Set<String> queuesOf(JsonNode event) throws Exception {
        Set<String> queues = new TreeSet<>();
        for (Declared rule : RawTemplate.ofType("AWS::Events::Rule")) {
            String pattern = JSON.writeValueAsString(rule.at("EventPattern"));
            if (Ruler.matchesRule(event.toString(), pattern)) {
                rule.list("Targets")
                        .forEach(
                                target ->
                                        queues.add(
                                                RawTemplate.target(
                                                        RawTemplate.asMap(target)
                                                                .getOrDefault("Arn", ""))));
            }
        }
        return queues;
    }

    /** As EventBridge sends it (docs.aws.amazon.com, "Amazon EventBridge events"). */
    private static ObjectNode envelope(String source, String type, JsonNode detail) {
        ObjectNode envelope =
                JSON.createObjectNode()
                        .put("version", "0")
                        .put("id", "17793124-05d4-b198-2fde-7ededc63b103")
                        .put("detail-type", type)
                        .put("source", source)
                        .put("account", "111122223333")
                        .put("time", "2026-02-01T02:00:03Z")
                        .put("region", "eu-central-1");
        envelope.putArray("resources");
        envelope.set("detail", detail);
        return envelope;
    }

    /** InvoiceIssued is in invoice-issued.v1.json. */
    private static ObjectNode sample(String type) throws IOException {
        String name = type.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        return (ObjectNode) JSON.readTree(Files.readAllBytes(SAMPLES.resolve(name + ".v1.json")));
    }
}
