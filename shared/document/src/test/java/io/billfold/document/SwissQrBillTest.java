package io.billfold.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.account.Address;
import io.billfold.billing.account.BankAccount;
import io.billfold.billing.account.Identifier;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.document.Party;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

class SwissQrBillTest {
    private static final Party SELLER =
            party("Muster Software AG", "Rathausgasse 5", "3011", "Bern");
    private static final Party BUYER = party("Žofie Novák", "Bahnhofstrasse 7", "8001", "Zürich");

    /** The 31 lines as table 7 of the guidelines lists them. */
    @Test
    void codeSaysWhatTheGuidelinesList() {
        assertThat(bill("CHF 647.5", DrawnSamples.SWISS_IBAN, SELLER, BUYER).payload())
                .isEqualTo(
                        """
                        SPC
                        0200
                        1
                        CH5800791123000889012
                        S
                        Muster Software AG
                        Rathausgasse 5

                        3011
                        Bern
                        CH







                        647.50
                        CHF
                        S
                        Žofie Novák
                        Bahnhofstrasse 7

                        8001
                        Zürich
                        CH
                        SCOR
                        RF64MU2026000042
                        MU-2026-000042
                        EPD""");
    }

    @Test
    void payerThatTheCodeCannotHoldIsLeftToBeFilledIn() {
        Party greek = party("Ελληνική Εταιρεία", "Ερμού 1", "105 63", "Αθήνα");
        String code = bill("CHF 1", DrawnSamples.SWISS_IBAN, SELLER, greek).payload();
        assertThat(code).contains("\nCHF\n\n\n\n\n\n\n\nSCOR\n");
        assertThat(code.split("\n", -1)).hasSize(31);
    }

    @ParameterizedTest
    @CsvSource({
        // amount, account, postcode of the payee, whether there is a bill
        "CHF 1.00, CH5800791123000889012, 3011, true",
        "EUR 1.00, CH4431999123000889012, 3011, true",
        "CHF 1.00, LI21088100002324013AA, 3011, true",
        "CHF 1.00, CH5800791123000889013, 3011, false",
        "CHF 1.00, DE89370400440532013000, 3011, false",
        "USD 1.00, CH5800791123000889012, 3011, false",
        "CHF 1000000000.00, CH5800791123000889012, 3011, false",
        "CHF 1.00, CH5800791123000889012, , false"
    })
    void billAsksForFrancsAndEurosToSwissAccounts(
            String amount, String account, @Nullable String postcode, boolean billed) {
        Party seller = party("Muster", "Gasse 5", postcode, "Bern");
        assertThat(bill(amount, account, seller, BUYER) != null).isEqualTo(billed);
    }

    private static SwissQrBill bill(String amount, String account, Party seller, Party buyer) {
        BankAccount to = new BankAccount("Muster", account, null);
        BankTransfer transfer = new BankTransfer(to, Money.parse(amount), "MU-2026-000042");
        return SwissQrBill.of(transfer, seller, buyer);
    }

    private static Party party(String name, String street, @Nullable String postcode, String town) {
        return new Party(
                "x",
                name,
                PartyKind.BUSINESS,
                null,
                Party.TaxIds.NONE,
                new Identifier("a@b.example", "EM"),
                new Address(street, null, town, postcode, null, "CH"),
                new Party.Contact(null, null, "a@b.example"),
                Map.of());
    }
}
