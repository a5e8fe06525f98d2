package io.billfold.store;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.billfold.billing.account.BankAccount;
import io.billfold.billing.account.Branding;
import io.billfold.billing.account.EvidenceRule;
import io.billfold.billing.account.LostDisputes;
import io.billfold.billing.account.PartyProfile;
import io.billfold.billing.account.RevenuePolicy;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.money.RoundingPolicy;
import io.micronaut.serde.annotation.Serdeable;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** The stored form of a {@link Seller}, version 1. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredSeller(
        int version,
        String id,
        String name,
        String email,
        StoredAddress address,
        String zone,
        String series,
        List<Registration> registrations,
        @Nullable Bank bank,
        @Nullable Boolean cashRounded,
        @Nullable StoredPartyProfile profile,
        @Nullable Brand branding,
        @Nullable Lost lostDisputes,
        @Nullable String revenue) {
    /** The stored form of a {@link TaxRegistration}. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Registration(
            String country,
            @Nullable String region,
            String scheme,
            String taxId,
            @Nullable String rounding) {
        static Registration of(TaxRegistration registration) {
            RoundingPolicy chosen = registration.rounding();
            return new Registration(
                    registration.country(),
                    registration.region(),
                    Words.of(registration.scheme()),
                    registration.taxId(),
                    chosen == null ? null : Words.of(chosen));
        }

        TaxRegistration toRegistration() {
            return new TaxRegistration(
                    country,
                    region,
                    Words.to(TaxRegistration.Scheme.class, scheme),
                    taxId,
                    rounding == null ? null : Words.to(RoundingPolicy.class, rounding));
        }
    }

    /** The stored form of a {@link BankAccount}. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Bank(String holder, String number, @Nullable String bic) {
        static Bank of(BankAccount bank) {
            return new Bank(bank.holder(), bank.number(), bank.bic());
        }

        BankAccount toBank() {
            return new BankAccount(holder, number, bic);
        }
    }

    /** The stored form of a {@link Branding}. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Brand(@Nullable String accent, @Nullable String logo) {
        static @Nullable Brand of(Branding branding) {
            return branding.equals(Branding.NONE)
                    ? null
                    : new Brand(branding.accent(), branding.logo());
        }

        Branding toBranding() {
            return new Branding(accent, logo);
        }
    }

    /** The stored form of {@link LostDisputes}. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Lost(
            String outcome,
            List<String> reasons,
            @Nullable String evidence,
            @Nullable String evidenceMax) {
        static @Nullable Lost of(LostDisputes policy) {
            return policy.equals(LostDisputes.WRITTEN_OFF)
                    ? null
                    : new Lost(
                            Words.of(policy.outcome()),
                            policy.reasons().stream().sorted().toList(),
                            policy.evidence().way() == EvidenceRule.Way.BY_HAND
                                    ? null
                                    : Words.of(policy.evidence().way()),
                            policy.evidence().max() == null
                                    ? null
                                    : policy.evidence().max().toString());
        }

        LostDisputes toPolicy() {
            return new LostDisputes(
                    Words.to(LostDisputes.Outcome.class, outcome),
                    Set.copyOf(reasons),
                    new EvidenceRule(
                            evidence == null
                                    ? EvidenceRule.Way.BY_HAND
                                    : Words.to(EvidenceRule.Way.class, evidence),
                            evidenceMax == null ? null : Money.parse(evidenceMax)));
        }
    }

    static StoredSeller of(Seller seller) {
        BankAccount account = seller.bank();
        return new StoredSeller(
                1,
                seller.id().value(),
                seller.name(),
                seller.email(),
                StoredAddress.of(seller.address()),
                seller.zone().getId(),
                seller.series(),
                seller.registrations().stream().map(Registration::of).toList(),
                account == null ? null : Bank.of(account),
                seller.isCashRounded() ? true : null,
                StoredPartyProfile.of(seller.profile()),
                Brand.of(seller.branding()),
                Lost.of(seller.lostDisputes()),
                seller.revenue() == RevenuePolicy.BY_PRODUCT ? null : Words.of(seller.revenue()));
    }

    Seller toSeller() {
        StoredVersion.check("seller", version);
        return new Seller(
                new SellerId(id),
                name,
                email,
                address.toAddress(),
                ZoneId.of(zone),
                series,
                registrations.stream().map(Registration::toRegistration).toList(),
                bank == null ? null : bank.toBank(),
                cashRounded != null && cashRounded,
                profile == null ? PartyProfile.NONE : profile.toProfile(),
                branding == null ? Branding.NONE : branding.toBranding(),
                lostDisputes == null ? LostDisputes.WRITTEN_OFF : lostDisputes.toPolicy(),
                revenue == null
                        ? RevenuePolicy.BY_PRODUCT
                        : Words.to(RevenuePolicy.class, revenue));
    }
}
