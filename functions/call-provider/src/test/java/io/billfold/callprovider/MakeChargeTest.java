package io.billfold.callprovider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.collecting.Attempt;
import io.billfold.billing.collecting.Attempt.Outcome;
import io.billfold.billing.collecting.Attempts;
import io.billfold.billing.collecting.Decline;
import io.billfold.billing.collecting.PaymentMethod.Kind;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.payment.ChargeTraits;
import io.billfold.billing.payment.Payment;
import io.billfold.billing.payment.PaymentDecision;
import io.billfold.billing.payment.PaymentRules;
import io.billfold.billing.refunding.RefundPart;
import io.billfold.events.ChargeRequested;
import io.billfold.events.ProviderCharge;
import io.billfold.store.Commit;
import io.billfold.store.Dynamo;
import io.billfold.store.Versioned;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.Samples;

import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

class MakeChargeTest {
    private static final ProviderCharge CHARGE =
            new ProviderCharge("ch_1", "ch_1", Samples.NUMBER, Tries.AMOUNT, Tries.STARTED);
    private static final ChargeReply COLLECTED = new ChargeReply.Collected(CHARGE);
    private static final Decline POOR =
            new Decline("stripe", "insufficient_funds", "visa", "51", null);

    private final MemoryStores stores = new MemoryStores();
    private final Deque<ChargeReply> replies = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private Instant now = Tries.STARTED;

    /** Answers what it is told to. */
    private final class Stub implements PaymentProvider {
        @Override
        public String name() {
            return "stripe";
        }

        @Override
        public ChargeReply charge(Attempt attempt) {
            asked.add("charge " + attempt.idempotencyKey());
            return replies.remove();
        }

        @Override
        public RefundReply refund(RefundPart part, boolean isRepeat) {
            throw new IllegalStateException("nothing is given back here");
        }

        @Override
        public ChargeReply lookUp(Attempt attempt, boolean isOwed) {
            asked.add("look up " + attempt.idempotencyKey() + (isOwed ? " owed" : ""));
            return replies.remove();
        }
    }

    private final CommitCharge commitCharge =
            new CommitCharge(
                    stores.attempts(),
                    stores.payments(),
                    stores.receivables(),
                    stores.paymentBook(),
                    stores.dynamo(),
                    () -> now);

    private final MakeCharge makeCharge =
            new MakeCharge(
                    stores.attempts(),
                    stores.receivables(),
                    new PaymentProviders(List.of(new Stub())),
                    commitCharge,
                    new TakeFailure(
                            stores.providerEvents(),
                            stores.attempts(),
                            stores.payments(),
                            commitCharge,
                            stores.dynamo()),
                    () -> now);

    @BeforeEach
    void writeTheTryDown() {
        stores.open(Samples.receivable());
        Receivable owed = Samples.receivable();
        Commit commit = stores.dynamo().begin();
        stores.attempts()
                .save(
                        commit,
                        Attempts.none(
                                        Samples.NUMBER,
                                        owed.account(),
                                        owed.seller(),
                                        LocalDate.of(2026, 1, 1))
                                .plus(Tries.stripe(Kind.CARD)),
                        null);
        stores.dynamo().commit(commit);
    }

    @Test
    void collectedMoneyIsBookedWithItsTry() {
        replies.add(COLLECTED);
        make(0);

        assertThat(attempt().outcome()).isEqualTo(new Outcome.Collected("ch_1"));
        assertThat(attempts().nextAt()).isNull();
        assertThat(stores.payments().find("stripe.ch_1").orElseThrow().payment())
                .isEqualTo(payment());
        assertThat(stores.payments().findByCharge("stripe", "ch_1")).contains("stripe.ch_1");
        assertThat(open()).isEqualTo(Money.parse("EUR 0.00"));
        assertThat(events()).containsExactlyInAnyOrder("InvoicePaid", "PaymentRecorded");
    }

    @Test
    void anAnswerAfterItsWebhookBooksNothingMore() {
        book();
        List<?> entries = stores.items("LEDGER");
        replies.add(COLLECTED);
        make(0);

        assertThat(attempt().outcome()).isEqualTo(new Outcome.Collected("ch_1"));
        assertThat(stores.items("LEDGER")).isEqualTo(entries);
        assertThat(events()).containsExactlyInAnyOrder("InvoicePaid", "PaymentRecorded");
    }

    /** The webhook comes between the read and the commit of the answer. */
    @Test
    void anAnswerInARaceWithItsWebhookBooksOnce() {
        replies.add(COLLECTED);
        stores.beforeNextTransaction(this::book);
        make(0);

        assertThat(attempt().outcome()).isEqualTo(new Outcome.Collected("ch_1"));
        assertThat(stores.items("LEDGER"))
                .filteredOn(it -> it.get("sk").s().contains("payment:stripe.ch_1"))
                .hasSize(1);
        assertThat(open()).isEqualTo(Money.parse("EUR 0.00"));
    }

