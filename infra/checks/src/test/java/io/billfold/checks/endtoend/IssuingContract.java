package io.billfold.checks.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.checks.cloud.Orders;
import io.billfold.checks.cloud.StoredInvoice;
import io.billfold.checks.cloud.TestCloud;
import io.billfold.testkit.audit.Auditor;
import io.billfold.testkit.audit.Counts;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * From an order to its invoices of three months. All amounts are worked out by hand. A subclass
 * says where AWS's services are.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class IssuingContract {
    private @Nullable TestCloud running;

    private TestCloud cloud() {
        return Objects.requireNonNull(running);
    }

    /** Where AWS's services are; null is in the local cloud itself. */
    abstract @Nullable URI awsEndpoint();

    @BeforeAll
    void billsThreeMonths() {
        TestCloud cloud = TestCloud.startedAt(Instant.parse("2026-01-30T12:00:00Z"), awsEndpoint());
        running = cloud;
        cloud.publish(
                "shop.example", "OrderPlaced", Orders.domestic("bus", "2026-02-01").toString());
        String direct = Orders.domestic("queue", "2026-02-01").toString();
        cloud.send("Orders", direct);
        cloud.send("Orders", Orders.domestic("anchor", "2026-01-31").toString());
        cloud.send("Orders", Orders.french("french", "2026-02-01").toString());
        cloud.send("Orders", Orders.consumer("italian", "2026-02-01", "IT", "Torino").toString());
        cloud.send("Orders", Orders.consumer("polish", "2026-02-01", "PL", "Gdynia").toString());
        cloud.send("Orders", Orders.consumer("finnish", "2026-02-01", "FI", "Turku").toString());
        cloud.settle();
        cloud.send("Orders", direct);
        cloud.publish("shop.example", "OrderPlaced", direct);
        cloud.settle();
        cloud.advanceTo("2026-04-01T12:00:00Z");
    }

    @AfterAll
    void stop() {
        if (running != null) {
            running.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"bus", "queue"})
    void anOrderIsBilledInAdvanceOncePerMonthHoweverOftenItArrives(String order) {
        List<StoredInvoice> invoices = cloud().invoicesOf("account-" + order);
        assertThat(invoices)
                .extracting(StoredInvoice::period)
                .containsExactly(
                        "2026-02-01/2026-03-01", "2026-03-01/2026-04-01", "2026-04-01/2026-05-01");
        assertThat(invoices)
                .extracting(invoice -> invoice.at("/issuedOn"), invoice -> invoice.at("/dueOn"))
                .containsExactly(
                        tuple("2026-02-01", "2026-02-15"),
                        tuple("2026-03-01", "2026-03-15"),
                        tuple("2026-04-01", "2026-04-15"));
        // itself, and a page of the ledger for each month
        assertThat(cloud().items("Subscriptions", "SUBSCRIPTION#" + order)).hasSize(1 + 3);
        assertThat(cloud().items("Subscriptions", "REJECTION")).isEmpty();
    }

    @Test
    void monthsThatAreTooShortEndOnTheirLastDayAndTheAnchorComesBack() {
        assertThat(cloud().invoicesOf("account-anchor"))
                .extracting(StoredInvoice::period)
                .containsExactly(
                        "2026-01-31/2026-02-28", "2026-02-28/2026-03-31", "2026-03-31/2026-04-30");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # 19 % of 100.00
                    queue   | standard       | 19   | 100.00 + 19.00 = 119.00 EUR
                    # the customer owes the tax: directive 2006/112/EC art. 196
                    french  | reverse_charge | 0    | 447.50 + 0.00 = 447.50 EUR
                    # 22 % of 9.90 are 2.178, at the customer's rate: art. 58
                    italian | standard       | 22   | 9.90 + 2.18 = 12.08 EUR
                    # 23 % of 9.90 are 2.277
                    polish  | standard       | 23   | 9.90 + 2.28 = 12.18 EUR
                    # 25.5 % of 9.90 are 2.5245
                    finnish | standard       | 25.5 | 9.90 + 2.52 = 12.42 EUR
                    """)
    void theTaxIsThatOfTheCustomersCountry(
            String order, String category, String percent, String amounts) {
        List<StoredInvoice> invoices = cloud().invoicesOf("account-" + order);
        assertThat(invoices).hasSize(3);
        assertThat(invoices)
                .allSatisfy(
                        invoice -> {
                            assertThat(invoice.amounts()).isEqualTo(amounts);
                            assertThat(invoice.at("/content/taxes/0/category")).isEqualTo(category);
                            assertThat(rates(invoice)).isEqualTo(percent);
                            assertThat(invoice.doc().at("/content/taxes/0/because")).isNotEmpty();
                        });
    }

    /** The percents of the taxes that are charged; 0 where none is. */
    private static String rates(StoredInvoice invoice) {
        JsonNode components = invoice.doc().at("/content/taxes/0/components");
        assertThat(components.isArray()).isTrue();
        List<String> rates = new ArrayList<>();
        components.forEach(component -> rates.add(component.path("ratePercent").asText()));
        return rates.isEmpty() ? "0" : String.join("+", rates);
    }

    @Test
    void theCustomerIsToldOfEveryInvoiceOnce() {
        for (StoredInvoice invoice : cloud().invoicesOf("account-queue")) {
            assertThat(cloud().mails())
                    .filteredOn(mail -> mail.to().contains("queue@customers.example.com"))
                    .filteredOn(mail -> mail.subject().startsWith("Invoice " + invoice.number()))
                    .hasSize(1);
        }
    }

    @Test
    void anIndependentAuditorFindsNothingWrong() {
        Auditor audited = cloud().audited();
        Counts counts = audited.counts();
        System.out.println("issuing: " + counts);
        assertThat(audited.violations()).isEmpty();
        assertThat(counts.invoices()).isEqualTo(21);
        assertThat(counts.documents()).as("a PDF and an XML each").isEqualTo(42);
        assertThat(counts.entries()).isEqualTo(21);
        assertThat(counts.subscriptions()).isEqualTo(7);
    }

    @Test
    void nothingIsLeftInAnyQueue() {
        assertThat(cloud().queues())
                .isNotEmpty()
                .allSatisfy(queue -> assertThat(cloud().messages(queue)).as(queue).isZero());
    }
}
