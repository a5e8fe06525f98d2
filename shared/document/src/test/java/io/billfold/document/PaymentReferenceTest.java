package io.billfold.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentReferenceTest {
    /** The last two are the examples of SIX's guidelines and of ISO 11649. */
    @ParameterizedTest
    @CsvSource({
        // IBAN, what to quote, kind, value, as printed
        "CH5800791123000889012, MU-2026-000042, SCOR, RF64MU2026000042, RF64 MU20 2600 0042",
        "CH5800791123000889012, '', NON, '', ''",
        "CH5800791123000889012, 0123456789012345678901, NON, '', ''",
        "CH5800791123000889012, 539007547034, SCOR, RF18539007547034, RF18 5390 0754 7034",
        "CH5800791123000889012, RF18 5390 0754 7034, SCOR, RF18539007547034, RF18 5390 0754 7034",
        "CH4431999123000889012, 21 00000 00003 13947 14300 09017, QRR,"
                + " 210000000003139471430009017, 21 00000 00003 13947 14300 09017",
        "CH4431999123000889012, 2100000000031394714300 0901, QRR,"
                + " 210000000003139471430009017, 21 00000 00003 13947 14300 09017"
    })
    void referenceIsTheOneThatTheAccountTakes(
            String iban,
            String remittance,
            PaymentReference.Kind kind,
            String value,
            String printed) {
        PaymentReference reference = PaymentReference.of(iban, remittance);
        assertThat(reference).isEqualTo(new PaymentReference(kind, value));
        assertThat(reference.printed()).isEqualTo(printed);
    }

    /** M is 22 and U is 30, as in an IBAN. */
    @Test
    void lettersBecomeDigitsInAQrReference() {
        String value = PaymentReference.of("CH4431999123000889012", "MU-2026-000042").value();
        assertThat(value).startsWith("000000000000" + "22302026000042").hasSize(27);
    }

    @ParameterizedTest
    @CsvSource({
        "DE89370400440532013000, true",
        "DE89370400440532013001, false",
        "GB29NWBK60161331926819, true",
        "CH4431999123000889012, true",
        "RF18539007547034, true",
        "RF19539007547034, false",
        "DE8, false",
        "DE89370400440532O1300ä, false"
    })
    void checkDigitsAreChecked(String number, boolean valid) {
        assertThat(Mod97.isValid(number)).isEqualTo(valid);
    }
}
