package io.billfold.applycash;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.cash.Allocation;
import io.billfold.billing.cash.BankEntry;
import io.billfold.billing.cash.Cash;
import io.billfold.billing.cash.CashMatch;
import io.billfold.billing.cash.Difference;
import io.billfold.billing.cash.Exchange;
import io.billfold.events.Forms;
import io.micronaut.serde.annotation.Serdeable;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * An entry of a bank statement as callers see it.
 *
 * @param state {@code open}, {@code on-account}, {@code applied}, {@code parked}, {@code returned},
 *     {@code outgoing}, {@code return} or {@code payout}
 * @param account whose money it is, or null while nobody knows
 * @param amount negative for money that went
 * @param unapplied what of it settles nothing yet
 * @param exchange what it was before the bank exchanged it, or null
 * @param certificateWanted whether a payer withheld a part and its certificate is still to come
 * @param applied what it settles
 * @param suggestions what it may be for, the best first
 * @param steps what was done, by whom and why
 */
@Serdeable
record CashAnswer(
        String id,
        String seller,
        String bankAccount,
        String statement,
        String reference,
        String bookedOn,
        String valueOn,
        String state,
        @Nullable String account,
        String currency,
        String amount,
        String charges,
        String unapplied,
        @Nullable String payer,
        @Nullable String payerAccount,
        @Nullable String endToEndId,
        @Nullable String structuredReference,
        String text,
        @Nullable Exchanged exchange,
        @Nullable String returnReason,
        boolean certificateWanted,
        List<Settled> applied,
        List<Suggested> suggestions,
        List<Done> steps) {
    /**
     * What the bank exchanged.
     *
     * @param amount what came, in its own currency
     * @param rate as the bank states it, or null
     */
    @Serdeable
    record Exchanged(String currency, String amount, @Nullable String rate) {
        static @Nullable Exchanged of(@Nullable Exchange exchange) {
            return exchange == null
                    ? null
                    : new Exchanged(
                            exchange.from().getCurrencyUnit().getCode(),
                            text(exchange.from()),
                            exchange.rate() == null ? null : exchange.rate().toPlainString());
        }
    }

    /**
     * An invoice.
     *
     * @param cash how much of the money
     * @param currency of the invoice, of what is settled and of the differences
     * @param settled what comes off the invoice
     */
    @Serdeable
    record Settled(
            String invoice,
            String account,
            String cash,
            String currency,
            String settled,
            List<Lacking> differences) {
        static Settled of(Allocation allocation) {
            return new Settled(
                    allocation.invoice().toString(),
                    allocation.account().value(),
                    text(allocation.cash()),
                    allocation.value().getCurrencyUnit().getCode(),
                    text(allocation.settled()),
                    allocation.differences().stream().map(Lacking::of).toList());
        }
    }

    /**
     * What is not asked for: {@code small}, {@code bank-fee}, {@code withheld} or {@code discount}.
     *
     * @param certificate of what was withheld; null while it is missing
     */
    @Serdeable
    record Lacking(String kind, String amount, @Nullable String certificate) {
        static Lacking of(Difference difference) {
            return new Lacking(
                    Forms.kebabOf(difference.kind()),
                    text(difference.amount()),
                    difference.certificate());
        }
    }

    /**
     * What it may be for.
     *
     * @param confidence in thousandths
     */
    @Serdeable
    record Suggested(
            String rule,
            int confidence,
            String reason,
            @Nullable String account,
            List<Settled> invoices) {
        static Suggested of(CashMatch match) {
            return new Suggested(
                    Forms.kebabOf(match.rule()),
                    match.confidenceThousandths(),
                    match.reason(),
                    value(match.account()),
                    match.allocations().stream().map(Settled::of).toList());
        }
    }

    /** Something that was done. */
    @Serdeable
    record Done(String id, String what, String by, String why, String on) {
        static Done of(Cash.Step step) {
            return new Done(step.id(), step.what(), step.by(), step.why(), step.on().toString());
        }
    }

    static CashAnswer of(Cash cash) {
        BankEntry entry = cash.entry();
        return new CashAnswer(
                cash.id().value(),
                cash.seller().value(),
                cash.bankAccount(),
                cash.statement(),
                entry.reference(),
                entry.bookedOn().toString(),
                entry.valueOn().toString(),
                Forms.kebabOf(cash.state()),
                value(cash.account()),
                entry.amount().getCurrencyUnit().getCode(),
                text(entry.amount()),
                text(entry.charges()),
                text(cash.unapplied()),
                entry.payer(),
                entry.payerAccount(),
                entry.endToEndId(),
                entry.structuredReference(),
                entry.text(),
                Exchanged.of(entry.exchange()),
                entry.returnReason(),
                cash.isCertificateWanted(),
                cash.applied().stream().map(Settled::of).toList(),
                cash.suggestions().stream().map(Suggested::of).toList(),
                cash.steps().stream().map(Done::of).toList());
    }

    private static @Nullable String value(@Nullable AccountId account) {
        return account == null ? null : account.value();
    }

    private static String text(Money amount) {
        return amount.getAmount().toPlainString();
    }
}
