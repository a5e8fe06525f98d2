package io.billfold.billing.tax.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.tax.id.TaxIdCheck.Status;
import io.billfold.billing.tax.id.TaxIdVerdict.WellFormed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;

class RechecksTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final SellerId SELLER = new SellerId("muster-de");
    private static final TaxId NUMBER = number("FR", "FR40303265045");
    private static final TaxId OTHER = number("FR", "FR23334175221");

    @Test
    void aValidNumberIsConfirmedAgainAfterNinetyDays() {
        TaxIdStanding standing = Rechecks.after(null, valid(NOW), SELLER);

        assertThat(standing.dueAt()).isEqualTo(Instant.parse("2026-05-30T10:00:00Z"));
        assertThat(standing.isDueAt(Instant.parse("2026-05-30T09:59:59Z"))).isFalse();
        assertThat(standing.isDueAt(Instant.parse("2026-05-30T10:00:00Z"))).isTrue();
    }

    @Test
    void anInvalidNumberIsNotAskedAgainByItself() {
        assertThat(Rechecks.after(null, invalid(NOW), SELLER).dueAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "4, 8", "5, 16", "6, 24", "7, 24", "29, 24", "1000, 24"})
    void waitsGrowToADay(int times, long hours) {
        assertThat(Rechecks.wait(times)).isEqualTo(Duration.ofHours(hours));
    }

    @Test
    void aSilentRegisterIsAskedThirtyTimesAndThenNoMore() {
        TaxIdStanding standing = null;
        Instant at = NOW;
        int asked = 0;
        while (standing == null || standing.dueAt() != null) {
            at = standing == null ? NOW : standing.dueAt();
            standing = Rechecks.after(standing, pending(at), SELLER);
            asked++;
        }

        assertThat(asked).isEqualTo(Rechecks.UNANSWERED_MAX);
        assertThat(Duration.between(NOW, at)).isBetween(Duration.ofDays(24), Duration.ofDays(28));
        assertThat(standing.inForce().status()).isEqualTo(Status.PENDING);
        assertThat(standing.unansweredBecause()).isEqualTo("MS_UNAVAILABLE");
    }

    @Test
    void aConfirmationHoldsWhileTheRegisterIsSilentButNotForEver() {
        TaxIdStanding standing = Rechecks.after(null, valid(NOW), SELLER);
        TaxIdStanding before = standing;
        for (int i = 1; i < Rechecks.UNANSWERED_MAX; i++) {
            before = standing;
            standing = Rechecks.after(standing, pending(standing.dueAt()), SELLER);
            assertThat(standing.inForce().status()).isEqualTo(Status.VALID);
            assertThat(Rechecks.change(before, standing)).isEqualTo(TaxIdChange.NONE);
        }
        before = standing;
        standing = Rechecks.after(standing, pending(standing.dueAt()), SELLER);

        assertThat(standing.inForce().status()).isEqualTo(Status.PENDING);
        assertThat(standing.dueAt()).isNull();
        assertThat(Rechecks.change(before, standing)).isEqualTo(TaxIdChange.LAPSED);
    }

    @Test
    void aRefusalHoldsUntilTheRegisterSaysOtherwise() {
        TaxIdStanding refused = Rechecks.after(null, invalid(NOW), SELLER);
        TaxIdStanding silent = Rechecks.after(refused, pending(NOW), SELLER);
        TaxIdStanding registered = Rechecks.after(silent, valid(NOW), SELLER);

        assertThat(silent.inForce().status()).isEqualTo(Status.INVALID);
        assertThat(silent.dueAt()).isEqualTo(NOW.plus(Rechecks.FIRST_WAIT));
        assertThat(Rechecks.change(silent, registered)).isEqualTo(TaxIdChange.BECAME_VALID);
        assertThat(registered.unansweredTimes()).isZero();
    }

    @Test
    void anAnswerThatChangesSaysSo() {
        TaxIdStanding none = Rechecks.notAsked(NUMBER, SELLER, NOW);
        TaxIdStanding valid = Rechecks.after(none, valid(NOW), SELLER);
        TaxIdStanding invalid = Rechecks.after(valid, invalid(NOW), SELLER);

        assertThat(Rechecks.change(null, valid)).isEqualTo(TaxIdChange.BECAME_VALID);
        assertThat(Rechecks.change(none, valid)).isEqualTo(TaxIdChange.BECAME_VALID);
        assertThat(Rechecks.change(valid, valid)).isEqualTo(TaxIdChange.NONE);
        assertThat(Rechecks.change(valid, invalid)).isEqualTo(TaxIdChange.BECAME_INVALID);
        assertThat(Rechecks.change(null, none)).isEqualTo(TaxIdChange.NONE);
    }

    @Test
    void anotherNumberBeginsAnew() {
        TaxIdStanding valid = Rechecks.after(null, valid(NOW), SELLER);
        TaxIdCheck unknown = TaxIdCheck.pending(OTHER, NOW, TaxId.VIES, "TIMEOUT");
        TaxIdStanding other = Rechecks.after(valid, unknown, SELLER);
        TaxIdCheck known = TaxIdCheck.valid(OTHER, NOW, TaxId.VIES, null, null);

        assertThat(other.inForce()).isEqualTo(unknown);
        assertThat(other.unansweredTimes()).isOne();
        assertThat(Rechecks.change(valid, other)).isEqualTo(TaxIdChange.LAPSED);
        assertThat(Rechecks.change(valid, Rechecks.after(valid, known, SELLER)))
                .isEqualTo(TaxIdChange.BECAME_VALID);
    }

    @Test
    void whatWasNotAskedIsDueAtOnce() {
        TaxIdStanding standing = Rechecks.notAsked(NUMBER, SELLER, NOW);

        assertThat(standing.isDueAt(NOW)).isTrue();
        assertThat(standing.inForce().reason()).isEqualTo("not asked yet");
        assertThat(standing.withoutDue().isDueAt(NOW)).isFalse();
    }

    @Test
    void onlyAPendingCheckHasAReason() {
        assertThatThrownBy(
                        () ->
                                new TaxIdCheck(
                                        NUMBER, Status.PENDING, NOW, TaxId.VIES, null, null, null))
                .hasMessageContaining("reason");
        assertThatThrownBy(
                        () -> new TaxIdCheck(NUMBER, Status.VALID, NOW, "VIES", null, null, "no"))
                .hasMessageContaining("reason");
        assertThat(TaxIdCheck.pending(NUMBER, NOW, TaxId.VIES, "x".repeat(5000)).reason())
                .hasSize(300);
    }

    private static TaxIdCheck valid(Instant at) {
        return TaxIdCheck.valid(NUMBER, at, TaxId.VIES, "WAPIAAAAX", "SA SODIMAS");
    }

    private static TaxIdCheck invalid(Instant at) {
        return TaxIdCheck.invalid(NUMBER, at, TaxId.VIES, null);
    }

    private static TaxIdCheck pending(Instant at) {
        return TaxIdCheck.pending(NUMBER, at, TaxId.VIES, "MS_UNAVAILABLE");
    }

    private static TaxId number(String country, String given) {
        return ((WellFormed) TaxIds.check(country, given)).id();
    }
}
