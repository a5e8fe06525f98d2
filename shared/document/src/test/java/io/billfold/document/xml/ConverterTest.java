package io.billfold.document.xml;

import static org.assertj.core.api.Assertions.assertThat;

import com.helger.cii.d16b.CIID16BCrossIndustryInvoiceTypeMarshaller;
import com.helger.diagnostics.error.list.ErrorList;
import com.helger.en16931.cii2ubl.CIIToUBL21Converter;
import com.helger.ubl21.UBL21Marshaller;

import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.einvoice.XmlProfile;

import oasis.names.specification.ubl.schema.xsd.creditnote_21.CreditNoteType;
import oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

/**
 * Somebody else's converter makes UBL of our CII: it must say what our UBL says, element by
 * element.
 */
class ConverterTest {
    static Stream<String> samples() {
        return XmlSamples.all().entrySet().stream()
                .filter(sample -> isComparable(sample.getValue()))
                .map(Map.Entry::getKey);
    }

    /**
     * CII has no place for a second preceding document, UBL none for what the payer should quote
     * but beside a way to pay.
     */
    private static boolean isComparable(BusinessDocument document) {
        boolean quotesAlone =
                document.payment().means().isEmpty() && document.payment().remittance() != null;
        return document.references().preceding().size() < 2 && !quotesAlone;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void bothSyntaxesSayTheSame(String sample) throws Exception {
        assertSame(XmlSamples.named(sample));
    }

    @Test
    void bothSyntaxesOfDocumentsByChanceSayTheSame() throws Exception {
        for (long seed = 0; seed < 200; seed++) {
            BusinessDocument document = RandomDocuments.of(seed);
            if (isComparable(document)) {
                assertSame(document);
            }
        }
    }

    private static void assertSame(BusinessDocument document) throws Exception {
        byte[] ubl = UblXml.write(document, XmlProfile.EN_16931);
        assertThat(flat(converted(CiiXml.write(document, XmlProfile.EN_16931))))
                .isEqualTo(flat(parsed(ubl)));
    }

    private static Document converted(byte[] cii) {
        ErrorList errors = new ErrorList();
        Object ubl =
                new CIIToUBL21Converter()
                        .convertCIItoUBL(
                                new CIID16BCrossIndustryInvoiceTypeMarshaller().read(cii), errors);
        assertThat(errors.containsNoError()).as(errors.toString()).isTrue();
        return ubl instanceof InvoiceType invoice
                ? UBL21Marshaller.invoice().getAsDocument(invoice)
                : UBL21Marshaller.creditNote().getAsDocument((CreditNoteType) ubl);
    }

    private static Document parsed(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    /** Every leaf with its path, attributes and text, in the order of the paths. */
    private static List<String> flat(Document xml) {
        List<String> leaves = new ArrayList<>();
        add(leaves, xml.getDocumentElement(), "");
        return leaves.stream().map(ConverterTest::explained).sorted().toList();
    }

    private static void add(List<String> leaves, Element element, String path) {
        String here = path + "/" + element.getLocalName();
        boolean isLeaf = true;
        for (Node it = element.getFirstChild(); it != null; it = it.getNextSibling()) {
            if (it instanceof Element child) {
                add(leaves, child, here);
                isLeaf = false;
            }
        }
        if (isLeaf) {
            leaves.add(here + attributes(element) + " = " + figure(element.getTextContent()));
        }
    }

    private static String attributes(Element element) {
        StringBuilder attributes = new StringBuilder();
        NamedNodeMap all = element.getAttributes();
        for (int i = 0; i < all.getLength(); i++) {
            if (!all.item(i).getNodeName().startsWith("xmlns")) {
                attributes.append(" ").append(all.item(i));
            }
        }
        return attributes.toString();
    }

    /** The converter writes {@code 499}, we {@code 499.00}. */
    private static String figure(String text) {
        return text.matches("-?[0-9]+\\.[0-9]+") ? XmlFigures.plain(new BigDecimal(text)) : text;
    }

    /** Where the two differ and may: words that the schema wants and EN 16931 has no term for. */
    private static String explained(String leaf) {
        if (leaf.contains("/CardAccount/NetworkID = ")) {
            return "NetworkID of some network";
        }
        if (leaf.matches(".*Supplier.*/TaxScheme/ID = (?!VAT).*")) {
            return "BT-32 in a scheme that is not VAT";
        }
        // a text with a number sign of its own needs a subject code in UBL
        return leaf.replaceFirst("/Note = #AAI#(?=.*#)", "/Note = ");
    }
}
