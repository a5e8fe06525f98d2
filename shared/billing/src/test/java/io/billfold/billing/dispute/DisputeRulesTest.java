package io.billfold.billing.dispute;

import static io.billfold.billing.dispute.Dispute.Status.CHARGEBACK;
import static io.billfold.billing.dispute.Dispute.Status.INQUIRY;
import static io.billfold.billing.dispute.Dispute.Status.LOST;
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
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.payment.Payment;
import io.billfold.billing.payment.PaymentDecision;
import io.billfold.billing.payment.PaymentRules;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
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
    void anInquiryMovesNoMoneyButPausesReminders() {
        DisputeChange change = apply(null, report("evt_0", INQUIRY, 0), PAID);

        assertThat(change.opened()).isTrue();
        assertThat(change.entries()).isEmpty();
        assertThat(change.receivableAfter().pausedBy()).isEqualTo("dispute dp_1");
        assertThat(change.receivableAfter().status()).isEqualTo(Receivable.Status.PAID);
    }

    @Test
    void anInquiryThatEndsLetsRemindersGoOn() {
        DisputeChange asked = apply(null, report("evt_0", INQUIRY, 0), Examples.receivable());
        DisputeChange ended =
                apply(asked.after(), report("evt_1", WON, 5), asked.receivableAfter());

        assertThat(ended.closed()).isTrue();
        assertThat(ended.receivableAfter()).isEqualTo(Examples.receivable());
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
        Book book = new Book();
        book.read(CREATED, TAKEN, ANSWERED, CLOSED_WON, RETURNED);

        assertThat(book.receivable).isEqualTo(PAID);
        assertThat(book.balance(DISPUTED_RECEIVABLE)).isEqualTo(Examples.eur("0"));
        assertThat(book.balance(PROVIDER_CLEARING)).isEqualTo(Examples.eur("-15"));
        assertThat(book.balance(FEES)).isEqualTo(Examples.eur("15"));
    }

    @Test
    void aLostDisputeIsWrittenOffAndTheInvoiceStaysPaid() {
        Book book = new Book();
        book.read(CREATED, TAKEN, CLOSED_LOST);

        assertThat(book.receivable).isEqualTo(PAID);
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
                .containsExactly("dispute:stripe.movement:txn_1", "dispute:stripe.loss:evt_2");
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
        Book book = new Book();
        Movement second = movement("txn_3", "-119.00", "15.00", 30);
        book.read(CREATED, TAKEN, CLOSED_WON, RETURNED);
        book.read(report("evt_7", CHARGEBACK, 30, second));

        assertThat(book.dispute().isOpen()).isTrue();
        assertThat(book.receivable.disputed()).isEqualTo(Examples.eur("119"));

        book.read(report("evt_8", LOST, 40));

        assertThat(book.balance(LOSSES)).isEqualTo(Examples.eur("119"));
        assertThat(book.balance(FEES)).isEqualTo(Examples.eur("30"));
        assertThat(book.receivable).isEqualTo(PAID);
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
        assertThat(two.receivableAfter().pausedBy()).isEqualTo("dispute dp_1, dispute dp_2");

        DisputeChange oneEnds = apply(one.after(), CLOSED_LOST, two.receivableAfter());

        assertThat(oneEnds.receivableAfter().disputed()).isEqualTo(Examples.eur("19"));
        assertThat(oneEnds.receivableAfter().pausedBy()).isEqualTo("dispute dp_2");
    }

    @Test
    void anotherCurrencyIsLeftToAPerson() {
        Movement dollars =
                new Movement(
                        "txn_1",
                        Money.of(CurrencyUnit.USD, -130),
                        Money.of(CurrencyUnit.USD, 15),
                        START);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> apply(null, report("evt_2", CHARGEBACK, 2, dollars), PAID))
                .withMessageContaining("USD -130")
                .withMessageContaining("by hand");
    }

    /** 120 orders of five events that end well, each event delivered twice. */
    @Test
    void everyOrderOfAWonCaseEndsAlike() {
        everyOrderEndsAlike(List.of(CREATED, TAKEN, ANSWERED, CLOSED_WON, RETURNED));
    }

    /** As above, ending badly, and with a last report that gives a part back. */
    @Test
    void everyOrderOfALostCaseEndsAlike() {
        DisputeReport part =
                report("evt_7", LOST, 25, WITHDRAWN, movement("txn_4", "19.00", "-5.00", 25));

        everyOrderEndsAlike(List.of(CREATED, TAKEN, ANSWERED, CLOSED_LOST, part));
    }

    @Test
    void eventsOfOneSecondInAnyOrderEndAlike() {
        everyOrderEndsAlike(
                List.of(
                        report("evt_1", CHARGEBACK, 1),
                        report("evt_2", CHARGEBACK, 1, WITHDRAWN),
                        report("evt_3", LOST, 1),
                        report("evt_4", WON, 1),
                        report("evt_5", LOST, 1, REINSTATED)));
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
                    Book first = told(story);
                    List<DisputeReport> twice = new ArrayList<>(story);
                    twice.addAll(story);
                    Collections.shuffle(twice, Random.from(random));
                    Book second = told(twice);

                    assertThat(second).isEqualTo(first);
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

    private static void everyOrderEndsAlike(List<DisputeReport> story) {
        Book expected = told(story);
        List<List<DisputeReport>> orders = permutations(story);

        assertThat(orders).hasSize(120);
        for (List<DisputeReport> order : orders) {
            List<DisputeReport> eachTwice = new ArrayList<>();
            order.forEach(report -> eachTwice.addAll(List.of(report, report)));
            List<DisputeReport> allTwice = new ArrayList<>(order);
            allTwice.addAll(order);

            assertThat(told(eachTwice)).as("each twice: %s", order).isEqualTo(expected);
            assertThat(told(allTwice)).as("all twice: %s", order).isEqualTo(expected);
        }
    }

    private static Book told(List<DisputeReport> story) {
        Book book = new Book();
        book.read(story.toArray(DisputeReport[]::new));
        assertThat(book.receivable.disputed()).isEqualTo(book.dispute().argued());
        return book;
    }

    private static List<List<DisputeReport>> permutations(List<DisputeReport> reports) {
        if (reports.isEmpty()) {
            return List.of(List.of());
        }
        List<List<DisputeReport>> all = new ArrayList<>();
        for (DisputeReport first : reports) {
            List<DisputeReport> others = new ArrayList<>(reports);
            others.remove(first);
            for (List<DisputeReport> rest : permutations(others)) {
                List<DisputeReport> order = new ArrayList<>(List.of(first));
                order.addAll(rest);
                all.add(order);
            }
        }
        return all;
    }

    /** A case, its receivable and its balances, as reports are read one after another. */
    private static final class Book {
        private @Nullable Dispute dispute;
        private Receivable receivable = PAID;
        private final Map<String, LedgerEntry> entries = new TreeMap<>();
        private final Map<LedgerAccount, Money> balances = new EnumMap<>(LedgerAccount.class);

        void read(DisputeReport... reports) {
            for (DisputeReport report : reports) {
                DisputeChange change = apply(dispute, report, receivable);
                dispute = change.after();
                receivable = change.receivableAfter();
                change.entries().forEach(this::book);
            }
        }

        private void book(LedgerEntry entry) {
            assertThat(entries.put(entry.id(), entry)).as("booked twice: %s", entry).isNull();
            entry.postings()
                    .forEach(
                            posting ->
                                    balances.merge(
                                            posting.account(), posting.signed(), Money::plus));
        }

        Dispute dispute() {
            assertThat(dispute).isNotNull();
            return dispute;
        }

        Money balance(LedgerAccount account) {
            return balances.getOrDefault(account, Examples.eur("0"));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Book that
                    && dispute().equals(that.dispute())
                    && receivable.equals(that.receivable)
                    && List.of(LedgerAccount.values()).stream()
                            .allMatch(account -> balance(account).equals(that.balance(account)));
        }

        @Override
        public int hashCode() {
            return dispute().hashCode();
        }

        @Override
        public String toString() {
            return dispute + " " + receivable + " " + balances;
        }
    }

    private static DisputeChange apply(
            @Nullable Dispute known, DisputeReport report, Receivable receivable) {
        return DisputeRules.apply(known, report, PAYMENT, receivable);
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
}
