package io.billfold.store;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.billfold.billing.account.TaxProfile;
import io.billfold.billing.account.TaxProfile.ExemptionCertificate;
import io.billfold.billing.account.TaxProfile.PlaceEvidence;
import io.billfold.billing.account.TaxProfile.TaxIdLookup;
import io.billfold.billing.account.WithholdingTerms;
import io.billfold.billing.withholding.Withholding;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** The stored form of a {@link TaxProfile}, part of accounts; absent where nothing is known. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredTaxProfile(
        List<Evidence> evidence,
        boolean registered,
        @Nullable Lookup lookup,
        List<Exemption> exemptions,
        @Nullable Withheld withholding) {
    /** The stored form of {@link WithholdingTerms}. */
    @Serdeable
    record Withheld(
            String tax,
            String country,
            String ratePercent,
            String basis,
            String source,
            boolean grossedUp) {
        static @Nullable Withheld of(@Nullable WithholdingTerms terms) {
            return terms == null
                    ? null
                    : new Withheld(
                            terms.withholding().tax(),
                            terms.withholding().country(),
                            terms.withholding().ratePercent().toPlainString(),
                            Words.of(terms.withholding().basis()),
                            terms.withholding().source(),
                            terms.isGrossedUp());
        }

        WithholdingTerms toTerms() {
            return new WithholdingTerms(toWithholding(), grossedUp);
        }

        Withholding toWithholding() {
            return new Withholding(
                    tax,
                    country,
                    new BigDecimal(ratePercent),
                    Words.to(Withholding.Basis.class, basis),
                    source);
        }
    }

    /** The stored form of a {@link PlaceEvidence}. */
    @Serdeable
    record Evidence(String kind, String country) {
        static Evidence of(PlaceEvidence evidence) {
            return new Evidence(Words.of(evidence.kind()), evidence.country());
        }

        PlaceEvidence toEvidence() {
            return new PlaceEvidence(Words.to(PlaceEvidence.Kind.class, kind), country);
        }
    }

    /** The stored form of a {@link TaxIdLookup}. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Lookup(String status, String on, String source, @Nullable String consultation) {
        static @Nullable Lookup of(@Nullable TaxIdLookup lookup) {
            return lookup == null
                    ? null
                    : new Lookup(
                            Words.of(lookup.status()),
                            lookup.on().toString(),
                            lookup.source(),
                            lookup.consultation());
        }

        TaxIdLookup toLookup() {
            return new TaxIdLookup(
                    Words.to(TaxIdLookup.Status.class, status),
                    LocalDate.parse(on),
                    source,
                    consultation);
        }
    }

    /** The stored form of an {@link ExemptionCertificate}. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Exemption(String place, String number, String reason, @Nullable String expiresOn) {
        static Exemption of(ExemptionCertificate certificate) {
            LocalDate expires = certificate.expiresOn();
            return new Exemption(
                    certificate.place(),
                    certificate.number(),
                    certificate.reason(),
                    expires == null ? null : expires.toString());
        }

        ExemptionCertificate toCertificate() {
            return new ExemptionCertificate(
                    place, number, reason, expiresOn == null ? null : LocalDate.parse(expiresOn));
        }
    }

    static @Nullable StoredTaxProfile of(TaxProfile profile) {
        return profile.equals(TaxProfile.NONE)
                ? null
                : new StoredTaxProfile(
                        profile.evidence().stream().map(Evidence::of).toList(),
                        profile.isRegistered(),
                        Lookup.of(profile.lookup()),
                        profile.exemptions().stream().map(Exemption::of).toList(),
                        Withheld.of(profile.withholding()));
    }

    TaxProfile toProfile() {
        return new TaxProfile(
                evidence.stream().map(Evidence::toEvidence).toList(),
                registered,
                lookup == null ? null : lookup.toLookup(),
                exemptions.stream().map(Exemption::toCertificate).toList(),
                withholding == null ? null : withholding.toTerms());
    }
}
