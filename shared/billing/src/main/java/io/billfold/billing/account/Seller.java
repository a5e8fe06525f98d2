package io.billfold.billing.account;

import io.billfold.billing.Checks;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.List;

/**
 * A legal entity that issues invoices (EN 16931 BG-4).
 *
 * @param id our identifier
 * @param name legal name (BT-27)
 * @param email sender of invoices and reminders
 * @param address registered address
 * @param zone the zone whose local date an invoice is issued on
 * @param series prefix of its invoice numbers, unique among sellers, for example {@code MU}
 * @param registrations tax registrations; empty where it has none
 * @param bank where customers pay to, or null
 * @param isCashRounded whether totals are rounded to what can be paid in cash
 * @param profile what else its documents say of it
 * @param branding how they look
 * @param lostDisputes what it does about payments that banks took back for good
 * @param revenue when it takes what it invoices for revenue
 */
public record Seller(
        SellerId id,
        String name,
        String email,
        Address address,
        ZoneId zone,
        String series,
        List<TaxRegistration> registrations,
        @Nullable BankAccount bank,
        boolean isCashRounded,
        PartyProfile profile,
        Branding branding,
        LostDisputes lostDisputes,
        RevenuePolicy revenue) {
    public Seller {
        Checks.text("seller.name", name, 120);
        Checks.email("seller.email", email);
        Checks.id("seller.series", series);
        registrations = List.copyOf(registrations);
    }

    /** A seller that gives up what banks take back. */
    public Seller(
            SellerId id,
            String name,
            String email,
            Address address,
            ZoneId zone,
            String series,
            List<TaxRegistration> registrations,
            @Nullable BankAccount bank,
            boolean isCashRounded,
            PartyProfile profile,
            Branding branding) {
        this(
                id,
                name,
                email,
                address,
                zone,
                series,
                registrations,
                bank,
                isCashRounded,
                profile,
                branding,
                LostDisputes.WRITTEN_OFF,
                RevenuePolicy.BY_PRODUCT);
    }

    /** A seller of the usual looks, of whom documents say no more than a number in a register. */
    public Seller(
            SellerId id,
            String name,
            @Nullable String legalId,
            String email,
            Address address,
            ZoneId zone,
            String series,
            List<TaxRegistration> registrations,
            @Nullable BankAccount bank) {
        this(
                id,
                name,
                email,
                address,
                zone,
                series,
                registrations,
                bank,
                false,
                PartyProfile.ofLegalId(legalId),
                Branding.NONE);
    }

    /** The seller, with totals that are rounded to what can be paid in cash. */
    public Seller cashRounded() {
        return new Seller(
                id,
                name,
                email,
                address,
                zone,
                series,
                registrations,
                bank,
                true,
                profile,
                branding,
                lostDisputes,
                revenue);
    }

    /** Its number in a public register (BT-30), or null. */
    public @Nullable String legalId() {
        Identifier legalId = profile.legalId();
        return legalId == null ? null : legalId.id();
    }
}
