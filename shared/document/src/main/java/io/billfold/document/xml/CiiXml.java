package io.billfold.document.xml;

import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Note;
import io.billfold.billing.document.References;
import io.billfold.billing.einvoice.XmlProfile;
import io.billfold.billing.einvoice.XmlSyntax;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a business document in the syntax UN/CEFACT Cross Industry Invoice D16B, by the mapping of
 * CEN/TS 16931-3-3. Elements stand in the order of the schema, so methods follow the schema too.
 */
public final class CiiXml {
    private static final String ROOT = "rsm:CrossIndustryInvoice";
    private static final String NAMESPACES =
            "xmlns:rsm=\"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100\""
                    + " xmlns:ram=\"urn:un:unece:uncefact:data:standard:"
                    + "ReusableAggregateBusinessInformationEntity:100\""
                    + " xmlns:udt=\"urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100\"";

    private final BusinessDocument document;
    private final Terms terms;
    private final Xml xml = new Xml(ROOT, NAMESPACES);

    private CiiXml(BusinessDocument document, XmlProfile profile) {
        this.document = document;
        this.terms = new Terms(document, profile);
    }

    /**
     * The document's XML in UTF-8.
     *
     * @throws IllegalArgumentException where the profile is not written in CII, or a text has a
     *     character that XML can't hold
     */
    public static byte[] write(BusinessDocument document, XmlProfile profile) {
        profile.check(XmlSyntax.CII);
        return new CiiXml(document, profile).write();
    }

    private byte[] write() {
        writeContext();
        writeHeader();
        xml.open("rsm:SupplyChainTradeTransaction");
        CiiLines lines = new CiiLines(xml);
        for (int i = 0; i < document.lines().size(); i++) {
            lines.write(i + 1, document.lines().get(i));
        }
        writeAgreement();
        writeDelivery();
        new CiiSettlement(xml, terms).write();
        return xml.toBytes();
    }

    /** BT-23, BT-24. */
    private void writeContext() {
        XmlProfile profile = terms.profile();
        xml.open("rsm:ExchangedDocumentContext");
        if (profile.processId() != null) {
            xml.open("ram:BusinessProcessSpecifiedDocumentContextParameter")
                    .leaf("ram:ID", profile.processId())
                    .close();
        }
        xml.open("ram:GuidelineSpecifiedDocumentContextParameter")
                .leaf("ram:ID", profile.customizationId())
                .close()
                .close();
    }

    /** BT-1, BT-3, BT-2, BG-1. */
    private void writeHeader() {
        xml.open("rsm:ExchangedDocument")
                .leaf("ram:ID", document.heading().number())
                .leaf("ram:TypeCode", document.heading().kind().code());
        Cii.writeDate(xml, "ram:IssueDateTime", document.heading().issuedOn());
        terms.notes().forEach(this::writeNote);
        writeFurtherPreceding();
        xml.close();
    }

    private void writeNote(Note note) {
        xml.open("ram:IncludedNote")
                .leaf("ram:Content", note.text())
                .leafIfPresent("ram:SubjectCode", note.subject())
                .close();
    }

    /** The schema D16B takes one preceding document (BG-3) where EN 16931 takes many. */
    private void writeFurtherPreceding() {
        List<References.Preceding> preceding = document.references().preceding();
        if (preceding.size() > 1) {
            String numbers =
                    preceding.stream()
                            .skip(1)
                            .map(References.Preceding::number)
                            .collect(Collectors.joining(", "));
            writeNote(Note.of("Refers also to " + numbers));
        }
    }

    /** BT-10, BG-4, BG-7, BT-13, BT-12. */
    private void writeAgreement() {
        References references = document.references();
        CiiParties parties = new CiiParties(xml, terms);
        xml.open("ram:ApplicableHeaderTradeAgreement")
                .leafIfPresent("ram:BuyerReference", references.buyerReference());
        parties.writeSeller();
        parties.writeBuyer();
        writeReference("ram:BuyerOrderReferencedDocument", references.purchaseOrder());
        writeReference("ram:ContractReferencedDocument", references.contract());
        xml.close();
    }

    private void writeReference(String element, @Nullable String id) {
        if (id != null) {
            xml.open(element).leaf("ram:IssuerAssignedID", id).close();
        }
    }

    /** BG-15, BT-72. */
    private void writeDelivery() {
        xml.open("ram:ApplicableHeaderTradeDelivery");
        Terms.ShipTo shipTo = terms.shipTo();
        if (shipTo != null) {
            xml.open("ram:ShipToTradeParty").open("ram:PostalTradeAddress");
            if (shipTo.address() != null) {
                xml.leafIfPresent("ram:PostcodeCode", shipTo.address().postcode())
                        .leaf("ram:CityName", shipTo.address().city());
            }
            xml.leaf("ram:CountryID", shipTo.country()).close().close();
        }
        if (document.delivery().on() != null) {
            xml.open("ram:ActualDeliverySupplyChainEvent");
            Cii.writeDate(xml, "ram:OccurrenceDateTime", document.delivery().on());
            xml.close();
        }
        xml.close();
    }
}
