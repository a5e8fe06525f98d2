package io.billfold.document;

import io.billfold.billing.account.Address;
import io.billfold.billing.document.Party;

import org.jspecify.annotations.Nullable;

/**
 * A party on a Swiss QR-bill, with an address of type S (structured), the only one that banks
 * accept since 2025-11-21. The number of the house stands in the field of the street where it isn't
 * known apart, as the guidelines allow.
 */
record SwissParty(String name, String street, String postcode, String town, String country) {
    private static final int NAME_MAX = 70;
    private static final int POSTCODE_MAX = 16;
    private static final int TOWN_MAX = 35;

    /**
     * The party, or null where the bill can't show it: without a postcode, or in another script.
     */
    static @Nullable SwissParty of(Party party) {
        Address address = party.address();
        String postcode = address.postcode();
        if (postcode == null || postcode.length() > POSTCODE_MAX) {
            return null;
        }
        SwissParty shown =
                new SwissParty(
                        EpcCode.cut(Script.composed(party.name()), NAME_MAX),
                        EpcCode.cut(Script.composed(address.line1()), NAME_MAX),
                        postcode,
                        EpcCode.cut(Script.composed(address.city()), TOWN_MAX),
                        address.country());
        return isPermitted(shown.data()) ? shown : null;
    }

    /** As it stands in the code: seven lines, one of them for the number of the house. */
    String data() {
        return String.join("\n", "S", name, street, "", postcode, town, country);
    }

    /** As it is printed. */
    String[] lines(String homeCountry) {
        String prefix = country.equals(homeCountry) ? "" : country + "-";
        return new String[] {name, street, prefix + postcode + " " + town};
    }

    /** Guidelines 2.3, section 4.1.1: Latin letters of Unicode up to Extended-A, and a few more. */
    static boolean isPermitted(String text) {
        return text.codePoints()
                .allMatch(
                        c ->
                                c == '\n'
                                        || (c >= 0x20 && c <= 0x7E)
                                        || (c >= 0xA0 && c <= 0x17F)
                                        || (c >= 0x218 && c <= 0x21B)
                                        || c == 0x20AC);
    }
}
