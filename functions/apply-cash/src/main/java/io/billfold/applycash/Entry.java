package io.billfold.applycash;

import io.billfold.billing.cash.BankEntry;
import io.billfold.billing.cash.Exchange;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What is gathered of an entry while its lines are read; cleaned and cut to what is kept. */
final class Entry {
    private static final int FIELD_MAX = 140;
    private static final String NOT_PROVIDED = "NOTPROVIDED";

    private final String reference;
    private final LocalDate bookedOn;
    private final LocalDate valueOn;
    private final Money amount;
    private Money charges;
    private @Nullable String payer;
    private @Nullable String payerAccount;
    private @Nullable String endToEndId;
    private @Nullable String structuredReference;
    private @Nullable String returnReason;
    private @Nullable Exchange exchange;
    private final StringBuilder text = new StringBuilder();

    Entry(String reference, LocalDate bookedOn, LocalDate valueOn, Money amount) {
        this.reference = reference;
        this.bookedOn = bookedOn;
        this.valueOn = valueOn;
        this.amount = amount;
        this.charges = Money.zero(amount.getCurrencyUnit());
    }

    Entry payer(@Nullable String name) {
        payer = clean(name);
        return this;
    }

    Entry payerAccount(@Nullable String account) {
        String clean = clean(account);
        payerAccount = clean == null ? null : clean.replace(" ", "");
        return this;
    }

    Entry endToEndId(@Nullable String id) {
        String clean = clean(id);
        endToEndId = NOT_PROVIDED.equals(clean) ? null : clean;
        return this;
    }

    Entry structuredReference(@Nullable String reference) {
        String clean = clean(reference);
        structuredReference = clean == null ? null : clean.replace(" ", "");
        return this;
    }

    Entry returnReason(@Nullable String reason) {
        returnReason = clean(reason);
        return this;
    }

    /** What it was before the bank exchanged it; left out where it is of the same currency. */
    Entry exchanged(@Nullable Money from, @Nullable BigDecimal rate) {
        exchange =
                from == null || from.isSameCurrency(amount) || !from.isPositive()
                        ? null
                        : new Exchange(from, rate);
        return this;
    }

    Entry charges(Money kept) {
        charges = kept;
        return this;
    }

    Entry text(@Nullable String more) {
        String clean = more == null ? "" : more.strip();
        if (!clean.isEmpty()) {
            text.append(text.isEmpty() ? "" : " ").append(clean);
        }
        return this;
    }

    BankEntry toEntry() {
        return new BankEntry(
                reference,
                bookedOn,
                valueOn,
                amount,
                charges,
                payer,
                payerAccount,
                endToEndId,
                structuredReference,
                cut(printable(text.toString()), BankEntry.TEXT_MAX),
                exchange,
                returnReason);
    }

    private static @Nullable String clean(@Nullable String value) {
        String clean = value == null ? "" : cut(printable(value).strip(), FIELD_MAX);
        return clean.isEmpty() ? null : clean;
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    private static String cut(String text, int lengthMax) {
        return text.length() > lengthMax ? text.substring(0, lengthMax) : text;
    }
}
