package io.billfold.document.xml;

import io.billfold.billing.account.Address;
import io.billfold.billing.account.Identifier;
import io.billfold.billing.document.Party;
import io.billfold.billing.document.PaymentMeans;

import org.jspecify.annotations.Nullable;

/** Writes the parties of a UBL document. */
final class UblParties {
    /** What is not VAT: BT-32's own scheme. */
    private static final String OTHER_SCHEME = "TAX";

    private final Xml xml;
    private final Ubl ubl;
    private final Terms terms;

    UblParties(Xml xml, Terms terms) {
        this.xml = xml;
        this.ubl = new Ubl(xml);
        this.terms = terms;
    }

    /** BG-4 with BT-90. */
    void writeSeller() {
        Party seller = terms.document().seller();
        PaymentMeans.DirectDebit debit = terms.directDebit();
        xml.open("cac:AccountingSupplierParty").open("cac:Party");
        writeElectronicAddress(seller);
        writeId(null, terms.sellerId());
        writeId("SEPA", debit == null ? null : debit.creditor());
        writeAddress(seller.address());
        writeTaxId(Terms.TAX_SCHEME, terms.profiled().vatId(seller));
        writeTaxId(OTHER_SCHEME, seller.taxIds().other());
        writeLegalEntity(seller.name(), seller.legalId(), terms.legalInformation());
        writeContact(Terms.contact(seller));
        xml.close().close();
    }

    /** BG-7. */
    void writeBuyer() {
        Party buyer = terms.document().buyer();
        xml.open("cac:AccountingCustomerParty").open("cac:Party");
        writeElectronicAddress(buyer);
        writeId(null, buyer.id());
        writeAddress(buyer.address());
        writeTaxId(Terms.TAX_SCHEME, terms.profiled().vatId(buyer));
        writeLegalEntity(buyer.name(), terms.buyerLegalId(), null);
        writeContact(Terms.contact(buyer));
        xml.close().close();
    }

    /** BT-34, BT-49. */
    private void writeElectronicAddress(Party party) {
        Identifier address = party.electronicAddress();
        xml.leaf("cbc:EndpointID", "schemeID", address.scheme(), address.id());
    }

    private void writeId(@Nullable String scheme, @Nullable String id) {
        if (id != null) {
            xml.open("cac:PartyIdentification").leaf("cbc:ID", "schemeID", scheme, id).close();
        }
    }

    /** BG-5 and BG-8. */
    private void writeAddress(Address address) {
        xml.open("cac:PostalAddress")
                .leaf("cbc:StreetName", address.line1())
                .leafIfPresent("cbc:AdditionalStreetName", address.line2())
                .leaf("cbc:CityName", address.city())
                .leafIfPresent("cbc:PostalZone", address.postcode())
                .leafIfPresent("cbc:CountrySubentity", address.region());
        ubl.writeCountry(address.country());
        xml.close();
    }

    /** BT-31, BT-32, BT-48. */
    private void writeTaxId(String scheme, @Nullable String id) {
        if (id != null) {
            xml.open("cac:PartyTaxScheme").leaf("cbc:CompanyID", id);
            ubl.writeTaxScheme(scheme);
            xml.close();
        }
    }

    /** BT-27, BT-30, BT-33; BT-44, BT-47. */
    private void writeLegalEntity(
            String name, @Nullable Identifier id, @Nullable String information) {
        xml.open("cac:PartyLegalEntity").leaf("cbc:RegistrationName", name);
        if (id != null) {
            xml.leaf("cbc:CompanyID", "schemeID", id.scheme(), id.id());
        }
        xml.leafIfPresent("cbc:CompanyLegalForm", information).close();
    }

    /** BG-6 and BG-9. */
    private void writeContact(Party.@Nullable Contact contact) {
        if (contact != null) {
            xml.open("cac:Contact")
                    .leafIfPresent("cbc:Name", contact.name())
                    .leafIfPresent("cbc:Telephone", contact.phone())
                    .leaf("cbc:ElectronicMail", contact.email())
                    .close();
        }
    }
}
