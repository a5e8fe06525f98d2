package io.billfold.document.xml;

import io.billfold.billing.account.InvoiceFormat;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.einvoice.XmlProfile;

/** The structured invoice that is kept beside the PDF, in the format that the document names. */
public final class InvoiceXml {
    private InvoiceXml() {}

    /**
     * Writes it.
     *
     * @return UTF-8; where the document names no format, what the PDF holds as {@code factur-x.xml}
     */
    public static byte[] write(BusinessDocument document) {
        InvoiceFormat format = document.rendering().format();
        XmlProfile profile = XmlProfile.of(format);
        return switch (format) {
            case null -> CiiXml.write(document, profile);
            case XRECHNUNG -> CiiXml.write(document, profile);
            case XRECHNUNG_UBL, PEPPOL_BIS -> UblXml.write(document, profile);
        };
    }
}