    @Test
    void aRepeatedMessageAsksNobodyOnceTheOutcomeIsKnown() {
        replies.add(COLLECTED);
        make(0);
        make(0);
        make(1);
        assertThat(asked).containsExactly("charge charge.MU-2026-000001.1");
    }

    @Test
    void aRefusalIsWrittenDownAndTold() {
        replies.add(new ChargeReply.Declined(POOR, now));
        make(0);

        assertThat(attempt().outcome()).isEqualTo(new Outcome.Declined(POOR, now));
        assertThat(attempts().nextAt()).isEqualTo(now);
        assertThat(events()).containsExactly("PaymentDeclined");
        assertThat(open()).isEqualTo(Tries.AMOUNT);
    }

    @Test
    void aLostAnswerChangesNothingAndALookupSettlesIt() {
        replies.add(new ChargeReply.Lost("silence"));
        make(0);
        assertThat(attempt().isOpen()).isTrue();
        assertThat(events()).isEmpty();

        replies.add(COLLECTED);
        make(1);
        assertThat(attempt().outcome()).isEqualTo(new Outcome.Collected("ch_1"));
        assertThat(asked)
                .containsExactly(
                        "charge charge.MU-2026-000001.1", "look up charge.MU-2026-000001.1 owed");
    }

    @Test
    void whatIsPaidOtherwiseMeanwhileIsLookedUpAsNotOwed() {
        book(new ProviderCharge("ch_9", "ch_9", Samples.NUMBER, Tries.AMOUNT, now));
        replies.add(new ChargeReply.NotMade());
        make(1);
        assertThat(asked).containsExactly("look up charge.MU-2026-000001.1");
        assertThat(attempt().outcome()).isEqualTo(new Outcome.NotMade());
    }

    @Test
    void whatWasNotTakenIsSentAgainByTheQueue() {
        replies.add(new ChargeReply.NotNow("too many"));
        assertThatThrownBy(() -> make(0)).hasMessageContaining("was not taken: too many");
        assertThat(attempt().isOpen()).isTrue();
    }

    /** A message that lay in a queue for hours: its try may be made anew by then. */
    @Test
    void whatWaitedTooLongIsNotMadeAnyMore() {
        now = Tries.STARTED.plus(MakeCharge.MADE_WITHIN).plusSeconds(1);
        make(0);
        assertThat(asked).isEmpty();
        assertThat(attempt().isOpen()).isTrue();
    }

    @Test
    void aPendingTryIsKnownByItsWebhook() {
        replies.add(new ChargeReply.Pending("ch_1"));
        make(0);
        assertThat(attempt().outcome()).isEqualTo(new Outcome.Pending("ch_1", 0));
        book();
        now = now.plus(Duration.ofDays(3));
        make(1);
        assertThat(attempt().outcome()).isEqualTo(new Outcome.Collected("ch_1"));
        assertThat(asked).hasSize(1);
    }

    @Test
    void moneyInAnotherCurrencyIsForAPerson() {
        Money dollars = Money.parse("USD 23.68");
        replies.add(
                new ChargeReply.Collected(
                        new ProviderCharge("ch_1", "ch_1", Samples.NUMBER, dollars, now)));
        assertThatThrownBy(() -> make(0)).hasMessageContaining("can't be booked");
        assertThat(attempt().isOpen()).isTrue();
    }

    private void make(int lookup) {
        makeCharge.make(
                ChargeRequested.of(now, Samples.NUMBER.toString(), "acme", "muster-de", 1, lookup));
    }

    private void book() {
        book(CHARGE);
    }

    /** As record-payment does for the webhook. */
    private void book(ProviderCharge charge) {
        Dynamo dynamo = stores.dynamo();
        Versioned<Receivable> owed = stores.receivables().find(Samples.NUMBER).orElseThrow();
        Payment payment = payment(charge);
        Commit commit = dynamo.begin();
        stores.paymentBook()
                .add(
                        commit,
                        payment,
                        ChargeTraits.NONE,
                        (PaymentDecision.Applied) PaymentRules.apply(payment, owed.value()),
                        owed,
                        now);
        dynamo.commit(commit);
    }

    private static Payment payment() {
        return payment(CHARGE);
    }

    private static Payment payment(ProviderCharge charge) {
        Receivable owed = Samples.receivable();
        return new Payment(
                "stripe." + charge.id(),
                Samples.NUMBER,
                owed.account(),
                owed.seller(),
                Tries.AMOUNT,
                LocalDate.of(2026, 2, 1),
                "stripe",
                charge.charge());
    }

    private Attempts attempts() {
        return stores.attempts().find(Samples.NUMBER).orElseThrow().value();
    }

    private Attempt attempt() {
        return attempts().attempt(1);
    }

    private Money open() {
        return stores.receivables().find(Samples.NUMBER).orElseThrow().value().open();
    }

    private List<String> events() {
        return stores.events("PAYMENTS").stream().map(Map.Entry::getKey).toList();
    }
}
