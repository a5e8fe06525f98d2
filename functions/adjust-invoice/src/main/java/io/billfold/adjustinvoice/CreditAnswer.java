package io.billfold.adjustinvoice;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.ledger.AccountCredit;
import io.billfold.billing.ledger.CreditMovement;
import io.micronaut.serde.annotation.Serdeable;

import java.util.List;
import java.util.Locale;

/** What an account may still use of what it was given back. */
@Serdeable
record CreditAnswer(String accountId, List<Credit> credits) {
    /**
     * The credit with one seller in one currency.
     *
     * @param movements what moved it, the latest day first; not all of a long history
     */
    @Serdeable
    record Credit(String seller, String currency, String balance, List<Movement> movements) {
        static Credit of(AccountCredit credit, List<CreditMovement> movements) {
            return new Credit(
                    credit.seller().value(),
                    credit.balance().getCurrencyUnit().getCode(),
                    credit.balance().getAmount().toPlainString(),
                    movements.stream().map(Movement::of).toList());
        }
    }

    /**
     * What moved a credit.
     *
     * @param kind {@code added}, {@code applied} or {@code refunded}
     * @param document the credit note, the invoice or the refund
     */
    @Serdeable
    record Movement(String kind, String document, String amount, String movedOn) {
        static Movement of(CreditMovement movement) {
            return new Movement(
                    movement.kind().name().toLowerCase(Locale.ROOT),
                    movement.document(),
                    movement.amount().getAmount().toPlainString(),
                    movement.movedOn().toString());
        }
    }

    static CreditAnswer of(AccountId account, List<Credit> credits) {
        return new CreditAnswer(account.value(), credits);
    }
}
