package io.billfold.document;

import io.billfold.billing.account.Address;
import io.billfold.billing.account.Seller;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.billing.tax.TaxTreatment;

import org.jspecify.annotations.Nullable;

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

    /**
     * The seller's number on the invoice (BT-31 or BT-32), or null: an invoice outside the scope of
     * tax must not show one (rules BR-O-02 and BR-O-03).
     */
    static @Nullable String sellerTaxId(TaxTreatment treatment) {
        return treatment.category() == TaxCategory.OUTSIDE_SCOPE ? null : treatment.sellerTaxId();
    }

    /** What a tax number is called: a VAT number starts with its country. */
    static String taxIdLabel(String taxId) {
        return Countries.isPrefixOf(taxId) ? "VAT ID" : "Tax ID";
    }

    /** The seller's legal data in one line. */
    static String imprint(Seller seller, TaxTreatment treatment) {
        List<String> parts = new ArrayList<>();
        parts.add(seller.name());
        parts.add(String.join(", ", address(seller.address())));
        if (seller.legalId() != null) {
            parts.add("Register no. " + seller.legalId());
        }
        String taxId = sellerTaxId(treatment);
        if (taxId != null) {
            parts.add(taxIdLabel(taxId) + " " + taxId);
        }
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
