package io.billfold.calculatetax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.events.InvoiceDrafted;
import io.billfold.lambda.Host;
import io.billfold.store.AwsClients;
import io.billfold.store.DraftRecord;
import io.billfold.testkit.MemoryStores;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The whole function, as its settings build it. */
class EngineSettingsTest {
    private static final Instant NOW = Instant.parse("2026-02-01T03:00:00Z");

    private final MemoryStores stores = new MemoryStores();
    private final AvaTaxStub avatax = new AvaTaxStub();
    private final Map<String, String> settings =
            new HashMap<>(
                    Map.of(
                            "ACCOUNTS_TABLE", "ACCOUNTS",
                            "INVOICES_TABLE", "INVOICES",
                            "TAX_ENGINE", "avalara",
                            "TAX_ENGINE_FALLBACK", "hold",
                            "AVALARA_URL", avatax.address().toString(),
                            "AVALARA_COMPANY_CODE", "DEFAULT",
                            "AVALARA_SECRET_ARN", "arn"));

    @AfterEach
    void stop() {
        avatax.close();
    }

    @Test
    void asksAvaTaxForADraftAndTellsItOfTheInvoice() throws IOException {
        Draft draft = kept(Sales.toTexas("100.00", "33.33"));
        avatax.answer(201, "texas.json");

        assertThat(run("InvoiceDrafted", InvoiceDrafted.of(NOW, draft))).doesNotContain("m-1");

        Draft taxed = read(draft).draft();
        assertThat(taxed.taxes()).hasSize(1);
        assertThat(avatax.head()).endsWith("Basic MjAwMDprZXk=");
        Invoice invoice = Sales.issued(taxed);
        stores.dynamo().commit(stores.invoices().add(stores.dynamo().begin(), invoice));
        avatax.answer(201, "committed.json");

        assertThat(run("InvoiceIssued", CalculateTaxTest.event(invoice))).doesNotContain("m-1");

        assertThat(avatax.asked().get("type").getStringValue()).isEqualTo("SalesInvoice");
    }

    @Test
    void aDraftThatIsNotAnsweredGoesBackToTheQueue() throws IOException {
        Draft draft = kept(Sales.toTexas("100.00"));
        avatax.answer(500, "error-server.json");

        assertThat(run("InvoiceDrafted", InvoiceDrafted.of(NOW, draft))).contains("m-1");

        assertThat(read(draft).state()).isEqualTo(DraftRecord.State.DRAFTED);
    }

    @Test
    void theBuiltInEngineNeedsNoSecret() throws IOException {
        settings.put("TAX_ENGINE", "built-in");
        settings.keySet().removeIf(name -> name.startsWith("AVALARA_"));
        Draft draft = kept(Sales.abroad("DE", "100.00"));

        assertThat(run("InvoiceDrafted", InvoiceDrafted.of(NOW, draft))).doesNotContain("m-1");

        assertThat(read(draft).state()).isEqualTo(DraftRecord.State.TAXED);
        assertThat(avatax.askedTimes()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "TAX_ENGINE,           vertex, must be built-in or avalara",
        "TAX_ENGINE,           ,       is missing",
        "TAX_ENGINE_FALLBACK,  guess,  must be hold or built-in",
        "TAX_ENGINE_FALLBACK,  ,       is missing",
        "AVALARA_URL,          ,       is missing",
        "AVALARA_COMPANY_CODE, ,       is missing",
        "AVALARA_SECRET_ARN,   ,       is missing"
    })
    void aWrongSettingStopsTheFunctionByItsName(
            String setting, @Nullable String value, String reason) {
        settings.put(setting, value == null ? "" : value);

        assertThatThrownBy(() -> run("InvoiceDrafted", Map.of()))
                .rootCause()
                .hasMessageContaining("setting " + setting)
                .hasMessageContaining(reason);
    }

    private String run(String type, Object event) throws IOException {
        String envelope =
                AvaTaxStub.JSON.write(
                        Map.of("detail-type", type, "detail", AvaTaxStub.JSON.toTree(event)));
        Map<String, Object> message =
                Map.of(
                        "messageId",
                        "m-1",
                        "body",
                        envelope,
                        "eventSource",
                        "aws:sqs",
                        "attributes",
                        Map.of("ApproximateReceiveCount", "1"));
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (CalculateTaxFunction function = host().call(CalculateTaxFunction::new)) {
            byte[] batch =
                    AvaTaxStub.JSON.write(Map.of("Records", List.of(message))).getBytes(UTF_8);
            function.handleRequest(new ByteArrayInputStream(batch), answer, null);
        }
        return answer.toString(UTF_8);
    }

    private Host host() {
        return new Host(
                settings,
                InstantSource.fixed(NOW),
                InstantSource.fixed(NOW),
                List.of(new Clients(stores, settings)));
    }

    private Draft kept(Draft draft) {
        stores.dynamo().commit(stores.drafts().add(stores.dynamo().begin(), draft));
        return draft;
    }

    private DraftRecord read(Draft draft) {
        return stores.drafts().find(draft.id()).orElseThrow();
    }

    /** The tables in memory, and a secret. */
    private static final class Clients extends AwsClients {
        private final MemoryStores stores;

        Clients(MemoryStores stores, Map<String, String> settings) {
            super(settings);
            this.stores = stores;
        }

        @Override
        public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
                Class<C> type, Supplier<B> builder) {
            return type.cast(
                    type == SecretsManagerClient.class ? new SecretsFake() : stores.client());
        }
    }
}
