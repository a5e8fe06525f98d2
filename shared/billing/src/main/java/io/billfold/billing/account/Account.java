package io.billfold.billing.account;

import io.billfold.billing.Checks;
import io.billfold.billing.Problem;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;

/**
 * Whom an invoice is addressed to (EN 16931 BG-7).
 *
 * @param id our identifier
 * @param name legal name of a business, or the name of a person (BT-44)
 * @param kind business or consumer
 * @param email where invoices and reminders go
 * @param taxId VAT or GST number with its country prefix (BT-48), or null
 * @param address billing address, which is also the place of the customer
 * @param language ISO 639-1 code of the customer's language, for example {@code de}
 * @param zone the account's time zone: every due date is a local date there
 * @param parent the account that it belongs to, or null
 * @param tax what else is known for its tax
 * @param profile what else documents say of it
 * @param sending how it wants its documents
 */
public record Account(
        AccountId id,
        String name,
        PartyKind kind,
        String email,
        @Nullable String taxId,
        Address address,
        String language,
        ZoneId zone,
        @Nullable ParentAccount parent,
        TaxProfile tax,
        PartyProfile profile,
        Sending sending) {
    public Account {
        Checks.text("account.name", name, 120);
        Checks.email("account.email", email);
        if (parent != null && parent.id().equals(id)) {
            throw new IllegalArgumentException("account.parent must be another account");
        }
        for (Problem problem : sending.problems(profile)) {
            throw new IllegalArgumentException(
                    "account.sending." + problem.field() + " " + problem.reason());
        }
    }

    /** An account that gets its documents in e-mails. */
    public Account(
            AccountId id,
            String name,
            PartyKind kind,
            String email,
            @Nullable String taxId,
            Address address,
            String language,
            ZoneId zone,
            @Nullable ParentAccount parent,
            TaxProfile tax,
            PartyProfile profile) {
        this(
                id,
                name,
                kind,
                email,
                taxId,
                address,
                language,
                zone,
                parent,
                tax,
                profile,
                Sending.Email.ATTACHED);
    }

    /** An account that belongs to nobody else. */
    public Account(
            AccountId id,
            String name,
            PartyKind kind,
            String email,
            @Nullable String taxId,
            Address address,
            String language,
            ZoneId zone) {
        this(
                id,
                name,
                kind,
                email,
                taxId,
                address,
                language,
                zone,
                null,
                TaxProfile.NONE,
                PartyProfile.NONE);
    }

    /** Who gets the invoice: the parent where invoices are consolidated, else the account. */
    public AccountId payer() {
        return parent != null && parent.isConsolidated() ? parent.id() : id;
    }

    /** The account with what else is known for its tax. */
    public Account withTax(TaxProfile known) {
        return new Account(
                id, name, kind, email, taxId, address, language, zone, parent, known, profile,
                sending);
    }

    /** The account with another way to get its documents. */
    public Account withSending(Sending wished) {
        return new Account(
                id, name, kind, email, taxId, address, language, zone, parent, tax, profile,
                wished);
    }
}
