package io.billfold.billing.document;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * What a document refers to.
 *
 * @param buyerReference BT-10: what the buyer routes it by, in Germany the Leitweg-ID; or null
 * @param contract BT-12: the contract, for example the subscription's id; or null
 * @param purchaseOrder BT-13, or null
 * @param preceding BG-3: what a credit note or correction is about
 */
public record References(
        @Nullable String buyerReference,
        @Nullable String contract,
        @Nullable String purchaseOrder,
        List<Preceding> preceding) {
    public References {
        preceding = List.copyOf(preceding);
    }

    /**
     * An earlier document.
     *
     * @param number BT-25
     * @param issuedOn BT-26, or null where it isn't known
     */
    public record Preceding(String number, @Nullable LocalDate issuedOn) {}
}
