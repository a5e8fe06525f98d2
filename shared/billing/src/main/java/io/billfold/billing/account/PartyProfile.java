package io.billfold.billing.account;

import io.billfold.billing.Checks;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What documents say of a seller or customer beside its name, address and tax numbers.
 *
 * @param legalId number in a public register (BT-30, BT-47) with its list of ISO/IEC 6523, for
 *     example {@code 0002} for a French SIREN; or null
 * @param contactName a person or department (BT-41, BT-56), or null
 * @param contactPhone BT-42, BT-57, or null
 * @param electronicAddress where machines send to (BT-34, BT-49) with its scheme of the list EAS,
 *     for example {@code 0088}; null for the e-mail address
 * @param invoiceFormat the structured invoice that a customer wants; null for the one inside the
 *     PDF, and for sellers
 * @param particulars what the law or the customer wants said, by names such as {@code legalForm}
 *     and {@code buyerReference}, in the order of their names
 */
public record PartyProfile(
        @Nullable Identifier legalId,
        @Nullable String contactName,
        @Nullable String contactPhone,
        @Nullable Identifier electronicAddress,
        @Nullable InvoiceFormat invoiceFormat,
        Map<String, String> particulars) {
    /** Nothing more. */
    public static final PartyProfile NONE =
            new PartyProfile(null, null, null, null, null, Map.of());

    public PartyProfile {
        particulars.forEach((name, value) -> Checks.text("particulars." + name, value, 500));
        particulars = Collections.unmodifiableMap(new TreeMap<>(particulars));
    }

    /** Nothing but a number in a register, of which list is not said. */
    public static PartyProfile ofLegalId(@Nullable String legalId) {
        return legalId == null
                ? NONE
                : new PartyProfile(Identifier.of(legalId), null, null, null, null, Map.of());
    }

    /** What is said under a name, or null. */
    public @Nullable String particular(String name) {
        return particulars.get(name);
    }
}
