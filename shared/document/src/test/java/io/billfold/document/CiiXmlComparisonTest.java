package io.billfold.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.document.Documents;
import io.billfold.billing.invoice.Invoice;
import io.billfold.document.xml.CiiXml;
import io.billfold.document.xml.XmlProfile;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** The XML of a document is the XML of its invoice, byte for byte. */
class CiiXmlComparisonTest {
    static Stream<String> samples() {
        return Samples.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void documentIsWrittenAsItsInvoiceWas(String sample) {
        Invoice invoice = Samples.named(sample);
        byte[] xml = CiiXml.write(Documents.of(invoice), XmlProfile.FACTUR_X_EN_16931);
        assertThat(text(xml)).isEqualTo(text(CiiWriter.write(invoice)));
    }

    private static String text(byte[] xml) {
        return new String(xml, StandardCharsets.UTF_8).replace("><", ">\n<");
    }
}
