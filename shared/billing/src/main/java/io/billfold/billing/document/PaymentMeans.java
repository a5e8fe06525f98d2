package io.billfold.billing.document;

import io.billfold.billing.Checks;
import io.billfold.billing.account.BankAccount;

import org.jspecify.annotations.Nullable;

/** A way to pay (BG-16). */
public sealed interface PaymentMeans {
    /** BT-81: its code in UNTDID 4461. */
    String code();

    /**
     * A transfer to the seller's account (BG-17).
     *
     * @param to BT-84, BT-85, BT-86
     * @param isSepa whether it is a transfer of euros within SEPA: code 58 instead of 30 of UNTDID
     *     4461
     */
    record Transfer(BankAccount to, boolean isSepa) implements PaymentMeans {
        @Override
        public String code() {
            return isSepa ? "58" : "30";
        }
    }

    /**
     * The seller collects it (BG-19): code 59.
     *
     * @param mandate BT-89
     * @param creditor BT-90: the seller's creditor identifier
     * @param account BT-91: the buyer's IBAN, or null
     */
    record DirectDebit(String mandate, String creditor, @Nullable String account)
            implements PaymentMeans {
        public DirectDebit {
            Checks.text("mandate", mandate, 35);
            Checks.text("creditor", creditor, 35);
        }

        @Override
        public String code() {
            return "59";
        }
    }

    /**
     * A card that is charged (BG-18): code 48.
     *
     * @param lastDigits BT-87: the last four to six digits, never more (rule BR-51)
     * @param holder BT-88, or null
     */
    record Card(String lastDigits, @Nullable String holder) implements PaymentMeans {
        public Card {
            boolean isDigits = lastDigits.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!isDigits || lastDigits.length() < 4 || lastDigits.length() > 6) {
                throw new IllegalArgumentException(
                        "lastDigits must be the last 4 to 6 digits of the card");
            }
        }

        @Override
        public String code() {
            return "48";
        }
    }
}
