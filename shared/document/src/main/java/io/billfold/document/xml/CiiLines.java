package io.billfold.document.xml;

import io.billfold.billing.account.Identifier;
import io.billfold.billing.document.Line;

/** Writes the lines (BG-25) of a CII document. */
final class CiiLines {
    private final Xml xml;

    CiiLines(Xml xml) {
        this.xml = xml;
    }

    /** A line, by its number from 1 (BT-126). */
    void write(int number, Line line) {
        xml.open("ram:IncludedSupplyChainTradeLineItem")
                .open("ram:AssociatedDocumentLineDocument")
                .leaf("ram:LineID", Integer.toString(number));
        String note = Terms.note(line);
        if (note != null) {
            xml.open("ram:IncludedNote").leaf("ram:Content", note).close();
        }
        xml.close();
        writeItem(line.item());
        xml.open("ram:SpecifiedLineTradeAgreement")
                .open("ram:NetPriceProductTradePrice")
                .leaf("ram:ChargeAmount", XmlFigures.plain(line.price().amount()))
                .close()
                .close()
                .open("ram:SpecifiedLineTradeDelivery")
                .leaf(
                        "ram:BilledQuantity",
                        "unitCode",
                        line.unit(),
                        XmlFigures.plain(line.quantity()))
                .close();
        writeSettlement(line);
        xml.close();
    }

    /** BG-31. */
    private void writeItem(Line.Item item) {
        xml.open("ram:SpecifiedTradeProduct")
                .leaf("ram:SellerAssignedID", item.id())
                .leaf("ram:Name", item.name())
                .leafIfPresent("ram:Description", item.description());
        Identifier classification = item.classification();
        if (classification != null) {
            xml.open("ram:DesignatedProductClassification")
                    .leaf("ram:ClassCode", "listID", classification.scheme(), classification.id())
                    .close();
        }
        xml.close();
    }

    /** BG-30, BG-26, BG-27, BG-28, BT-131, BT-128, BT-133. */
    private void writeSettlement(Line line) {
        xml.open("ram:SpecifiedLineTradeSettlement");
        Cii.writeTaxed(xml, "ram:ApplicableTradeTax", line.taxed());
        Cii.writePeriod(xml, line.period());
        line.adjustments().forEach(it -> Cii.writeAdjustment(xml, it));
        xml.open("ram:SpecifiedTradeSettlementLineMonetarySummation")
                .leaf("ram:LineTotalAmount", XmlFigures.amount(line.net()))
                .close();
        writeReferences(line.references());
        xml.close();
    }

    /** BT-128 and BT-133. */
    private void writeReferences(Line.LineReferences references) {
        if (references.object() != null) {
            xml.open("ram:AdditionalReferencedDocument")
                    .leaf("ram:IssuerAssignedID", references.object())
                    .leaf("ram:TypeCode", Terms.INVOICED_OBJECT)
                    .close();
        }
        if (references.costCentre() != null) {
            xml.open("ram:ReceivableSpecifiedTradeAccountingAccount")
                    .leaf("ram:ID", references.costCentre())
                    .close();
        }
    }
}
