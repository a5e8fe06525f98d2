package io.billfold.billing.cash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceTest {
    /** RF check digits by hand: RF00 behind, 98 less the remainder by 97. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    RF07MU2026000001,            MU, MU-2026-000001
                    RF07 MU20 2600 0001,         MU, MU-2026-000001
                    RF08MU2026000001,            MU, -
                    RF07MU2026000001,            XX, -
                    RF18539007547034,            MU, -
                    000000000000223020260000018, MU, MU-2026-000001
                    000000000000223020260000019, MU, -
                    210000000003139471430009017, MU, -
                    RF,                          MU, -
                    """)
    void aStructuredReferenceStandsForItsInvoice(String reference, String series, String number) {
        assertThat(Reference.structured(reference, series))
                .isEqualTo(
                        number == null
                                ? null
                                : io.billfold.billing.invoice.InvoiceNumber.parse(number));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Rechnung MU-2026-000001               | MU-2026-000001
                    RE mu2026000001 danke                 | MU-2026-000001
                    MU 2026 000 001                       | MU-2026-000001
                    MU-2O26-OOOOO1/MU.2026.000002         | MU-2026-000001, MU-2026-000002
                    MU-2026-000001 2026-01-31             | MU-2026-000001
                    XMU-2026-000001                       | ''
                    MU-2026-00001                         | ''
                    MU-2026-0000012345678                 | ''
                    MU-2026-000000                        | ''
                    """)
    void aTextNamesInvoicesHoweverTheyAreWritten(String text, String numbers) {
        assertThat(Reference.named(text, "MU").toString()).isEqualTo("[" + numbers + "]");
    }

    @ParameterizedTest
    @CsvSource({
        "Müller & Söhne GmbH, MULLER SOHNE",
        "ACME Ltd., ACME",
        "'ACME, Inc.', ACME",
        "GmbH, ''"
    })
    void aNameIsComparedWithoutWhatBanksChange(String name, String plain) {
        assertThat(PayerName.plain(name)).isEqualTo(plain);
    }

    /** One edit in ten characters is 900 thousandths. */
    @ParameterizedTest
    @CsvSource({"NORDWIND A, NORDWIND B, 900", "ACME, ACME, 1000", "AB, XY, 0", "'', '', 0"})
    void namesAreAlikeByTheirEdits(String one, String other, int alike) {
        assertThat(PayerName.alike(one, other)).isEqualTo(alike);
    }
}
