package io.billfold.billing.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.billfold.billing.content.Retention.Kept;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # file   | issued     | year ends | until
                    DE       | 2026-01-01 | 12-31     | 2035-01-01
                    DE       | 2026-12-31 | 12-31     | 2035-01-01
                    DE       | 2027-01-01 | 12-31     | 2036-01-01
                    DE       | 2026-11-02 | 06-30     | 2035-01-01
                    GB       | 2026-03-31 | 03-31     | 2032-04-01
                    GB       | 2026-04-01 | 03-31     | 2033-04-01
                    GB       | 2024-02-29 | 02-29     | 2030-03-01
                    GB       | 2024-03-01 | 02-29     | 2031-03-01
                    SE       | 2026-11-02 | 06-30     | 2035-01-01
                    SE       | 2026-06-30 | 06-30     | 2034-01-01
                    IN       | 2026-03-31 | 12-31     | 2033-01-01
                    IN       | 2026-04-01 | 12-31     | 2034-01-01
                    RO       | 2026-11-02 | 12-31     | 2032-07-01
                    FR       | 2026-11-02 | 12-31     | 2037-01-01
                    """)
    void isCountedFromTheEndOfWhatTheLawSays(
            String file, String issuedOn, String yearEnd, String until) {
        GoldenFile golden = GoldenFile.read(file);
        golden.fields().put("heading.issuedOn", issuedOn);
        assertThat(Retention.until(golden.with("seller.particulars.fiscalYearEnd", yearEnd)))
                .hasToString(until);
    }

    @Test
    void theLongestPeriodHoldsAndSaysWhose() {
        assertThat(Retention.all(GoldenFile.read("FR").document()))
                .extracting(Kept::country, Kept::kind, it -> it.until().toString())
                .containsExactly(
                        tuple("FR", "tax", "2033-01-01"), tuple("FR", "commercial", "2037-01-01"));
        assertThat(Retention.longest(GoldenFile.read("FR").document()).rule())
                .startsWith("C. com. art. L123-22");
    }

    @Test
    void aConsumerWhoIsChargedTheTaxOfAnotherMemberStateBringsTheOneStopShop() {
        assertThat(Retention.longest(GoldenFile.read("DE-oss").document()).country())
                .isEqualTo("EU-OSS");
        assertThat(Retention.all(GoldenFile.read("DE-oss").with("buyer.kind", "BUSINESS")))
                .extracting(Kept::country)
                .containsExactly("DE");
        assertThat(Retention.all(GoldenFile.read("DE-oss").with("buyer.country", "CH")))
                .extracting(Kept::country)
                .containsExactly("DE");
    }

    @Test
    void theLawOfTheSeatHoldsBesideThatOfTheTax() {
        assertThat(Retention.all(GoldenFile.read("PL-in-germany").document()))
                .extracting(Kept::country, it -> it.until().toString())
                .containsExactly(tuple("PL", "2033-01-01"), tuple("DE", "2035-01-01"));
    }

    @Test
    void aYearEndThatIsNoDayIsRefused() {
        assertThatThrownBy(
                        () ->
                                Retention.until(
                                        GoldenFile.read("GB")
                                                .with("seller.particulars.fiscalYearEnd", "31.3.")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fiscalYearEnd '31.3.' is not a month and day such as 03-31");
    }
}
