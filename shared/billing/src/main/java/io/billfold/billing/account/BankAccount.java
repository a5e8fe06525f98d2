package io.billfold.billing.account;

import io.billfold.billing.Checks;

import org.jspecify.annotations.Nullable;

/**
 * A bank account to pay to (EN 16931 BG-17).
 *
 * @param holder name on the account
 * @param number IBAN, or the local account number where there is no IBAN (BT-84)
 * @param bic BIC, or null (BT-86)
 */
public record BankAccount(String holder, String number, @Nullable String bic) {
    public BankAccount {
        Checks.text("bank.holder", holder, 120);
        Checks.text("bank.number", number, 34);
    }

    /** Whether the number has the shape of an IBAN (ISO 13616): two letters, two digits, more. */
    public boolean isIban() {
        return number.matches("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    }
}
