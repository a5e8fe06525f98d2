package io.billfold.collectpayment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.collecting.Attempt;
import io.billfold.billing.collecting.Attempt.Outcome;
import io.billfold.billing.collecting.Attempts;
import io.billfold.billing.collecting.Decline;
import io.billfold.billing.dunning.Receivable;
import io.billfold.events.BillfoldEvent;
import io.billfold.events.InvoiceIssued;
import io.billfold.events.PaymentMethodsChanged;
import io.billfold.events.RefundRequested;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.lambda.Message;
import io.billfold.store.Commit;
import io.billfold.store.Dynamo;
import io.billfold.store.Versioned;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.Samples;

import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** EUR 23.68 of MU-2026-000001 are due on 2026-01-31 in Berlin. */
class CollectPaymentTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final String VISA =
            """
            {"version":1,"kind":"card","provider":"stripe","token":"pm_1","payer":"cus_1",
             "network":"visa","lastDigits":"4242","expires":"2026-03"}""";
    private static final String DEBIT =
            """
            {"kind":"sepa_debit","provider":"adyen","token":"8415","network":"sepa",
             "mandate":{"reference":"MNDT-1","signedOn":"2025-01-01"}}""";
    private static final Decline POOR = new Decline("stripe", null, "visa", "51", null);

    private final MemoryStores stores = new MemoryStores();
    private Instant now = Instant.parse("2026-01-10T08:00:00Z");
    private final CollectInvoice collectInvoice =
            new CollectInvoice(
                    stores.attempts(),
                    stores.paymentMethods(),
                    stores.receivables(),
                    stores.accounts(),
                    stores.dynamo(),
                    () -> now);
    private final CollectNews news =
            new CollectNews(
                    collectInvoice,
                    stores.standings(),
                    new PlanRefund(
                            stores.invoices(),
                            stores.charges(),
                            stores.payments(),
                            stores.refunds(),
                            stores.dynamo(),
                            () -> now));
    private final CollectDue due =
            new CollectDue(
                    stores.attempts(),
                    stores.paymentMethods(),
                    collectInvoice,
                    new TellExpiry(stores.paymentMethods(), stores.dynamo(), () -> now));
    private final MethodCall methods =
            new MethodCall(
                    stores.json(),
                    new KeepMethods(
                            stores.paymentMethods(),
                            stores.accounts(),
                            stores.dynamo(),
                            () -> now));

    @BeforeEach
    void issueTheInvoice() {
        Commit commit = stores.dynamo().begin();
        stores.accounts().saveAccount(commit, Samples.account(ZoneId.of("Europe/Berlin")), null);
        stores.dynamo().commit(commit);
        stores.open(Samples.receivable());
    }

    @Test
    void anAccountThatPaysByItselfIsLeftAlone() {
        put("bank", "{\"kind\":\"bank_transfer\"}");
        issued();
        assertThat(stores.attempts().find(Samples.NUMBER)).isEmpty();
    }

    @Test
    void anInvoiceIsChargedOnItsLastDayToPayAndWrittenDownBefore() {
        put("visa", VISA);
        issued();
        assertThat(attempts().nextAt()).isEqualTo("2026-01-30T23:00:00Z");
        assertThat(attempts().made()).isEmpty();

        tick("2026-01-30T22:10:00Z");
        assertThat(attempts().made()).isEmpty();
        tick("2026-01-30T23:10:00Z");
        Attempt attempt = attempts().attempt(1);
        assertThat(attempt.outcome()).isEqualTo(new Outcome.Unknown(0, now));
        assertThat(attempt.amount()).isEqualTo(Money.parse("EUR 23.68"));
        assertThat(attempts().nextAt()).isEqualTo(now.plus(Duration.ofMinutes(1)));
        assertThat(requests()).containsExactly("ChargeRequested:MU-2026-000001.1.0");
    }

    @Test
    void whileAnAnswerIsMissingItIsLookedUpAndNothingIsCharged() {
        put("visa", VISA);
        tick("2026-01-31T10:10:00Z");
        issued();
        for (int hours = 0; hours < 72; hours++) {
            tick(now.plus(Duration.ofHours(1)).toString());
        }
        assertThat(attempts().made()).hasSize(1);
        assertThat(requests())
                .containsExactlyInAnyOrder(
                        "ChargeRequested:MU-2026-000001.1.0",
                        "ChargeRequested:MU-2026-000001.1.1",
                        "ChargeRequested:MU-2026-000001.1.2",
                        "ChargeRequested:MU-2026-000001.1.3",
                        "ChargeRequested:MU-2026-000001.1.4",
                        "ChargeRequested:MU-2026-000001.1.5",
                        "ChargeRequested:MU-2026-000001.1.6");
        assertThat(events("CollectionStopped")).hasSize(1);
        assertThat(attempts().stop())
                .isEqualTo(
                        new Attempts.Stop(
                                Attempts.Needs.PERSON,
                                "nobody knows what became of charge.MU-2026-000001.1 after 6"
                                        + " lookups"));
        assertThat(attempts().nextAt()).isNull();
    }

    /** Its answer was lost twice, then the provider said that it waits for the payer's bank. */
    @Test
    void noLookupOfAPendingTryHasTheIdOfAnEarlierOne() {
        put("visa", VISA);
        tick("2026-01-31T10:10:00Z");
        issued();
        tick("2026-01-31T10:11:00Z");
        tick("2026-01-31T10:15:00Z");
        pending();
        tick("2026-01-31T11:10:00Z");
        tick("2026-02-01T10:10:00Z");
        assertThat(requests())
                .containsExactlyInAnyOrder(
                        "ChargeRequested:MU-2026-000001.1.0",
                        "ChargeRequested:MU-2026-000001.1.1",
                        "ChargeRequested:MU-2026-000001.1.2",
                        // after the six that a try without an answer has
                        "ChargeRequested:MU-2026-000001.1.7",
                        "ChargeRequested:MU-2026-000001.1.8");
    }

    private void pending() {
        Versioned<Attempts> read = stores.attempts().find(Samples.NUMBER).orElseThrow();
        Attempt taken = read.value().attempt(1).with(new Outcome.Pending("pi_1", 0));
        Commit commit = stores.dynamo().begin();
        stores.attempts().save(commit, read.value().with(taken).at(now), read);
        stores.dynamo().commit(commit);
    }

    @Test
    void aSoftRefusalIsTriedAgainAndThenWithTheNext() {
        put("visa", VISA);
        put("debit", DEBIT);
        now = Instant.parse("2026-01-31T10:10:00Z");
        issued();
        refuse(1, POOR);
        assertThat(attempts().nextAt()).isEqualTo("2026-02-03T10:10:00Z");
        tick("2026-02-03T10:10:00Z");
        assertThat(attempts().attempt(2).method().id()).isEqualTo("visa");
        refuse(2, POOR);
        // the payer of a debit is told 14 days before: counted from when it was first looked at
        assertThat(attempts().nextAt()).isEqualTo("2026-02-13T23:00:00Z");
        tick("2026-02-13T23:10:00Z");
        assertThat(attempts().attempt(3).method().id()).isEqualTo("debit");
    }

    @Test
    void whenNothingCanBeChargedThePayerIsAskedAndANewCardIsChargedAtOnce() {
        put("visa", VISA);
        now = Instant.parse("2026-01-31T10:10:00Z");
        issued();
        refuse(1, new Decline("stripe", "stolen_card", "visa", "43", null));
        assertThat(attempts().stop())
                .isEqualTo(
                        new Attempts.Stop(
                                Attempts.Needs.PAYER,
                                "every instrument is expired or refused for good"));
        assertThat(events("CollectionStopped")).hasSize(1);

        put("visa", VISA.replace("pm_1", "pm_2").replace("4242", "1881"));
        news.take(message(PaymentMethodsChanged.of(now, "acme", 2)));
        assertThat(attempts().attempt(2).method().token()).isEqualTo("pm_2");
        assertThat(attempts().stop()).isNull();
    }

    @Test
    void aPausedInvoiceIsLookedAtAgainNextDayAndAPaidOneNeverMore() {
        put("visa", VISA);
        change(Samples.receivable().withPause("dispute dp_1"));
        now = Instant.parse("2026-01-31T10:10:00Z");
        issued();
        assertThat(attempts().nextAt()).isEqualTo("2026-02-01T10:10:00Z");

        change(Samples.receivable().withApplied(Money.parse("EUR 23.68")));
        tick("2026-02-01T10:10:00Z");
        assertThat(attempts().nextAt()).isNull();
        assertThat(requests()).isEmpty();
    }

    @Test
    void aRepeatedMessageChargesNothingTwice() {
        put("visa", VISA);
        now = Instant.parse("2026-01-31T10:10:00Z");
        issued();
        issued();
        issued();
        assertThat(attempts().made()).hasSize(1);
        assertThat(requests()).hasSize(1);
    }

    @Test
    void twoLooksAtOnceMakeOneTry() {
        put("visa", VISA);
        now = Instant.parse("2026-01-31T10:10:00Z");
        stores.beforeNextTransaction(() -> collectInvoice.look(Samples.NUMBER));
        issued();
        assertThat(attempts().made()).hasSize(1);
        assertThat(requests()).hasSize(1);
    }

    @Test
    void aRefundOfNoKnownCreditNoteIsForAPersonAndListedOnce() {
        RefundRequested requested =
                RefundRequested.of(
                        now, "r-1", "muster-de", "acme", "EUR", "6.00", "returned", "0.00", null);
        news.take(message(requested));
        news.take(message(requested));
        assertThat(events("RefundSettled")).hasSize(1);
        Call asked = request("GET", "acme", "", "");
        assertThat(new RefundsCall(stores.refunds()).answer(asked).body())
                .isEqualTo(
                        new RefundsAnswer(
                                "acme",
                                List.of(
                                        new RefundsAnswer.Part(
                                                "r-1",
                                                1,
                                                "muster-de",
                                                "EUR 6.00",
                                                null,
                                                "by_hand",
                                                null))));
    }

    @Test
    void whatIsNotForHereIsOurFault() {
        assertThatThrownBy(
                        () ->
                                news.take(
                                        Message.of(
                                                "m-1",
                                                "{\"detail-type\":\"DaySealed\",\"detail\":{}}",
                                                stores.json())))
                .hasMessageContaining("DaySealed is not for here");
    }

    /** The card ends on 2026-03-31. */
    @Test
    void aCardsEndIsToldThirtyAndFifteenDaysBefore() {
        put("visa", VISA);
        tick("2026-02-28T06:10:00Z");
        assertThat(events("PaymentMethodExpiring")).isEmpty();
        tick("2026-03-01T05:10:00Z");
        assertThat(events("PaymentMethodExpiring")).isEmpty();
        tick("2026-03-01T06:10:00Z");
        tick("2026-03-02T06:10:00Z");
        assertThat(events("PaymentMethodExpiring")).hasSize(1);
        tick("2026-03-16T06:10:00Z");
        tick("2026-03-17T06:10:00Z");
        assertThat(events("PaymentMethodExpiring"))
                .hasSize(2)
                .anyMatch(it -> it.contains("\"daysBefore\":15"));
    }

    @Test
    void methodsAreAddedOrderedAndRemoved() {
        assertThat(put("visa", VISA).status()).isEqualTo(201);
        assertThat(put("visa", VISA).status()).isEqualTo(200);
        assertThat(put("debit", DEBIT).status()).isEqualTo(201);
        assertThat(ids()).containsExactly("visa", "debit");
        put("debit", DEBIT.replace("{\"kind\"", "{\"default\":true,\"kind\""));
        assertThat(ids()).containsExactly("debit", "visa");
        assertThat(events("PaymentMethodsChanged")).hasSize(3);

        assertThat(call("DELETE", "debit", "").status()).isEqualTo(200);
        assertThat(ids()).containsExactly("visa");
        assertThat(call("DELETE", "debit", "").status()).isEqualTo(404);
        for (int i = 0; i < 9; i++) {
            assertThat(put("card-" + i, VISA).status()).isEqualTo(201);
        }
        assertThat(put("one-more", VISA).status()).isEqualTo(409);
        assertThat(put("visa", VISA).status()).isEqualTo(200);
    }

    /** What is wrong with a method, and in which field. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            body | problem
            {"kind":"card","provider":"stripe","token":"4242424242424242"} | token looks like the number of a card
            {"kind":"card","provider":"stripe","token":"4242 4242 4242 4242"} | token looks like the number of a card
            {"kind":"card","provider":"stripe","token":"pm_1","payer":"5555555555554444"} | payer looks like the number of a card
            {"kind":"card","provider":"stripe","token":"pm_1","lastDigits":"378282246310005"} | lastDigits looks like the number of a card
            {"kind":"sepa_debit","provider":"stripe","token":"pm_1","mandate":{"reference":"4242424242424242","signedOn":"2025-01-01"}} | mandate.reference looks like the number of a card
            {"kind":"card","provider":"stripe","token":"pm_1","number":"4242424242424242"} | number unknown field
            {"kind":"card","provider":"stripe"} | provider and token are needed
            {"kind":"sepa_debit","provider":"stripe","token":"pm_1"} | mandate is missing
            {"kind":"card","provider":"paypal","token":"B-1"} | provider must be stripe or adyen
            {"kind":"card","provider":"stripe","token":"pm_1","expires":"03/27"} | expires must be a month such as 2027-01
            {"kind":"card","provider":"stripe","token":"pm_1","network":"VISA"} | network must be a word in lower case
            {"kind":"cheque"} | kind must be one of
            {"provider":"stripe"} | kind is missing
            [] | must be an object
            {"kind":"card" | is not JSON
            """,
            useHeadersInDisplayName = true)
    void whatIsWrongIsNamedByItsField(String body, String problem) {
        Answer answer = put("visa", body);
        assertThat(answer.status()).isEqualTo(422);
        String text = new String(stores.json().write(answer.body()).getBytes(UTF_8), UTF_8);
        for (String word : problem.split(" ", 2)) {
            assertThat(text).contains(word);
        }
        assertThat(text).doesNotContain("4242424242424242").doesNotContain("378282246310005");
    }

    @Test
    void anUnknownAccountHasNone() {
        assertThat(methods.answer(request("GET", "nobody", "", "")).status()).isEqualTo(404);
        assertThat(methods.answer(request("PUT", "nobody", "visa", VISA)).status()).isEqualTo(404);
        assertThat(put("4242424242424242", VISA).status()).isEqualTo(422);
    }

    @Test
    void triesAreShownWithWhatIsNext() {
        AttemptsCall call = new AttemptsCall(stores.attempts());
        Call asked =
                new Call(
                        "GET",
                        "GET /invoices/{number}/attempts",
                        "/invoices/MU-2026-000001/attempts",
                        Map.of("number", "MU-2026-000001"),
                        Map.of(),
                        Map.of(),
                        new byte[0],
                        Map.of(),
                        Set.of(),
                        "r-1",
                        "192.0.2.1");
        assertThat(call.answer(asked).status()).isEqualTo(404);
        put("visa", VISA);
        now = Instant.parse("2026-01-31T10:10:00Z");
        issued();
        AttemptsAnswer answer = (AttemptsAnswer) call.answer(asked).body();
        assertThat(answer.attempts())
                .containsExactly(
                        new AttemptsAnswer.Try(
                                1,
                                "charge.MU-2026-000001.1",
                                "visa",
                                "stripe",
                                "EUR 23.68",
                                now,
                                "unknown",
                                "looked up 0 times"));
    }

    private void issued() {
        news.take(
                message(
                        InvoiceIssued.of(
                                now,
                                "MU-2026-000001",
                                "invoice",
                                null,
                                "d-1",
                                "muster-de",
                                "acme",
                                "EUR",
                                "19.90",
                                "3.78",
                                "23.68",
                                LocalDate.of(2026, 1, 10),
                                LocalDate.of(2026, 1, 31))));
    }

    private Message message(BillfoldEvent event) {
        return Message.of(
                event.eventId(),
                "{\"detail-type\":\""
                        + event.type()
                        + "\",\"detail\":"
                        + stores.json().write(event)
                        + "}",
                stores.json());
    }

    private void tick(String at) {
        now = Instant.parse(at);
        due.run(now);
    }

    /** As call-provider commits a refusal; the event of it is taken at once. */
    private void refuse(int number, Decline decline) {
        Dynamo dynamo = stores.dynamo();
        Versioned<Attempts> read = stores.attempts().find(Samples.NUMBER).orElseThrow();
        Attempt refused = read.value().attempt(number).with(new Outcome.Declined(decline, now));
        Commit commit = dynamo.begin();
        stores.attempts().save(commit, read.value().with(refused).at(now), read);
        dynamo.commit(commit);
        due.run(now);
    }

    private void change(Receivable after) {
        Dynamo dynamo = stores.dynamo();
        long version = stores.receivables().find(Samples.NUMBER).orElseThrow().version();
        dynamo.commit(stores.receivables().replace(dynamo.begin(), after, version));
    }

    private Answer put(String id, String body) {
        return call("PUT", id, body);
    }

    private Answer call(String method, String id, String body) {
        return methods.answer(request(method, "acme", id, body));
    }

    private static Call request(String method, String account, String id, String body) {
        String route = "/accounts/{id}/payment-methods" + (id.isEmpty() ? "" : "/{methodId}");
        return new Call(
                method,
                method + " " + route,
                route,
                Map.of("id", account, "methodId", id),
                Map.of(),
                Map.of(),
                body.getBytes(UTF_8),
                Map.of(),
                Set.of(),
                "r-1",
                "192.0.2.1");
    }

    private List<String> ids() {
        return ((MethodsAnswer) call("GET", "", "").body())
                .paymentMethods().stream().map(MethodsAnswer.Method::methodId).toList();
    }

    private Attempts attempts() {
        return stores.attempts().find(Samples.NUMBER).orElseThrow().value();
    }

    private List<String> events(String type) {
        return stores.events("PAYMENTS").stream()
                .filter(it -> it.getKey().equals(type))
                .map(Map.Entry::getValue)
                .toList();
    }

    private List<String> requests() {
        return events("ChargeRequested").stream()
                .map(it -> it.replaceAll(".*\"eventId\":\"([^\"]+)\".*", "$1"))
                .toList();
    }
}
