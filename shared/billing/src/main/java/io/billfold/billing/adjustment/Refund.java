package io.billfold.billing.adjustment;

import io.billfold.billing.Checks;
import io.billfold.billing.Problem;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.ledger.AccountCredit;
import io.billfold.billing.order.FreeText;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Account credit that somebody asks to be paid out.
 *
 * @param id chosen by whoever asks: the same id of an account is the same refund
 * @param account who gets the money
 * @param seller who pays it
 * @param amount above zero
 * @param reason for the people who pay it out
 * @param creditNote that gave it back, whose invoice's payments are then given back; or null
 */
public record Refund(
        String id,
        AccountId account,
        SellerId seller,
        Money amount,
        String reason,
        @Nullable InvoiceNumber creditNote) {
    public Refund {
        Checks.id("requestId", id);
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("amount " + amount + " is not above zero");
        }
    }

    /** What keeps it from being paid out of a credit; empty when nothing does. */
    public List<Problem> problems(AccountCredit credit) {
        List<Problem> problems = new ArrayList<>();
        FreeText.problem("reason", reason, Adjustment.REASON_MAX).ifPresent(problems::add);
        if (amount.isGreaterThan(credit.balance())) {
            problems.add(
                    new Problem(
                            "amount",
                            "is " + amount + ", but only " + credit.balance() + " are left"));
        }
        return problems;
    }
}
