package io.billfold.billing.dispute;

import static io.billfold.billing.ledger.LedgerAccount.LOSSES;
import static io.billfold.billing.ledger.LedgerAccount.RECEIVABLE;
import static io.billfold.billing.ledger.LedgerAccount.UNAPPLIED_CASH;
import static io.billfold.billing.ledger.Posting.credit;
import static io.billfold.billing.ledger.Posting.debit;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.Examples;
import io.billfold.billing.account.LostDisputes;
import io.billfold.billing.account.LostDisputes.Outcome;
import io.billfold.billing.dispute.DisputeDates.Warning;
import io.billfold.billing.dispute.DisputeWatch.Watched;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.payment.Payment;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

class DisputeWatchTest {
    private static final Payment PAYMENT = Examples.payment("p-1", "119.00", "stripe");
    private static final Receivable PAID =
            Examples.receivable().withApplied(Examples.eur("119.00"));
    private static final LostDisputes REOPEN = new LostDisputes(Outcome.REOPEN, Set.of());
    private static final LocalDate SETTLED = LocalDate.of(2026, 5, 8);

    private static final Movement TAKEN = movement("txn_1", "-119.00", "2026-03-01");
    private static final Movement BACK = movement("txn_2", "119.00", "2026-06-01");
    private static final DisputeReport CREATED =
            report("evt_1", Dispute.Status.CHARGEBACK, "2026-03-01", TAKEN);
    private static final DisputeReport LOST = report("evt_2", Dispute.Status.LOST, "2026-05-01");
    private static final DisputeReport WON =
            report("evt_3", Dispute.Status.WON, "2026-06-01", BACK);

