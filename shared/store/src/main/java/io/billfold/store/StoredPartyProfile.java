package io.billfold.store;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.billfold.billing.account.Identifier;
import io.billfold.billing.account.InvoiceFormat;
import io.billfold.billing.account.PartyProfile;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** The stored form of a {@link PartyProfile}. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredPartyProfile(
        @Nullable Id legalId,
        @Nullable String contactName,
        @Nullable String contactPhone,
        @Nullable Id electronicAddress,
        @Nullable String invoiceFormat,
        @Nullable Map<String, String> particulars) {
    /** The stored form of an {@link Identifier}. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Id(String id, @Nullable String scheme) {
        static @Nullable Id of(@Nullable Identifier identifier) {
            return identifier == null ? null : new Id(identifier.id(), identifier.scheme());
        }

        Identifier toIdentifier() {
            return new Identifier(id, scheme);
        }
    }

    /** Null for a party of whom nothing more is said. */
    static @Nullable StoredPartyProfile of(PartyProfile profile) {
        if (profile.equals(PartyProfile.NONE)) {
            return null;
        }
        InvoiceFormat format = profile.invoiceFormat();
        return new StoredPartyProfile(
                Id.of(profile.legalId()),
                profile.contactName(),
                profile.contactPhone(),
                Id.of(profile.electronicAddress()),
                format == null ? null : Words.of(format),
                profile.particulars().isEmpty() ? null : profile.particulars());
    }

    PartyProfile toProfile() {
        return new PartyProfile(
                legalId == null ? null : legalId.toIdentifier(),
                contactName,
                contactPhone,
                electronicAddress == null ? null : electronicAddress.toIdentifier(),
                invoiceFormat == null ? null : Words.to(InvoiceFormat.class, invoiceFormat),
                particulars == null ? Map.of() : particulars);
    }
}
