package io.billfold.events;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.cash.Cash;
import io.billfold.billing.cash.CashMatch;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Money came to a seller's bank account.
 *
 * @param state {@code applied}, {@code on_account}, {@code payout} for one of a payment provider,
 *     or {@code open} where a person has to decide
 * @param accountId whose money it is, or null while nobody knows
 * @param amount what came
 * @param unapplied what of it settles nothing yet
 * @param rule by which rule it was matched, for example {@code invoice_number}; {@code none}
 * @param confidence how sure that is, in thousandths
 * @param reason in words
 */
@Serdeable
public record CashReceived(
        int version,
        String eventId,
        Instant occurredAt,
        String cashId,
        String seller,
        String state,
        @Nullable String accountId,
        String currency,
        String amount,
        String unapplied,
        String rule,
        int confidence,
        String reason)
        implements BillfoldEvent {
    public CashReceived {
        Versions.check("CashReceived", version);
    }

    public static CashReceived of(Instant occurredAt, Cash cash, CashMatch best) {
        AccountId account = cash.account();
        return new CashReceived(
                1,
                "CashReceived:" + cash.id(),
                occurredAt,
                cash.id().value(),
                cash.seller().value(),
                Forms.wordOf(cash.state()),
                account == null ? null : account.value(),
                cash.entry().amount().getCurrencyUnit().getCode(),
                cash.entry().amount().getAmount().toPlainString(),
                cash.unapplied().getAmount().toPlainString(),
                Forms.wordOf(best.rule()),
                best.confidenceThousandths(),
                best.reason());
    }
}
