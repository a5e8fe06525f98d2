package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.ANSWERED_ONCE;
import static io.billfold.testkit.audit.Invariant.CHARGED_ONCE;
import static io.billfold.testkit.audit.Invariant.CLEARING_AGREES;
import static io.billfold.testkit.audit.Invariant.FRAUD_COUNTED;
import static io.billfold.testkit.audit.Invariant.GIVEN_BACK_ONCE;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.testkit.aws.ItemChange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a provider took, gave back and was answered, told to the checks by hand. */
class ProviderTwistsTest {
    /** What the twists here break. */
    static final Set<Invariant> BROKEN =
            Set.of(CHARGED_ONCE, GIVEN_BACK_ONCE, CLEARING_AGREES, ANSWERED_ONCE, FRAUD_COUNTED);

    private static final Asked CHARGE = new Asked("k-1", "ch_1", "MU-2026-000001", 11_900, "EUR");

    private final Findings findings = new Findings();
    private final Seen seen = new Seen(History.NAMES);
    private final Clocks clocks = new Clocks();
    private final ClearingCheck clearing = new ClearingCheck(seen, findings, clocks);
    private final FraudCheck frauds = new FraudCheck(seen, findings);
    private final AnswerCheck answers = new AnswerCheck(seen, findings, clocks);

    @Test
    void whatWasTakenAndGivenBackIsBookedSo() {
        clearing.took(CHARGE);
        clearing.gaveBack("refund.acme.r-1.1", 2_000);
        book("payment:stripe.ch_1", "debit", "119.00");
        book("refund-paid:acme.r-1.1", "credit", "20.00");
        clearing.settledState();
        assertThat(findings.violations()).isEmpty();
    }

    @Test
    void whatWasTakenIsBookedWithAnotherAmount() {
        clearing.took(CHARGE);
        book("payment:stripe.ch_1", "debit", "118.99");
        clearing.settledState();
        assertFound(CLEARING_AGREES);
    }

    @Test
    void aRefundThatCameBackIsNotBooked() {
        clearing.took(CHARGE);
        clearing.gaveBack("refund.acme.r-1.1", 2_000);
        clearing.cameBack("refund.acme.r-1.1", 2_000);
        book("payment:stripe.ch_1", "debit", "119.00");
        book("refund-paid:acme.r-1.1", "credit", "20.00");
        clearing.settledState();
        assertFound(CLEARING_AGREES);
    }

    @Test
    void moreIsChargedThanIsOwed() {
        clearing.charging(CHARGE);
        assertFound(CHARGED_ONCE);
    }

    @Test
    void aRefundIsGivenTwice() {
        clearing.gaveBack("refund.acme.r-1.1", 2_000);
        assertThat(findings.violations()).isEmpty();
        clearing.gaveBack("refund.acme.r-1.1", 2_000);
        assertFound(GIVEN_BACK_ONCE);
    }

    @Test
    void aDisputeIsAnsweredAfterItsDeadline() {
        clocks.tell(Instant.parse("2026-03-02T00:00:00Z"));
        answers.answered("dp_1", Instant.parse("2026-03-01T00:00:00Z"));
        assertFound(ANSWERED_ONCE);
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, false", "0, false"})
    void aReportOfFraudIsCountedOnce(long counted, boolean isRight) {
        Map<String, AttributeValue> event =
                item(
                        "PROVIDER#stripe#evt_1",
                        "EVENT",
                        Map.of(
                                "providerType",
                                AttributeValue.fromS("radar.early_fraud_warning.created"),
                                "body",
                                AttributeValue.fromS(
                                        """
                                        {"data": {"object": {"id": "f_1", "charge": "ch_1"}}}""")));
        look(event, item("CHARGE#stripe#ch_1", "CHARGE", Map.of()));
        look(
                item("FRAUD#stripe#f_1", "FRAUD", Map.of()),
                item(
                        "RATIOS#muster#2026-03#00",
                        "stripe",
                        Map.of("frauds.number", AttributeValue.fromN(Long.toString(counted)))));
        frauds.settled(Instant.parse("2026-03-02T00:00:00Z"));
        assertThat(findings.violations().isEmpty()).isEqualTo(isRight);
    }

    @SafeVarargs
    private void look(Map<String, AttributeValue>... items) {
        List<ItemChange> changes =
                Stream.of(items)
                        .map(it -> new ItemChange(History.NAMES.payments(), Map.of(), it))
                        .toList();
        frauds.look(seen.take(changes, true));
    }

    private static Map<String, AttributeValue> item(
            String pk, String sk, Map<String, AttributeValue> more) {
        Map<String, AttributeValue> item = new HashMap<>(more);
        item.put("pk", AttributeValue.fromS(pk));
        item.put("sk", AttributeValue.fromS(sk));
        return item;
    }

    private void book(String id, String side, String amount) {
        String entry =
                """
                {"id": "%s", "currency": "EUR", "postings": [
                  {"account": "provider_clearing", "side": "%s", "amount": "%s"}]}"""
                        .formatted(id, side, amount);
        Row row = Row.of(Map.of("doc", AttributeValue.fromS(entry)));
        Write write = new Write(true);
        write.add(new Change(Kind.ENTRY, id, Row.NONE, row));
        clearing.look(write);
    }

    private void assertFound(Invariant broken) {
        assertThat(findings.violations())
                .extracting(Violation::invariant)
                .contains(broken.shortName());
    }
}
