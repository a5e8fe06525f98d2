package io.billfold.billing.withholding;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.Problem;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.cash.CashId;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.withholding.WithholdingReceivable.State;
import io.billfold.billing.withholding.WithholdingReceivable.Step;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** An invoice of 118,000 rupees: 108,000 arrive and 10,000 go to the tax office of India. */
class WithholdingRulesTest {
    private static final InvoiceNumber NUMBER = InvoiceNumber.parse("MU-2026-000042");
    private static final LocalDate PAID = LocalDate.of(2026, 5, 20);
    private static final TaxYear YEAR = new TaxYear("IN", 2026);
    private static final LocalDate ISSUED = LocalDate.of(2027, 6, 15);

    private static final WithholdingReceivable RECORDED =
            changed(record("10000.00", owed("10000.00"))).after();

    private static Receivable owed(String open) {
        return new Receivable(
                NUMBER,
                new AccountId("acme"),
                new SellerId("muster-in"),
                Money.parse("INR 118000.00"),
                Money.parse("INR " + open),
                Money.parse("INR 0.00"),
                Money.parse("INR 0.00"),
                PAID,
                0,
                null,
                null);
    }

    private static WithholdingOutcome record(String amount, Receivable owed) {
        return WithholdingRules.record(
                WithheldId.ofRequest("r-1"),
                owed,
                new BigDecimal(amount),
                YEAR,
                new Step("r-1", "record", "jo", "says the remittance", PAID));
    }

    private static Step step(String id) {
        return new Step(id, "do", "jo", "because", ISSUED);
    }

    private static WithholdingOutcome decide(
            WithholdingReceivable claim, WithholdingDecision decision) {
        return WithholdingRules.decide(claim, decision, step("d-1"), owed("0.00"));
    }

    private static WithholdingDecision certify(
            String number, @Nullable String amount, boolean isExplained) {
        return new WithholdingDecision.Certify(
                number, ISSUED, amount == null ? null : new BigDecimal(amount), isExplained);
    }

    private static WithholdingChange changed(WithholdingOutcome outcome) {
        assertThat(outcome).isInstanceOf(WithholdingOutcome.Changed.class);
        return ((WithholdingOutcome.Changed) outcome).change();
    }

    private static String refused(WithholdingOutcome outcome) {
        assertThat(outcome).isInstanceOf(WithholdingOutcome.Refused.class);
        Problem problem = ((WithholdingOutcome.Refused) outcome).problems().getFirst();
        return problem.field() + " " + problem.reason();
    }

    /** For example {@code DEBIT INCOME_TAX 1.00}. */
    private static List<String> postings(WithholdingChange change) {
        LedgerEntry entry = change.entries().getFirst();
        return entry.postings().stream()
                .map(it -> it.side() + " " + it.account() + " " + it.amount().getAmount())
                .toList();
    }

    @Test
    void whatWasWithheldSettlesTheRestAndIsOwedByTheState() {
        WithholdingChange change = changed(record("10000.00", owed("10000.00")));
        assertThat(change.receivable()).isEqualTo(owed("0.00"));
        assertThat(postings(change))
                .containsExactly(
                        "DEBIT WITHHOLDING_RECEIVABLE 10000.00", "CREDIT RECEIVABLE 10000.00");
        assertThat(change.entries().getFirst().bookedOn()).isEqualTo(PAID);
        assertThat(change.entries().getFirst().description())
                .isEqualTo("Withheld of MU-2026-000042: IN 2026");
        assertThat(change.after().state()).isEqualTo(State.CERTIFICATE_MISSING);
    }

    @Test
    void noMoreIsWithheldThanIsOpen() {
        assertThat(refused(record("10000.01", owed("10000.00"))))
                .isEqualTo(
                        "amount must be above zero and at most what is open, INR 10000.00; was INR"
                                + " 10000.01");
        assertThat(refused(record("0", owed("10000.00")))).startsWith("amount must be above zero");
        assertThat(refused(record("1.001", owed("10.00"))))
                .isEqualTo("amount has more decimals than INR");
    }

