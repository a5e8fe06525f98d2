package io.billfold.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.account.BankAccount;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpcCodeTest {
    /** The lines as EPC069-12 lists them: two stay empty, purpose and creditor reference. */
    @Test
    void codeSaysWhoGetsHowMuchAndWhatFor() {
        BankAccount to = new BankAccount("Bäckerei Groß", "DE89370400440532013000", "COBADEFFXXX");
        assertThat(EpcCode.of(new BankTransfer(to, Money.parse("EUR 1382.1"), "MU-2026-000042")))
                .isEqualTo(
                        """
                        BCD
                        002
                        1
                        SCT
                        COBADEFFXXX
                        Bäckerei Groß
                        DE89370400440532013000
                        EUR1382.10


                        MU-2026-000042""");
    }

    @Test
    void creditorReferenceHasALineOfItsOwn() {
        BankAccount to = new BankAccount("Muster", "DE89370400440532013000", null);
        assertThat(EpcCode.of(new BankTransfer(to, Money.parse("EUR 1"), "RF18539007547034")))
                .endsWith("DE89370400440532013000\nEUR1.00\n\nRF18539007547034\n");
    }

    @ParameterizedTest
    @CsvSource({
        // amount, account, BIC, whether there is a code
        "EUR 0.01, DE89370400440532013000, , true",
        "EUR 999999999.99, DE89370400440532013000, , true",
        "EUR 1000000000.00, DE89370400440532013000, , false",
        "USD 1.00, DE89370400440532013000, , false",
        "EUR 1.00, DE89370400440532013001, , false",
        "EUR 1.00, 021000021 1234567890, , false",
        "EUR 1.00, GB29NWBK60161331926819, , false",
        "EUR 1.00, GB29NWBK60161331926819, NWBKGB2L, true",
        "EUR 1.00, TR330006100519786457841326, TGBATRIS, false"
    })
    void codeOrdersNothingButTransfersOfEurosWithinSepa(
            String amount, String account, String bic, boolean coded) {
        BankAccount to = new BankAccount("Muster", account, bic);
        String code = EpcCode.of(new BankTransfer(to, Money.parse(amount), "X"));
        assertThat(code != null).isEqualTo(coded);
    }

    /** Names hold 70 characters; the whole 331 bytes. */
    @Test
    void longTextsAreCutWithinACharacter() {
        BankAccount to = new BankAccount("ü".repeat(120), "DE89370400440532013000", null);
        String code = EpcCode.of(new BankTransfer(to, Money.parse("EUR 1"), "x".repeat(300)));
        assertThat(code).contains("\n" + "ü".repeat(70) + "\n").endsWith("\n" + "x".repeat(140));
        assertThat(code.length()).isLessThan(331);
    }
}
