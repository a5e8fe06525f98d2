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
import io.billfold.events.ProviderEventReceived;
import io.billfold.store.Commit;
import io.billfold.store.Versioned;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.Samples;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A debit of EUR 23.68 is taken by its provider, and fails days later. */
class TakeFailureTest {
    private static final Instant NOW = Tries.STARTED;

    /** In the form of docs.adyen.com/api-explorer/Webhooks/1/post/AUTHORISATION. */
    private static final String REFUSED =
            """
            {"additionalData":{"refusalReasonRaw":"AC04 : Account closed"},
             "amount":{"currency":"EUR","value":2368},"eventCode":"AUTHORISATION",
             "eventDate":"2026-02-03T10:59:00+01:00","merchantAccountCode":"MusterDE",
             "merchantReference":"MU-2026-000001","originalReference":"",
             "pspReference":"PSP1","reason":"Refused","success":"false"}""";

    /** In the form of docs.adyen.com/api-explorer/Webhooks/1/post/CAPTURE_FAILED. */
    private static final String CAPTURE_FAILED =
            """
            {"amount":{"currency":"EUR","value":2368},"eventCode":"CAPTURE_FAILED",
             "eventDate":"2026-02-03T10:59:00+01:00","merchantAccountCode":"MusterDE",
             "merchantReference":"MU-2026-000001","originalReference":"PSP1",
             "pspReference":"CAP1","reason":"AM04 : Insufficient funds","success":"true"}""";

    /** In the form of docs.stripe.com/api/payment_intents/object. */
    private static final String STRIPE =
            """
            {"id":"evt_1","type":"payment_intent.payment_failed","created":1770112740,
             "data":{"object":{"id":"pi_1","object":"payment_intent","amount":2368,
             "currency":"eur","status":"requires_payment_method",
             "metadata":{"invoice":"MU-2026-000001","attempt":"charge.MU-2026-000001.1"},
             "last_payment_error":{"code":"payment_intent_payment_attempt_failed",
             "decline_code":"insufficient_funds","payment_method":{"type":"sepa_debit"}}}}}""";

    private final MemoryStores stores = new MemoryStores();
    private final CommitCharge commitCharge =
            new CommitCharge(
                    stores.attempts(),
                    stores.payments(),
                    stores.receivables(),
                    stores.paymentBook(),
                    stores.dynamo(),
                    () -> NOW);
    private final TakeFailure takeFailure =
            new TakeFailure(
                    stores.providerEvents(),
                    stores.attempts(),
                    stores.payments(),
                    commitCharge,
                    stores.dynamo());

    /** Takes a debit under a reference, and can't say later what became of it. */
    private record Taking(String name, String reference) implements PaymentProvider {
        @Override
        public ChargeReply charge(Attempt attempt) {
            return new ChargeReply.Pending(reference);
        }

        @Override
        public ChargeReply lookUp(Attempt attempt, boolean isOwed) {
            return new ChargeReply.Lost("it tells by a webhook");
        }

        @Override
        public RefundReply refund(RefundPart part, boolean isRepeat) {
            throw new IllegalStateException("nothing is given back here");
        }
    }

    private final MakeCharge makeCharge =
            new MakeCharge(
                    stores.attempts(),
                    stores.receivables(),
                    new PaymentProviders(
                            List.of(new Taking("adyen", "PSP1"), new Taking("stripe", "pi_1"))),
                    commitCharge,
                    takeFailure,
                    () -> NOW);

    static List<List<String>> orders() {
        List<List<String>> orders = new ArrayList<>();
        permute(List.of(), List.of("answer", "fails", "fails again", "lookup"), orders);
        return orders;
    }

    private static void permute(List<String> done, List<String> left, List<List<String>> all) {
        if (left.isEmpty()) {
            all.add(done);
        }
        for (String next : left) {
            List<String> then = new ArrayList<>(done);
            then.add(next);
            permute(then, left.stream().filter(it -> !it.equals(next)).toList(), all);
        }
    }

    /** Account closed is a refusal for good, by the EPC's list. */
    @ParameterizedTest
    @MethodSource("orders")
    void aFailedDebitOfAdyensIsRefusedOnceInWhateverOrderItIsTold(List<String> order) {
        write(Tries.adyen(Kind.SEPA_DEBIT));
        keep("adyen", "e-1", "AUTHORISATION", REFUSED);
        keep("adyen", "e-2", "CAPTURE_FAILED", CAPTURE_FAILED.replace("AM04", "AC04"));
        order.forEach(this::step);

        assertThat(decline().text()).matches("adyen (refused|capture_failed), sepa AC04");
        assertThat(told()).containsExactly("PaymentDeclined hard");
        assertThat(attempts().nextAt()).isEqualTo(NOW);
        assertThat(owed().open()).isEqualTo(Tries.AMOUNT);
    }

    private void step(String step) {
        switch (step) {
            case "answer" -> make(0);
            case "lookup" -> make(1);
            case "fails" -> takeFailure.told(event("adyen", "e-1", "AUTHORISATION"));
            case "fails again" -> takeFailure.told(event("adyen", "e-2", "CAPTURE_FAILED"));
            default -> throw new IllegalArgumentException(step);
        }
    }

