package io.billfold.billing.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.account.EvidenceRule;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.evidence.Evidence.Archive;
import io.billfold.billing.evidence.Evidence.State;
import io.billfold.billing.invoice.InvoiceNumber;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;

class EvidenceTest {
    private static final Instant AT = Instant.parse("2026-03-02T10:00:00Z");
    private static final Archive ARCHIVE = new Archive("evidence/a.zip", "00");
    private static final Piece INVOICE = new Piece(EvidenceItem.INVOICE, true, true, "there");
    private static final Piece NO_TERMS = new Piece(EvidenceItem.TERMS, true, false, "none");
    private static final Piece NO_USAGE = new Piece(EvidenceItem.USAGE_LOG, false, false, "none");

    @Test
    void isReadyWhenAllThatIsNeededIsThere() {
        assertThat(collected(INVOICE, NO_USAGE).state()).isEqualTo(State.READY);
        assertThat(collected(INVOICE, NO_TERMS).state()).isEqualTo(State.LACKING);
        assertThat(collected(INVOICE, NO_TERMS).lacking()).isEqualTo("lacks agreement");
    }

    @Test
    void collectedAgainItFollowsWhatIsThere() {
        Evidence lacking = collected(INVOICE, NO_TERMS);
        Evidence ready = lacking.again(List.of(INVOICE), AT.plusSeconds(60));

        assertThat(ready.state()).isEqualTo(State.READY);
        assertThat(ready.steps()).hasSize(2);
        assertThat(ready.again(List.of(INVOICE), AT.plusSeconds(120))).isSameAs(ready);
        assertThat(ready.again(List.of(INVOICE, NO_USAGE), AT).steps())
                .as("what does not matter is no step")
                .hasSize(2);
    }

    @Test
    void isGivenOnce() {
        Evidence decided = collected(INVOICE).submitting(ARCHIVE, AT, "clerk-3", "sure");
        Evidence given = decided.answered(true, AT, "1 submission");

        assertThat(given.state()).isEqualTo(State.SUBMITTED);
        for (Evidence closed : List.of(decided, given)) {
            assertThatThrownBy(() -> closed.submitting(ARCHIVE, AT, "clerk-4", "again"))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> closed.accepting(AT, "clerk-4", "again"))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> closed.again(List.of(), AT))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> given.answered(true, AT, "2 submissions"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatWasNotTakenIsDecidedAnew() {
        Evidence failed =
                collected(INVOICE)
                        .submitting(ARCHIVE, AT, "clerk-3", "sure")
                        .answered(false, AT, "too late");

        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(failed.again(List.of(INVOICE, NO_TERMS), AT).state())
                .as("a person saw it fail")
                .isEqualTo(State.FAILED);
        assertThat(failed.accepting(AT, "clerk-3", "lost").answered(true, AT, "lost").state())
                .isEqualTo(State.ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "AUTOMATIC_WHEN_READY, -, EUR 9999.00, true",
                "AUTOMATIC_WHEN_READY, EUR 100.00, EUR 100.00, true",
                "AUTOMATIC_WHEN_READY, EUR 100.00, EUR 100.01, false",
                "AUTOMATIC_WHEN_READY, EUR 100.00, USD 1.00, false",
                "BY_HAND, -, EUR 1.00, false"
            })
    void theRuleOfASellerCoversAmounts(
            EvidenceRule.Way way, String max, String amount, boolean isCovered) {
        EvidenceRule rule = new EvidenceRule(way, max == null ? null : EvidenceRule.amount(max));

        assertThat(rule.covers(Money.parse(amount))).isEqualTo(isCovered);
    }

    @ParameterizedTest
    @CsvSource({"EUR", "100.00", "EUR -1.00", "XXQ 1.00", "EUR 1.001", "eur 1.00"})
    void refusesWhatIsNoAmount(String text) {
        assertThatThrownBy(() -> EvidenceRule.amount(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Evidence collected(Piece... pieces) {
        return Evidence.collected(
                "stripe",
                "dp_1",
                new SellerId("muster-de"),
                InvoiceNumber.parse("MU-2026-000001"),
                List.of(pieces),
                AT);
    }
}