    @Test
    void aLostPaymentIsOwedAgainWhenTheCaseIsSettled() {
        Dispute lost = dispute(CREATED, LOST);

        assertThat(DisputeDates.bundled().nextOn(lost)).isEqualTo(SETTLED);

        Watched watched = look(lost, PAID, REOPEN, SETTLED);

        assertThat(watched.after().reopened()).isEqualTo(Examples.eur("119.00"));
        assertThat(watched.receivableAfter().open()).isEqualTo(Examples.eur("119.00"));
        assertThat(watched.receivableAfter().dueOn()).isEqualTo(PAID.dueOn());
        LedgerEntry entry = Objects.requireNonNull(watched.entry());
        assertThat(entry.id()).isEqualTo("dispute:stripe.reopened:dp_1.1");
        assertThat(entry.bookedOn()).isEqualTo(SETTLED);
        assertThat(entry.postings())
                .containsExactly(
                        debit(RECEIVABLE, Examples.eur("119.00")),
                        credit(LOSSES, Examples.eur("119.00")));
        assertThat(DisputeDates.bundled().nextOn(watched.after())).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "WRITE_OFF, '', 0.00",
        "REOPEN, '', 119.00",
        "REOPEN, fraud, 119.00",
        "REOPEN, 'processing consumer', 0.00"
    })
    void theSellerDecidesByTheClassOfTheReason(Outcome outcome, String reasons, String owed) {
        Set<String> classes =
                reasons.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(reasons.split(" ")));

        Watched watched =
                look(dispute(CREATED, LOST), PAID, new LostDisputes(outcome, classes), SETTLED);

        assertThat(watched.after().reopened()).isEqualTo(Examples.eur(owed));
        assertThat(watched.after().watch().on()).isEqualTo(SETTLED);
        assertThat(DisputeDates.bundled().nextOn(watched.after())).isNull();
    }

    @Test
    void nothingIsAskedForAgainBeforeTheCaseIsSettled() {
        Watched early = look(dispute(CREATED, LOST), PAID, REOPEN, SETTLED.minusDays(1));

        assertThat(early.entry()).isNull();
        assertThat(early.receivableAfter()).isEqualTo(PAID);
        assertThat(DisputeDates.bundled().nextOn(early.after())).isEqualTo(SETTLED);
    }

    @Test
    void whatWasPreventedWasGivenBackByChoice() {
        DisputeReport prevented = report("evt_2", Dispute.Status.PREVENTED, "2026-05-01");

        assertThat(look(dispute(CREATED, prevented), PAID, REOPEN, SETTLED).entry()).isNull();
    }

    @Test
    void neverMoreIsOwedAgainThanStandsAsPaid() {
        Receivable credited =
                Examples.receivable()
                        .withCredited(Examples.eur("19.00"))
                        .withApplied(Examples.eur("100.00"));

        Watched watched = look(dispute(CREATED, LOST), credited, REOPEN, SETTLED);

        assertThat(watched.after().reopened()).isEqualTo(Examples.eur("100.00"));
        assertThat(watched.receivableAfter().open()).isEqualTo(Examples.eur("100.00"));
    }

    @Test
    void aCaseThatComesBackToLifeIsNoLongerOwed() {
        Watched again = look(dispute(CREATED, LOST), PAID, REOPEN, SETTLED);
        Dispute won = tell(again.after(), WON);

        assertThat(DisputeDates.bundled().nextOn(won)).isNotNull();

        Watched back = look(won, again.receivableAfter(), REOPEN, LocalDate.of(2026, 6, 1));

        assertThat(back.receivableAfter()).isEqualTo(PAID);
        assertThat(back.after().reopened().isZero()).isTrue();
        LedgerEntry entry = Objects.requireNonNull(back.entry());
        assertThat(entry.id()).isEqualTo("dispute:stripe.reopened:dp_1.2");
        assertThat(entry.postings())
                .containsExactly(
                        credit(RECEIVABLE, Examples.eur("119.00")),
                        debit(LOSSES, Examples.eur("119.00")));
    }

    @Test
    void whatWasPaidTwiceIsTheCustomers() {
        Watched again = look(dispute(CREATED, LOST), PAID, REOPEN, SETTLED);
        Receivable paidTwice = again.receivableAfter().withApplied(Examples.eur("100.00"));

        Watched back = look(tell(again.after(), WON), paidTwice, REOPEN, LocalDate.of(2026, 6, 1));

        assertThat(back.receivableAfter()).isEqualTo(PAID);
        assertThat(Objects.requireNonNull(back.entry()).postings())
                .containsExactly(
                        credit(RECEIVABLE, Examples.eur("19.00")),
                        credit(UNAPPLIED_CASH, Examples.eur("100.00")),
                        debit(LOSSES, Examples.eur("119.00")));
    }

    /** Our own deadline is Wednesday 18 March: two business days before Friday the 20th. */
    @Test
    void warnsOnceOfEachMarkAndOfALateCaseAtOnce() {
        Dispute dispute = dispute(CREATED);

        assertThat(warned(dispute, "2026-03-10")).isNull();
        assertThat(warned(dispute, "2026-03-11")).isEqualTo("2026-03-18.7");
        assertThat(warned(dispute, "2026-03-16")).isEqualTo("2026-03-18.3");
        assertThat(warned(dispute, "2026-03-20")).isEqualTo("2026-03-18.1");
        assertThat(warned(dispute, "2026-03-21")).isNull();

        Dispute once = look(dispute, PAID, REOPEN, LocalDate.of(2026, 3, 11)).after();
        // told again of the same: nobody is warned twice
        Dispute told = tell(once, report("evt_9", Dispute.Status.CHARGEBACK, "2026-03-02"));

        assertThat(told.watch().on()).isNull();
        assertThat(warned(told, "2026-03-12")).isNull();
        assertThat(warned(told, "2026-03-15")).isEqualTo("2026-03-18.3");
    }

    @Test
    void nothingIsRefundedWhileABankArguesUnlessTheProviderAllowsIt() {
        Dispute open = dispute(CREATED);
        Dispute lost = dispute(CREATED, LOST);

        assertThat(RefundRules.problems(List.of(lost))).isEmpty();
        assertThat(RefundRules.problems(List.of(lost, open)))
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).contains("dp_1").contains("paid twice"));

        DisputeReport allowed =
                new DisputeReport(
                        "stripe",
                        "dp_1",
                        "ch_1",
                        "evt_8",
                        "told",
                        Dispute.Status.INQUIRY,
                        Examples.eur("119.00"),
                        "general",
                        null,
                        null,
                        null,
                        true,
                        Instant.parse("2026-03-02T10:00:00Z"),
                        List.of());

        assertThat(RefundRules.problems(List.of(tell(open, allowed)))).isEmpty();
    }

    private static @Nullable String warned(Dispute dispute, String today) {
        Warning warning = look(dispute, PAID, REOPEN, LocalDate.parse(today)).warning();
        return warning == null ? null : warning.key();
    }

    private static Watched look(
            Dispute dispute, Receivable receivable, LostDisputes policy, LocalDate today) {
        return new DisputeWatch(DisputeDates.bundled(), policy).look(dispute, receivable, today);
    }

    private static Dispute dispute(DisputeReport... reports) {
        Dispute dispute = null;
        for (DisputeReport report : reports) {
            dispute = tell(dispute, report);
        }
        return Objects.requireNonNull(dispute);
    }

    private static Dispute tell(@Nullable Dispute known, DisputeReport report) {
        Receivable owed = known == null ? PAID : PAID.withDisputed(known.argued());
        return DisputeRules.apply(known, report, PAYMENT, owed, DisputeBook.TODAY).after();
    }

    private static Movement movement(String id, String amount, String on) {
        return new Movement(
                id, Examples.eur(amount), Examples.eur("0.00"), Instant.parse(on + "T12:00:00Z"));
    }

    private static DisputeReport report(
            String eventId, Dispute.Status status, String on, Movement... movements) {
        return new DisputeReport(
                "stripe",
                "dp_1",
                "ch_1",
                eventId,
                "told",
                status,
                Examples.eur("119.00"),
                "fraudulent",
                "visa",
                "10.4",
                Instant.parse("2026-03-20T23:59:00Z"),
                null,
                Instant.parse(on + "T10:00:00Z"),
                List.of(movements));
    }
}
