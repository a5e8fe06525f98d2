package io.billfold.document.xml;

import io.billfold.billing.account.Address;
import io.billfold.billing.account.Identifier;
import io.billfold.billing.document.Party;

import org.jspecify.annotations.Nullable;

/** Writes the parties of a CII document. */
final class CiiParties {
    private final Xml xml;
    private final Terms terms;

    CiiParties(Xml xml, Terms terms) {
        this.xml = xml;
        this.terms = terms;
    }

    /** BG-4. */
    void writeSeller() {
        Party seller = terms.document().seller();
        xml.open("ram:SellerTradeParty")
                .leafIfPresent("ram:ID", terms.sellerId())
                .leaf("ram:Name", seller.name())
                .leafIfPresent("ram:Description", terms.legalInformation());
        writeLegalId(seller.legalId());
        writeReach(seller);
        writeTaxId("VA", terms.profiled().vatId(seller));
        // BT-32: a number that does not start with a country (rule BR-CO-09)
        writeTaxId("FC", seller.taxIds().other());
        xml.close();
    }

    /** BG-7. */
    void writeBuyer() {
        Party buyer = terms.document().buyer();
        xml.open("ram:BuyerTradeParty").leaf("ram:ID", buyer.id()).leaf("ram:Name", buyer.name());
        writeLegalId(terms.buyerLegalId());
        writeReach(buyer);
        writeTaxId("VA", terms.profiled().vatId(buyer));
        xml.close();
    }

    /** BT-30, BT-47. */
    private void writeLegalId(@Nullable Identifier id) {
        if (id != null) {
            xml.open("ram:SpecifiedLegalOrganization")
                    .leaf("ram:ID", "schemeID", id.scheme(), id.id())
                    .close();
        }
    }

    private void writeReach(Party party) {
        Party.Contact contact = Terms.contact(party);
        if (contact != null) {
            writeContact(contact);
        }
        writeAddress(party.address());
        Identifier address = party.electronicAddress();
        xml.open("ram:URIUniversalCommunication")
                .leaf("ram:URIID", "schemeID", address.scheme(), address.id())
                .close();
    }

    /** BG-6 and BG-9. */
    private void writeContact(Party.Contact contact) {
        xml.open("ram:DefinedTradeContact").leafIfPresent("ram:PersonName", contact.name());
        if (contact.phone() != null) {
            xml.open("ram:TelephoneUniversalCommunication")
                    .leaf("ram:CompleteNumber", contact.phone())
                    .close();
        }
        xml.open("ram:EmailURIUniversalCommunication")
                .leaf("ram:URIID", contact.email())
                .close()
                .close();
    }

    /** BG-5 and BG-8. */
    private void writeAddress(Address address) {
        xml.open("ram:PostalTradeAddress")
                .leafIfPresent("ram:PostcodeCode", address.postcode())
                .leaf("ram:LineOne", address.line1())
                .leafIfPresent("ram:LineTwo", address.line2())
                .leaf("ram:CityName", address.city())
                .leaf("ram:CountryID", address.country())
                .leafIfPresent("ram:CountrySubDivisionName", address.region())
                .close();
    }

    private void writeTaxId(String scheme, @Nullable String id) {
        if (id != null) {
            xml.open("ram:SpecifiedTaxRegistration").leaf("ram:ID", "schemeID", scheme, id).close();
        }
    }
}
