package io.billfold.sendnotice;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.document.Rendering;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.document.Logo;
import io.billfold.store.AccountStore;
import io.billfold.store.InvoiceRecord;
import io.billfold.store.InvoiceStore;
import io.billfold.store.LogoStore;
import io.billfold.store.ReceivableStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** Looks up documents and whom they go to. */
@Singleton
class Documents {
    private final AccountStore accounts;
    private final InvoiceStore invoices;
    private final ReceivableStore receivables;
    private final LogoStore logos;

    Documents(
            AccountStore accounts,
            InvoiceStore invoices,
            ReceivableStore receivables,
            LogoStore logos) {
        this.accounts = accounts;
        this.invoices = invoices;
        this.receivables = receivables;
        this.logos = logos;
    }

    /**
     * A document.
     *
     * @throws IllegalStateException when it is not known
     */
    Addressed find(InvoiceNumber number) {
        InvoiceRecord issued =
                invoices.find(number)
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "invoice " + number + " is not known"));
        Account issuedTo = issued.invoice().content().account();
        Account current =
                accounts.findAccount(issuedTo.id()).map(Versioned::value).orElse(issuedTo);
        return new Addressed(issued, current);
    }

    /** The latest document that an account was sent; empty where no seller ever wrote to it. */
    Optional<Addressed> latest(AccountId account) {
        return invoices.latestOf(account, 1).stream()
                .findFirst()
                .map(latest -> find(latest.invoice().number()));
    }

    /**
     * The logo that a letter shows, or null. It is kept for as long as the invoice, which shows it
     * too.
     *
     * @throws IllegalStateException when what is stored has another hash
     */
    @Nullable Logo logo(Rendering rendering) {
        String sha256 = rendering.branding().logo();
        return sha256 == null ? null : Logo.of(logos.content(sha256));
    }

    /** What is open of an invoice; its total where nobody keeps count. */
    Money open(Invoice invoice) {
        return receivables
                .find(invoice.number())
                .map(read -> read.value().open())
                .orElseGet(invoice::total);
    }

    /** Whether an invoice may be reminded of: it is not paid, disputed or paused. */
    boolean isStillOwed(InvoiceNumber number) {
        return receivables
                .find(number)
                .map(Versioned::value)
                .filter(receivable -> receivable.open().isPositive())
                .filter(receivable -> receivable.pausedBy() == null)
                .isPresent();
    }
}
