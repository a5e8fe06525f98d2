package io.billfold.document;

import io.billfold.billing.account.Address;
import io.billfold.billing.account.Seller;
import io.billfold.billing.invoice.Draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How addresses, tax numbers and the imprint read. */
final class Letterhead {
    /** Where the postcode follows the city (Universal Postal Union, addressing systems). */
    private static final Set<String> POSTCODE_LAST =
            Set.of("AU", "CA", "GB", "IE", "IN", "JP", "KR", "NZ", "SG", "TW", "US");

    private Letterhead() {}

    /** The lines of an address; the country is always said, for the tax depends on it. */
    static List<String> address(Address address) {
        List<String> lines = new ArrayList<>();
        lines.add(address.line1());
        if (address.line2() != null && !address.line2().isBlank()) {
            lines.add(address.line2());
        }
        lines.add(town(address));
        lines.add(Countries.name(address.country()));
        return lines;
    }

    /** What a tax number is called: a VAT number starts with its country. */
    static String taxIdLabel(String taxId) {
        return Countries.isPrefixOf(taxId) ? "VAT ID" : "Tax ID";
    }

    /** The seller's legal data in one line. */
    static String imprint(Draft content) {
        Seller seller = content.seller();
        TaxSummary taxes = new TaxSummary(content);
        List<String> parts = new ArrayList<>();
        parts.add(seller.name());
        parts.add(String.join(", ", address(seller.address())));
        if (seller.legalId() != null) {
            parts.add("Register no. " + seller.legalId());
        }
        String taxId = taxes.sellerTaxId();
        if (taxId != null) {
            parts.add(taxIdLabel(taxId) + " " + taxId);
        }
        parts.addAll(taxes.otherTaxIds());
        parts.add(seller.email());
        return String.join(" · ", parts);
    }

    private static String town(Address address) {
        String city =
                address.region() == null
                        ? address.city()
                        : address.city() + ", " + address.region();
        if (address.postcode() == null) {
            return city;
        }
        return address.region() != null || POSTCODE_LAST.contains(address.country())
                ? city + " " + address.postcode()
                : address.postcode() + " " + city;
    }
}
