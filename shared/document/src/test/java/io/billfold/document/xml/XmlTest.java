package io.billfold.document.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.billfold.billing.einvoice.XmlProfile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

class XmlTest {
    @Test
    void textsAreEscapedAndReadBackAsTheyWere() throws Exception {
        String text = "<a href=\"x\"> & ' ]]> \t line\nnext\r\n 😀 \u0085";
        byte[] xml =
                new Xml("root", "version=\"1\"")
                        .open("item", "list", text)
                        .leaf("name", "kind", text, text)
                        .toBytes();
        XmlTree tree = XmlTree.of(xml);
        assertThat(tree.text("item/name")).isEqualTo(text);
        assertThat(new String(xml, StandardCharsets.UTF_8))
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<root version=\"1\">")
                .contains("&lt;a href=&quot;x&quot;&gt; &amp; ' ]]&gt;")
                .endsWith("</name></item></root>");
    }

    @Test
    void whatIsAbsentIsNotWritten() {
        byte[] xml =
                new Xml("root", "a=\"b\"")
                        .leafIfPresent("none", null)
                        .leaf("some", "scheme", null, "1")
                        .toBytes();
        assertThat(new String(xml, StandardCharsets.UTF_8))
                .endsWith("<root a=\"b\"><some>1</some></root>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0001", "\u001f", "\ud800", "\udc00b", "\ufffe", "\uffff"})
    void whatXmlCannotHoldIsRefusedByItsElement(String text) {
        Xml xml = new Xml("root", "a=\"b\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> xml.leaf("cbc:Note", text))
                .withMessageStartingWith("cbc:Note has the character U+");
    }

    @Test
    void profileIsWrittenInItsSyntaxesOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> CiiXml.write(XmlSamples.named("domestic"), XmlProfile.PEPPOL_BIS_3_0))
                .withMessage("PEPPOL_BIS_3_0 is not written in CII");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                UblXml.write(
                                        XmlSamples.named("domestic"), XmlProfile.FACTUR_X_EN_16931))
                .withMessage("FACTUR_X_EN_16931 is not written in UBL");
    }
}
