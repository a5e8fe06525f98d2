package io.billfold.document.xml;

import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Heading;
import io.billfold.billing.document.References;
import io.billfold.billing.document.Totals;
import io.billfold.billing.einvoice.XmlProfile;
import io.billfold.billing.einvoice.XmlSyntax;
import io.billfold.billing.period.Period;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * Writes a business document in the syntax OASIS UBL 2.1, as Invoice or CreditNote, by the mapping
 * of CEN/TS 16931-3-2. Elements stand in the order of the schemas, so methods follow them too.
 */
public final class UblXml {
    private static final String COMPONENTS =
            " xmlns:cac=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\""
                    + " xmlns:cbc=\"urn:oasis:names:specification:ubl:schema:xsd:"
                    + "CommonBasicComponents-2\"";

    private final BusinessDocument document;
    private final Terms terms;
    private final boolean isCredit;
    private final Xml xml;
    private final Ubl ubl;

    private UblXml(BusinessDocument document, XmlProfile profile) {
        this.document = document;
        this.terms = new Terms(document, profile);
        this.isCredit = document.heading().kind().isCredit();
        String root = isCredit ? "CreditNote" : "Invoice";
        String namespace = "xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:" + root + "-2\"";
        this.xml = new Xml(root, namespace + COMPONENTS);
        this.ubl = new Ubl(xml);
    }

    /**
     * The document's XML in UTF-8.
     *
     * @throws IllegalArgumentException where the profile is not written in UBL, or a text has a
     *     character that XML can't hold
     */
    public static byte[] write(BusinessDocument document, XmlProfile profile) {
        profile.check(XmlSyntax.UBL);
        return new UblXml(document, profile).write();
    }

    private byte[] write() {
        xml.leaf("cbc:CustomizationID", terms.profile().customizationId())
                .leafIfPresent("cbc:ProfileID", terms.profile().processId());
        writeHeading(document.heading());
        writeCurrencies();
        writeReferences(document.references());
        UblParties parties = new UblParties(xml, terms);
        parties.writeSeller();
        parties.writeBuyer();
        writeDelivery();
        new UblPayment(xml, terms).write();
        document.adjustments().forEach(ubl::writeAdjustment);
        new UblTotals(xml, terms).write();
        UblLines lines = new UblLines(xml, isCredit);
        for (int i = 0; i < document.lines().size(); i++) {
            lines.write(i + 1, document.lines().get(i));
        }
        return xml.toBytes();
    }

    /** BT-1, BT-2, BT-9, BT-3, BG-1, BT-7. */
    private void writeHeading(Heading heading) {
        xml.leaf("cbc:ID", heading.number()).leaf("cbc:IssueDate", heading.issuedOn().toString());
        if (isCredit) {
            writeDate("cbc:TaxPointDate", heading.taxPointOn());
            xml.leaf("cbc:CreditNoteTypeCode", heading.kind().code());
            writeNotes();
        } else {
            writeDate("cbc:DueDate", heading.dueOn());
            xml.leaf("cbc:InvoiceTypeCode", heading.kind().code());
            writeNotes();
            writeDate("cbc:TaxPointDate", heading.taxPointOn());
        }
    }

    private void writeNotes() {
        UblNotes.of(terms).forEach(note -> xml.leaf("cbc:Note", note));
    }

    private void writeDate(String element, @Nullable LocalDate date) {
        xml.leafIfPresent(element, date == null ? null : date.toString());
    }

    /** BT-5, BT-6. */
    private void writeCurrencies() {
        xml.leaf("cbc:DocumentCurrencyCode", document.currency().getCode());
        Totals.Converted converted = document.totals().converted();
        if (converted != null) {
            xml.leaf("cbc:TaxCurrencyCode", converted.tax().getCurrencyUnit().getCode());
        }
    }

    /** BT-10, BG-14, BT-13, BG-3, BT-12. */
    private void writeReferences(References references) {
        xml.leafIfPresent("cbc:BuyerReference", references.buyerReference());
        Period period = terms.profiled().period();
        if (period != null) {
            ubl.writePeriod(period);
        }
        writeReference("cac:OrderReference", references.purchaseOrder());
        for (References.Preceding preceding : references.preceding()) {
            xml.open("cac:BillingReference")
                    .open("cac:InvoiceDocumentReference")
                    .leaf("cbc:ID", preceding.number());
            writeDate("cbc:IssueDate", preceding.issuedOn());
            xml.close().close();
        }
        writeReference("cac:ContractDocumentReference", references.contract());
    }

    private void writeReference(String element, @Nullable String id) {
        if (id != null) {
            xml.open(element).leaf("cbc:ID", id).close();
        }
    }

    /** BT-72, BG-15. */
    private void writeDelivery() {
        Terms.ShipTo shipTo = terms.shipTo();
        if (shipTo == null && document.delivery().on() == null) {
            return;
        }
        xml.open("cac:Delivery");
        writeDate("cbc:ActualDeliveryDate", document.delivery().on());
        if (shipTo != null) {
            xml.open("cac:DeliveryLocation").open("cac:Address");
            if (shipTo.address() != null) {
                xml.leaf("cbc:CityName", shipTo.address().city())
                        .leafIfPresent("cbc:PostalZone", shipTo.address().postcode());
            }
            ubl.writeCountry(shipTo.country());
            xml.close().close();
        }
        xml.close();
    }
}
