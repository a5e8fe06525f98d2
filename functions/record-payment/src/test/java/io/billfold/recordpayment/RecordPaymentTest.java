package io.billfold.recordpayment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.dunning.DunningPolicy;
import io.billfold.billing.dunning.Receivable;
import io.billfold.events.ProviderEventReceived;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.Dynamo;
import io.billfold.store.Versioned;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.Samples;

import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

class RecordPaymentTest {
    private static final Instant NOW = Instant.parse("2026-02-03T10:00:00Z");
    private static final String BODY =
            "{\"version\":1,\"paymentId\":\"p-1\",\"invoice\":\"MU-2026-000001\",\"amount\":\"20.00\","
                    + "\"currency\":\"EUR\",\"receivedOn\":\"2026-02-03\",\"provider\":\"stripe\","
                    + "\"providerReference\":\"ch_1\"}";

    private final MemoryStores stores = new MemoryStores();
    private final RecordPayment useCase =
            new RecordPayment(
                    stores.payments(),
                    stores.receivables(),
                    stores.paymentBook(),
                    stores.dynamo(),
                    InstantSource.fixed(NOW));
    private final PaymentCall api = new PaymentCall(stores.json(), useCase);
    private final ProviderPayment provider = new ProviderPayment(stores.providerEvents(), useCase);

    @BeforeEach
    void issueTheInvoice() {
        stores.open(Samples.receivable());
    }

    @Test
    void payingAnInvoiceThatWasGivenUpRestoresWhatItPaidFor() {
        Versioned<Receivable> read = stores.receivables().find(Samples.NUMBER).orElseThrow();
        Receivable givenUp = read.value();
        for (int level = 1; level <= DunningPolicy.bundled().levels().size(); level++) {
            givenUp = givenUp.withReminder(level, LocalDate.of(2026, 2, 3));
        }
        Dynamo dynamo = stores.dynamo();
        dynamo.commit(stores.receivables().replace(dynamo.begin(), givenUp, read.version()));

        post(BODY.replace("20.00", "23.67"));
        assertThat(stores.events("COLLECTIONS")).isEmpty();
        post(BODY.replace("20.00", "0.01").replace("p-1", "p-2").replace("ch_1", "ch_2"));

        assertThat(stores.events("COLLECTIONS"))
                .extracting(Map.Entry::getKey)
                .containsExactly("EntitlementsRestored");
    }

