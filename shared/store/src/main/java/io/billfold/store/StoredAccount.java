package io.billfold.store;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.ParentAccount;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.PartyProfile;
import io.billfold.billing.account.Sending;
import io.billfold.billing.account.TaxProfile;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;

/** The stored form of an {@link Account}, version 1. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredAccount(
        int version,
        String id,
        String name,
        String kind,
        String email,
        @Nullable String taxId,
        StoredAddress address,
        String language,
        String zone,
        @Nullable StoredParent parent,
        @Nullable StoredTaxProfile tax,
        @Nullable StoredPartyProfile profile,
        @Nullable StoredSending sending) {
    /** The stored form of a {@link ParentAccount}. */
    @Serdeable
    record StoredParent(String id, boolean consolidated) {
        static @Nullable StoredParent of(@Nullable ParentAccount parent) {
            return parent == null
                    ? null
                    : new StoredParent(parent.id().value(), parent.isConsolidated());
        }

        ParentAccount toParent() {
            return new ParentAccount(new AccountId(id), consolidated);
        }
    }

    static StoredAccount of(Account account) {
        return new StoredAccount(
                1,
                account.id().value(),
                account.name(),
                Words.of(account.kind()),
                account.email(),
                account.taxId(),
                StoredAddress.of(account.address()),
                account.language(),
                account.zone().getId(),
                StoredParent.of(account.parent()),
                StoredTaxProfile.of(account.tax()),
                StoredPartyProfile.of(account.profile()),
                StoredSending.of(account.sending()));
    }

    Account toAccount() {
        StoredVersion.check("account", version);
        return new Account(
                new AccountId(id),
                name,
                Words.to(PartyKind.class, kind),
                email,
                taxId,
                address.toAddress(),
                language,
                ZoneId.of(zone),
                parent == null ? null : parent.toParent(),
                tax == null ? TaxProfile.NONE : tax.toProfile(),
                profile == null ? PartyProfile.NONE : profile.toProfile(),
                sending == null ? Sending.Email.ATTACHED : sending.toSending());
    }
}
