package io.billfold.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.billfold.billing.Examples;
import io.billfold.billing.Law;
import io.billfold.billing.account.SellerId;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

class SeriesCounterTest {
    private static final SellerId SELLER = new SellerId("muster");
    private static final SeriesCounter OPENING = SeriesCounter.opening(SELLER, "MU", 2026);

    @Test
    void aBatchDrawsNumbersWithoutGaps() {
        SeriesCounter.Drawn first = OPENING.draw(2, LocalDate.of(2026, 1, 31));
        SeriesCounter.Drawn second = first.after().draw(1, LocalDate.of(2026, 2, 1));

        assertThat(first.numbers()).hasToString("[MU-2026-000001, MU-2026-000002]");
        assertThat(second.numbers()).hasToString("[MU-2026-000003]");
        assertThat(second.after().next()).hasToString("MU-2026-000004");
    }

    @Test
    void aClockThatWentBackDoesNotTurnDatesAround() {
        SeriesCounter counter = OPENING.draw(1, LocalDate.of(2026, 3, 2)).after();

        assertThat(counter.dateFor(LocalDate.of(2026, 3, 1))).isEqualTo("2026-03-02");
        assertThat(counter.dateFor(LocalDate.of(2026, 3, 3))).isEqualTo("2026-03-03");
    }

    @Test
    void aDateOfAnotherYearNeedsItsOwnCounter() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OPENING.draw(1, LocalDate.of(2027, 1, 1)))
                .withMessageContaining("MU-2026")
                .withMessageContaining("2027-01-01");
    }

    @Test
    void numbersAreGaplessAndDatesNeverRunBack() {
        Law.holds(
                200,
                random -> {
                    SeriesCounter counter = OPENING;
                    List<Long> sequences = new ArrayList<>();
                    List<LocalDate> dates = new ArrayList<>();
                    for (int batch = 0; batch < 10; batch++) {
                        LocalDate today = LocalDate.ofYearDay(2026, 1 + random.nextInt(365));
                        SeriesCounter.Drawn drawn = counter.draw(1 + random.nextInt(40), today);
                        drawn.numbers().forEach(number -> sequences.add(number.sequence()));
                        dates.add(drawn.issuedOn());
                        counter = drawn.after();
                    }

                    assertThat(sequences)
                            .containsExactlyElementsOf(
                                    LongStream.rangeClosed(1, sequences.size()).boxed().toList());
                    assertThat(dates).isSorted();
                });
    }

    @Test
    void anInvoiceIsDueItsTermsAfterIssue() {
        assertThat(Examples.invoice("19", Examples.flat("PRO", "1")).dueOn())
                .isEqualTo("2026-02-14");
    }

    @Test
    void anInvoiceNeedsANumberOfItsSellersSeriesAndYear() {
        Draft draft =
                Examples.taxed(Examples.draft(Examples.flat("PRO", "1")), Examples.standard("19"));

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                Issuing.issue(
                                        draft,
                                        new InvoiceNumber("XX", 2026, 1),
                                        Examples.ISSUED_ON,
                                        1));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                Issuing.issue(
                                        draft,
                                        new InvoiceNumber("MU", 2025, 1),
                                        Examples.ISSUED_ON,
                                        1));
    }
}
