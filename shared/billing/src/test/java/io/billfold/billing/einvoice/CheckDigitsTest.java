package io.billfold.billing.einvoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.account.Identifier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers that their registers publish, and the same with a digit changed. */
class CheckDigitsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    scheme | right                | wrong                | rule
                    0007   | 5560360793           | 5560360794           | PEPPOL-COMMON-R049
                    0088   | 4012345000009        | 4012345000008        | PEPPOL-COMMON-R040
                    0096   | 1234567890           | 123456789            | PEPPOL-COMMON-R052
                    0106   | 12345678             | 1234567              | PEPPOL-COMMON-R054
                    0151   | 51824753556          | 51824753557          | PEPPOL-COMMON-R050
                    0184   | DK12345674           | DK1234567            | PEPPOL-COMMON-R042
                    0190   | 12345678901234567890 | 1234567890123456789  | PEPPOL-COMMON-R055
                    0192   | 974760673            | 974760674            | PEPPOL-COMMON-R041
                    0198   | DK12345674           | 12345674             | PEPPOL-COMMON-R053
                    0208   | 0202239951           | 0202239952           | PEPPOL-COMMON-R043
                    0211   | IT00743110157        | IT00743110158        | PEPPOL-COMMON-R047
                    0217   | 123456789012         | 12345678901          | PEPPOL-COMMON-R057
                    9944   | NL123456789B12       | NL123456789012       | PEPPOL-COMMON-R056-1
                    """)
    void numberOfSchemeHasItsForm(String scheme, String right, String wrong, String rule) {
        assertThat(PeppolSchemes.brokenRule(new Identifier(right, scheme))).isNull();
        assertThat(PeppolSchemes.brokenRule(new Identifier(wrong, scheme))).isEqualTo(rule);
    }

    @Test
    void numberOfAnotherListIsTakenAsItIs() {
        assertThat(PeppolSchemes.brokenRule(new Identifier("x", "9930"))).isNull();
        assertThat(PeppolSchemes.brokenRule(Identifier.of("x"))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "DE89370400440532013000, true",
        "DE89 3704 0044 0532 0130 00, true",
        "MT84MALT011000012345MTLCAST001S, true",
        "DE89370400440532013001, false",
        "021000021 1234567890, false",
        "'', false"
    })
    void ibanHasItsCheckDigits(String number, boolean isIban) {
        assertThat(CheckDigits.isIban(number)).isEqualTo(isIban);
    }
}
