package io.billfold.store;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.cash.Allocation;
import io.billfold.billing.cash.BankEntry;
import io.billfold.billing.cash.Cash;
import io.billfold.billing.cash.CashId;
import io.billfold.billing.cash.CashMatch;
import io.billfold.billing.cash.Difference;
import io.billfold.billing.cash.Exchange;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.ledger.TaxMovement;
import io.micronaut.serde.annotation.Serdeable;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * The stored form of a {@link Cash}, version 1. Amounts are in the entry's currency where none is
 * named.
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredCash(
        int version,
        String id,
        String seller,
        String bankAccount,
        String statement,
        StoredBankEntry entry,
        String state,
        @Nullable String account,
        String unapplied,
        List<StoredAllocation> applied,
        List<StoredMatch> suggestions,
        List<StoredStep> steps) {
    /** The stored form of a {@link BankEntry}. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StoredBankEntry(
            String reference,
            String bookedOn,
            String valueOn,
            String currency,
            String amount,
            String charges,
            @Nullable String payer,
            @Nullable String payerAccount,
            @Nullable String endToEndId,
            @Nullable String structuredReference,
            @Nullable String text,
            @Nullable StoredExchange exchange,
            @Nullable String returnReason) {
        static StoredBankEntry of(BankEntry entry) {
            return new StoredBankEntry(
                    entry.reference(),
                    entry.bookedOn().toString(),
                    entry.valueOn().toString(),
                    entry.amount().getCurrencyUnit().getCode(),
                    StoredMoney.of(entry.amount()),
                    StoredMoney.of(entry.charges()),
                    entry.payer(),
                    entry.payerAccount(),
                    entry.endToEndId(),
                    entry.structuredReference(),
                    entry.text().isEmpty() ? null : entry.text(),
                    StoredExchange.of(entry.exchange()),
                    entry.returnReason());
        }

        BankEntry toEntry() {
            return new BankEntry(
                    reference,
                    LocalDate.parse(bookedOn),
                    LocalDate.parse(valueOn),
                    money(amount),
                    money(charges),
                    payer,
                    payerAccount,
                    endToEndId,
                    structuredReference,
                    text == null ? "" : text,
                    exchange == null ? null : exchange.toExchange(),
                    returnReason);
        }

        Money money(String minor) {
            return StoredMoney.to(currency, minor);
        }
    }

    /** The stored form of an {@link Exchange}. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StoredExchange(String currency, String from, @Nullable String rate) {
        static @Nullable StoredExchange of(@Nullable Exchange exchange) {
            return exchange == null
                    ? null
                    : new StoredExchange(
                            exchange.from().getCurrencyUnit().getCode(),
                            StoredMoney.of(exchange.from()),
                            exchange.rate() == null ? null : exchange.rate().toPlainString());
        }

        Exchange toExchange() {
            return new Exchange(
                    StoredMoney.to(currency, from), rate == null ? null : new BigDecimal(rate));
        }
    }

    /**
     * The stored form of an {@link Allocation}.
     *
     * @param currency of the invoice, and {@code value} in it; both null where the money has the
     *     same one
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StoredAllocation(
            String invoice,
            String account,
            String cash,
            @Nullable String currency,
            @Nullable String value,
            List<StoredDifference> differences) {
        static StoredAllocation of(Allocation allocation) {
            return new StoredAllocation(
                    allocation.invoice().toString(),
                    allocation.account().value(),
                    StoredMoney.of(allocation.cash()),
                    allocation.isExchanged()
                            ? allocation.value().getCurrencyUnit().getCode()
                            : null,
                    allocation.isExchanged() ? StoredMoney.of(allocation.value()) : null,
                    allocation.differences().stream().map(StoredDifference::of).toList());
        }

        Allocation toAllocation(StoredBankEntry entry) {
            String of = currency == null ? entry.currency() : currency;
            return new Allocation(
                    InvoiceNumber.parse(invoice),
                    new AccountId(account),
                    entry.money(cash),
                    StoredMoney.to(of, value == null ? cash : value),
                    differences.stream().map(it -> it.toDifference(of)).toList());
        }
    }

    /** The stored form of a {@link Difference}. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StoredDifference(
            String kind,
            String amount,
            @Nullable String certificate,
            @Nullable List<StoredEntry.Tax> taxes) {
        static StoredDifference of(Difference difference) {
            return new StoredDifference(
                    Words.of(difference.kind()),
                    StoredMoney.of(difference.amount()),
                    difference.certificate(),
                    difference.taxes().isEmpty()
                            ? null
                            : difference.taxes().stream().map(StoredEntry.Tax::of).toList());
        }

        Difference toDifference(String currency) {
            return new Difference(
                    Words.to(Difference.Kind.class, kind),
                    StoredMoney.to(currency, amount),
                    certificate,
                    toTaxes(currency));
        }

        private List<TaxMovement> toTaxes(String currency) {
            return taxes == null
                    ? List.of()
                    : taxes.stream().map(it -> it.toMovement(currency)).toList();
        }
    }

    /** The stored form of a {@link CashMatch}. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StoredMatch(
            String rule,
            int confidence,
            String reason,
            @Nullable String account,
            List<StoredAllocation> allocations) {
        static StoredMatch of(CashMatch match) {
            return new StoredMatch(
                    Words.of(match.rule()),
                    match.confidenceThousandths(),
                    match.reason(),
                    value(match.account()),
                    match.allocations().stream().map(StoredAllocation::of).toList());
        }

        CashMatch toMatch(StoredBankEntry entry) {
            return new CashMatch(
                    Words.to(CashMatch.Rule.class, rule),
                    confidence,
                    reason,
                    account == null ? null : new AccountId(account),
                    allocations.stream().map(it -> it.toAllocation(entry)).toList());
        }
    }

    /** The stored form of a {@link Cash.Step}. */
    @Serdeable
    record StoredStep(String id, String what, String by, String why, String on) {
        static StoredStep of(Cash.Step step) {
            return new StoredStep(
                    step.id(), step.what(), step.by(), step.why(), step.on().toString());
        }

        Cash.Step toStep() {
            return new Cash.Step(id, what, by, why, LocalDate.parse(on));
        }
    }

    static StoredCash of(Cash cash) {
        return new StoredCash(
                1,
                cash.id().value(),
                cash.seller().value(),
                cash.bankAccount(),
                cash.statement(),
                StoredBankEntry.of(cash.entry()),
                Words.of(cash.state()),
                value(cash.account()),
                StoredMoney.of(cash.unapplied()),
                cash.applied().stream().map(StoredAllocation::of).toList(),
                cash.suggestions().stream().map(StoredMatch::of).toList(),
                cash.steps().stream().map(StoredStep::of).toList());
    }

    Cash toCash() {
        StoredVersion.check("cash", version);
        return new Cash(
                new CashId(id),
                new SellerId(seller),
                bankAccount,
                statement,
                entry.toEntry(),
                Words.to(Cash.State.class, state),
                account == null ? null : new AccountId(account),
                entry.money(unapplied),
                applied.stream().map(it -> it.toAllocation(entry)).toList(),
                suggestions.stream().map(it -> it.toMatch(entry)).toList(),
                steps.stream().map(StoredStep::toStep).toList());
    }

    private static @Nullable String value(@Nullable AccountId account) {
        return account == null ? null : account.value();
    }
}
