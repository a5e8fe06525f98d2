package io.billfold.money;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;

class RoundingPolicyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    policy               | exact   | currency | rounded   | why
                    EN_16931             | 0.9405  | EUR      | EUR 0.94  | 3 x 1.65 at 19 percent, BR-CO-17
                    EN_16931             | 0.125   | EUR      | EUR 0.13  | ties go away from zero
                    EN_16931             | -0.125  | EUR      | EUR -0.13 | also below zero
                    EN_16931             | 0.1249  | EUR      | EUR 0.12  | below the tie
                    EN_16931             | 12.5    | JPY      | JPY 13    | the yen has no minor unit
                    EN_16931             | 1.2345  | KWD      | KWD 1.235 | the dinar has three digits
                    EN_16931             | 7       | EUR      | EUR 7.00  | nothing to round
                    JP_QUALIFIED_INVOICE | 41.3    | JPY      | JPY 41    | 413 at 10 percent, one rounding
                    JP_QUALIFIED_INVOICE | 41.999  | JPY      | JPY 41    | always towards zero
                    JP_QUALIFIED_INVOICE | -41.999 | JPY      | JPY -41   | also below zero
                    """)
    void roundsToMinorUnits(
            RoundingPolicy policy, BigDecimal exact, String currency, String rounded, String why) {
        assertThat(policy.round(CurrencyUnit.of(currency), exact)).isEqualTo(Money.parse(rounded));
    }
}
