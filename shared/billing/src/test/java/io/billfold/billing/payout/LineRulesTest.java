package io.billfold.billing.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.cash.Cash;
import io.billfold.billing.payout.PayoutDecision.Book;
import io.billfold.billing.payout.PayoutDecision.Undo;
import io.billfold.billing.payout.PayoutDecision.Wanted;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

class LineRulesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final List<Wanted> FEE = List.of(new Wanted(LineMeaning.FEE, null));

    /** Adjustments of -0.01 each, in lines 2, 3 and so on. */
    private static Payout payout(int lines) {
        Money net = Money.parse("EUR -0.01");
        LineType type = LineType.of("stripe", "other_adjustment");
        List<PayoutLine> all =
                IntStream.range(2, lines + 2)
                        .mapToObj(it -> line("txn_" + it, "line " + it, type, net))
                        .toList();
        PayoutReport report =
                new PayoutReport(
                        new PayoutId("stripe.po_1"),
                        "stripe",
                        "po_1",
                        DAY,
                        CurrencyUnit.EUR,
                        net.multipliedBy(lines),
                        all);
        return Payout.of(new SellerId("muster-de"), report, new Payout.Source("f", "0"), all);
    }

    private static PayoutLine line(String id, String where, LineType type, Money net) {
        Money none = net.multipliedBy(0);
        return new PayoutLine(id, where, type, null, null, net, net, none, net, null);
    }

    private static Cash.Step step(String id) {
        return new Cash.Step(id, "book", "jo", "r", DAY);
    }

    private static Payout changed(PayoutOutcome outcome) {
        assertThat(outcome).isInstanceOf(PayoutOutcome.Changed.class);
        return ((PayoutOutcome.Changed) outcome).change().after();
    }

    private static String refused(PayoutOutcome outcome) {
        assertThat(outcome).isInstanceOf(PayoutOutcome.Refused.class);
        return ((PayoutOutcome.Refused) outcome).problems().getFirst().reason();
    }

    /** Of 502 lines 500 are kept: those in lines 502 and 503 of the file are not. */
    @Test
    void aLineThatIsNotKeptIsSaidToBeSo() {
        assertThat(refused(LineRules.decide(payout(502), new Book("line 502", FEE), step("d"))))
                .isEqualTo(
                        "'line 502' is none of the differences that are kept: 2 more were, book"
                                + " them in your own ledger");
        assertThat(refused(LineRules.decide(payout(500), new Book("line 502", FEE), step("d"))))
                .isEqualTo("'line 502' is none of the differences: nothing is missing");
    }

    @Test
    void aPayoutIsDecidedOnlySoOften() {
        Payout payout = payout(1);
        for (int i = 0; i < LineDecision.DECISIONS_MAX; i++) {
            PayoutDecision decision = i % 2 == 0 ? new Book("line 2", FEE) : new Undo("line 2");
            payout = changed(LineRules.decide(payout, decision, step("d-" + i)));
        }
        assertThat(payout.open()).hasSize(1);
        assertThat(payout.decisions()).hasSize(80);
        assertThat(refused(LineRules.decide(payout, new Book("line 2", FEE), step("d"))))
                .isEqualTo("was decided 80 times: book by hand");
    }

    /** What is booked and taken back leaves nothing: 0.01 - 0.01 on both accounts. */
    @Test
    void anUndoneDecisionIsTheSameTheOtherWayRound() {
        Payout payout = payout(1);
        PayoutOutcome booked = LineRules.decide(payout, new Book("line 2", FEE), step("d-1"));
        PayoutOutcome undone = LineRules.decide(changed(booked), new Undo("line 2"), step("d-2"));

        assertThat(List.of(booked, undone))
                .map(it -> ((PayoutOutcome.Changed) it).change().entries().getFirst())
                .extracting(it -> it.id() + " " + it.bookedOn() + " " + it.postings().getFirst())
                .containsExactly(
                        "payout:stripe.po_1.line.d-1.fee 2026-03-02 Posting[account=FEES,"
                                + " side=DEBIT, amount=EUR 0.01]",
                        "payout:stripe.po_1.line.d-2.fee 2026-03-02 Posting[account="
                                + "PROVIDER_CLEARING, side=DEBIT, amount=EUR 0.01]");
        assertThat(changed(undone).open()).isEqualTo(payout.open());
    }
}