    @Test
    void booksAPartOfWhatIsOwed() {
        Answer answer = post(BODY);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body())
                .isEqualTo(
                        new PaymentAnswer(
                                "p-1",
                                "MU-2026-000001",
                                "EUR",
                                "20.00",
                                "0.00",
                                "3.68",
                                "partly_paid"));
        assertThat(receivable().open()).isEqualTo(Money.parse("EUR 3.68"));
        assertThat(eventTypes()).containsExactly("PaymentRecorded");
        assertThat(stores.items("LEDGER")).hasSize(3);
    }

    @Test
    void theLastPaymentPaysTheInvoiceAndTheRestStaysUnapplied() {
        post(BODY);
        Answer answer = post(BODY.replace("p-1", "p-2").replace("ch_1", "ch_2"));

        assertThat(answer.body())
                .isEqualTo(
                        new PaymentAnswer(
                                "p-2", "MU-2026-000001", "EUR", "3.68", "16.32", "0.00", "paid"));
        assertThat(eventTypes())
                .containsExactlyInAnyOrder("PaymentRecorded", "PaymentRecorded", "InvoicePaid");
    }

    @Test
    void aRepeatIsAnsweredAsTheFirstTimeAndWritesNothing() {
        Answer first = post(BODY);
        post(BODY.replace("p-1", "p-2").replace("ch_1", "ch_2"));
        var before = stores.items("PAYMENTS");

        Answer repeat = post(BODY);

        assertThat(repeat.status()).isEqualTo(200);
        assertThat(repeat.body()).isEqualTo(first.body());
        assertThat(stores.items("PAYMENTS")).isEqualTo(before);
    }

    @Test
    void refusesTheSameIdOrChargeForAnotherPayment() {
        post(BODY);

        assertThat(post(BODY.replace("20.00", "21.00")).status()).isEqualTo(409);
        assertThat(post(BODY.replace("p-1", "p-9")).status()).isEqualTo(409);
        assertThat(receivable().open()).isEqualTo(Money.parse("EUR 3.68"));
    }

    @Test
    void refusesWhatItCannotBook() {
        assertThat(post(BODY.replace("MU-2026-000001", "MU-2026-000002")).status()).isEqualTo(422);
        assertThat(post(BODY.replace("EUR", "USD")).status()).isEqualTo(422);
        assertThat(post(BODY.replace("2026-02-03", "2026-02-05")).status()).isEqualTo(422);
        assertThat(post(BODY.replace("20.00", "-1")).status()).isEqualTo(422);
        assertThat(post("{").status()).isEqualTo(400);
        assertThat(stores.items("PAYMENTS")).isEmpty();
    }

    @Test
    void decidesAnewWhenAnotherPaymentComesBetween() {
        stores.beforeNextTransaction(
                () -> post(BODY.replace("p-1", "p-2").replace("ch_1", "ch_2")));

        Answer answer = post(BODY);

        assertThat(answer.body())
                .isEqualTo(
                        new PaymentAnswer(
                                "p-1", "MU-2026-000001", "EUR", "3.68", "16.32", "0.00", "paid"));
    }

    @Test
    void booksAStripeChargeOnceWhicheverEventsTellOfIt() {
        ProviderEventReceived charge = keep("evt_1", "charge.succeeded", "MU-2026-000001");

        provider.record(charge);
        provider.record(charge);
        provider.record(keep("evt_2", "charge.succeeded", "MU-2026-000001"));

        assertThat(receivable().open()).isEqualTo(Money.parse("EUR 13.68"));
        assertThat(stores.payments().findByCharge("stripe", "ch_1")).contains("stripe.ch_1");
    }

    @Test
    void aChargeThatAPersonRecordedIsNotBookedAgain() {
        post(BODY);

        provider.record(keep("evt_1", "charge.succeeded", "MU-2026-000001"));

        assertThat(receivable().open()).isEqualTo(Money.parse("EUR 3.68"));
    }

    @Test
    void moneyForAnUnknownInvoiceIsForAPersonAndOtherMoneyIsNotOurs() {
        ProviderEventReceived unknown = keep("evt_1", "charge.succeeded", "MU-2026-000009");

        assertThatThrownBy(() -> provider.record(unknown))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("MU-2026-000009");
        provider.record(keep("evt_2", "charge.succeeded", "in_123"));
        provider.record(keep("evt_3", "charge.refunded", "MU-2026-000001"));
        assertThat(receivable()).isEqualTo(Samples.receivable());
    }

    @Test
    void booksWhatAdyenCapturedAndLeavesFurtherCapturesToAPerson() {
        ProviderEventReceived first = keepCapture("883-1", "500");
        provider.record(first);
        provider.record(first);
        assertThat(receivable().open()).isEqualTo(Money.parse("EUR 18.68"));
        assertThat(stores.payments().findByCharge("adyen", "883-0")).contains("adyen.883-1");

        ProviderEventReceived second = keepCapture("883-2", "600");
        assertThatThrownBy(() -> provider.record(second))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("one more capture")
                .hasMessageContaining("POST /payments");
        assertThat(receivable().open()).isEqualTo(Money.parse("EUR 18.68"));
    }

    private ProviderEventReceived keepCapture(String capture, String cents) {
        ProviderEventReceived event =
                ProviderEventReceived.of(NOW, "adyen", "CAPTURE." + capture, "CAPTURE");
        Dynamo dynamo = stores.dynamo();
        String body =
                """
                {"pspReference":"%s","originalReference":"883-0","success":"true",
                 "merchantReference":"MU-2026-000001","eventDate":"2026-02-03T10:00:00Z",
                 "amount":{"value":%s,"currency":"EUR"}}"""
                        .formatted(capture, cents);
        dynamo.commit(stores.providerEvents().keep(dynamo.begin(), event, body));
        return event;
    }

    private Answer post(String body) {
        return api.answer(
                new Call(
                        "POST",
                        "POST /payments",
                        "/payments",
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        body.getBytes(UTF_8),
                        Map.of(),
                        Set.of("payments:write"),
                        "r-1",
                        "192.0.2.1"));
    }

    private ProviderEventReceived keep(String id, String type, String invoice) {
        ProviderEventReceived event = ProviderEventReceived.of(NOW, "stripe", id, type);
        Dynamo dynamo = stores.dynamo();
        dynamo.commit(
                stores.providerEvents()
                        .keep(
                                dynamo.begin(),
                                event,
                                "{\"id\":\"%s\",\"type\":\"%s\",\"created\":1770112800,\"data\":{"
                                                .formatted(id, type)
                                        + "\"object\":{\"id\":\"ch_1\",\"amount_captured\":1000,"
                                        + "\"captured\":true,\"currency\":\"eur\","
                                        + "\"metadata\":{\"invoice\":\"%s\"}}}}"
                                                .formatted(invoice)));
        return event;
    }

    private Receivable receivable() {
        return stores.receivables().find(Samples.NUMBER).map(Versioned::value).orElseThrow();
    }

    private List<String> eventTypes() {
        return stores.events("PAYMENTS").stream().map(Map.Entry::getKey).toList();
    }
}
