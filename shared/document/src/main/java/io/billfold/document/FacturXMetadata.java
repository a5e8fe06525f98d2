package io.billfold.document;

import java.util.Locale;

/**
 * The XMP packet of a document: conformance to PDF/A-3U and PDF/UA-1, and of an invoice the
 * extension schema of Factur-X 1.0 (ZUGFeRD 2) that says what the embedded file is.
 */
// a page of XML in the middle of a method would hide what fills it
@SuppressWarnings("InlineFormatString")
final class FacturXMetadata {
    private static final String TEMPLATE =
            """
            <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
             xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
             xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
             xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"%5$s>
            <dc:format>application/pdf</dc:format>
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%1$s</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>%2$s</rdf:li></rdf:Seq></dc:creator>
            <pdf:Producer>%3$s</pdf:Producer>
            <xmp:CreateDate>%4$s</xmp:CreateDate>
            <xmp:ModifyDate>%4$s</xmp:ModifyDate>
            <pdfaid:part>3</pdfaid:part>
            <pdfaid:conformance>U</pdfaid:conformance>
            <pdfuaid:part>1</pdfuaid:part>
            %6$s</rdf:Description>
            <rdf:Description rdf:about=""
             xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
             xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
             xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
            <pdfaExtension:schemas><rdf:Bag>
            %7$s<rdf:li rdf:parseType="Resource">
            <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
            <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
            <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
            <pdfaSchema:property><rdf:Seq>
            %8$s</rdf:Seq></pdfaSchema:property></rdf:li>
            </rdf:Bag></pdfaExtension:schemas>
            </rdf:Description>
            </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="r"?>\
            """;

    private static final String PROPERTY =
            """
            <rdf:li rdf:parseType="Resource">
            <pdfaProperty:name>%s</pdfaProperty:name>
            <pdfaProperty:valueType>%s</pdfaProperty:valueType>
            <pdfaProperty:category>external</pdfaProperty:category>
            <pdfaProperty:description>%s</pdfaProperty:description></rdf:li>
            """;

    private static final String FACTUR_X = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#";

    private static final String FACTUR_X_NAMESPACE = "\n xmlns:fx=\"" + FACTUR_X + "\"";

    private static final String FACTUR_X_VALUES =
            """
            <fx:DocumentType>INVOICE</fx:DocumentType>
            <fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>
            <fx:Version>1.0</fx:Version>
            <fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>
            """;

    private static final String FACTUR_X_SCHEMA =
            """
            <rdf:li rdf:parseType="Resource">
            <pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
            <pdfaSchema:namespaceURI>%s</pdfaSchema:namespaceURI>
            <pdfaSchema:prefix>fx</pdfaSchema:prefix>
            <pdfaSchema:property><rdf:Seq>
            %s</rdf:Seq></pdfaSchema:property></rdf:li>
            """;

    private static final String FACTUR_X_PROPERTIES =
            property("DocumentFileName", "Text", "name of the embedded XML invoice file")
                    + property("DocumentType", "Text", "INVOICE")
                    + property("Version", "Text", "version of the Factur-X XML schema")
                    + property(
                            "ConformanceLevel", "Text", "conformance level of the Factur-X data");

    private static final String PDF_UA_PROPERTIES =
            property("part", "Integer", "PDF/UA version identifier");

    private FacturXMetadata() {}

    /**
     * The packet of a document.
     *
     * @param isInvoice whether it has the data of Factur-X
     */
    static String packet(StableDocument.Identity identity, String producer, boolean isInvoice) {
        String schema = String.format(Locale.ROOT, FACTUR_X_SCHEMA, FACTUR_X, FACTUR_X_PROPERTIES);
        return String.format(
                Locale.ROOT,
                TEMPLATE,
                escaped(identity.title()),
                escaped(identity.author()),
                escaped(producer),
                identity.isoDate(),
                isInvoice ? FACTUR_X_NAMESPACE : "",
                isInvoice ? FACTUR_X_VALUES : "",
                isInvoice ? schema : "",
                PDF_UA_PROPERTIES);
    }

    private static String property(String name, String type, String description) {
        return String.format(Locale.ROOT, PROPERTY, name, type, description);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
