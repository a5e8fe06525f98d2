package io.billfold.billing.content;

import io.billfold.billing.account.PartyKind;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Party;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whose law a document is made under.
 *
 * @param seat the seller's country: its law says what companies tell of themselves
 * @param tax the country whose tax law says what invoices hold (Directive 2006/112/EC art. 219a,
 *     and alike elsewhere): where tax is charged under a registration that is not in a one-stop
 *     scheme, else the seller's
 * @param isInUnion whether that country is a member state on the day of issue
 */
record Jurisdiction(String seat, String tax, boolean isInUnion) {
    /** Every country. */
    static final String EVERYWHERE = "*";

    /** Every member state of the European Union. */
    static final String UNION = "EU";

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    static Jurisdiction of(BusinessDocument document) {
        String seat = document.seller().address().country();
        LocalDate on = document.heading().issuedOn();
        String tax = isCharged(document) ? charging(document, seat) : seat;
        return new Jurisdiction(seat, tax, Facts.isInUnion(tax, on));
    }

    /** The scopes whose lines on tax hold, the widest first. */
    List<String> taxScopes() {
        return isInUnion ? List.of(EVERYWHERE, UNION, tax) : List.of(EVERYWHERE, tax);
    }

    /** Whether any tax is charged, if only at a rate of zero. */
    private static boolean isCharged(BusinessDocument document) {
        return document.taxes().stream().anyMatch(tax -> !tax.category().needsReason());
    }

    /**
     * A VAT number of another country says that the seller is registered there. Numbers without a
     * country are another country's where a business is charged tax abroad; consumers are charged
     * in schemes that ask for no invoice.
     */
    private static String charging(BusinessDocument document, String seat) {
        Party.TaxIds ids = document.seller().taxIds();
        String vat = ids.vat();
        if (vat != null) {
            String country = country(vat);
            return COUNTRIES.contains(country) ? country : seat;
        }
        boolean isBusiness = document.buyer().kind() == PartyKind.BUSINESS;
        return isBusiness && ids.other() != null ? document.delivery().country() : seat;
    }

    private static String country(String vat) {
        String prefix = vat.substring(0, Math.min(2, vat.length()));
        return switch (prefix) {
            case "EL" -> "GR";
            case "XI" -> "GB";
            default -> prefix;
        };
    }
}
