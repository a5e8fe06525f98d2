package io.billfold.adjustinvoice;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.adjustment.AdjustmentId;
import io.billfold.billing.invoice.Draft;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.DraftRecord;
import io.billfold.store.Dynamo;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.Samples;

import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

class AdjustmentCallTest {
    private static final Instant NOW = Instant.parse("2026-02-03T10:00:00Z");
    private static final String WHOLE =
            "{\"version\":1,\"requestId\":\"r-1\",\"reason\":\"Out of order\",\"whole\":true}";
    private static final String HALF =
            "{\"version\":1,\"requestId\":\"r-1\",\"reason\":\"Late\",\"amount\":\"10.00\"}";
    private static final AdjustmentId ID = new AdjustmentId(Samples.NUMBER, "r-1");

    private final MemoryStores stores = new MemoryStores();
    private final AdjustmentCall api =
            new AdjustmentCall(
                    stores.json(),
                    new AdjustInvoice(
                            stores.adjustments(),
                            stores.invoices(),
                            stores.drafts(),
                            stores.dynamo(),
                            InstantSource.fixed(NOW)));

    @BeforeEach
    void issueTheInvoice() {
        Dynamo dynamo = stores.dynamo();
        dynamo.commit(stores.invoices().add(dynamo.begin(), Samples.invoice()));
    }

    @Test
    void givesAWholeInvoiceBack() {
        Answer answer = post("credits", WHOLE);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body())
                .isEqualTo(
                        new AdjustmentAnswer(
                                "r-1",
                                "MU-2026-000001",
                                List.of(
                                        new AdjustmentAnswer.Document(
                                                "credit_MU-2026-000001_r-1",
                                                "credit_note",
                                                "EUR",
                                                "19.90",
                                                "3.78",
                                                "23.68"))));
        DraftRecord draft = stores.drafts().find(ID.credit()).orElseThrow();
        assertThat(draft.state()).isEqualTo(DraftRecord.State.TAXED);
        assertThat(draft.draft().kind()).isEqualTo(Draft.Kind.CREDIT_NOTE);
        assertThat(eventTypes()).containsExactly("TaxCalculated");
    }

    @Test
    void aRepeatIsAnsweredAsTheFirstTimeAndWritesNothing() {
        Answer first = post("credits", WHOLE);
        var before = stores.items("INVOICES");

        Answer repeat = post("credits", WHOLE.replace(":true", ": true"));

        assertThat(repeat.status()).isEqualTo(200);
        assertThat(repeat.body()).isEqualTo(first.body());
        assertThat(stores.items("INVOICES")).isEqualTo(before);
    }

    @Test
    void anIdIsOfOneRequestOnly() {
        post("credits", HALF);
        var before = stores.items("INVOICES");

        assertThat(post("credits", WHOLE).status()).isEqualTo(409);
        assertThat(post("corrections", correction()).status()).isEqualTo(409);
        assertThat(stores.items("INVOICES")).isEqualTo(before);
    }

    @Test
    void whatIsGivenBackMeanwhileIsNotGivenBackTwice() {
        stores.beforeNextTransaction(() -> post("credits", HALF.replace("r-1", "r-2")));

        Answer answer = post("credits", HALF.replace("10.00", "12.00"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(stores.adjustments().credited(Samples.invoice()).value().net())
                .isEqualTo(Money.parse("EUR 10.00"));
        assertThat(stores.drafts().find(ID.credit())).isEmpty();
    }

    @Test
    void correctsAnInvoiceWithTwoDocuments() {
        Answer answer = post("corrections", correction());

        assertThat(answer.status()).isEqualTo(202);
        assertThat(stores.drafts().find(ID.credit())).isPresent();
        Draft anew = stores.drafts().find(ID.correction()).orElseThrow().draft();
        assertThat(anew.purchaseOrder()).isEqualTo("PO-8");
        assertThat(anew.net()).isEqualTo(Money.parse("EUR 19.90"));
        assertThat(eventTypes()).containsExactly("TaxCalculated", "TaxCalculated");
        assertThat(post("credits", WHOLE.replace("r-1", "r-9")).status()).isEqualTo(422);
    }

    @Test
    void addsToAnInvoice() {
        Answer answer =
                post(
                        "additions",
                        """
                        {"version":1,"requestId":"r-1","reason":"Forgotten","lines":[
                         {"sku":"SETUP","description":"Set-up","unitPrice":"100"}]}""");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(stores.drafts().find(ID.addition()).orElseThrow().draft().net())
                .isEqualTo(Money.parse("EUR 100.00"));
        assertThat(stores.adjustments().credited(Samples.invoice()).version()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {                                                                | 400
                    {"version":1}                                                    | 422
                    {"version":2,"requestId":"a","reason":"x","whole":true}          | 422
                    {"version":1,"requestId":"a","reason":"x"}                       | 422
                    {"version":1,"requestId":"a","reason":"x","whole":false}         | 422
                    {"version":1,"requestId":"a","reason":" ","whole":true}          | 422
                    {"version":1,"requestId":"a b","reason":"x","whole":true}        | 422
                    {"version":1,"requestId":"a","reason":"x","whole":true,"amount":1} | 422
                    {"version":1,"requestId":"a","reason":"x","amount":"0"}          | 422
                    {"version":1,"requestId":"a","reason":"x","amount":"19.91"}      | 422
                    {"version":1,"requestId":"a","reason":"x","amount":"1.001"}      | 422
                    {"version":1,"requestId":"a","reason":"x","lines":[]}            | 422
                    {"version":1,"requestId":"a","reason":"x","lines":[{"position":2}]} | 422
                    {"version":1,"requestId":"a","reason":"x","whole":true,"z":1}    | 422
                    """)
    void refusesWhatItCannotDo(String body, int status) {
        var before = stores.items("INVOICES");

        assertThat(post("credits", body).status()).isEqualTo(status);
        assertThat(stores.items("INVOICES")).isEqualTo(before);
    }

    @Test
    void knowsNoOtherInvoice() {
        for (String number : List.of("MU-2026-000002", "x", "../..", "MU-2026-000000")) {
            assertThat(api.answer(call("credits", number, WHOLE)).status()).isEqualTo(404);
        }
    }

    private static String correction() {
        return "{\"version\":1,\"requestId\":\"r-1\",\"reason\":\"Order number\","
                + "\"purchaseOrder\":\"PO-8\"}";
    }

    private Answer post(String what, String body) {
        return api.answer(call(what, "MU-2026-000001", body));
    }

    static Call call(String what, String number, String body) {
        return new Call(
                "POST",
                "POST /invoices/{number}/" + what,
                "/invoices/" + number + "/" + what,
                Map.of("number", number),
                Map.of(),
                Map.of(),
                body.getBytes(UTF_8),
                Map.of(),
                Set.of("billing:write"),
                "r-1",
                "192.0.2.1");
    }

    private List<String> eventTypes() {
        return stores.events("INVOICES").stream().map(Map.Entry::getKey).toList();
    }
}
