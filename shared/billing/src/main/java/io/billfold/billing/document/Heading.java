package io.billfold.billing.document;

import io.billfold.billing.Checks;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * What a document is.
 *
 * @param kind BT-3
 * @param number BT-1, for example {@code MU-2026-000042}
 * @param issuedOn BT-2
 * @param dueOn BT-9, or null where nothing is to be paid
 * @param taxPointOn BT-7, the day that decides the tax, or null where it is the day of issue
 * @param currency BT-5
 * @param language ISO 639-1, in which it is written for the reader; extension
 * @param title what the law calls it, for example {@code Tax invoice}, or null where the word of
 *     its language will do; extension
 */
public record Heading(
        Kind kind,
        String number,
        LocalDate issuedOn,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate taxPointOn,
        CurrencyUnit currency,
        String language,
        @Nullable String title) {
    /** The kinds of documents, by UNTDID 1001. */
    public enum Kind {
        /** Commercial invoice. */
        INVOICE("380"),
        /** Amounts are positive and mean what is given back. */
        CREDIT_NOTE("381"),
        /** An invoice that replaces another. */
        CORRECTED_INVOICE("384"),
        /** Asks for money before what it is for was supplied. */
        PREPAYMENT_INVOICE("386"),
        /** The buyer issued it in the seller's name. */
        SELF_BILLED_INVOICE("389");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** The code that stands in the XML. */
        public String code() {
            return code;
        }

        /** Whether its amounts are given back. */
        public boolean isCredit() {
            return this == CREDIT_NOTE;
        }
    }

    public Heading {
        Checks.text("number", number, 64);
    }

    /** A heading whose title is the word of its language. */
    public Heading(
            Kind kind,
            String number,
            LocalDate issuedOn,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate taxPointOn,
            CurrencyUnit currency,
            String language) {
        this(kind, number, issuedOn, dueOn, taxPointOn, currency, language, null);
    }

    /** The heading with the title that the law gives it, or none. */
    public Heading withTitle(@Nullable String given) {
        return new Heading(kind, number, issuedOn, dueOn, taxPointOn, currency, language, given);
    }
}
