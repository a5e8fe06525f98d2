package io.billfold.billing.withholding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.FactFile;
import io.billfold.billing.FactFileException;
import io.billfold.billing.withholding.WithholdingRate.Payee;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

class WithholdingRatesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 1);
    private static final String HEADING =
            "country,tax,payment,payee,rate,upTo,basis,from,to,source,confidence,note";

    /** As the research has them, one row each. */
    @ParameterizedTest
    @CsvSource({
        "IN, RESIDENT,     professional 10 NET; technical 2 NET; contractor 1-2 NET; goods 0.1 NET",
        "IN, NON_RESIDENT, technical 20-21.84 NET",
        "BR, RESIDENT,     professional 4.65 GROSS; services 2-5 GROSS",
        "BR, NON_RESIDENT, services 15-25 GROSS",
        "PH, RESIDENT,     goods 1 NET; services 2 NET; professional 5-15 NET",
        "ID, RESIDENT,     services 2 NET",
        "ID, NON_RESIDENT, services 20 NET",
        "TH, RESIDENT,     services 3 NET",
        "VN, NON_RESIDENT, services 5 GROSS; services 5 GROSS",
        "KE, RESIDENT,     professional 5 NET",
        "KE, NON_RESIDENT, professional 20 NET",
        "NG, RESIDENT,     services 5-10 NET",
        "SA, NON_RESIDENT, services 5-20 GROSS",
        "EG, NON_RESIDENT, services 5-20 GROSS",
        "KZ, NON_RESIDENT, services 15-20 GROSS",
        "UZ, NON_RESIDENT, services 10-20 GROSS",
        "DE, NON_RESIDENT, ''"
    })
    void theFileSaysWhatIsKnown(String country, Payee payee, String rates) {
        assertThat(
                        WithholdingRates.bundled().find(country, payee, DAY).stream()
                                .map(WithholdingRatesTest::words)
                                .collect(Collectors.joining("; ")))
                .isEqualTo(rates);
    }

    @Test
    void aRateOfSeveralIsToBeStated() {
        WithholdingRates rates = WithholdingRates.bundled();
        assertThat(rates.find("BR", Payee.NON_RESIDENT, DAY).getFirst().withholding()).isEmpty();
        Withholding thai =
                rates.find("TH", Payee.RESIDENT, DAY).getFirst().withholding().orElseThrow();
        assertThat(thai.ratePercent()).isEqualTo("3");
        assertThat(thai.source()).startsWith("Revenue Code");
    }

    @Test
    void theIndianActOf2025BeginsInApril2026() {
        WithholdingRates rates = WithholdingRates.bundled();
        assertThat(rates.find("IN", Payee.RESIDENT, LocalDate.of(2026, 3, 31))).isEmpty();
        assertThat(rates.find("IN", Payee.RESIDENT, LocalDate.of(2026, 4, 1))).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "XX,T,goods,resident,1,,net,2026-01-01,2026-01-01,LAW,low,n   | is not before to",
                "XX,T,goods,resident,1,1,net,2026-01-01,,LAW,low,n            | is not above the rate",
                "XX,T,goods,resident,1,,net,2026-01-01,,LAW,sure,n            | is none of high",
                "XX,T,ideas,resident,1,,net,2026-01-01,,LAW,low,n             | IDEAS",
                "XX,T,goods,resident,1,,tax,2026-01-01,,LAW,low,n             | TAX",
                "XX,T,goods,resident,,,net,2026-01-01,,LAW,low,n              | not a decimal",
                "XX,T,goods,resident,1,,net,2026-01-01,,,low,n                | column 10 is empty",
                "YY,T,goods,resident,1,,net,2026-06-01,,LAW,low,n             | overlaps the rate"
            })
    void aLineThatCannotBeIsNamed(String line, String reason) {
        List<String> lines =
                List.of(HEADING, "YY,T,goods,resident,1,,net,2026-01-01,,LAW,low,n", line);
        assertThatThrownBy(() -> WithholdingRates.of(FactFile.of("rates.csv", lines, 12)))
                .isInstanceOf(FactFileException.class)
                .hasMessageStartingWith("rates.csv line 3: ")
                .hasMessageContaining(reason);
    }

    @Test
    void oneRateFollowsAnotherInAnyOrderOfLines() {
        String first = "YY,T,goods,resident,1,,net,2026-01-01,2026-06-01,LAW,low,n";
        String second = "YY,T,goods,resident,2,,net,2026-06-01,,LAW,low,n";
        assertFollows(List.of(HEADING, first, second));
        assertFollows(List.of(HEADING, second, first));
    }

    private static void assertFollows(List<String> lines) {
        WithholdingRates rates = WithholdingRates.of(FactFile.of("rates.csv", lines, 12));
        assertThat(rates.find("YY", Payee.RESIDENT, LocalDate.of(2026, 5, 31)))
                .extracting(WithholdingRatesTest::words)
                .containsExactly("goods 1 NET");
        assertThat(rates.find("YY", Payee.RESIDENT, LocalDate.of(2026, 6, 1)))
                .extracting(WithholdingRatesTest::words)
                .containsExactly("goods 2 NET");
    }

    private static String words(WithholdingRate rate) {
        String upTo = rate.upToPercent() == null ? "" : "-" + rate.upToPercent();
        return "%s %s%s %s"
                .formatted(
                        rate.payment().name().toLowerCase(java.util.Locale.ROOT),
                        rate.ratePercent(),
                        upTo,
                        rate.basis());
    }
}
