package io.billfold.billing.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.List;

class TargetDaysTest {
    /**
     * From the tables of Easter dates of the Astronomical Society; 1981 and 2076 are its
     * exceptions.
     */
    @ParameterizedTest
    @CsvSource({
        "1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23", "2011-04-24", "2024-03-31",
        "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25", "2049-04-18", "2076-04-19"
    })
    void easterIsWhereTheTablesHaveIt(LocalDate sunday) {
        assertThat(TargetDays.easterSunday(sunday.getYear())).isEqualTo(sunday);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-28, true", "2024-03-29, false", "2024-03-30, false", "2024-03-31, false",
        "2024-04-01, false", "2024-04-02, true", "2024-05-01, false", "2024-05-09, true",
        "2025-12-24, true", "2025-12-25, false", "2025-12-26, false", "2025-12-31, true",
        "2026-01-01, false", "2026-01-02, true"
    })
    void targetIsOpenOnWorkingDaysBesideSix(LocalDate date, boolean open) {
        assertThat(TargetDays.isOpen(date)).isEqualTo(open);
    }

    @Test
    void theYearsBefore2002AreNotKnown() {
        assertThat(TargetDays.open(LocalDate.of(2001, 12, 27), LocalDate.of(2002, 1, 3))).isEmpty();
        assertThat(TargetDays.open(LocalDate.of(2002, 1, 1), LocalDate.of(2002, 1, 3)))
                .isEqualTo(List.of(LocalDate.of(2002, 1, 2), LocalDate.of(2002, 1, 3)));
    }

    /** Why a rate may be five days old and no older. */
    @Test
    void theEcbIsNeverSilentForMoreThanFourDays() {
        LocalDate last = TargetDays.SINCE.plusDays(1);
        for (LocalDate date : TargetDays.open(last.plusDays(1), LocalDate.of(2099, 12, 31))) {
            assertThat(last.plusDays(ExchangeRule.DISTANCE_MAX_DAYS)).isAfterOrEqualTo(date);
            last = date;
        }
        assertThat(last).isEqualTo(LocalDate.of(2099, 12, 31));
    }
}
