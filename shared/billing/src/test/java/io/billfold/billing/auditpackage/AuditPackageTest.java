package io.billfold.billing.auditpackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.auditpackage.AuditPackage.Progress;
import io.billfold.billing.auditpackage.AuditPackage.State;
import io.billfold.billing.auditpackage.PackageWork.MadeDays;
import io.billfold.billing.auditpackage.PackageWork.Stage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What a package is known by, how far it is, and which seals belong to it. */
final class AuditPackageTest {
    private static final Instant NOW = Instant.parse("2026-02-03T10:00:00Z");
    private static final PackageRequest JANUARY =
            new PackageRequest(
                    new SellerId("muster-de"),
                    LocalDate.of(2026, 1, 1),
                    LocalDate.of(2026, 1, 31),
                    null,
                    List.of(Book.CSV, Book.SAF_T, Book.CSV));

    @Test
    void theSameRequestHasTheSameId() {
        PackageRequest same =
                new PackageRequest(
                        JANUARY.seller(),
                        JANUARY.from(),
                        JANUARY.to(),
                        null,
                        List.of(Book.SAF_T, Book.CSV));
        PackageRequest ofAcme =
                new PackageRequest(
                        JANUARY.seller(),
                        JANUARY.from(),
                        JANUARY.to(),
                        new AccountId("acme"),
                        List.of(Book.SAF_T, Book.CSV));
        assertThat(same).isEqualTo(JANUARY);
        assertThat(JANUARY.words())
                .isEqualTo("seller=muster-de from=2026-01-01 to=2026-01-31 books=saf-t,csv");
        // the end is that of sha256sum over these words
        assertThat(JANUARY.id().value())
                .isEqualTo("muster-de.2026-01-01.2026-01-31.4f1ec40ae847ce59");
        assertThat(ofAcme.id()).isNotEqualTo(JANUARY.id());
    }

    @Test
    void aPeriodEndsAfterItsBeginAndHasTenYearsAtMost() {
        LocalDate from = LocalDate.of(2016, 1, 1);
        assertThat(period(from, LocalDate.of(2025, 12, 31)).from()).isEqualTo(from);
        assertThatThrownBy(() -> period(from, LocalDate.of(2026, 1, 1)))
                .hasMessage(
                        "from 2016-01-01 to 2026-01-01 are 3654 days, at most 3653 are put into one"
                                + " package");
        assertThatThrownBy(() -> period(from, from.minusDays(1)))
                .hasMessage("to 2015-12-31 is before from 2016-01-01");
    }

    private static PackageRequest period(LocalDate from, LocalDate to) {
        return new PackageRequest(JANUARY.seller(), from, to, null, List.of());
    }

    @Test
    void booksAreNamedByWords() {
        assertThat(Book.parse("saf-t")).isEqualTo(Book.SAF_T);
        assertThatThrownBy(() -> Book.parse("SAF_T"))
                .hasMessage("must be one of saf-t, fec, csv, was 'SAF_T'");
    }

    @Test
    void onlyWhatFailedHasAReasonAndOnlyWhatIsOverHasAnEnd() {
        AuditPackage asked = AuditPackage.asked(JANUARY, 1, "auditor-7", NOW);
        AuditPackage building = asked.at(new Progress(1, 3, 1_000));
        assertThat(building.state()).isEqualTo(State.BUILDING);
        assertThat(building.finished(new Progress(3, 3, 9_000), NOW).endedAt()).isEqualTo(NOW);
        assertThat(building.failed("why", NOW).reason()).isEqualTo("why");
        assertThatThrownBy(
                        () ->
                                new AuditPackage(
                                        JANUARY,
                                        1,
                                        "a",
                                        NOW,
                                        State.FINISHED,
                                        Progress.NONE,
                                        null,
                                        null))
                .hasMessageContaining("is FINISHED since null");
        assertThatThrownBy(
                        () ->
                                new AuditPackage(
                                        JANUARY,
                                        1,
                                        "a",
                                        NOW,
                                        State.FAILED,
                                        Progress.NONE,
                                        null,
                                        NOW))
                .hasMessageContaining("is FAILED");
    }

    @Test
    void workIsTakenUntilAnInstantAndStagesFollowEachOther() {
        PackageWork begun = PackageWork.begin().takenUntil(NOW);
        assertThat(begun.isTaken(NOW.minusNanos(1))).isTrue();
        assertThat(begun.isTaken(NOW)).isFalse();
        assertThat(begun.nextRun().isTaken(NOW.minusSeconds(1))).isFalse();
        assertThat(begun.nextRun().run()).isEqualTo(1);
        assertThat(Stage.DOCUMENTS.next().next().next().next()).isEqualTo(Stage.INDEX);
    }

    /** Days of January 2026. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    # made on   | sealed    | seals
                    5 | 8       | 1  | 20   | 5 | 9
                    5 | 8       | 1  | 8    | 5 | 8
                    5 | 8       | 1  | 6    | 5 | 6
                    5 | 8       | 6  | 20   | 6 | 9
                    5 | 8       | 1  | 4    | - | -
                    5 | 8       | -  | -    | - | -
                    - | -       | 1  | 20   | - | -
                    """)
    void sealsReachFromTheFirstDocumentToTheDayAfterTheLast(
            @Nullable Integer first,
            @Nullable Integer last,
            @Nullable Integer sealedFrom,
            @Nullable Integer sealedTo,
            @Nullable Integer firstSeal,
            @Nullable Integer lastSeal) {
        MadeDays sealed = new MadeDays(null, null, day(sealedFrom), day(sealedTo));
        MadeDays days =
                first == null || last == null
                        ? sealed
                        : sealed.with(LocalDate.of(2026, 1, last))
                                .with(LocalDate.of(2026, 1, first));
        assertThat(days.firstSeal()).isEqualTo(day(firstSeal));
        assertThat(days.lastSeal()).isEqualTo(day(lastSeal));
    }

    private static @Nullable LocalDate day(@Nullable Integer ofJanuary) {
        return ofJanuary == null ? null : LocalDate.of(2026, 1, ofJanuary);
    }
}
