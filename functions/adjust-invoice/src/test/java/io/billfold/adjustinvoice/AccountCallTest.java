package io.billfold.adjustinvoice;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.dispute.DisputeReport;
import io.billfold.billing.dispute.DisputeRules;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.ledger.AccountCredit;
import io.billfold.billing.ledger.CreditMovement;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.payment.Payment;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.Commit;
import io.billfold.store.Dynamo;
import io.billfold.store.Versioned;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.Samples;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

class AccountCallTest {
    private static final Instant NOW = Instant.parse("2026-02-03T10:00:00Z");
    private static final AccountId ACME = new AccountId("acme");
    private static final SellerId SELLER = new SellerId("muster-de");
    private static final String REFUND =
            "{\"version\":1,\"requestId\":\"f-1\",\"seller\":\"muster-de\",\"currency\":\"EUR\","
                    + "\"amount\":\"6\",\"reason\":\"Customer left\"}";

    private final MemoryStores stores = new MemoryStores();
    private final AccountCall api =
            new AccountCall(
                    stores.json(),
                    stores.accountCredits(),
                    new RequestRefund(
                            stores.accountCredits(),
                            stores.disputes(),
                            stores.ledger(),
                            stores.dynamo(),
                            InstantSource.fixed(NOW)));

    @BeforeEach
    void giveSomethingBack() {
        Dynamo dynamo = stores.dynamo();
        Versioned<AccountCredit> none = credit();
        dynamo.commit(
                stores.accountCredits()
                        .move(
                                dynamo.begin(),
                                none,
                                none.value().plus(Money.parse("EUR 10.00")),
                                new CreditMovement(
                                        CreditMovement.Kind.ADDED,
                                        "MU-2026-000003",
                                        Money.parse("EUR 10.00"),
                                        LocalDate.of(2026, 2, 1))));
    }

    @Test
    void booksARefundOffTheCredit() {
        Answer answer = refund(REFUND);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body())
                .isEqualTo(new RefundAnswer("f-1", "acme", "muster-de", "EUR", "6.00"));
        assertThat(credit().value().balance()).isEqualTo(Money.parse("EUR 4.00"));
        var balance = stores.ledger().balances(ACME).getFirst();
        assertThat(balance.net(LedgerAccount.CUSTOMER_CREDIT)).isEqualTo(Money.parse("EUR 6.00"));
        assertThat(balance.net(LedgerAccount.REFUNDS_PAYABLE)).isEqualTo(Money.parse("EUR -6.00"));
        assertThat(stores.events("LEDGER"))
                .extracting(Map.Entry::getKey)
                .containsExactly("RefundRequested");
    }

    @Test
    void aRepeatIsAnsweredAsTheFirstTimeAndAnotherRefundNeedsAnotherId() {
        Answer first = refund(REFUND);

        Answer repeat = refund(REFUND);

        assertThat(repeat.status()).isEqualTo(200);
        assertThat(repeat.body()).isEqualTo(first.body());
        assertThat(refund(REFUND.replace("\"6\"", "\"1\"")).status()).isEqualTo(409);
        assertThat(credit().value().balance()).isEqualTo(Money.parse("EUR 4.00"));
    }

    @Test
    void whatIsPaidOutMeanwhileIsNotPaidOutTwice() {
        stores.beforeNextTransaction(() -> refund(REFUND.replace("f-1", "f-2")));

        assertThat(refund(REFUND).status()).isEqualTo(422);
        assertThat(credit().value().balance()).isEqualTo(Money.parse("EUR 4.00"));
    }

    @Test
    void refusesWhatItCannotPayOut() {
        for (String wrong :
                List.of(
                        REFUND.replace("\"6\"", "\"10.01\""),
                        REFUND.replace("\"6\"", "0"),
                        REFUND.replace("\"6\"", "\"1.001\""),
                        REFUND.replace("EUR", "USD"),
                        REFUND.replace("muster-de", "other"),
                        REFUND.replace("Customer left", " "))) {
            assertThat(refund(wrong).status()).as(wrong).isEqualTo(422);
        }
        assertThat(refund("{").status()).isEqualTo(400);
        assertThat(credit().value().balance()).isEqualTo(Money.parse("EUR 10.00"));
    }

    @Test
    void paysNothingOutWhileABankArguesAboutAPayment() {
        tell("evt_1", Dispute.Status.CHARGEBACK);

        assertThat(refund(REFUND).status()).isEqualTo(422);
        assertThat(refund(REFUND).body().toString()).contains("dp_1");

        tell("evt_2", Dispute.Status.WON);

        assertThat(refund(REFUND).status()).isEqualTo(201);
    }

    private void tell(String event, Dispute.Status status) {
        Receivable owed = Samples.receivable();
        DisputeReport report =
                new DisputeReport(
                        "stripe",
                        "dp_1",
                        "ch_1",
                        event,
                        "charge.dispute.updated",
                        status,
                        owed.total(),
                        "general",
                        null,
                        null,
                        null,
                        null,
                        Instant.parse("2026-02-01T10:00:00Z"),
                        List.of());
        Payment payment =
                new Payment(
                        "p-1",
                        owed.invoice(),
                        ACME,
                        SELLER,
                        owed.total(),
                        LocalDate.of(2026, 1, 31),
                        "stripe",
                        "ch_1");
        Versioned<Dispute> known = stores.disputes().find("stripe", "dp_1").orElse(null);
        Dispute after =
                DisputeRules.apply(
                                known == null ? null : known.value(),
                                report,
                                payment,
                                owed,
                                LocalDate.of(2026, 2, 1))
                        .after();
        Commit commit = stores.dynamo().begin();
        if (known == null) {
            stores.disputes().open(commit, after);
        } else {
            stores.disputes().replace(commit, after, known.version());
        }
        stores.dynamo().commit(commit);
    }

    @Test
    void showsTheCreditAndWhatMovedItLatestFirst() {
        refund(REFUND);

        Answer answer = call("GET", "/credit", "acme", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(
                        new CreditAnswer(
                                "acme",
                                List.of(
                                        new CreditAnswer.Credit(
                                                "muster-de",
                                                "EUR",
                                                "4.00",
                                                List.of(
                                                        new CreditAnswer.Movement(
                                                                "refunded",
                                                                "f-1",
                                                                "6.00",
                                                                "2026-02-03"),
                                                        new CreditAnswer.Movement(
                                                                "added",
                                                                "MU-2026-000003",
                                                                "10.00",
                                                                "2026-02-01"))))));
    }

    @Test
    void saysThatOthersHaveNone() {
        assertThat(call("GET", "/credit", "nobody", "").status()).isEqualTo(404);
        assertThat(call("GET", "/credit", "../x", "").status()).isEqualTo(404);
    }

    private Versioned<AccountCredit> credit() {
        return stores.accountCredits().find(ACME, SELLER, CurrencyUnit.EUR);
    }

    private Answer refund(String body) {
        return call("POST", "/refunds", "acme", body);
    }

    private Answer call(String method, String what, String account, String body) {
        return api.answer(
                new Call(
                        method,
                        method + " /accounts/{id}" + what,
                        "/accounts/" + account + what,
                        Map.of("id", account),
                        Map.of(),
                        Map.of(),
                        body.getBytes(UTF_8),
                        Map.of(),
                        Set.of("billing:write"),
                        "r-1",
                        "192.0.2.1"));
    }
}
