package io.billfold.applycash;

import static io.billfold.applycash.Bank.paid;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.lambda.Answer;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** An invoice of 100.00 of which 90.00 arrive; the customer sits in Germany, so its tax is that. */
class WithholdingTest {
    private static final String IBAN = "DE02120300000000202051";

    private final Bank bank = new Bank();
    private final InvoiceNumber number = bank.invoice("acme", "100.00");

    /** Ninety of the hundred came, and somebody says that the rest was withheld. */
    private String cameWithheld() {
        bank.account("acme");
        bank.statement(List.of(paid("90.00", "Acme", IBAN, number.toString())));
        String entry = bank.all().getFirst().id().value();
        decideCash(entry, "u-1", "undo", "");
        applied(entry, "a-1");
        return entry;
    }

    private void applied(String entry, String decision) {
        String invoices = ",\"invoices\":[{\"number\":\"" + number + "\",\"rest\":\"withheld\"}]";
        assertThat(decideCash(entry, decision, "apply", invoices).status()).isEqualTo(200);
    }

    private Answer decideCash(String entry, String decision, String what, String more) {
        return bank.decide(
                entry,
                "{\"version\":1,\"decisionId\":\"%s\",\"do\":\"%s\",\"reason\":\"r\"%s}"
                        .formatted(decision, what, more));
    }

    private Answer decide(String claim, String decision, String what, String more) {
        return bank.decideWithheld(
                claim,
                "{\"version\":1,\"decisionId\":\"%s\",\"do\":\"%s\"%s}"
                        .formatted(decision, what, more));
    }

    private static final String CERTIFICATE = ",\"certificate\":\"131-7\",\"on\":\"2027-06-15\"";
    private static final String WHY = ",\"reason\":\"return of 2026\"";

    @Test
    void whatAPayerWithheldWaitsForItsCertificate() {
        String entry = cameWithheld();

        assertThat(bank.claims())
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.id()).isEqualTo(entry + "." + number);
                            assertThat(it.amount()).isEqualTo("10.00");
                            assertThat(it.country()).isEqualTo("DE");
                            assertThat(it.year()).isEqualTo(2026);
                            assertThat(it.withheldOn()).isEqualTo("2026-03-02");
                            assertThat(it.state()).isEqualTo("certificate-missing");
                        });
        assertThat(bank.work()).hasSize(1);
        assertThat(bank.balances())
                .isEqualTo(
                        Map.of(
                                "BANK", "90.00",
                                "RECEIVABLE", "-100.00",
                                "WITHHOLDING_RECEIVABLE", "10.00"));
    }

    @Test
    void itsCertificateIsUsedAgainstTaxAndTheEntryWaitsNoMore() {
        String claim = cameWithheld() + "." + number;

        assertThat(decide(claim, "c-1", "certify", CERTIFICATE).status()).isEqualTo(200);
        assertThat(bank.work()).isEmpty();
        assertThat(bank.claims())
                .singleElement()
                .satisfies(it -> assertThat(it.state()).isEqualTo("certificate-received"));
        for (int times = 1; times <= 2; times++) {
            assertThat(decide(claim, "c-2", "credit", WHY).status()).isEqualTo(200);
        }
        assertThat(bank.claims()).isEmpty();
        assertThat(bank.balances())
                .isEqualTo(Map.of("BANK", "90.00", "RECEIVABLE", "-100.00", "INCOME_TAX", "10.00"));
    }

    @Test
    void aCertificateThatIsRecordedAtTheEntryIsTheClaims() {
        String entry = cameWithheld();
        String certificate =
                ",\"certificate\":\"131-7\",\"invoices\":[{\"number\":\"" + number + "\"}]";
        assertThat(decideCash(entry, "c-1", "certify", certificate).status()).isEqualTo(200);
        assertThat(bank.claims().getFirst().certificate())
                .isEqualTo(new WithholdingAnswer.Proof("131-7", "2026-03-02", "10.00"));
    }

    @Test
    void anEntryThatIsUndoneTakesItsClaimBackAndMakesItAnew() {
        String entry = cameWithheld();
        assertThat(decideCash(entry, "u-2", "undo", "").status()).isEqualTo(200);
        assertThat(bank.claims()).isEmpty();
        applied(entry, "a-2");
        assertThat(bank.claims())
                .singleElement()
                .satisfies(it -> assertThat(it.steps()).hasSize(3));
    }

    @Test
    void anEntryWhoseClaimWasUsedStaysAsItIs() {
        String entry = cameWithheld();
        decide(entry + "." + number, "w-1", "write-off", WHY);
        Map<String, String> before = bank.balances();

        assertThat(decideCash(entry, "u-2", "undo", "").status()).isEqualTo(422);
        assertThat(bank.balances()).isEqualTo(before).containsEntry("BAD_DEBTS", "10.00");
        assertThat(bank.work()).isEmpty();
    }

    @Test
    void whatWasWithheldOfAnotherPaymentIsRecordedOnce() {
        String body =
                "{\"version\":1,\"withholdingId\":\"r-1\",\"invoice\":\"%s\",\"amount\":\"%s\","
                        + "\"withheldOn\":\"2026-03-01\",\"country\":\"IN\",\"reason\":\"r\"}";
        assertThat(bank.withheld(body.formatted(number, "100.01")).status()).isEqualTo(422);
        assertThat(bank.withheld(body.formatted("MU-2026-000099", "1")).status()).isEqualTo(404);
        for (int times = 1; times <= 2; times++) {
            assertThat(bank.withheld(body.formatted(number, "100.00")).status()).isEqualTo(200);
        }
        assertThat(bank.open(number)).isEqualTo("0.00");
        assertThat(bank.claims())
                .singleElement()
                .satisfies(it -> assertThat(it.country() + it.year()).isEqualTo("IN2025"));
        assertThat(bank.stores.events("PAYMENTS"))
                .extracting(Map.Entry::getKey)
                .containsExactly("InvoicePaid");
        assertThat(decide("w-r-1", "n-1", "not-withheld", WHY).status()).isEqualTo(200);
        assertThat(bank.open(number)).isEqualTo("100.00");
        assertThat(bank.balances()).isEmpty();
    }

    @Test
    void aDecisionSaysWhatItLacks() {
        String claim = cameWithheld() + "." + number;
        assertThat(decide(claim, "d-1", "credit", "").status()).isEqualTo(422);
        assertThat(decide(claim, "d-1", "certify", "").status()).isEqualTo(422);
        assertThat(decide(claim, "d-1", "credit", WHY + CERTIFICATE).status()).isEqualTo(422);
        assertThat(decide("c-0.MU-2026-000001", "d-1", "credit", WHY).status()).isEqualTo(404);
    }
}