    /** Just before the answer is committed, and just before the failure is noted. */
    @Test
    void aFailureInARaceWithTheAnswerIsNotLost() {
        write(Tries.adyen(Kind.SEPA_DEBIT));
        keep("adyen", "e-1", "AUTHORISATION", REFUSED);
        stores.beforeNextTransaction(() -> step("fails"));
        step("answer");
        assertThat(told()).containsExactly("PaymentDeclined hard");
    }

    @Test
    void anAnswerInARaceWithItsFailureIsNotLost() {
        write(Tries.adyen(Kind.SEPA_DEBIT));
        keep("adyen", "e-1", "AUTHORISATION", REFUSED);
        stores.beforeNextTransaction(() -> step("answer"));
        step("fails");
        assertThat(told()).containsExactly("PaymentDeclined hard");
    }

    @Test
    void aFailureOfStripesSaysWhichTryItIsOfBeforeItsAnswerComes() {
        write(Tries.stripe(Kind.SEPA_DEBIT));
        keep("stripe", "evt_1", "payment_intent.payment_failed", STRIPE);
        takeFailure.told(event("stripe", "evt_1", "payment_intent.payment_failed"));
        make(0);
        make(1);
        assertThat(decline().text()).isEqualTo("stripe insufficient_funds");
        assertThat(told()).containsExactly("PaymentDeclined soft");
    }

    /** Of the second try nothing is known yet: what is told of the first must not settle it. */
    @Test
    void aFailureOfAnotherTryChangesNothing() {
        write(Tries.stripe(Kind.SEPA_DEBIT));
        keep(
                "stripe",
                "evt_1",
                "payment_intent.payment_failed",
                STRIPE.replace("000001.1", "000001.2").replace("pi_1", "pi_0"));
        make(0);
        takeFailure.told(event("stripe", "evt_1", "payment_intent.payment_failed"));
        make(1);
        assertThat(attempt().outcome()).isEqualTo(new Outcome.Pending("pi_1", 0));
        assertThat(told()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "success.:.false, success\":\"true",
        "MU-2026-000001, MU-2026-000099",
        "MU-2026, x"
    })
    void whatSucceedsOrIsNotOursChangesNothing(String from, String to) {
        write(Tries.adyen(Kind.SEPA_DEBIT));
        make(0);
        keep("adyen", "e-1", "AUTHORISATION", REFUSED.replaceAll(from, to));
        List<?> before = stores.items("PAYMENTS");
        step("fails");
        assertThat(stores.items("PAYMENTS")).isEqualTo(before);
    }

    @Test
    void moneyThatIsBookedAndDoesNotComeIsForAPerson() {
        write(Tries.adyen(Kind.SEPA_DEBIT));
        make(0);
        book();
        keep("adyen", "e-2", "CAPTURE_FAILED", CAPTURE_FAILED);
        assertThatThrownBy(() -> step("fails again"))
                .hasMessageContaining("the money of payment adyen.PSP1, which is booked");
        make(1);
        assertThat(attempt().outcome()).isEqualTo(new Outcome.Collected("PSP1"));
    }

    private void write(Attempt attempt) {
        stores.open(Samples.receivable());
        Receivable owed = Samples.receivable();
        Attempts none =
                Attempts.none(
                        Samples.NUMBER, owed.account(), owed.seller(), LocalDate.of(2026, 1, 1));
        Commit commit = stores.dynamo().begin();
        stores.attempts().save(commit, none.plus(attempt), null);
        stores.dynamo().commit(commit);
    }

    private void keep(String provider, String id, String type, String body) {
        Commit commit = stores.dynamo().begin();
        stores.providerEvents().keep(commit, event(provider, id, type), body);
        stores.dynamo().commit(commit);
    }

    private static ProviderEventReceived event(String provider, String id, String type) {
        return ProviderEventReceived.of(NOW, provider, id, type);
    }

    private void make(int lookup) {
        makeCharge.make(
                ChargeRequested.of(NOW, Samples.NUMBER.toString(), "acme", "muster-de", 1, lookup));
    }

    /** As record-payment does for the authorisation that succeeded. */
    private void book() {
        Versioned<Receivable> owed = stores.receivables().find(Samples.NUMBER).orElseThrow();
        Payment payment =
                new Payment(
                        "adyen.PSP1",
                        Samples.NUMBER,
                        owed.value().account(),
                        owed.value().seller(),
                        Tries.AMOUNT,
                        LocalDate.of(2026, 2, 1),
                        "adyen",
                        "PSP1");
        var applied = (PaymentDecision.Applied) PaymentRules.apply(payment, owed.value());
        Commit commit = stores.dynamo().begin();
        stores.paymentBook().add(commit, payment, ChargeTraits.NONE, applied, owed, NOW);
        stores.dynamo().commit(commit);
    }

    private Attempts attempts() {
        return stores.attempts().find(Samples.NUMBER).orElseThrow().value();
    }

    private Attempt attempt() {
        return attempts().attempt(1);
    }

    private Decline decline() {
        return ((Outcome.Declined) attempt().outcome()).decline();
    }

    private Receivable owed() {
        return stores.receivables().find(Samples.NUMBER).orElseThrow().value();
    }

    private List<String> told() {
        return stores.events("PAYMENTS").stream()
                .filter(it -> it.getKey().equals("PaymentDeclined"))
                .map(it -> it.getKey() + " " + kind(it))
                .toList();
    }

    private static String kind(Map.Entry<String, ?> event) {
        return String.valueOf(event.getValue()).replaceAll("(?s).*\"kind\":\"([a-z]+)\".*", "$1");
    }
}
