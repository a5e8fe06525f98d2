package io.billfold.callprovider;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.stripe.net.HttpURLConnectionClient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;
import java.util.TreeMap;

/** Answers in the form of docs.stripe.com/api/disputes/object and /api/files/object. */
class StripeDeskTest {
    private static final Brief BRIEF =
            new Brief(
                    "dp_1",
                    "evidence-stripe-dp_1-2",
                    new TreeMap<>(
                            Map.of(
                                    "invoice.pdf", "%PDF-".getBytes(UTF_8),
                                    "summary.txt", "Dispute dp_1".getBytes(UTF_8),
                                    "access-log.txt", "opened".getBytes(UTF_8),
                                    "usage-log.txt", "12 calls".getBytes(UTF_8),
                                    "terms.txt", "agreed".getBytes(UTF_8))));

    private final FakeDesk stripe = new FakeDesk();
    private final FixedKey key = new FixedKey("sk_test_1");
    private final StripeDesk desk =
            new StripeDesk(new StripeAccess(stripe.url(), key, new HttpURLConnectionClient()));

    @AfterEach
    void close() {
        stripe.close();
    }

    @Test
    void uploadsTheInvoiceAndSubmitsAllAtOnce() {
        stripe.then(200, dispute("needs_response", 0))
                .then(200, "{\"id\":\"file_1\",\"object\":\"file\"}")
                .then(200, dispute("under_review", 1));

        assertThat(desk.submit(BRIEF)).isEqualTo(new DeskReply.Taken("1 submission, under_review"));

        assertThat(stripe.calls())
                .containsExactly(
                        "GET /v1/disputes/dp_1", "POST /v1/files", "POST /v1/disputes/dp_1");
        assertThat(stripe.asked.get(1).body()).contains("dispute_evidence").contains("%PDF-");
        assertThat(stripe.asked.get(1).key()).isEqualTo("evidence-stripe-dp_1-2-invoice");
        assertThat(stripe.asked.get(2).key()).isEqualTo("evidence-stripe-dp_1-2");
        assertThat(stripe.asked.get(2).body())
                .contains("submit=true")
                .contains("evidence[receipt]=file_1")
                .contains("evidence[access_activity_log]=opened%0A12+calls")
                .contains("evidence[uncategorized_text]=Dispute+dp_1%0Aagreed");
    }

    @Test
    void sendsNothingWhereStripeHasAnAnswer() {
        stripe.then(200, dispute("under_review", 1));

        assertThat(desk.submit(BRIEF)).isInstanceOf(DeskReply.Taken.class);
        assertThat(stripe.calls()).containsExactly("GET /v1/disputes/dp_1");
    }

    @ParameterizedTest
    @CsvSource({"won", "lost", "warning_closed", "prevented", "under_review"})
    void sendsNothingWhereItIsNotOurTurn(String status) {
        stripe.then(200, dispute(status, 0));

        assertThat(desk.submit(BRIEF))
                .isEqualTo(new DeskReply.Refused("the case is " + status + " at Stripe"));
    }

    @Test
    void anAnswerThatWasLostIsLookedUpAndNotSentAgain() {
        stripe.then(200, dispute("needs_response", 0))
                .then(200, "{\"id\":\"file_1\",\"object\":\"file\"}")
                .then(502, "lost on the way")
                .then(200, dispute("under_review", 1));

        assertThat(desk.submit(BRIEF)).isInstanceOf(DeskReply.Unclear.class);
        assertThat(desk.submit(BRIEF)).isInstanceOf(DeskReply.Taken.class);

        assertThat(stripe.calls())
                .filteredOn(it -> it.equals("POST /v1/disputes/dp_1"))
                .as("the second time Stripe has it")
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "400, true, 0",
        "404, true, 0",
        "401, false, 1",
        "409, false, 0",
        "429, false, 0",
        "500, false, 0"
    })
    void whatStripeRefusesIsForAPersonAndTheRestIsAskedAgain(
            int status, boolean isRefused, int forgotten) {
        stripe.then(
                status,
                "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"No such dispute\"}}");

        DeskReply reply = desk.submit(BRIEF);

        assertThat(reply instanceof DeskReply.Refused).isEqualTo(isRefused);
        assertThat(key.forgotten).isEqualTo(forgotten);
        assertThat(stripe.calls()).as("no repeats of its own").hasSize(1);
    }

    @Test
    void givesInOnce() {
        stripe.then(200, dispute("needs_response", 0))
                .then(200, dispute("lost", 0))
                .then(200, dispute("lost", 0));

        assertThat(desk.accept("dp_1", "k")).isInstanceOf(DeskReply.Taken.class);
        assertThat(desk.accept("dp_1", "k")).isInstanceOf(DeskReply.Taken.class);
        assertThat(stripe.calls())
                .containsExactly(
                        "GET /v1/disputes/dp_1",
                        "POST /v1/disputes/dp_1/close",
                        "GET /v1/disputes/dp_1");
    }

    private static String dispute(String status, int submissions) {
        return """
        {"id":"dp_1","object":"dispute","amount":2368,"currency":"eur","charge":"ch_1",
         "status":"%s","reason":"fraudulent","livemode":false,"balance_transactions":[],
         "evidence_details":{"due_by":1775001599,"has_evidence":%s,"past_due":false,
         "submission_count":%d}}"""
                .formatted(status, submissions > 0, submissions);
    }
}
