package io.billfold.document.xml;

import io.billfold.billing.account.Identifier;
import io.billfold.billing.document.Line;

/** Writes the lines (BG-25) of a UBL document. */
final class UblLines {
    private final Xml xml;
    private final Ubl ubl;
    private final boolean isCredit;

    UblLines(Xml xml, boolean isCredit) {
        this.xml = xml;
        this.ubl = new Ubl(xml);
        this.isCredit = isCredit;
    }

    /** A line, by its number from 1 (BT-126). */
    void write(int number, Line line) {
        xml.open(isCredit ? "cac:CreditNoteLine" : "cac:InvoiceLine")
                .leaf("cbc:ID", Integer.toString(number))
                .leafIfPresent("cbc:Note", Terms.note(line))
                .leaf(
                        isCredit ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity",
                        "unitCode",
                        line.unit(),
                        XmlFigures.plain(line.quantity()));
        ubl.writeAmount("cbc:LineExtensionAmount", line.net());
        xml.leafIfPresent("cbc:AccountingCost", line.references().costCentre());
        ubl.writePeriod(line.period());
        writeObject(line.references());
        line.adjustments().forEach(ubl::writeAdjustment);
        writeItem(line);
        writePrice(line);
        xml.close();
    }

    /** BT-128. */
    private void writeObject(Line.LineReferences references) {
        if (references.object() != null) {
            xml.open("cac:DocumentReference")
                    .leaf("cbc:ID", references.object())
                    .leaf("cbc:DocumentTypeCode", Terms.INVOICED_OBJECT)
                    .close();
        }
    }

    /** BG-31, BG-30. */
    private void writeItem(Line line) {
        Line.Item item = line.item();
        xml.open("cac:Item")
                .leafIfPresent("cbc:Description", item.description())
                .leaf("cbc:Name", item.name())
                .open("cac:SellersItemIdentification")
                .leaf("cbc:ID", item.id())
                .close();
        Identifier classification = item.classification();
        if (classification != null) {
            xml.open("cac:CommodityClassification")
                    .leaf(
                            "cbc:ItemClassificationCode",
                            "listID",
                            classification.scheme(),
                            classification.id())
                    .close();
        }
        ubl.writeTaxed("cac:ClassifiedTaxCategory", line.taxed());
        xml.close();
    }

    /** BG-29: it may have more decimals than the currency. */
    private void writePrice(Line line) {
        xml.open("cac:Price")
                .leaf(
                        "cbc:PriceAmount",
                        "currencyID",
                        line.price().currency().getCode(),
                        XmlFigures.plain(line.price().amount()))
                .close();
    }
}
