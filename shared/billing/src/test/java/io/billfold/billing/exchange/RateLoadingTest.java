package io.billfold.billing.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.billfold.billing.Problem;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

class RateLoadingTest {
    private static final LocalDate TODAY = LocalDate.of(2024, 4, 3);
    private static final ReferenceRates NONE = ReferenceRates.of(RateSource.ECB, List.of());
    private static final ReferenceRates TUESDAY =
            ReferenceRates.of(RateSource.ECB, PublishedDay.of(sent("2024-04-02 USD 1.0749")));

    @Test
    void newFiguresAreAdded() {
        LoadDecision.Loads loads =
                loads(NONE, false, "2024-04-02 USD 1.0749", "2024-04-03 USD 1.0783");
        assertThat(loads.added()).isEqualTo(2);
        assertThat(loads.isChange()).isTrue();
        assertThat(loads.rates().days()).hasSize(2);
    }

    @Test
    void aCurrencyIsAddedToAKnownDay() {
        LoadDecision.Loads loads = loads(TUESDAY, false, "2024-04-02 JPY 163.01");
        assertThat(loads.rates().days().firstEntry().getValue().perEuro())
                .containsOnlyKeys("JPY", "USD");
    }

    @Test
    void theSameAgainChangesNothing() {
        LoadDecision.Loads loads =
                loads(TUESDAY, false, "2024-04-02 USD 1.07490", "2024-04-02 USD 1.0749");
        assertThat(loads.known()).isEqualTo(2);
        assertThat(loads.isChange()).isFalse();
        assertThat(loads.rates()).isEqualTo(TUESDAY);
    }

    @Test
    void historyIsNotChangedByTheWay() {
        List<Problem> problems =
                refused(TUESDAY, false, "2024-04-03 USD 1.0783", "2024-04-02 USD 1.0750");
        assertThat(problems)
                .containsExactly(
                        new Problem(
                                "rates[1]",
                                "USD of 2024-04-02 is 1.075, known as 1.0749: what was published is"
                                        + " kept, unless it is to be replaced"));
    }

    @Test
    void historyIsChangedWhenTheSenderSaysSo() {
        LoadDecision.Loads loads = loads(TUESDAY, true, "2024-04-02 USD 1.0750");
        assertThat(loads.replaced()).isEqualTo(1);
        assertThat(loads.isChange()).isTrue();
        assertThat(loads.rates().days().firstEntry().getValue().rate("USD")).isEqualTo("1.075");
    }

    @Test
    void oneFigureIsNotTwo() {
        assertThat(refused(NONE, true, "2024-04-02 USD 1.0749", "2024-04-02 USD 1.0750"))
                .containsExactly(new Problem("rates[1]", "USD of 2024-04-02 is there twice"));
    }

    @Test
    void nothingIsPublishedTomorrow() {
        assertThat(refused(NONE, false, "2024-04-04 USD 1.07"))
                .containsExactly(
                        new Problem(
                                "rates[0]", "2024-04-04 is in the future, today is 2024-04-03"));
    }

    @Test
    void monthlyFiguresAreDatedTheFirst() {
        ReferenceRates monthly = ReferenceRates.of(RateSource.BMF, List.of());
        assertThat(loads(monthly, false, "2024-03-01 USD 1.0872").added()).isEqualTo(1);
        assertThat(refused(monthly, false, "2024-03-31 USD 1.0872").getFirst().reason())
                .isEqualTo("2024-03-31 is not the first of a month, which dates the rates of BMF");
    }

    @Test
    void aFigureChecksItself() {
        for (String wrong :
                List.of(
                        "2024-04-02 EUR 1",
                        "2024-04-02 usd 1",
                        "2024-04-02 USDT 1",
                        "2024-04-02 USD 0",
                        "2024-04-02 USD -1",
                        "2024-04-02 USD 1000000001",
                        "2024-04-02 USD 0.12345678901",
                        "1998-12-31 USD 1")) {
            assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> sent(wrong));
        }
        assertThat(sent("2024-04-02 IDR 17000").getFirst().perEuro().toPlainString())
                .isEqualTo("17000");
        assertThat(sent("2024-04-02 IDR 17000").getFirst().perEuro().scale()).isZero();
    }

    @Test
    void aSourceIsKnownByItsName() {
        assertThat(RateSource.parse("ECB")).isEqualTo(RateSource.ECB);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateSource.parse("ecb"))
                .withMessage("source must be one of ECB, BMF, was 'ecb'");
    }

    private static LoadDecision.Loads loads(
            ReferenceRates there, boolean replaces, String... lines) {
        return (LoadDecision.Loads) RateLoading.decide(there, sent(lines), replaces, TODAY);
    }

    private static List<Problem> refused(ReferenceRates there, boolean replaces, String... lines) {
        return ((LoadDecision.Refused) RateLoading.decide(there, sent(lines), replaces, TODAY))
                .problems();
    }

    private static List<QuotedRate> sent(String... lines) {
        return Arrays.stream(lines).map(RateLoadingTest::rate).toList();
    }

    private static QuotedRate rate(String line) {
        String[] words = line.split(" ");
        return new QuotedRate(LocalDate.parse(words[0]), words[1], new BigDecimal(words[2]));
    }
}