    @Test
    void aCertificateOverAllOfItNeedsNoReason() {
        WithholdingChange change = changed(decide(RECORDED, certify("131-7", null, false)));
        assertThat(change.after().state()).isEqualTo(State.CERTIFICATE_RECEIVED);
        assertThat(change.after().certificate())
                .isEqualTo(new Certificate("131-7", ISSUED, RECORDED.amount()));
        assertThat(change.entries()).isEmpty();
        assertThat(change.receivable()).isNull();
    }

    @Test
    void oneThatDiffersNeedsAReason() {
        assertThat(refused(decide(RECORDED, certify("131-7", "9000.00", false))))
                .isEqualTo(
                        "amount is INR 9000.00, withheld were INR 10000.00: say why with a reason");
        WithholdingReceivable less =
                changed(decide(RECORDED, certify("131-7", "9000.00", true))).after();
        assertThat(less.amount()).isEqualTo(RECORDED.amount());
        assertThat(refused(decide(less, certify("131-8", null, false))))
                .isEqualTo("certificate 131-7 is recorded, not 131-8: say why with a reason");
        assertThat(changed(decide(less, certify("131-8", null, true))).after().certificate())
                .isEqualTo(new Certificate("131-8", ISSUED, RECORDED.amount()));
    }

    @Test
    void whatACertificateProvesIsCreditedAndTheRestIsLost() {
        assertThat(refused(decide(RECORDED, new WithholdingDecision.Credit())))
                .isEqualTo("state has no certificate: no tax office takes it");
        WithholdingReceivable less =
                changed(decide(RECORDED, certify("131-7", "9000.00", true))).after();
        WithholdingChange credited = changed(decide(less, new WithholdingDecision.Credit()));
        assertThat(postings(credited))
                .containsExactly(
                        "DEBIT INCOME_TAX 9000.00",
                        "DEBIT BAD_DEBTS 1000.00",
                        "CREDIT WITHHOLDING_RECEIVABLE 10000.00");
        assertThat(credited.after().state()).isEqualTo(State.CREDITED);
        assertThat(credited.after().isOpen()).isFalse();
        assertThat(refused(decide(credited.after(), new WithholdingDecision.WriteOff())))
                .isEqualTo("state is CREDITED: nothing can be decided about it");
    }

    @Test
    void aCertificateOverMoreThanWasBookedCreditsWhatWasBooked() {
        WithholdingReceivable more =
                changed(decide(RECORDED, certify("131-7", "10000.40", true))).after();
        assertThat(postings(changed(decide(more, new WithholdingDecision.Credit()))))
                .containsExactly(
                        "DEBIT INCOME_TAX 10000.00", "CREDIT WITHHOLDING_RECEIVABLE 10000.00");
    }

    @Test
    void whatIsGivenUpIsABadDebt() {
        WithholdingChange change = changed(decide(RECORDED, new WithholdingDecision.WriteOff()));
        assertThat(postings(change))
                .containsExactly(
                        "DEBIT BAD_DEBTS 10000.00", "CREDIT WITHHOLDING_RECEIVABLE 10000.00");
        assertThat(change.entries().getFirst().bookedOn()).isEqualTo(ISSUED);
    }

    @Test
    void whatWasNotWithheldIsOwedAgain() {
        WithholdingChange change = changed(decide(RECORDED, new WithholdingDecision.NotWithheld()));
        assertThat(change.receivable()).isEqualTo(owed("10000.00"));
        assertThat(postings(change))
                .containsExactly(
                        "DEBIT RECEIVABLE 10000.00", "CREDIT WITHHOLDING_RECEIVABLE 10000.00");
    }

    @Test
    void whatCameWithABankEntryIsUndoneThere() {
        CashId cash = new CashId("c-1");
        WithholdingReceivable claim =
                WithholdingRules.ofCash(
                        cash, owed("0.00"), Money.parse("INR 10.00"), YEAR, null, step("receipt"));
        assertThat(refused(decide(claim, new WithholdingDecision.NotWithheld())))
                .isEqualTo("do came with the bank's entry c-1: undo that");
        assertThat(WithholdingRules.takenBack(claim, step("return")))
                .hasValueSatisfying(it -> assertThat(it.state()).isEqualTo(State.UNDONE));
        WithholdingReceivable used =
                changed(decide(claim, new WithholdingDecision.WriteOff())).after();
        assertThat(WithholdingRules.takenBack(used, step("return"))).isEmpty();
    }
}
