package io.billfold.document;

import io.billfold.billing.account.BankAccount;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Set;

/**
 * The QR code that banking apps read to fill in a SEPA credit transfer: EPC069-12 of the European
 * Payments Council, "Quick Response Code: Guidelines to Enable Data Capture for the Initiation of a
 * SEPA Credit Transfer", version 2 of the data with UTF-8.
 */
final class EpcCode {
    /** EPC409-09, "EPC list of SEPA scheme countries": those of the European Economic Area. */
    private static final Set<String> EEA =
            Set.of(
                    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR",
                    "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT",
                    "RO", "SE", "SI", "SK");

    /** The others of that list: a transfer there needs a BIC. */
    private static final Set<String> BEYOND =
            Set.of("AD", "AL", "CH", "GB", "GI", "MC", "MD", "ME", "MK", "RS", "SM", "VA");

    private static final BigDecimal AMOUNT_MAX = new BigDecimal("999999999.99");
    private static final int NAME_MAX = 70;
    private static final int REMITTANCE_MAX = 140;

    private EpcCode() {}

    /** What the code says, or null where the transfer is none that it could order. */
    static @Nullable String of(BankTransfer transfer) {
        Money amount = transfer.amount();
        boolean isEuro = amount.getCurrencyUnit().equals(CurrencyUnit.EUR);
        boolean isSmall = amount.getAmount().compareTo(AMOUNT_MAX) <= 0;
        if (!isEuro || !isSmall || !transfer.hasValidIban() || !isReached(transfer)) {
            return null;
        }
        BankAccount to = transfer.to();
        return String.join(
                "\n",
                "BCD",
                "002",
                "1",
                "SCT",
                to.bic() == null ? "" : to.bic(),
                cut(to.holder(), NAME_MAX),
                to.number(),
                "EUR" + amount.getAmount().toPlainString(),
                "",
                remittance(transfer.remittance()));
    }

    /** A creditor reference (ISO 11649) has a line of its own above that of other texts. */
    private static String remittance(String text) {
        boolean isReference = text.startsWith("RF") && Mod97.isValid(text);
        return isReference ? text + "\n" : "\n" + cut(text, REMITTANCE_MAX);
    }

    private static boolean isReached(BankTransfer transfer) {
        String country = transfer.country();
        return EEA.contains(country) || (BEYOND.contains(country) && transfer.to().bic() != null);
    }

    /** The beginning of a text, whole characters only. */
    static String cut(String text, int charactersMax) {
        return text.codePointCount(0, text.length()) <= charactersMax
                ? text
                : text.substring(0, text.offsetByCodePoints(0, charactersMax)).strip();
    }
}
