package io.billfold.billing.dispute;

import static io.billfold.billing.dispute.Dispute.Status.CHARGEBACK;
import static io.billfold.billing.dispute.Dispute.Status.INQUIRY;
import static io.billfold.billing.dispute.Dispute.Status.LOST;
import static io.billfold.billing.dispute.Dispute.Status.PRE_ARBITRATION;
import static io.billfold.billing.dispute.Dispute.Status.REPRESENTED;
import static io.billfold.billing.dispute.Dispute.Status.WON;
import static io.billfold.billing.ledger.LedgerAccount.DISPUTED_RECEIVABLE;
import static io.billfold.billing.ledger.LedgerAccount.FEES;
import static io.billfold.billing.ledger.LedgerAccount.LOSSES;
import static io.billfold.billing.ledger.LedgerAccount.PROVIDER_CLEARING;
import static io.billfold.billing.ledger.Posting.credit;
import static io.billfold.billing.ledger.Posting.debit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.billfold.billing.Examples;
import io.billfold.billing.Law;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.payment.Payment;
import io.billfold.billing.payment.PaymentDecision;
import io.billfold.billing.payment.PaymentRules;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

class DisputeRulesTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Payment PAYMENT = Examples.payment("p-1", "119.00", "stripe");
    private static final Receivable PAID =
            ((PaymentDecision.Applied) PaymentRules.apply(PAYMENT, Examples.receivable())).after();

    private static final Movement WITHDRAWN = movement("txn_1", "-119.00", "15.00", 2);
    private static final Movement REINSTATED = movement("txn_2", "119.00", "0.00", 20);

    private static final DisputeReport CREATED = report("evt_1", CHARGEBACK, 1);
    private static final DisputeReport TAKEN = report("evt_2", CHARGEBACK, 2, WITHDRAWN);
    private static final DisputeReport ANSWERED = report("evt_3", REPRESENTED, 10, WITHDRAWN);
    private static final DisputeReport CLOSED_WON = report("evt_4", WON, 20, WITHDRAWN);
    private static final DisputeReport RETURNED = report("evt_5", WON, 20, WITHDRAWN, REINSTATED);
    private static final DisputeReport CLOSED_LOST = report("evt_6", LOST, 20);

    @Test
    void anInquiryMovesNoMoney() {
        DisputeChange change = apply(null, report("evt_0", INQUIRY, 0), PAID);

        assertThat(change.opened()).isTrue();
        assertThat(change.entries()).isEmpty();
        assertThat(change.receivableAfter()).isEqualTo(PAID);
    }

    @Test
    void remindersOfTheUndisputedRestGoOn() {
        DisputeChange taken = apply(null, TAKEN, Examples.receivable());

        assertThat(taken.receivableAfter().pausedBy()).isNull();
    }

    @Test
    void whatAnOlderReleasePausedIsRemindedOfAgain() {
        Receivable paused = PAID.withPause("dispute dp_1").withPause("dispute dp_2");

        assertThat(apply(null, CREATED, paused).receivableAfter().pausedBy())
                .isEqualTo("dispute dp_2");
    }

    @Test
    void moneyTakenIsDisputedAndTheFeeIsACost() {
        DisputeChange opened = apply(null, CREATED, PAID);
        DisputeChange taken = apply(opened.after(), TAKEN, opened.receivableAfter());

        LedgerEntry entry = taken.entries().getFirst();
        assertThat(entry.id()).isEqualTo("dispute:stripe.movement:txn_1");
        assertThat(entry.bookedOn()).isEqualTo("2026-03-03");
        assertThat(entry.postings())
                .containsExactly(
                        debit(DISPUTED_RECEIVABLE, Examples.eur("119")),
                        debit(FEES, Examples.eur("15")),
                        credit(PROVIDER_CLEARING, Examples.eur("134")));
        assertThat(taken.receivableAfter().disputed()).isEqualTo(Examples.eur("119"));
        assertThat(taken.receivableAfter().status()).isEqualTo(Receivable.Status.DISPUTED);
        assertThat(taken.opened()).isFalse();
    }

    @Test
    void aWonDisputeGivesTheMoneyBackButNotTheFee() {
        DisputeBook book = told(CREATED, TAKEN, ANSWERED, CLOSED_WON, RETURNED);

        assertThat(book.receivable()).isEqualTo(PAID);
        assertThat(book.balance(DISPUTED_RECEIVABLE)).isEqualTo(Examples.eur("0"));
        assertThat(book.balance(PROVIDER_CLEARING)).isEqualTo(Examples.eur("-15"));
        assertThat(book.balance(FEES)).isEqualTo(Examples.eur("15"));
    }

    @Test
    void aLostDisputeIsWrittenOffAndTheInvoiceStaysPaid() {
        DisputeBook book = told(CREATED, TAKEN, CLOSED_LOST);

        assertThat(book.receivable()).isEqualTo(PAID);
        assertThat(book.balance(LOSSES)).isEqualTo(Examples.eur("119"));
        assertThat(book.balance(DISPUTED_RECEIVABLE)).isEqualTo(Examples.eur("0"));
    }

    @Test
    void anEndThatArrivesFirstOpensAndClosesTheCase() {
        DisputeChange change = apply(null, CLOSED_LOST, PAID);

        assertThat(change.opened()).isTrue();
        assertThat(change.closed()).isTrue();
        assertThat(change.receivableAfter()).isEqualTo(PAID);

        DisputeChange late = apply(change.after(), TAKEN, change.receivableAfter());

        assertThat(late.after().status()).isEqualTo(LOST);
        assertThat(late.closed()).isFalse();
        assertThat(late.entries())
                .extracting(LedgerEntry::id)
                .containsExactly("dispute:stripe.movement:txn_1", "dispute:stripe.loss:txn_1.1");
    }

    @Test
    void aRepeatChangesNothing() {
        DisputeChange first = apply(null, TAKEN, PAID);
        DisputeChange again = apply(first.after(), TAKEN, first.receivableAfter());

        assertThat(first.changed()).isTrue();
        assertThat(again.changed()).isFalse();
        assertThat(again.entries()).isEmpty();
        assertThat(again.moved()).isEmpty();
        assertThat(again.after()).isEqualTo(first.after());
    }

    @Test
    void aWonCaseMayComeBackAndLosesThen() {
        Movement second = movement("txn_3", "-119.00", "15.00", 30);
        DisputeBook book = told(CREATED, TAKEN, CLOSED_WON, RETURNED);
        book.read(report("evt_7", CHARGEBACK, 30, second));

        assertThat(book.onlyCase().isOpen()).isTrue();
        assertThat(book.receivable().disputed()).isEqualTo(Examples.eur("119"));

        book.read(report("evt_8", LOST, 40));

        assertThat(book.balance(LOSSES)).isEqualTo(Examples.eur("119"));
        assertThat(book.balance(FEES)).isEqualTo(Examples.eur("30"));
        assertThat(book.receivable()).isEqualTo(PAID);
    }

    @Test
    void twoDisputesOfOneInvoiceKeepTheirOwnShares() {
        DisputeReport other =
                new DisputeReport(
                        "stripe",
                        "dp_2",
                        "ch_1",
                        "evt_20",
                        "charge.dispute.created",
                        CHARGEBACK,
                        Examples.eur("19"),
                        "general",
                        null,
                        null,
                        null,
                        null,
                        at(3),
                        List.of(movement("txn_9", "-19.00", "15.00", 3)));
        DisputeChange one = apply(null, TAKEN, PAID);
        DisputeChange two = apply(null, other, one.receivableAfter());

        assertThat(two.receivableAfter().disputed()).isEqualTo(Examples.eur("138"));

        DisputeChange oneEnds = apply(one.after(), CLOSED_LOST, two.receivableAfter());

        assertThat(oneEnds.receivableAfter().disputed()).isEqualTo(Examples.eur("19"));
    }

    @Test
    void aCaseOfTooManyReportsIsLeftToAPerson() {
        DisputeChange change = apply(null, CREATED, PAID);
        for (int i = 2; i <= Dispute.REPORTS_MAX; i++) {
            change = apply(change.after(), report("e" + i, CHARGEBACK, 1), PAID);
        }
        Dispute full = change.after();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> apply(full, report("more", CHARGEBACK, 1), PAID))
                .withMessageContaining("101 reports");
    }

    @Test
    void theAnswerIsDueAsTheProviderSaysOfThisStage() {
        Instant first = at(9);
        Instant second = at(39);
        DisputeChange change = apply(null, due("evt_1", CHARGEBACK, 1, first), PAID);
        change = apply(change.after(), due("evt_2", CHARGEBACK, 2, null), PAID);

        assertThat(change.after().respondBy()).isEqualTo(first);
        assertThat(change.after().since()).isEqualTo(at(1));

        change = apply(change.after(), due("evt_3", PRE_ARBITRATION, 20, null), PAID);

        assertThat(change.after().respondBy()).isNull();

        change = apply(change.after(), due("evt_4", PRE_ARBITRATION, 21, second), PAID);

        assertThat(change.after().respondBy()).isEqualTo(second);
        assertThat(change.after().since()).isEqualTo(at(20));
    }

    @Test
    void anyStoryInAnyOrderEndsAlikeAndTheLedgerShowsWhatIsArgued() {
        Law.holds(
                300,
                random -> {
                    List<Movement> movements =
                            Stream.iterate(0, i -> i + 1)
                                    .limit(4)
                                    .map(i -> any(random, i))
                                    .toList();
                    List<DisputeReport> story =
                            Stream.iterate(0, i -> i + 1)
                                    .limit(6)
                                    .map(i -> any(random, i, movements))
                                    .toList();
                    DisputeBook first = told(story);
                    List<DisputeReport> twice = new ArrayList<>(story);
                    twice.addAll(story);
                    Collections.shuffle(twice, Random.from(random));
                    DisputeBook second = told(twice);

                    assertThat(second.state()).isEqualTo(first.state());
                });
    }

    private static Movement any(RandomGenerator random, int index) {
        String amount = "" + (random.nextInt(200) - 119);
        return movement("txn_" + index, amount, "" + random.nextInt(15), index);
    }

    private static DisputeReport any(RandomGenerator random, int index, List<Movement> movements) {
        Dispute.Status[] all = Dispute.Status.values();
        Movement[] some =
                movements.stream().filter(m -> random.nextInt(3) == 0).toArray(Movement[]::new);
        return report("evt_" + index, all[random.nextInt(all.length)], random.nextInt(5), some);
    }

    private static DisputeBook told(List<DisputeReport> story) {
        DisputeBook book = new DisputeBook(PAYMENT, PAID);
        story.forEach(book::read);
        return book;
    }

    private static DisputeBook told(DisputeReport... story) {
        return told(List.of(story));
    }

    private static DisputeChange apply(
            @Nullable Dispute known, DisputeReport report, Receivable receivable) {
        return DisputeRules.apply(known, report, PAYMENT, receivable, DisputeBook.TODAY);
    }

    private static Instant at(int days) {
        return START.plusSeconds(days * 86_400L);
    }

    private static Movement movement(String id, String amount, String fee, int days) {
        return new Movement(id, Examples.eur(amount), Examples.eur(fee), at(days));
    }

    private static DisputeReport report(
            String eventId, Dispute.Status status, int days, Movement... movements) {
        return new DisputeReport(
                "stripe",
                "dp_1",
                "ch_1",
                eventId,
                "charge.dispute.updated",
                status,
                Examples.eur("119.00"),
                "fraudulent",
                null,
                null,
                null,
                null,
                at(days),
                List.of(movements));
    }

    private static DisputeReport due(
            String eventId, Dispute.Status status, int days, @Nullable Instant respondBy) {
        return new DisputeReport(
                "stripe",
                "dp_1",
                "ch_1",
                eventId,
                "charge.dispute.updated",
                status,
                Examples.eur("119.00"),
                "fraudulent",
                null,
                null,
                respondBy,
                null,
                at(days),
                List.of());
    }
}
